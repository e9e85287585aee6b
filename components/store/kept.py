"""Which builds a store keeps, which one is in force, and what is done where one of their files is damaged.

The pointer file says which is in force. Whatever a bad disk did to it or to that build, the newest build that is whole
is shown meanwhile, and the next publisher mends the pointer.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.store.durable import replace_durably
from components.store.errors import StoreDamaged

POINTER, TABLES, LINKED = "current", "tables.duckdb", "linked.duckdb"
UNFINISHED = ".unfinished-"
_ID = re.compile(r"\d{6,}-[0-9a-f]{8}")
_KEPT = 2


@dataclass(frozen=True, slots=True)
class Build:
    """A published build: its id, its database file and what is known of its making."""

    id: str
    database: Path
    info: Mapping[str, Any]


def current_build(store: Path) -> Build | None:
    """Return the build in force, null where the store has none yet.

    Where the pointer or that build is damaged, the newest build that is whole is in force, until the next build mends
    it. Raises StoreDamaged where there is none.
    """
    try:
        build_id = (store / POINTER).read_bytes().decode("ascii", "replace").strip()
    except FileNotFoundError:
        return None
    try:
        return open_build(store, build_id)
    except StoreDamaged:
        for other in sorted(kept_builds(store), key=number, reverse=True):
            with suppress(StoreDamaged):
                return open_build(store, other)
        raise


def build_before(store: Path, build_id: str) -> Build | None:
    """Return the build that was in force before one, null where the store does not keep it any more."""
    older = [name for name in kept_builds(store) if number(name) < number(build_id)]
    if not older:
        return None
    try:
        return open_build(store, max(older, key=number))
    except StoreDamaged:  # it is being removed
        return None


def kept_builds(store: Path) -> list[str]:
    """Return the ids of the builds that a store keeps."""
    return [path.name for path in (store / "builds").glob("*") if _ID.fullmatch(path.name)]


def open_build(store: Path, build_id: str) -> Build:
    """Return a build that a store keeps. Raises StoreDamaged where it cannot be used."""
    if not _ID.fullmatch(build_id):
        raise StoreDamaged(store / POINTER, "does not hold the id of a build")
    folder = store / "builds" / build_id
    database = folder / TABLES
    if not database.is_file():
        raise StoreDamaged(store / POINTER, f"names the build {build_id}, which has no tables")
    try:
        info = json.loads((folder / "info.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise StoreDamaged(store / POINTER, f"names the build {build_id}, whose info.json cannot be read") from None
    if not isinstance(info, dict):
        raise StoreDamaged(store / POINTER, f"names the build {build_id}, whose info.json holds something else")
    if database.stat().st_size != info.get("bytes", database.stat().st_size):
        raise StoreDamaged(store / POINTER, f"names the build {build_id}, whose tables were cut off or added to")
    return Build(build_id, database.resolve(), info)


def is_whole(build: Build) -> bool:
    """Return whether the tables of a build are byte for byte those that were published. Reads all of them."""
    linked = build.info.get("linked_hash")  # null where no correction was made
    path = build.database.with_name(LINKED)
    if linked is not None and not (path.is_file() and hash_of(path) == linked):
        return False
    return bool(build.info.get("hash") == hash_of(build.database))


def hash_of(path: Path) -> str:
    """Return a hash of the bytes of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def number(build_id: str) -> int:
    """Return the running number of a build."""
    return int(build_id.split("-", maxsplit=1)[0])


def tidy(store: Path, current: str | None) -> None:
    """Remove builds that are too old, and what publishers that died have left; mend the pointer. The lock must be held.

    A build newer than the one in force was never put in force.
    """
    folder = store / "builds"
    for leftover in folder.glob(f"{UNFINISHED}*"):
        shutil.rmtree(leftover)
    if current is None:
        return
    names = sorted(kept_builds(store), key=number)
    kept = [name for name in names if number(name) <= number(current)][-_KEPT:]
    for name in names:
        if name not in kept:
            shutil.rmtree(folder / name)
    pointer = store / POINTER
    if not pointer.is_file() or pointer.read_bytes() != f"{current}\n".encode():
        replace_durably(pointer, current + "\n")
