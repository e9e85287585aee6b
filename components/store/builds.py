"""Immutable builds and the one pointer file that says which is in force.

    STORE/current                 the id of the build in force, replaced atomically
    STORE/builds/ID/tables.duckdb the tables
    STORE/builds/ID/search.sqlite the words of its paragraphs for search (search_index.py)
    STORE/builds/ID/info.json     what the build was made of: counts, versions, settings

An id is a running number and the hash of the tables. A reader that has a build open keeps it; two builds are kept.
"""

import hashlib
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from components import schema
from components.store import invariants
from components.store.column_types import create_statement, to_arrow
from components.store.errors import BuildInvalid, SearchUnavailable, StoreDamaged, StoreUnwritable
from components.store.lock import exclusive
from components.store.search_index import INDEX, write_index

if TYPE_CHECKING:  # pandas takes as long to import as all the rest
    import pandas as pd

POINTER = "current"
_ID = re.compile(r"\d{6,}-[0-9a-f]{8}")
_UNFINISHED = ".unfinished-"
_KEPT = 2


@dataclass(frozen=True, slots=True)
class Build:
    """A published build: its id, its database file and what is known of its making."""

    id: str
    database: Path
    info: Mapping[str, Any]


def publish(store: Path, frames: Mapping[str, "pd.DataFrame"], info: Mapping[str, Any]) -> Build:
    """Write the frames as a new build, check it, and put it in force; return it.

    `frames` has one frame a table of schema.TABLES, `info` anything JSON can hold; `rows` (table -> count) is added.
    Raises BuildInvalid where the frames break the schema or an invariant, StoreBusy where another process is
    publishing, StoreUnwritable where the disk does not take the tables; the build in force then stays as it was.
    """
    tables = _typed(frames)
    with exclusive(store, "publish"):
        folder = store / "builds"
        folder.mkdir(exist_ok=True)
        for leftover in folder.glob(f"{_UNFINISHED}*"):  # the lock is ours: whoever wrote it has died
            shutil.rmtree(leftover)
        build_id = f"{_next_number(folder):06d}-{_digest(tables)}"
        unfinished = folder / f"{_UNFINISHED}{build_id}"
        unfinished.mkdir()
        try:
            _write(unfinished, tables, {**info, "rows": {name: t.num_rows for name, t in tables.items()}})
        except BuildInvalid:
            shutil.rmtree(unfinished)
            raise
        except (duckdb.IOException, sqlite3.Error) as error:  # are no OSErrors
            shutil.rmtree(unfinished)
            raise StoreUnwritable(store, str(error).splitlines()[0]) from None
        _sync(unfinished)
        unfinished.rename(folder / build_id)
        _sync(folder)
        _point_to(store, build_id)
        _remove_old(folder, build_id)
    return _open(store, build_id)


def kept_builds(store: Path) -> list[str]:
    """Return the ids of the builds that a store keeps."""
    return [path.name for path in (store / "builds").glob("*") if _ID.fullmatch(path.name)]


def current_build(store: Path) -> Build | None:
    """Return the build in force, null where the store has none yet.

    Raises StoreDamaged where the pointer or the build's files cannot be used.
    """
    pointer = store / POINTER
    try:
        build_id = pointer.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        build_id = ""
    if not _ID.fullmatch(build_id):
        raise StoreDamaged(pointer, "does not hold the id of a build")
    return _open(store, build_id)


def _open(store: Path, build_id: str) -> Build:
    folder = store / "builds" / build_id
    database = folder / "tables.duckdb"
    if not database.is_file():
        raise StoreDamaged(store / POINTER, f"names the build {build_id}, which has no tables")
    try:
        info = json.loads((folder / "info.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise StoreDamaged(store / POINTER, f"names the build {build_id}, whose info.json cannot be read") from None
    if not isinstance(info, dict):
        raise StoreDamaged(store / POINTER, f"names the build {build_id}, whose info.json holds something else")
    return Build(build_id, database.resolve(), info)


def _typed(frames: Mapping[str, "pd.DataFrame"]) -> dict[str, pa.Table]:
    for name in frames:
        if name not in schema.TABLES:
            raise BuildInvalid(name, None, "the schema has no such table")
    for name in schema.TABLES:
        if name not in frames:
            raise BuildInvalid(name, None, "the table is missing; give an empty frame where there are no rows")
    return {name: to_arrow(table, frames[name]) for name, table in schema.TABLES.items()}


def _write(folder: Path, tables: Mapping[str, pa.Table], info: Mapping[str, Any]) -> None:
    connection = duckdb.connect(str(folder / "tables.duckdb"))
    try:
        for name, rows in tables.items():
            connection.execute(create_statement(schema.TABLES[name]))
            connection.register("incoming", rows)
            connection.execute(f'INSERT INTO "{name}" SELECT * FROM incoming')  # noqa: S608  (a name of the schema)
            connection.unregister("incoming")
        invariants.check(connection)
        with suppress(SearchUnavailable):  # tables without search are better than none; the Search page says why
            write_index(folder / INDEX, connection)
    finally:
        connection.close()
    text = json.dumps(info, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "info.json").write_text(text + "\n", encoding="utf-8")


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


def _next_number(folder: Path) -> int:
    taken = [int(path.name.split("-")[0]) for path in folder.iterdir() if _ID.fullmatch(path.name)]
    return max(taken, default=0) + 1


def _point_to(store: Path, build_id: str) -> None:
    fresh = store / f"{POINTER}.new"
    with fresh.open("w", encoding="ascii") as file:
        file.write(build_id + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(store / POINTER)
    _sync_folder(store)


def _sync(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_old(folder: Path, current: str) -> None:
    builds = sorted((p for p in folder.iterdir() if _ID.fullmatch(p.name)), key=lambda p: int(p.name.split("-")[0]))
    for path in builds[:-_KEPT]:
        if path.name != current:
            shutil.rmtree(path)
