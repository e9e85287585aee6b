"""What was fetched, kept in the store: each page as received, what its server said of it, and which feed told of it.

    STORE/fetched/pages/BO/BODY.html   the bytes of a page (unpacked), named by their hash
    STORE/fetched/fetched.sqlite       `pages`: one row an address; `entries`: one row a feed and address

Addresses are kept as their names, so without secrets, beside the hash of the whole. A page is on the disk before the
row that names it, so a crash at worst leaves bytes that no row names, or a page that is fetched once more.
"""

import errno
import hashlib
import json
import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

FOLDER = "fetched"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Page:
    """What is kept of an address: what its server said, and where the bytes are."""

    key: str  # hash of the address
    name: str  # the address without secrets
    final: str  # name of the address that gave the page, after redirects
    status: int
    etag: str
    modified: str  # header Last-Modified
    media_type: str
    fetched_at: str  # UTC, ISO 8601
    sha256: str
    size: int
    suffix: str  # of the file of its bytes, such as .html
    from_feed: int  # 1 where the bytes are an entry's text, put into a page by us


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one of its pages, and why that page is missing. The day is EDTF."""

    feed: str  # key of the feed's address
    key: str  # key of the page's address
    name: str
    title: str
    author: str
    publisher: str
    published: str
    updated: str  # as the feed writes it: it is only compared
    failure: str  # why there is no page of it; empty where there is one


class Kept:
    """The pages and entries of one store. Only for who holds the lock of the store."""

    def __init__(self, store: Path) -> None:
        """Use what is kept in a store; its folder is made when the first page is."""
        self._folder = store / FOLDER
        self._connection: sqlite3.Connection | None = None
        self.problem = ""  # what a user should know: the database was damaged

    def page(self, key: str) -> Page | None:
        """Return what is kept of an address, null where it is nothing, or its bytes are gone or damaged."""
        rows = self._rows("SELECT * FROM pages WHERE key = ?", key)
        if not rows:
            return None
        page = Page(*rows[0])
        try:
            with self.path(page).open("rb") as file:
                whole = hashlib.file_digest(file, "sha256").hexdigest() == page.sha256
        except OSError:
            return None
        return page if whole else None

    def path(self, page: Page) -> Path:
        """Return where the bytes of a page are."""
        return self._folder / "pages" / page.sha256[:2] / f"{page.sha256}{page.suffix}"

    def keep(self, page: Page, data: bytes) -> None:
        """Keep a page in place of what was kept of its address."""
        before = self._rows("SELECT sha256, suffix FROM pages WHERE key = ?", page.key)
        path = self.path(page)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        self._put("pages", page)
        for sha256, suffix in before:
            old = self._folder / "pages" / sha256[:2] / f"{sha256}{suffix}"
            if old != path and not self._rows("SELECT 1 FROM pages WHERE sha256 = ? AND suffix = ?", sha256, suffix):
                old.unlink(missing_ok=True)

    def entries(self, feed: str) -> list[Entry]:
        """Return all entries that a feed ever had, those first that were met first."""
        return [Entry(*row) for row in self._rows("SELECT * FROM entries WHERE feed = ? ORDER BY rowid", feed)]

    def note(self, entry: Entry) -> None:
        """Keep what a feed says of a page in place of what it said before."""
        self._put("entries", entry)

    def keep_only(self, addresses: Collection[str]) -> None:
        """Remove all that is kept but the pages and entries of these addresses (keys), of pages and feeds."""
        if not self._database.is_file():
            return
        keys = json.dumps(sorted(addresses))
        with self._open() as connection:
            connection.execute("DELETE FROM entries WHERE feed NOT IN (SELECT value FROM json_each(?))", (keys,))
            gone = connection.execute(
                "DELETE FROM pages WHERE key NOT IN (SELECT value FROM json_each(?) UNION SELECT key FROM entries)",
                (keys,),
            ).rowcount
        if gone:
            used = {sha256 for (sha256,) in self._rows("SELECT sha256 FROM pages")}
            for path in (self._folder / "pages").glob("*/*"):
                if path.stem not in used:
                    path.unlink()

    def close(self) -> None:
        """Let the database go."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _put(self, table: str, row: Page | Entry) -> None:
        names = [field.name for field in fields(row)]
        key = "key" if table == "pages" else "feed, key"
        sql = (
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) "  # noqa: S608  (names of our own)
            f"ON CONFLICT ({key}) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in names)}"
        )
        with self._open() as connection:
            connection.execute(sql, astuple(row))

    def _rows(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        if not self._database.is_file():
            return []
        with self._open() as connection:
            return connection.execute(sql, values).fetchall()

    @property
    def _database(self) -> Path:
        return self._folder / "fetched.sqlite"

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            if self._connection is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._connection = self._connected()
            with self._connection as connection:
                yield connection
        except sqlite3.Error as error:  # a full disk, or one that fails
            raise OSError(errno.EIO, str(error), str(self._database)) from None

    def _connected(self) -> sqlite3.Connection:
        """Return a connection to a database that is sound; one that is not is set aside, so that the build goes on."""
        connection = sqlite3.connect(self._database)
        try:
            _make_tables(connection)
        except sqlite3.DatabaseError:
            connection.close()
            aside = self._database.with_name(f"{self._database.name}.damaged")
            self._database.replace(aside)
            self.problem = (
                f"what was fetched before cannot be looked up: the file was damaged and is now {aside}; pages are "
                "fetched again, those of entries that had left their feeds are missing"
            )
            connection = sqlite3.connect(self._database)
            _make_tables(connection)
        return connection


def _make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables where there are none. Raises sqlite3.DatabaseError where what is there cannot be used."""
    with connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _VERSION) or connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError
        for table, row, key in (("pages", Page, "key"), ("entries", Entry, "feed, key")):
            columns = ", ".join(f"{field.name} NOT NULL" for field in fields(row))
            connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({columns}, PRIMARY KEY ({key}))")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
