"""Marks of the timeline in words, and as many as one screen holds."""

import pandas as pd
import pytest

from components.widgets.moments import MOST_LANES, MOST_MARKS, in_words, most_counted


def marks(rows):
    frame = pd.DataFrame(rows, columns=["lane", "date", "basis", "polarity", "count"])
    return frame.assign(date_from=pd.to_datetime(frame["date"].where(frame["date"] != "none"), format="ISO8601"))


@pytest.mark.parametrize(
    ("date", "basis", "when"),
    [
        ("2025-12-02", "event", "2 December 2025, as the text dates it"),
        ("2025-12", "article", "December 2025, date of the article"),
        ("198X", "event", "1980s, as the text dates it"),
        ("XXXX-11-26", "event", "26 November, year not known, as the text dates it"),
        ("none", "none", "no date"),
    ],
)
def test_a_mark_says_its_date_and_what_it_rests_on(date, basis, when):
    frame = pd.DataFrame({"date": [date], "basis": [basis], "polarity": ["-"]})
    row = in_words(frame).iloc[0]
    assert row["when"] == when
    assert row["sign"] == "−"


def test_lanes_come_in_the_order_given_and_say_what_is_left_out():
    rows = [(f"L{n:02}", "2025-12-02", "event", "+", n) for n in range(MOST_LANES + 2)]
    lanes = [f"L{n:02}" for n in reversed(range(MOST_LANES + 2))]
    shown, note = most_counted(marks(rows), lanes)
    assert shown["lane"].tolist() == [f"L{n:02}" for n in range(MOST_LANES + 1, 1, -1)]
    assert note == "The first 10 of 12 lanes; the table has more."


def test_of_too_many_marks_the_newest_and_the_undated_are_kept():
    days = pd.date_range("2024-01-01", periods=MOST_MARKS + 5).strftime("%Y-%m-%d")
    rows = [("A", day, "event", "+", 1) for day in days] + [("A", "none", "none", "+", 1)]
    shown, note = most_counted(marks(rows), ["A"])
    assert len(shown) == MOST_MARKS
    assert shown["date"].iloc[-1] == "none"
    assert shown["date"].iloc[0] == days[6]
    assert note == "The newest 300 marks; the table has more."


def test_what_fits_needs_no_note():
    shown, note = most_counted(marks([("A", "2025-12-02", "event", "+", 1)]), ["A"])
    assert (len(shown), note) == (1, "")
