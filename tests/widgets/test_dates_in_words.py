"""Dates in words: never more precise than what is known."""

from datetime import date

import pytest

from components.widgets.dates import shown_basis, shown_date, shown_day


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-12-02", "2 December 2025"),
        ("2025-12", "December 2025"),
        ("2025", "2025"),
        ("198X", "1980s"),
        ("XXXX-11-26", "26 November, year not known"),
        ("XXXX-11", "November, year not known"),
        ("XXXX", "no date"),
        ("", "no date"),
        (None, "no date"),
        (float("nan"), "no date"),
        ("2025-13", "2025-13"),
        ("<b>soon</b>", "<b>soon</b>"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(edtf, words):
    assert shown_date(edtf) == words


def test_a_day_is_said_in_full():
    assert shown_day(date(2021, 10, 20)) == "20 October 2021"


@pytest.mark.parametrize(
    ("basis", "words"),
    [("metadata", "from metadata"), ("page", "as printed on the page"), ("text", "inferred from the text"), (None, "")],
)
def test_what_a_date_rests_on_is_said(basis, words):
    assert shown_basis(basis) == words
