"""From annotated files to a build: what it is made of, and what it says of itself."""

import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from components.knowledge.themes import load_themes
from components.preprocessing.difference import Wanted, make
from components.preprocessing.gathering import Gathered
from components.preprocessing.last_build import SegmentLost
from components.preprocessing.reading import METADATA_FILE
from components.preprocessing.recipe import Recipe
from components.preprocessing.record_json import AnnotatedSource, from_json
from components.preprocessing.tables import FileNotRead
from components.preprocessing.theme_tables import theme_tables
from components.store.errors import BuildInvalid
from components.store.segments import Segments

_UNUSABLE = (duckdb.Error, sqlite3.Error, FileNotFoundError, BuildInvalid)


def assemble(
    folder: Path,
    copies: Future[None],
    segments: Segments,
    keys: Mapping[str, str],
    recipe: Recipe,
    not_read: Sequence[FileNotRead],
) -> tuple[dict[str, int], list[str]]:
    """Write the tables of all files into a folder, starting from the copies of the last build's files that lie there;
    return their counts, and what the user should know of the files.

    `keys` are the segments of the files that were read. Where the last build cannot be used after all, the tables are
    made without it. Raises BuildInvalid where they break a rule, SegmentLost.
    """

    def read(name: str) -> AnnotatedSource:
        data = segments.read(keys[name])
        if data is None:
            raise SegmentLost(name)
        return from_json(AnnotatedSource, data)

    wanted = Wanted(keys, not_read, read, lambda: theme_tables(load_themes(recipe.knowledge)))
    started = False
    try:
        copies.result()
        started = any(folder.iterdir())
        return make(folder, wanted)
    except _UNUSABLE:
        if copies.exception() is None and not started:
            raise
        shutil.rmtree(folder)
        folder.mkdir()
        return make(folder, wanted)


def files_not_read(gathered: Gathered, reasons: Mapping[str, str]) -> list[FileNotRead]:
    """Return the files that gave no text: those that failed, here or before, and those left out on purpose."""
    failed = [FileNotRead(item.source_file, "", 0, "failed", item.reason) for item in gathered.failed]
    for task in gathered.tasks:
        if task.source_file in reasons:
            failed.append(FileNotRead(task.source_file, task.sha256, task.size, "failed", reasons[task.source_file]))
    return failed + [FileNotRead(item.source_file, "", 0, "skipped", item.reason) for item in gathered.left_out]


def told_of_build(gathered: Gathered, not_read: Sequence[FileNotRead], remarks: Sequence[str]) -> dict[str, object]:
    """Return what a build says of itself besides its counts: remarks, and the files set aside with their reasons."""
    return {
        "remarks": sorted({*gathered.remarks, *remarks}),
        "failed": {file.source_file: file.reason for file in not_read if file.status == "failed"},
        "left_out": {
            file.source_file: file.reason
            for file in not_read
            if file.status == "skipped" and file.source_file != METADATA_FILE
        },
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
