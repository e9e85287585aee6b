"""Which days an EDTF date may mean: the dates of articles and events, for tables and queries alike.

Only what the tables hold is read (`2025-12-02`, `2025-12`, `2025`, `202X`, `XXXX-11-26`, `XXXX-11`); see the Extended
Date/Time Format of ISO 8601-2.
"""

import calendar
import re
from datetime import date

_FULL = re.compile(r"^(\d{4}|XXXX|\d{3}X)(?:-(\d{2})(?:-(\d{2}))?)?$")


def edtf_bounds(edtf: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that an EDTF date may mean; (None, None) where the year is not known.

    Text that is no date of the forms above gives (None, None) too.
    """
    parts = _FULL.match(edtf or "")
    if not parts or parts[1] == "XXXX":
        return None, None
    year, month, day = parts.groups()
    try:
        if year.endswith("X"):
            return date(int(year[:3] + "0"), 1, 1), date(int(year[:3] + "9"), 12, 31)
        if day:
            exact = date(int(year), int(month), int(day))
            return exact, exact
        if month:
            last = calendar.monthrange(int(year), int(month))[1]
            return date(int(year), int(month), 1), date(int(year), int(month), last)
        return date(int(year), 1, 1), date(int(year), 12, 31)
    except ValueError:
        return None, None


def edtf_precision(edtf: str | None) -> str | None:
    """Return `day`, `month` or `year` for an EDTF date (a decade counts as `year`), null where it is none."""
    parts = _FULL.match(edtf or "")
    if not parts:
        return None
    return "day" if parts[3] else "month" if parts[2] else "year"


def is_edtf(edtf: str) -> bool:
    """Tell whether a text is a date of the forms above that exists in the calendar (the 30th of February does not)."""
    parts = _FULL.match(edtf)
    if not parts or edtf == "XXXX":
        return False
    if parts[1] == "XXXX":
        return edtf_bounds("2000" + edtf[4:]) != (None, None)  # a leap year, so that XXXX-02-29 stands
    return edtf_bounds(edtf) != (None, None)
