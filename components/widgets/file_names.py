"""Names of files that say what is in them, safe on every system."""

import re
from datetime import date

from components.queries.filters import Filters

_UNSAFE = re.compile(r"[^\w]+")
_LONGEST = 80


def file_name(what: str, *days: date | None) -> str:
    """Return a name without its ending: mentions-over-actors_2025-11-01_2025-11-30."""
    words = _UNSAFE.sub("-", what).strip("-_").lower()[:_LONGEST].rstrip("-_") or "borderlines"
    return "_".join([words, *(day.isoformat() for day in days if day)])


def filtered_file_name(what: str, filters: Filters) -> str:
    """Return the name of a file of what the filters leave: with their dates, where a range is set."""
    return file_name(what, filters.date_from, filters.date_to)
