"""The words of a build for full-text search: one SQLite file beside its tables, made and read by SQLite's own FTS5.

    found       the body paragraphs that count, by word and position (words are folded: no case, no accents)
    paragraphs  number of a paragraph in `found` -> paragraph_id
    words       every word, with the number of paragraphs it stands in
    forms       the words by their stem (Porter's, 1980), so that 'attacks' leads to attack and attacked

It is made when a build is published, and goes with it. A build that has none, or a damaged one, gets it at the first
question; where its folder cannot be written, the index is made in memory for that question.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import duckdb

from components.store.errors import SearchUnavailable

INDEX = "search.sqlite"
OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Characters that Unicode keeps out of texts: they stand around the words found, and in no text of an index."""

_VERSION = 1
_BATCH = 5_000
_PLAIN = str.maketrans({OPEN: " ", CLOSE: " ", "\0": " "})
_PARAGRAPHS = """
SELECT p.paragraph_id, p.text FROM paragraphs p JOIN articles a USING (article_id)
WHERE p.kind = 'body' AND p.duplicate_of IS NULL
ORDER BY a.published_from DESC NULLS LAST, p.source_file, a.position, p.position"""
_FOLDED = "unicode61 remove_diacritics 2"
_TABLES = f"""
CREATE TABLE about (version INTEGER NOT NULL);
CREATE TABLE paragraphs (number INTEGER PRIMARY KEY, paragraph_id TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE found USING fts5(text, tokenize='{_FOLDED}');
CREATE VIRTUAL TABLE counted USING fts5vocab(found, 'row');
CREATE TABLE words (word TEXT PRIMARY KEY, paragraphs INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE forms USING fts5(word, tokenize='porter {_FOLDED}');
"""
_WORDS = """
INSERT INTO found (found) VALUES ('optimize');
INSERT INTO words SELECT term, doc FROM counted;
INSERT INTO forms (word) SELECT word FROM words;
INSERT INTO forms (forms) VALUES ('optimize');
DROP TABLE counted;
"""


def write_index(path: Path, tables: duckdb.DuckDBPyConnection) -> None:
    """Write the index of the tables of a build to a new file.

    Raises SearchUnavailable where this Python's SQLite has no FTS5, sqlite3.Error where the file cannot be written.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as index:
        _fill(index, tables)


@contextmanager
def open_index(tables: duckdb.DuckDBPyConnection) -> Iterator[sqlite3.Connection]:
    """Open the index of the build that these tables are of, for one question; it is made where there is none.

    Raises SearchUnavailable where this Python's SQLite has no FTS5.
    """
    path = index_file(tables)
    if path is not None:
        with read_index(path) as index:
            yield index
        return
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as index:
        _fill(index, tables)
        yield index


@contextmanager
def read_index(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an index that `index_file` has found, for one question."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as index:
        yield index


def index_file(tables: duckdb.DuckDBPyConnection) -> Path | None:
    """Return the file of the index of these tables, made where there is none; null where none can be kept.

    That is so for tables in memory, and where the folder of a build cannot be written. Raises SearchUnavailable.
    """
    path = _path(tables)
    if path is None or _usable(path):
        return path
    fresh = path.with_name(f"{INDEX}.{uuid4().hex}")  # two may make it at once: each its own, the last one stays
    try:
        write_index(fresh, tables)
        fresh.replace(path)
    except (OSError, sqlite3.Error):
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    return path if _usable(path) else None


def _path(tables: duckdb.DuckDBPyConnection) -> Path | None:
    """Return where the index of these tables lies; null for tables that are in memory only."""
    with closing(tables.cursor()) as cursor:
        row = cursor.execute("SELECT path FROM duckdb_databases() WHERE NOT internal").fetchone()
    return Path(row[0]).with_name(INDEX) if row and row[0] else None


def _usable(path: Path) -> bool:
    if not path.is_file():
        return False
    with suppress(sqlite3.Error), read_index(path) as index:
        return bool(index.execute("SELECT version FROM about").fetchone() == (_VERSION,))
    return False


def _fill(index: sqlite3.Connection, tables: duckdb.DuckDBPyConnection) -> None:
    # a file that is not whole is thrown away, so nothing need be safe against a crash
    index.execute("PRAGMA journal_mode = OFF")
    index.execute("PRAGMA synchronous = OFF")
    try:
        index.executescript(_TABLES)
    except sqlite3.OperationalError as error:
        if "fts5" in str(error):
            raise SearchUnavailable from None
        raise
    index.execute("BEGIN")
    number = 0
    with closing(tables.cursor()) as cursor:
        rows = cursor.execute(_PARAGRAPHS)
        while batch := rows.fetchmany(_BATCH):
            numbered = [(number + place, *row) for place, row in enumerate(batch, 1)]
            index.executemany("INSERT INTO paragraphs VALUES (?, ?)", [(n, key) for n, key, _ in numbered])
            texts = [(n, text.translate(_PLAIN)) for n, _, text in numbered]
            index.executemany("INSERT INTO found (rowid, text) VALUES (?, ?)", texts)
            number += len(batch)
    index.execute("COMMIT")
    index.executescript(_WORDS)
    index.execute("INSERT INTO about VALUES (?)", (_VERSION,))
