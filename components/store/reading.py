"""Opening the tables of a build for reading: one read-only connection a build, a cursor of it for each query.

A connection may not be shared by threads, its cursors may: two queries at once on one connection raise an error or end
each other's result. Opening costs 25 to 60 ms, a cursor nothing. A new build is a new file, hence a new connection.
"""

import duckdb

from components.store.builds import POINTER, Build
from components.store.column_types import lacking
from components.store.errors import StoreDamaged, StoreOutdated


def open_tables(build: Build) -> duckdb.DuckDBPyConnection:
    """Return a connection to the tables of a build. It can neither write nor read any other file of the machine.

    Raises StoreDamaged where the file is no database, StoreOutdated where it lacks a table or column of this version.
    """
    pointer = build.database.parents[2] / POINTER
    try:
        connection = duckdb.connect(str(build.database), read_only=True)
    except duckdb.Error:
        raise StoreDamaged(pointer, f"names the build {build.id}, whose tables cannot be opened") from None
    if missing := lacking(connection):
        connection.close()
        raise StoreOutdated(pointer, build.id, missing)
    connection.execute("SET enable_external_access = false")
    return connection
