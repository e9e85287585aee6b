"""Marks of the timeline as an analyst reads them: their dates in words, and the lanes that one screen holds."""

from collections.abc import Sequence

import pandas as pd

from components.widgets.dates import shown_date
from components.widgets.wording import SIGN_MARKS

MOST_LANES, MOST_MARKS = 10, 300
_BASES = {"event": "the text", "article": "its article", "none": ""}
_WORDS = {"event": "{}, as the text dates it", "article": "{}, date of the article", "none": "{}"}


def in_words(marks: pd.DataFrame) -> pd.DataFrame:
    """Return marks of queries.timeline with date_words, basis_words, sign, and `when`: what a tooltip says of both."""
    words = ["no date" if date == "none" else shown_date(date) for date in marks["date"]]
    return marks.assign(
        date_words=words,
        basis_words=marks["basis"].map(_BASES),
        sign=marks["polarity"].map(SIGN_MARKS),
        when=[_WORDS[basis].format(word) for word, basis in zip(words, marks["basis"], strict=True)],
    )


def most_counted(marks: pd.DataFrame, lanes: Sequence[str]) -> tuple[pd.DataFrame, str]:
    """Return the marks of the first lanes, in the order of `lanes`, and a note on what is left out.

    Of too many marks the newest are kept; those without a date stay.
    """
    place = {lane: number for number, lane in enumerate(lanes[:MOST_LANES])}
    shown = marks[marks["lane"].isin(place)]
    newest = shown["date_from"].sort_values(ascending=False, na_position="first", kind="stable").index[:MOST_MARKS]
    kept = shown[shown.index.isin(newest)].sort_values("lane", key=lambda lanes: lanes.map(place), kind="stable")
    notes = []
    if len(lanes) > MOST_LANES:
        notes.append(f"the first {MOST_LANES} of {len(lanes)} lanes")
    if len(shown) > MOST_MARKS:
        notes.append(f"the newest {MOST_MARKS:,} marks")
    note = " and ".join(notes)
    return kept, f"{note[0].upper()}{note[1:]}; the table has more." if note else ""
