"""Opening the tables of a build for reading: one connection a build, a cursor of it for each query.

A connection may not be shared by threads, its cursors may: two queries at once on one connection raise an error or end
each other's result. Opening costs 25 to 60 ms, a cursor nothing. A new build is a new file, hence a new connection.

The connection holds three databases: `build`, the tables, read only; `numbered`, the same evidence by number
(numbered.py); and one in memory for what queries keep from one question to the next.
"""

import os

import duckdb

from components.store.builds import POINTER, Build
from components.store.column_types import lacking
from components.store.errors import StoreDamaged, StoreOutdated
from components.store.numbered import attach_numbered

_MEMORY = "400MB"
"""What one connection may hold of tables and of answers in the making; more is read again, or put on the disk."""


def open_tables(build: Build) -> duckdb.DuckDBPyConnection:
    """Return a connection to the tables of a build. It can neither write them nor read any other file of the machine.

    Raises StoreDamaged where the file is no database, StoreOutdated where it lacks a table or column of this version.
    """
    pointer = build.database.parents[2] / POINTER
    connection = duckdb.connect(config={"memory_limit": _MEMORY, "threads": os.cpu_count() or 1})
    path = str(build.database).replace("'", "''")
    try:
        connection.execute(f"ATTACH '{path}' AS build (READ_ONLY)")
    except duckdb.Error:
        connection.close()
        raise StoreDamaged(pointer, f"names the build {build.id}, whose tables cannot be opened") from None
    connection.execute("USE build")
    if missing := lacking(connection):
        connection.close()
        raise StoreOutdated(pointer, build.id, missing)
    attach_numbered(connection, build.database)
    connection.execute("SET enable_external_access = false")
    return connection
