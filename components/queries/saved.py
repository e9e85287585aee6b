"""What saved searches find now, and what of it is new; filters as they are kept with them."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from components.queries.filters import Filters
from components.queries.hits import FAMILIES, hits
from components.queries.picks import Pick
from components.queries.search_hits import bound
from components.queries.tables import Tables, frame


def found_by(tables: Tables, query: str, filters: Filters) -> tuple[str, ...]:
    """Return the ids of the paragraphs that a search finds. Raises QueryFaulty, SearchUnavailable."""
    pick = Pick("search", (query,))
    start, parameters = hits(FAMILIES["search"], filters, ("query",))
    sql = f"{start} SELECT DISTINCT p.paragraph_id FROM hits JOIN paragraphs p ON p.rowid = paragraph ORDER BY 1"
    return tuple(frame(tables, sql, parameters | bound(tables, pick))["paragraph_id"])


def unknown_to(tables: Tables, paragraph_ids: Collection[str]) -> frozenset[str]:
    """Return those of some paragraphs that the build of these tables does not have."""
    known = frame(
        tables,
        "SELECT paragraph_id FROM paragraphs WHERE paragraph_id IN (SELECT unnest(string_split($ids, ' ')))",
        {"ids": " ".join(paragraph_ids)},
    )
    return frozenset(paragraph_ids) - frozenset(known["paragraph_id"])


def filters_as_kept(filters: Filters) -> dict[str, Any]:
    """Return what filters set, as JSON can hold it; what is as if nothing was set is left out."""
    nothing = asdict(Filters())
    return {
        name: value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
        for name, value in asdict(filters).items()
        if value != nothing[name]
    }


def filters_of(kept: Mapping[str, Any]) -> Filters:
    """Return kept filters; a value that is not of its kind counts as not set. `Filters.checked` sees to the rest."""
    given: dict[str, Any] = {}
    for field in fields(Filters):
        value, nothing = kept.get(field.name), getattr(Filters(), field.name)
        if field.name in ("date_from", "date_to"):
            given[field.name] = _day(value)
        elif isinstance(nothing, tuple) and isinstance(value, list):
            given[field.name] = tuple(one for one in value if isinstance(one, str))
        elif isinstance(value, type(nothing)):
            given[field.name] = value
    return Filters(**given)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
