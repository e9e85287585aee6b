"""Dates as an analyst reads them: EDTF text in, plain English out, never more precise than what is known."""

from datetime import date

from components.queries.date_words import NO_DATE, basis_in_words, date_in_words, day_in_words


def shown_date(edtf: object) -> str:
    """Return a date in words, 'no date' for a null; text that is no date comes back as it is."""
    return date_in_words(edtf) if isinstance(edtf, str) and edtf else NO_DATE


def shown_day(day: date) -> str:
    """Return a day in words: 2 December 2025."""
    return day_in_words(day)


def shown_basis(basis: object) -> str:
    """Return in words what a date rests on, nothing where that is not known."""
    return basis_in_words(basis) if isinstance(basis, str) else ""
