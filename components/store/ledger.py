"""What became of every file ever given to a store, kept through all builds: an append-only file beside them.

    STORE/ledger.jsonl   a line a change of a file, and after those of a build a line that closes them:
        {"event": "given" | "changed" | "removed" | "given again", "file", "sha256", "status", "reason", "articles",
         "lines_in", "lines_body", "lines_heading", "lines_caption", "lines_furniture"}
        {"event": "build", "build", "at", "files"}

The table `files` knows the files of one build; this is what its builds have in common, and where a file stays that is
no longer given. The order of the lines counts, not the clock. What a crash left without a closing line is written anew
by the next build, from the tables of the builds that are kept.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from components.store.builds import Build, build_before, current_build
from components.store.errors import StoreDamaged, StoreUnwritable
from components.store.lock import exclusive
from components.store.reading import open_tables

FILE = "ledger.jsonl"
REMOVED, CHANGED, BUILD = "removed", "changed", "build"
LINES = ("lines_in", "lines_body", "lines_heading", "lines_caption", "lines_furniture")
_FACTS = ("sha256", "status", "reason", "articles", *LINES)
_PATIENCE = 10.0
Facts = dict[str, Any]
"""What one build says of a file: the columns of `files` named in _FACTS."""


@dataclass(slots=True)
class History:
    """One file through all builds. Moments are ISO 8601 in UTC; its facts are those of the last build that had it."""

    file: str
    given: str
    """When a build first had it."""
    seen: str
    """When a build last had it."""
    removed: str | None
    """When a build first came without it, null where it is there."""
    changes: int
    """How often its content, or what became of it, changed."""
    facts: Facts

    @property
    def status(self) -> str:
        """Return read, failed or skipped; removed where it is no longer given."""
        return REMOVED if self.removed else str(self.facts["status"])


def ledger(store: Path) -> list[History]:
    """Return every file ever given, in order of their names."""
    known = _read(store)
    for one in known.present():
        one.seen = known.at
    return [found for _, found in sorted(known.files.items())]


def record(store: Path) -> None:
    """Bring the ledger up to the build in force; what was recorded before stays as it is.

    Raises StoreUnwritable, StoreBusy.
    """
    try:
        with exclusive(store, "ledger", _PATIENCE):
            known = _read(store)
            lines: list[str] = []
            current = current_build(store)
            if current is None and known.build:  # all sources were removed
                lines = known.come_to("", _now(), {})
            fresh = _unrecorded(store, current, known.build)
            for build in fresh:
                files = _files_of(build)
                if files is not None:
                    lines += known.come_to(build.id, _moment(build), files)
            if current and not fresh:  # nothing changed, but all was seen again
                lines = known.come_to(known.build, _now(), {one.file: one.facts for one in known.present()})
            _append(store / FILE, known.end, lines)
    except OSError as error:
        raise StoreUnwritable(store, f"the ledger: {error.strerror or error}") from None


class _Known:
    """What the lines read so far say."""

    def __init__(self) -> None:
        self.files: dict[str, History] = {}
        self.build = ""
        self.at = ""  # when that build was
        self.end = 0  # bytes of the file that are closed

    def present(self) -> Iterable[History]:
        return [one for one in self.files.values() if one.removed is None]

    def come_to(self, build: str, at: str, files: Mapping[str, Facts]) -> list[str]:
        """Take in what a build has of each file and return the lines that say so, the closing one last."""
        events = list(self._events(files))
        self.close(build, at, events)
        closing = {"event": BUILD, "build": build, "at": at, "files": len(files)}
        return [json.dumps(event, ensure_ascii=True) for event in [*events, closing]]

    def _events(self, files: Mapping[str, Facts]) -> Iterator[dict[str, Any]]:
        for name, facts in files.items():
            known = self.files.get(name)
            if known is None:
                yield {"event": "given", "file": name, **facts}
            elif known.removed:
                yield {"event": "given again", "file": name, **facts}
            elif known.facts != facts:
                yield {"event": CHANGED, "file": name, **facts}
        for one in self.present():
            if one.file not in files:
                yield {"event": REMOVED, "file": one.file}

    def close(self, build: str, at: str, events: Iterable[Mapping[str, Any]]) -> None:
        """Take in the events of a build."""
        for event in events:
            name, what = str(event["file"]), event["event"]
            known = self.files.get(name)
            if what == REMOVED:
                if known:
                    known.removed, known.seen = at, self.at
                continue
            facts = {fact: event[fact] for fact in _FACTS}
            if known is None:
                self.files[name] = History(name, at, at, None, 0, facts)
            else:
                known.removed, known.facts, known.changes = None, facts, known.changes + 1
        self.build, self.at = build, at


def _read(store: Path) -> _Known:
    """Return what the ledger says, up to the last line that closes a build; nothing where there is none."""
    known = _Known()
    try:
        data = (store / FILE).read_bytes()
    except FileNotFoundError:
        return known
    events: list[Mapping[str, Any]] = []
    at = 0
    lines = data.splitlines(keepends=True)
    for line, told in zip(lines, _parsed(lines), strict=True):
        at += len(line)
        event = _checked(told)
        if event is None:
            continue  # spoilt by hand, or half of it written
        if event["event"] != BUILD:
            events.append(event)
            continue
        known.close(str(event["build"]), str(event["at"]), events)
        events, known.end = [], at
    return known


def event_of(line: bytes) -> Mapping[str, Any] | None:
    """Return what a line of the ledger says, null where it is spoilt."""
    return _checked(_parsed_alone(line))


def _parsed(lines: Sequence[bytes]) -> list[object]:
    """Return what lines say, null for what is no JSON. All at once takes a third of the time of one by one."""
    with suppress(ValueError):
        told = json.loads(b"[%b]" % b",".join(lines))
        if len(told) == len(lines):
            return list(told)
    return [_parsed_alone(line) for line in lines]


def _parsed_alone(line: bytes) -> object:
    with suppress(ValueError):
        return json.loads(line)
    return None


def _checked(event: object) -> Mapping[str, Any] | None:
    needed: tuple[str, ...] = ("event", "file")
    if isinstance(event, dict) and event.get("event") == BUILD:
        needed = ("build", "at")
    elif isinstance(event, dict) and event.get("event") != REMOVED:
        needed = ("event", "file", *_FACTS)
    return event if isinstance(event, dict) and all(name in event for name in needed) else None


def _unrecorded(store: Path, current: Build | None, last: str) -> list[Build]:
    """Return the builds that are kept and came after the one recorded last, in order."""
    if current is None or current.id == last:
        return []
    before = build_before(store, current.id)
    return [build for build in (before, current) if build and (build is current or build.id > last)]


def _files_of(build: Build) -> dict[str, Facts] | None:
    """Return what a build has of each file, null where it cannot be read: the next one tells the same."""
    try:
        tables = open_tables(build)
    except StoreDamaged:
        return None
    try:
        rows = tables.execute(f"SELECT source_file, {', '.join(_FACTS)} FROM files ORDER BY source_file").fetchall()  # noqa: S608
    finally:
        tables.close()
    return {row[0]: dict(zip(_FACTS, row[1:], strict=True)) for row in rows}


def _append(path: Path, end: int, lines: Iterable[str]) -> None:
    """Write lines after what is closed, and wait until the disk has them."""
    text = "".join(f"{line}\n" for line in lines)
    if not text:
        return
    with path.open("ab") as file:
        file.truncate(end)
        file.write(text.encode("ascii"))
        file.flush()
        os.fsync(file.fileno())


def _moment(build: Build) -> str:
    return str(build.info.get("made_at") or _now())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
