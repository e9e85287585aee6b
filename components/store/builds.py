"""Immutable builds and the one pointer file that says which is in force.

    STORE/current                 the id of the build in force, replaced atomically
    STORE/builds/ID/tables.duckdb the tables
    STORE/builds/ID/linked.duckdb the same before corrections, where there are any (docs/corrections.md)
    STORE/builds/ID/linking.duckdb what linking remembers, so that the next build links only what is new
    STORE/builds/ID/numbered.duckdb the evidence by number, for the pages (numbered.py)
    STORE/builds/ID/search.sqlite the words of its paragraphs for search (search_index.py)
    STORE/builds/ID/info.json     what the build was made of: counts, versions, settings

An id is a running number and the hash of the tables and corrections. A reader that has a build open keeps it; two are
kept. What linking made is never changed: corrections are applied to a copy, so that each can be taken back.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from components import schema
from components.store import invariants
from components.store.column_types import lacking, to_arrow
from components.store.corrections.applying import apply_journal
from components.store.corrections.journal import Journal, read
from components.store.durable import replace_durably, sync_files, sync_folder
from components.store.errors import (
    BuildInvalid,
    NothingToCorrect,
    SearchUnavailable,
    StoreDamaged,
    StoreOutdated,
)
from components.store.kept import (
    LINKED,
    POINTER,
    TABLES,
    UNFINISHED,
    Build,
    build_before,
    current_build,
    hash_of,
    is_whole,
    kept_builds,
    number,
    open_build,
    tidy,
)
from components.store.lock import exclusive
from components.store.numbered import NUMBERED, write_numbered
from components.store.room import writing
from components.store.search_index import INDEX, write_index
from components.store.segments import Segments
from components.store.table_rows import create_tables, insert_arrow

if TYPE_CHECKING:  # pandas takes as long to import as all the rest
    import pandas as pd

_INFO = "info.json"
_WRITE_THROUGH = "CHECKPOINT"  # closing does it too, but of a disk that is full it says nothing
PATIENCE = 60.0  # seconds to wait for another correction to be put in force, which takes one or two


def publish(
    store: Path, frames: Mapping[str, "pd.DataFrame"], info: Mapping[str, Any], *, patience: float = 0.0
) -> Build:
    """Write the frames as a new build, correct it by the journal, check it, and put it in force; return it.

    `frames` has one frame a table of schema.TABLES, that of `corrections` empty; `info` anything JSON can hold: the id
    of the tables (`linked`), the hash of the journal (`journal`), its lines that could not be used
    (`journal_problems`) and `rows` (table -> count) are added.
    Raises BuildInvalid where the frames break the schema or an invariant, StoreBusy where another process is
    publishing for `patience` seconds more, StoreUnwritable where the disk does not take the tables; the build in force
    then stays as it was.
    """
    tables = _typed(frames)
    linked = _digest(tables)
    with writing(store), exclusive(store, "publish", patience):
        return _put_in_force(store, lambda folder: _write(folder, tables), {**info, "linked": linked})


def publish_made(store: Path, made: Path, info: Mapping[str, Any], *, patience: float = 0.0) -> Build:
    """Put the linked tables, the search index and what else lies in the folder `made` in force; return the build.

    The tables have been checked by who made them; `info` has to hold their id (`linked`). The folder, which has to be
    on the disk of the store, is left empty. Else as `publish`.
    """

    def fill(folder: Path) -> None:
        for path in made.iterdir():
            path.rename(folder / path.name)

    with writing(store), exclusive(store, "publish", patience):
        return _put_in_force(store, fill, info)


def linked_files(build: Build) -> dict[str, Path]:
    """Return what a build was made of before corrections, by name: its tables, its index, what lies beside them.

    The files never change; a later build may remove them.
    """
    folder = build.database.parent
    others = {path.name: path for path in folder.iterdir() if path.name not in (TABLES, LINKED, NUMBERED, _INFO)}
    return {**others, TABLES: _linked(folder)}


def publish_corrected(store: Path, *, patience: float = PATIENCE) -> Build:
    """Put the tables of the build in force with the corrections that the journal holds now in force; return the build.

    Nothing is read, annotated or linked again: it starts from what linking made. Where the journal is as it was, the
    build in force stays. Raises NothingToCorrect where there is no build, StoreDamaged where it cannot be used or an
    older version made it; else as `publish`.
    """
    with writing(store), exclusive(store, "publish", patience):
        build = current_build(store)
        if build is None:
            raise NothingToCorrect(store)
        tidy(store, build.id)
        if build.info.get("journal", "") == read(store).digest:
            return build
        before = build.database.parent
        _check_version(store, build)
        corrected = _put_in_force(store, lambda folder: _copy(before, folder), build.info)
        Segments(store).share(build.id, corrected.id)
        return corrected


def _check_version(store: Path, build: Build) -> None:
    """Raise StoreOutdated where a build lacks what this version's corrections are applied to, or StoreDamaged."""
    missing: str | None = "record of its linked tables"
    if build.info.get("linked_hash") and not build.database.with_name(LINKED).is_file():
        raise StoreDamaged(store / POINTER, f"names the build {build.id}, whose tables before corrections are gone")
    if "linked" in build.info:
        try:
            with closing(duckdb.connect(str(_linked(build.database.parent)), read_only=True)) as connection:
                missing = lacking(connection)
        except duckdb.Error:
            raise StoreDamaged(store / POINTER, f"names the build {build.id}, whose tables cannot be opened") from None
    if missing:
        raise StoreOutdated(store / POINTER, build.id, missing)


