"""Dates as pages print them under a headline or at the end: which lines are date lines, and which day they name.

Month and day names come from CLDR (Babel) for the languages that news is commonly saved in.
"""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from babel.dates import get_day_names, get_month_names

from components.edtf import is_edtf

_LOCALES = ("en", "es", "fr", "de", "pt", "it", "nl", "tr", "id", "ru", "uk", "pl", "ar", "fa", "ur", "hi", "sv", "ro")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_ISO = re.compile(r"\b((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?!\d)")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}(:\d{2})?\b")
_YEAR = re.compile(r"^(19|20)\d\d$")
_ORDINAL = re.compile(r"(\d)(st|nd|rd|th|er|º|ª)\b", re.IGNORECASE)


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    return _ORDINAL.sub(r"\1", text).replace("’", "'")


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    months: dict[str, int] = {"sept": 9}
    for locale in _LOCALES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale).items():
                    word = _folded(name).strip(".")
                    if len(word) > 2 and word.isalpha():
                        months.setdefault(word, number)
    return months


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    days: set[str] = {"tues", "thurs", "thur", "weds"}
    for locale in _LOCALES:
        for width in ("wide", "abbreviated"):
            days.update(_folded(name).strip(".") for name in get_day_names(width, "format", locale).values())
    return frozenset(word for day in days for word in _TOKEN.findall(day))


def is_date_line(text: str, labels: Collection[str]) -> bool:
    """Tell whether a line is nothing but a date or a time of day, with words like 'published' (`labels`) around it."""
    folded = _folded(text)
    tokens = _TOKEN.findall(folded)
    if not tokens or len(tokens) > 18:
        return False
    months, weekdays = _months(), _weekdays()
    for token in tokens:
        if not (token.isdigit() or token in months or token in weekdays or token in labels):
            return False
    if _ISO.search(folded) or _NUMERIC.search(folded):
        return True
    digits = any(token.isdigit() for token in tokens)
    if any(token in months for token in tokens) and digits:
        return True
    return bool(_CLOCK.search(folded)) and not any(len(token) > 4 and token.isdigit() for token in tokens)


def page_date(text: str) -> str | None:
    """Return the first date that a line names as EDTF (`2025-12-02`, `2025-12`, `XXXX-12-02`), null where it has none.

    A numeric date that can be read as day and month both ways is taken only as far as both readings agree: the year.
    """
    folded = _folded(text)
    if found := _ISO.search(folded):
        return _checked(found[1], int(found[2]), int(found[3]))
    if found := _NUMERIC.search(folded):
        return _from_numeric(found)
    return _from_words(_TOKEN.findall(folded))


def _from_numeric(found: re.Match[str]) -> str | None:
    first, second = int(found[1]), int(found[3])
    year = found[4] if len(found[4]) == 4 else f"20{found[4]}"
    if found[2] == "." or first > 12 or first == second:
        return _checked(year, second, first)
    if second > 12:
        return _checked(year, first, second)
    return year


def _from_words(tokens: list[str]) -> str | None:
    months = _months()
    for place, token in enumerate(tokens):
        if token not in months:
            continue
        before = [t for t in tokens[max(0, place - 2) : place] if t not in ("de", "of", "the", "el", "le")]
        if token in ("ago",) and not (before and before[-1].isdigit()):
            continue  # '3h ago' is no August
        after = [t for t in tokens[place + 1 : place + 4] if t not in ("de", "del", "of", "г")]
        year = next((t for t in after[:2] if _YEAR.match(t)), None) or next((t for t in before if _YEAR.match(t)), None)
        day = next((t for t in (before[-1:] + after[:1]) if t.isdigit() and len(t) <= 2), None)
        if day and (date := _checked(year or "XXXX", months[token], int(day))):
            return date
        if year:
            return f"{year}-{months[token]:02d}"
    return None


def _checked(year: str, month: int, day: int) -> str | None:
    edtf = f"{year}-{month:02d}-{day:02d}"
    return edtf if is_edtf(edtf) else None
