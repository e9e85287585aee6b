"""What a store holds for a reader: its tables row by row, read in a process of its own, since DuckDB has threads.

What holds row by row what an undisturbed build holds keeps the invariants of the tables: that build was checked.
"""

import hashlib
import json
import os
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from components import schema
from components.store.builds import current_build
from components.store.reading import open_tables

_KEYS = {"articles": "article_id", "paragraphs": "paragraph_id"}


@dataclass(frozen=True)
class Contents:
    """The tables of the build in force: a hash of each, ids of articles and paragraphs; or why they cannot be read."""

    tables: dict[str, str] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, tuple[str, str | None]] = field(default_factory=dict)  # name -> status, reason
    problem: str | None = None

    def lost(self, other: "Contents") -> int:
        """Return how many articles and paragraphs of another are missing here."""
        return sum((Counter(other.ids.get(key, ())) - Counter(self.ids.get(key, ()))).total() for key in _KEYS)

    def doubled(self) -> int:
        """Return how many articles and paragraphs stand here more than once."""
        return sum(len(ids) - len(set(ids)) for ids in self.ids.values())


def read(store: Path) -> Contents:
    """Return what the build in force of a store holds."""
    ours, theirs = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(ours)
        with os.fdopen(theirs, "w") as pipe:
            json.dump(_read(store), pipe)
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        told = pipe.read()
    os.waitpid(pid, 0)
    if not told:
        return Contents(problem="reading ended its process")
    tables, ids, files, problem = json.loads(told)
    return Contents(tables, ids, {name: (status, reason) for name, status, reason in files}, problem)


def _read(store: Path) -> tuple[dict[str, str], dict[str, list[str]], list[tuple[str, str, str | None]], str | None]:
    try:
        build = current_build(store)
        if build is None:
            return {}, {}, [], "no build"
        tables = open_tables(build)
        hashes = {name: _hash(tables.execute(_rows(name)).fetchall()) for name in schema.TABLES}
        ids = {
            name: [row[0] for row in tables.execute(f"SELECT {key} FROM {name}").fetchall()]
            for name, key in _KEYS.items()
        }
        files = tables.execute("SELECT source_file, status, reason FROM files").fetchall()
        tables.close()
    except Exception as error:
        return {}, {}, [], f"{type(error).__name__}: {error}"
    return hashes, ids, files, None


def _rows(table: str) -> str:
    # the id and the time of an entry differ each time it is made
    columns = "action, outcome" if table == "corrections" else "*"
    return f"SELECT {columns} FROM {table} ORDER BY ALL"


def _hash(rows: list[tuple[object, ...]]) -> str:
    return hashlib.blake2b(repr(rows).encode(), digest_size=8).hexdigest()


def leftovers(store: Path) -> list[str]:
    """Return what a store holds that a build should have taken away."""
    found = []
    for path in store.rglob("*"):
        name = path.relative_to(store).as_posix()
        if path.name.startswith(".") or path.name.endswith(".new") or name == "scratch":
            found.append(name)
    builds = [path.name for path in (store / "builds").glob("*")]
    return found + (builds if len(builds) > 2 else [])


if __name__ == "__main__":
    print(read(Path(sys.argv[1])))