def _linked(folder: Path) -> Path:
    """Return the tables of a build before corrections."""
    return folder / LINKED if (folder / LINKED).is_file() else folder / TABLES


def _typed(frames: Mapping[str, "pd.DataFrame"]) -> dict[str, pa.Table]:
    for name in frames:
        if name not in schema.TABLES:
            raise BuildInvalid(name, None, "the schema has no such table")
    for name in schema.TABLES:
        if name not in frames:
            raise BuildInvalid(name, None, "the table is missing; give an empty frame where there are no rows")
    return {name: to_arrow(table, frames[name]) for name, table in schema.TABLES.items()}


def _put_in_force(store: Path, fill: Callable[[Path], None], info: Mapping[str, Any]) -> Build:
    """Make a new build whose linked tables and search index `fill` puts into its folder. The lock must be held."""
    folder = store / "builds"
    folder.mkdir(exist_ok=True)
    tidy(store, _id_in_force(store))
    journal = read(store)
    build_id = f"{_next_number(store):06d}-{_digest_of(str(info['linked']), journal)}"
    unfinished = folder / f"{UNFINISHED}{build_id}"
    unfinished.mkdir()
    try:
        fill(unfinished)
        _correct(unfinished, journal, info)
        write_numbered(unfinished / NUMBERED, unfinished / TABLES)
        sync_files(unfinished)
    except BaseException:  # whatever it was, what is half done only takes room
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    unfinished.rename(folder / build_id)
    sync_folder(folder)
    replace_durably(store / POINTER, build_id + "\n")
    tidy(store, build_id)
    return open_build(store, build_id)


def _write(folder: Path, tables: Mapping[str, pa.Table]) -> None:
    """Write the linked tables and the search index of a new build."""
    connection = duckdb.connect(str(folder / TABLES))
    try:
        create_tables(connection)
        for name, rows in tables.items():
            insert_arrow(connection, name, rows)
        invariants.check(connection)
        with suppress(SearchUnavailable):  # tables without search are better than none; the Search page says why
            write_index(folder / INDEX, connection)
        connection.execute(_WRITE_THROUGH)
    finally:
        connection.close()


def _copy(before: Path, folder: Path) -> None:
    """Take the linked tables and the search index of another build, whose files never change."""
    linked = _linked(before)
    _link_or_copy(linked, folder / LINKED)
    shutil.copyfile(linked, folder / TABLES)
    for path in before.iterdir():  # no correction changes the words of a paragraph, nor what linking remembers
        if path.name not in (TABLES, LINKED, NUMBERED, _INFO):
            _link_or_copy(path, folder / path.name)


def _correct(folder: Path, journal: Journal, info: Mapping[str, Any]) -> None:
    """Apply the journal to the tables of a new build, check them again, and write what is known of the build."""
    linked = folder / LINKED
    if not journal.corrections:
        linked.unlink(missing_ok=True)
    elif not linked.is_file():
        shutil.copyfile(folder / TABLES, linked)
    connection = duckdb.connect(str(folder / TABLES))
    try:
        if journal.corrections:
            apply_journal(connection, journal)
            _check_corrected(connection)
            connection.execute(_WRITE_THROUGH)
        count = "SELECT count(*) FROM "
        rows = {name: connection.execute(f'{count}"{name}"').fetchall()[0][0] for name in schema.TABLES}
    finally:
        connection.close()
    problems = [str(problem) for problem in journal.problems]
    told = {**info, "journal": journal.digest, "journal_problems": problems, "rows": rows}
    told["linked_hash"] = hash_of(linked) if journal.corrections else None
    told |= {"bytes": (folder / TABLES).stat().st_size, "hash": hash_of(folder / TABLES)}
    text = json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / _INFO).write_text(text + "\n", encoding="utf-8")


def _check_corrected(connection: duckdb.DuckDBPyConnection) -> None:
    try:
        invariants.check(connection)
    except BuildInvalid as error:
        remedy = "(after corrections: take back the last one with `python -m components corrections undo`)"
        raise BuildInvalid(error.table, error.row, f"{error.rule} {remedy}") from None


def _link_or_copy(path: Path, to: Path) -> None:
    try:
        os.link(path, to)
    except OSError:  # a file system without links
        shutil.copyfile(path, to)


def _digest(tables: Mapping[str, pa.Table]) -> str:
    """Return eight digits that depend on the content of the tables alone."""
    digest = hashlib.blake2b(digest_size=4)
    for name, rows in tables.items():
        digest.update(name.encode())
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, rows.schema) as writer:
            writer.write_table(rows.combine_chunks())
        digest.update(sink.getvalue())
    return digest.hexdigest()


def _digest_of(linked: str, journal: Journal) -> str:
    """Return eight digits that depend on linked tables and corrections: those of the tables where there are none."""
    if not journal.corrections:
        return linked
    return hashlib.blake2b(f"{linked} {journal.digest}".encode(), digest_size=4).hexdigest()


def _id_in_force(store: Path) -> str | None:
    with suppress(StoreDamaged):  # this build mends it
        build = current_build(store)
        return build.id if build else None
    return None


def _next_number(store: Path) -> int:
    return max(map(number, kept_builds(store)), default=0) + 1


__all__ = [
    "PATIENCE",
    "POINTER",
    "Build",
    "build_before",
    "current_build",
    "is_whole",
    "kept_builds",
    "publish",
    "publish_corrected",
]
