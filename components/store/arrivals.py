"""What the last build found other than the one before it: files that came, changed or left, from the ledger's end."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.store.ledger import BUILD, CHANGED, FILE, REMOVED, event_of

_PIECE = 1 << 16  # bytes of the ledger that are read at once


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What the last build found other than the one before it."""

    at: str
    """When, ISO 8601 in UTC."""
    came: list[Mapping[str, Any]]
    """Files that were given, or given again: `file` and the facts of the table `files`."""
    changed: list[Mapping[str, Any]]
    """Files whose content, or what became of it, is another: likewise."""
    removed: list[str]
    """Names of files that are no longer given."""


def arrivals(store: Path) -> Arrivals | None:
    """Return what the last recorded build found new, null where none is recorded. Reads the end of the ledger."""
    events: list[Mapping[str, Any]] = []
    at: str | None = None
    for line in _backwards(store / FILE):
        event = event_of(line)
        if event is None or (at is None and event["event"] != BUILD):
            continue  # spoilt, or not closed
        if event["event"] != BUILD:
            events.append(event)
        elif at is None:
            at = str(event["at"])
        else:
            break
    if at is None:
        return None
    events.reverse()
    return Arrivals(
        at,
        [event for event in events if event["event"] not in (REMOVED, CHANGED)],
        [event for event in events if event["event"] == CHANGED],
        [str(event["file"]) for event in events if event["event"] == REMOVED],
    )


def _backwards(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file, the last one first, without reading more of it than is asked for; none where none."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        start, rest = file.seek(0, os.SEEK_END), b""
        while start > 0:
            size = min(_PIECE, start)
            start -= size
            file.seek(start)
            first, *lines = (file.read(size) + rest).split(b"\n")
            yield from reversed(lines)
            rest = first
        yield rest
