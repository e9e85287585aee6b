"""Dates as an analyst reads them: EDTF text in, plain English out, never more precise than what is known."""

import calendar
import re
from datetime import date

NO_DATE = "no date"

_MONTHS = calendar.month_name[1:]
_EDTF = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
_DECADE = re.compile(r"\d{3}X", re.ASCII)
_BASES = {"metadata": "from metadata", "page": "as printed on the page", "text": "inferred from the text"}


def date_in_words(edtf: str) -> str:
    """Return a date in words: 2 December 2025, December 2025, 2025, 1980s, '26 November, year not known', 'no date'.

    Text that is not one of the forms of a build comes back as it is.
    """
    if _DECADE.fullmatch(edtf):
        return f"{edtf[:3]}0s"
    found = _EDTF.fullmatch(edtf)
    if found is None:
        return edtf
    month, day = found["month"], found["day"]
    if month is not None and not 1 <= int(month) <= 12:
        return edtf
    words = [str(int(day))] if day else []
    words += [_MONTHS[int(month) - 1]] if month else []
    if found["year"] == "XXXX":
        return f"{' '.join(words)}, year not known" if words else NO_DATE
    return " ".join([*words, found["year"]])


def day_in_words(day: date) -> str:
    """Return a day in words: 2 December 2025."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def basis_in_words(basis: str) -> str:
    """Return in words what a date rests on (metadata, page, text), nothing for anything else."""
    return _BASES.get(basis, "")
