"""Dates as an analyst reads them: EDTF text in, plain English out, never more precise than what is known."""

import calendar
from datetime import date

from components.queries.date_words import NO_DATE, date_in_words

_MONTHS = calendar.month_name[1:]
_BASES = {"metadata": "from metadata", "page": "as printed on the page", "text": "inferred from the text"}


def shown_date(edtf: object) -> str:
    """Return a date in words, 'no date' for a null; text that is no date comes back as it is."""
    return date_in_words(edtf) if isinstance(edtf, str) and edtf else NO_DATE


def shown_day(day: date) -> str:
    """Return a day in words: 2 December 2025."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def shown_basis(basis: object) -> str:
    """Return in words what a date rests on, nothing where that is not known."""
    return _BASES.get(basis, "") if isinstance(basis, str) else ""
