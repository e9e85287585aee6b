"""Dates in sentences: (sentence, published) -> (words, EDTF, basis)."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.edtf import edtf_precision, is_edtf
from components.preprocessing.dates import find_dates
from components.preprocessing.records import ArticleDocs

DAY = "2021-10-20"  # a Wednesday


def dates_of(nlp, texts, published=None):
    return find_dates(ArticleDocs("a", None, published, [nlp(text) for text in texts]))


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("The accord was signed on 2 December 2025.", None, [("2 December 2025", "2025-12-02", "stated")]),
        ("It was after the September 11, 2001 attacks.", None, [("September 11, 2001", "2001-09-11", "stated")]),
        ("It was signed on the 3rd of May, 1999.", None, [("3rd of May, 1999", "1999-05-03", "stated")]),
        ("Logged 2024-02-29 and 2023-02-29.", None, [("2024-02-29", "2024-02-29", "stated")]),
        ("He died on Nov. 26.", None, [("Nov. 26", "XXXX-11-26", "stated")]),
        ("He died on November 26.", "2025-12", [("November 26", "2025-11-26", "stated")]),
        ("He died on December 26.", "2025-12-02", [("December 26", "2024-12-26", "stated")]),
        ("A vote will be held on December 26.", "2025-12-02", [("December 26", "2025-12-26", "stated")]),
        ("He died on November 26.", "2025", [("November 26", "XXXX-11-26", "stated")]),
        ("Putin visited in October.", "2025-12", [("October", "2025-10", "stated")]),
        ("Putin visited in October.", "2025-03-01", [("October", "2024-10", "stated")]),
        ("Putin visited in October.", None, [("October", "XXXX-10", "stated")]),
        ("Talks began in October 2021.", "2025-03-01", [("October 2021", "2021-10", "stated")]),
        ("The visit of last October failed.", DAY, [("October", "2020-10", "relative")]),
        ("They came to power in 2021.", None, [("2021", "2021", "stated")]),
        ("The lease runs until 2042.", None, [("2042", "2042", "stated")]),
        ("War in the 1980s and the 1990s.", None, [("1980s", "198X", "stated"), ("1990s", "199X", "stated")]),
        ("They met on Wednesday.", DAY, [("Wednesday", "2021-10-20", "relative")]),
        ("They met on Thursday.", DAY, [("Thursday", "2021-10-14", "relative")]),
        ("They will meet on Thursday.", DAY, [("Thursday", "2021-10-21", "relative")]),
        ("They met last Wednesday.", DAY, [("last Wednesday", "2021-10-13", "relative")]),
        ("They meet next Friday.", DAY, [("next Friday", "2021-10-22", "relative")]),
        ("They met on Monday last week.", DAY, [("Monday last week", "2021-10-11", "relative")]),
        ("They met on Wednesday.", "2021-10", [("Wednesday", "2021-10", "relative")]),
        ("They met on Wednesday.", "2021", []),
        ("They met on Monday, March 16, 2009.", DAY, [("Monday, March 16, 2009", "2009-03-16", "stated")]),
        ("They met on Friday, October 1.", DAY, [("Friday, October 1", "2021-10-01", "stated")]),
        ("The July attack failed.", DAY, [("July", "2021-07", "stated")]),
        ("They met yesterday.", None, []),
        ("They met yesterday.", DAY, [("yesterday", "2021-10-19", "relative")]),
        ("They meet tomorrow.", "2021-12-31", [("tomorrow", "2022-01-01", "relative")]),
        ("He died last month.", "2021-01-05", [("last month", "2020-12", "relative")]),
        ("He died last week.", DAY, [("last week", "2021-10", "relative")]),
        ("He died last week.", "2021-10-05", [("last week", "2021", "relative")]),
        ("He died this year.", "2021", [("this year", "2021", "relative")]),
        ("He died two days ago.", DAY, [("two days ago", "2021-10-18", "relative")]),
        ("He left 20 years ago.", DAY, [("20 years ago", "2001", "relative")]),
        ("It began three months ago.", "2021-02", [("three months ago", "2020-11", "relative")]),
        ("He left a year ago.", None, []),
        ("“We will stay,” she said on Monday.", DAY, [("Monday", "2021-10-18", "relative")]),
        ("The next course begins on 2 February.", DAY, [("2 February", "2022-02-02", "stated")]),
        (
            "Crews would take part in a drill with ships of both navies off the island of Jeju and the peninsula in "
            "January.",
            DAY,
            [("January", "2022-01", "stated")],
        ),
        ("They may do the same from July.", DAY, [("July", "2022-07", "stated")]),
        ("They may have done the same in July.", DAY, [("July", "2021-07", "stated")]),
        ("The road is closed until March.", DAY, [("March", "2022-03", "stated")]),
        ("The road was closed until March.", DAY, [("March", "2021-03", "stated")]),
        ("Four men were killed last night.", DAY, [("last night", "2021-10-19", "relative")]),
        ("He spoke this evening.", DAY, [("this evening", "2021-10-20", "relative")]),
        (
            "It was agreed in October of the year before last.",
            DAY,
            [("October of the year before last", "2019-10", "relative")],
        ),
        ("It was agreed in May of last year.", DAY, [("May of last year", "2020-05", "relative")]),
        ("A 1951 treaty covers it.", DAY, [("1951", "1951", "stated")]),
        ("She ended a feud over a 2018 incident.", DAY, [("2018", "2018", "stated")]),
    ],
)
def test_dates_are_resolved_as_far_as_text_and_publication_allow(nlp, sentence, published, expected):
    (found,) = dates_of(nlp, [sentence], published)
    assert [(d.form, d.date, d.basis) for d in found] == expected
    assert all(sentence[d.start : d.end] == d.form for d in found)
    assert all(d.precision == edtf_precision(d.date) for d in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister may leave.",
        "May I ask you something?",
        "March with us, he told them.",
        "They march every day against the law.",
        "The March for Life drew thousands.",
        "Theresa May spoke to reporters.",
        "April Ryan asked the question.",
        "They sent 2000 soldiers to the border.",
        "A force of 2021 soldiers left.",
        "It cost $2,021 or €1999.",
        "The road is 1980 metres long.",
        "In today's world nobody listens.",
        "Flight 1989 landed.",
        "It is open Monday through Friday.",
        "Votes are held on the first Tuesday in a month of choice.",
        "They meet every Monday.",
        "Mondays are quiet.",
        "It was sold on Black Friday.",
        "“Things like that burn,” January said.",
        "The score was 21-19 on the day.",
        "Resolution 1973 was adopted.",
        "Every year in November the veterans come.",
        "He bought a 2000 watt lamp-less kettle for 1800 euros.",
    ],
)
def test_what_looks_like_a_date_and_is_none(nlp, sentence):
    assert dates_of(nlp, [sentence], DAY) == [[]]


@pytest.mark.parametrize(
    ("sentence", "form"),
    [("He died in May.", "May"), ("The talks of March failed.", "March"), ("It began in early May, he said.", "May")],
)
def test_may_and_march_the_months(nlp, sentence, form):
    assert [d.form for d in dates_of(nlp, [sentence])[0]] == [form]


def test_a_complete_date_settles_the_year_of_one_close_to_it(nlp):
    found = dates_of(nlp, ["The first attack was on 28 December 2023.", "The second came on January 4."])
    assert [d.date for dates in found for d in dates] == ["2023-12-28", "2024-01-04"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from([None, DAY, "2021-10", "2021", "XXXX-10-20", "0001-01-01", "9999-12-31"]))
def test_any_text_gives_dates_that_exist_where_they_stand(nlp, text, published):
    (found,) = dates_of(nlp, [f"In May 2020 {text} on Monday, two years ago or in 5 months"], published)
    assert all(is_edtf(d.date) for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
