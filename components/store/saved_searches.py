"""The searches that a desk keeps: one JSON file beside the builds, which outlives them and travels with the store.

    STORE/searches.json   a list: name, query, filters, when it was saved and last opened, and what it found then

They belong to the desk, not to one person: who opens one has looked for all. What it found is kept as ids of
paragraphs, which stay the same through re-runs, so that what is new can be told whatever builds came between.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from components.store.errors import StoreBusy, StoreUnwritable
from components.store.lock import exclusive

FILE = "searches.json"
MOST_KEPT = 20_000
"""Ids of what one search found; a search that finds more is not told what is new."""
_TRIES, _PAUSE = 40, 0.05  # two of a desk may save at once
_MOST = 200  # searches


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that is kept: its name, its words and filters (as the address writes them)."""

    name: str
    query: str
    filters: Mapping[str, Any]
    saved: str
    """When it was saved, ISO 8601 in UTC."""
    looked: str = ""
    """When it was last opened."""
    seen: tuple[str, ...] | None = field(default=None)
    """Paragraphs found when it was last opened; null where they were too many to keep."""


def saved_searches(store: Path) -> list[SavedSearch]:
    """Return the searches that are kept, in order of their names; what cannot be read is left out."""
    try:
        rows = json.loads((store / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    found = [_read(row) for row in rows] if isinstance(rows, list) else []
    return sorted((search for search in found if search), key=lambda search: search.name.casefold())


def save_search(store: Path, search: SavedSearch) -> None:
    """Keep a search; one of the same name is replaced. Raises StoreUnwritable, StoreBusy."""
    _change(store, lambda kept: [*(one for one in kept if one.name != search.name), search][-_MOST:])


def remove_search(store: Path, name: str) -> None:
    """Keep a search no longer. Raises StoreUnwritable, StoreBusy."""
    _change(store, lambda kept: [one for one in kept if one.name != name])


def looked_at(store: Path, name: str, when: str, seen: tuple[str, ...]) -> None:
    """Keep when a search was opened and what it found. Raises StoreUnwritable, StoreBusy."""
    kept_ids = seen if len(seen) <= MOST_KEPT else None
    _change(store, lambda kept: [replace(one, looked=when, seen=kept_ids) if one.name == name else one for one in kept])


def _change(store: Path, change: Callable[[list[SavedSearch]], list[SavedSearch]]) -> None:
    try:
        with _alone(store):
            rows = [asdict(search) for search in change(saved_searches(store))]
            fresh = store / f"{FILE}.new"
            fresh.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            fresh.replace(store / FILE)
    except OSError as error:
        raise StoreUnwritable(store, f"the searches cannot be kept: {error.strerror or error}") from None


@contextmanager
def _alone(store: Path) -> Iterator[None]:
    for left in reversed(range(_TRIES)):
        try:
            with exclusive(store, "searches"):
                yield
                return
        except StoreBusy:
            if not left:
                raise
            time.sleep(_PAUSE)


def _read(row: object) -> SavedSearch | None:
    """Return a search as the file holds it, null for anything that is none: the file may come from anywhere."""
    if not isinstance(row, dict) or not isinstance(row.get("filters"), dict):
        return None
    texts = {name: row.get(name, "") for name in ("name", "query", "saved", "looked")}
    if not all(isinstance(text, str) for text in texts.values()) or not texts["name"] or not texts["query"]:
        return None
    seen = row.get("seen")
    ids = tuple(key for key in seen if isinstance(key, str)) if isinstance(seen, list) else None
    return SavedSearch(**texts, filters=row["filters"], seen=ids)
