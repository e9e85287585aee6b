"""Which date a phrase means, given when the article was published: as far as that allows and no further.

Dates without a year and weekdays mean the latest such day up to publication; in a sentence about what is to come, the
next one. A publication date of month or year precision settles only what is the same for all its days.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from components.edtf import edtf_bounds, edtf_precision, is_edtf

_NEAR = timedelta(days=60)  # a date without its year goes with a full date of the text at most so far away


@dataclass(frozen=True, slots=True)
class Anchor:
    """The first and last day on which the article may have been published; null where nothing is known."""

    first: date | None
    last: date | None
    precision: str | None

    @property
    def day(self) -> date | None:
        """The day of publication where it is known to the day."""
        return self.first if self.precision == "day" else None


def anchor_of(published: str | None) -> Anchor:
    """Return the anchor that a publication date gives."""
    first, last = edtf_bounds(published)
    return Anchor(first, last, edtf_precision(published) if first else None)


def month_day(month: int, day: int | None, anchor: Anchor, ahead: bool, full: date | None = None) -> str | None:
    """Return a month, or a day of it, that was named without its year, as EDTF; null where there is no such day.

    `full` is a complete date named shortly before: it settles the year where the publication date does not.
    """
    tail = f"{month:02d}" + (f"-{day:02d}" if day else "")
    if not is_edtf(f"XXXX-{tail}"):
        return None
    if anchor.first and anchor.last and anchor.precision in ("day", "month"):
        years = {_year_of(month, day, reference, ahead) for reference in (anchor.first, anchor.last)}
        if anchor.precision == "month" and (anchor.first.month, anchor.first.year) in {(month, y) for y in years}:
            years = {anchor.first.year}
        if len(years) == 1:
            found = f"{years.pop():04d}-{tail}"
            return found if is_edtf(found) else f"XXXX-{tail}"
    elif full and day:
        for year in (full.year, full.year + 1, full.year - 1):
            exact, _ = edtf_bounds(f"{year:04d}-{tail}")
            if exact and abs(exact - full) <= _NEAR:
                return f"{year:04d}-{tail}"
    return f"XXXX-{tail}"


def _year_of(month: int, day: int | None, reference: date, ahead: bool) -> int:
    named, today = (month, day or 0), (reference.month, reference.day if day else 0)
    if ahead:
        return reference.year if named >= today else reference.year + 1
    return reference.year if named <= today else reference.year - 1


def weekday(number: int, anchor: Anchor, step: str) -> str | None:
    """Return a weekday (Monday is 0) as EDTF. `step`: `past` and `last` look back, `ahead` and `next` forward.

    `past` and `ahead` include the day of publication, `last` and `next` do not.
    """
    if anchor.day is None:
        return _month_of(anchor)
    back = (anchor.day.weekday() - number) % 7
    if step in ("past", "last"):
        days = -(back or (7 if step == "last" else 0))
    else:
        forward = (number - anchor.day.weekday()) % 7
        days = forward or (7 if step == "next" else 0)
    return _moved(anchor.day, days)


def days_away(days: int, anchor: Anchor) -> str | None:
    """Return the day so many days after publication (before, where negative), as EDTF."""
    if anchor.day is None:
        return _month_of(anchor) if days == 0 else None
    return _moved(anchor.day, days)


def weeks_away(weeks: int, anchor: Anchor) -> str | None:
    """Return the month, or else the year, that holds the whole calendar week so many weeks after publication."""
    if anchor.day is None:
        return None
    try:
        monday = anchor.day - timedelta(days=anchor.day.weekday()) + timedelta(weeks=weeks)
        sunday = monday + timedelta(days=6)
    except OverflowError:
        return None
    if (monday.year, monday.month) == (sunday.year, sunday.month):
        return f"{monday.year:04d}-{monday.month:02d}"
    return f"{monday.year:04d}" if monday.year == sunday.year else None


def months_away(months: int, anchor: Anchor) -> str | None:
    """Return the month so many months after that of publication, as EDTF."""
    if anchor.first is None or anchor.precision not in ("day", "month"):
        return None
    count = anchor.first.year * 12 + anchor.first.month - 1 + months
    return _checked(f"{count // 12:04d}-{count % 12 + 1:02d}")


def years_away(years: int, anchor: Anchor) -> str | None:
    """Return the year so many years after that of publication, as EDTF."""
    return _checked(f"{anchor.first.year + years:04d}") if anchor.first else None


def _moved(day: date, days: int) -> str | None:
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _month_of(anchor: Anchor) -> str | None:
    if anchor.first is None or anchor.precision != "month":
        return None
    return f"{anchor.first.year:04d}-{anchor.first.month:02d}"


def _checked(edtf: str) -> str | None:
    return edtf if is_edtf(edtf) else None
