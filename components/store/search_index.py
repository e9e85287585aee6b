"""The words of a build for full-text search: one SQLite file beside its tables, made and read by SQLite's own FTS5.

    found       the body paragraphs that count, by word and position (words are folded: no case, no accents)
    paragraphs  number of a paragraph in `found` -> paragraph_id
    words       every word, with the number of paragraphs it stands in
    forms       the words by their stem (Porter's, 1980), so that 'attacks' leads to attack and attacked

It is made when a build is published, and goes with it. A build that has none, or a damaged one, gets it at the first
question; where its folder cannot be written, the index is made in memory for that question.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import duckdb

from components.store.errors import SearchUnavailable
from components.store.kept import TABLES
from components.store.numbered import cursor_of

INDEX = "search.sqlite"
OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Characters that Unicode keeps out of texts: they stand around the words found, and in no text of an index."""

_VERSION = 1
_BATCH = 5_000
_PLAIN = str.maketrans({OPEN: " ", CLOSE: " ", "\0": " "})
_INDEXED = """
SELECT p.paragraph_id, p.text FROM paragraphs p JOIN articles a USING (article_id)
WHERE p.kind = 'body' AND p.duplicate_of IS NULL"""
_LATEST_FIRST = "ORDER BY a.published_from DESC NULLS LAST, p.source_file, a.position, p.position"
_PARAGRAPHS = f"{_INDEXED} {_LATEST_FIRST}"
_OF_FILES = f"{_INDEXED} AND list_contains($files, p.source_file) {_LATEST_FIRST}"
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


def change_index(path: Path, tables: duckdb.DuckDBPyConnection, gone: Collection[str], files: Collection[str]) -> None:
    """Bring an index, copied from another build, in step with tables that differ from that build's in a few files.

    `gone` are the paragraphs that it may hold and that left, `files` those whose paragraphs are new. What is new takes
    the numbers before all others, as the latest days do in an index made at once. Raises sqlite3.Error where the file
    cannot be read or written.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as index:
        _careless(index)
        index.execute("CREATE VIRTUAL TABLE counted USING fts5vocab(found, 'row')")
        index.execute("BEGIN")
        words: set[str] = set()
        left = index.execute(
            "SELECT number, text FROM paragraphs JOIN found ON found.rowid = number "
            "WHERE paragraph_id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(gone)),),
        ).fetchall()
        words |= _words_of(text for _, text in left)
        for table, column in (("found", "rowid"), ("paragraphs", "number")):
            index.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(number,) for number, _ in left])  # noqa: S608
        with closing(cursor_of(tables)) as cursor:
            rows = cursor.execute(_OF_FILES, {"files": sorted(files)}).fetchall()
        (first,) = index.execute("SELECT coalesce(min(number), 1) FROM paragraphs").fetchone()
        _insert(index, rows, first - len(rows))
        words |= _words_of(text.translate(_PLAIN) for _, text in rows)
        _recount(index, words)
        index.execute("COMMIT")
        index.execute("DROP TABLE counted")


def _recount(index: sqlite3.Connection, words: Collection[str]) -> None:
    """Count anew in how many paragraphs words stand."""
    for word in sorted(words):
        now = index.execute("SELECT doc FROM counted WHERE term = ?", (word,)).fetchone()
        before = index.execute("SELECT 1 FROM words WHERE word = ?", (word,)).fetchone()
        if now and before:
            index.execute("UPDATE words SET paragraphs = ? WHERE word = ?", (*now, word))
        elif now:
            index.execute("INSERT INTO words VALUES (?, ?)", (word, *now))
            index.execute("INSERT INTO forms (word) VALUES (?)", (word,))
        elif before:
            index.execute("DELETE FROM words WHERE word = ?", (word,))
            same = index.execute("SELECT rowid, word FROM forms WHERE forms MATCH ?", (f'"{word}"',)).fetchall()
            index.executemany("DELETE FROM forms WHERE rowid = ?", [(row,) for row, form in same if form == word])


def _words_of(texts: Iterable[str]) -> set[str]:
    """Return the words of texts as an index folds them."""
    with closing(sqlite3.connect(":memory:")) as bench:
        bench.execute(f"CREATE VIRTUAL TABLE found USING fts5(text, tokenize='{_FOLDED}')")
        bench.execute("CREATE VIRTUAL TABLE counted USING fts5vocab(found, 'row')")
        bench.executemany("INSERT INTO found (text) VALUES (?)", [(text,) for text in texts])
        return {word for (word,) in bench.execute("SELECT term FROM counted")}


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
    with closing(cursor_of(tables)) as cursor:
        rows = cursor.execute("SELECT path FROM duckdb_databases() WHERE path IS NOT NULL").fetchall()
    return next((Path(path).with_name(INDEX) for (path,) in rows if Path(path).name == TABLES), None)


def _usable(path: Path) -> bool:
    if not path.is_file():
        return False
    with suppress(sqlite3.Error), read_index(path) as index:
        return bool(index.execute("SELECT version FROM about").fetchone() == (_VERSION,))
    return False


def _fill(index: sqlite3.Connection, tables: duckdb.DuckDBPyConnection) -> None:
    _careless(index)
    try:
        index.executescript(_TABLES)
    except sqlite3.OperationalError as error:
        if "fts5" in str(error):
            raise SearchUnavailable from None
        raise
    index.execute("BEGIN")
    number = 0
    with closing(cursor_of(tables)) as cursor:
        rows = cursor.execute(_PARAGRAPHS)
        while batch := rows.fetchmany(_BATCH):
            _insert(index, batch, number + 1)
            number += len(batch)
    index.execute("COMMIT")
    index.executescript(_WORDS)
    index.execute("INSERT INTO about VALUES (?)", (_VERSION,))


def _insert(index: sqlite3.Connection, rows: Sequence[tuple[str, str]], first: int) -> None:
    """Put paragraphs, given with their texts, under the numbers from `first` on."""
    numbered = list(enumerate(rows, first))
    index.executemany("INSERT INTO paragraphs VALUES (?, ?)", [(number, key) for number, (key, _) in numbered])
    texts = [(number, text.translate(_PLAIN)) for number, (_, text) in numbered]
    index.executemany("INSERT INTO found (rowid, text) VALUES (?, ?)", texts)


def _careless(index: sqlite3.Connection) -> None:
    # a file that is not whole is thrown away, so nothing need be safe against a crash
    index.execute("PRAGMA journal_mode = OFF")
    index.execute("PRAGMA synchronous = OFF")
