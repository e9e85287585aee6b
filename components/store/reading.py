"""Questions to the tables of a build: one read-only connection a file, one cursor a query.

DuckDB connections may not be shared by threads, cursors of one may; a connection costs 25 to 60 ms, a cursor nothing.
"""

from collections.abc import Sequence
from types import TracebackType
from typing import Self

import duckdb
import pandas as pd

from components.store.builds import Build


class Tables:
    """The tables of one build, open for reading. Any number of threads may ask at once."""

    def __init__(self, build: Build) -> None:
        """Open the tables of a build."""
        self.build = build
        self._connection = duckdb.connect(str(build.database), read_only=True)
        # Queries read the tables and nothing else of the machine.
        self._connection.execute("SET enable_external_access = false")

    def query(self, sql: str, values: Sequence[object] | dict[str, object] = ()) -> pd.DataFrame:
        """Return the rows of a query as a frame; `values` fill its ? or $name places."""
        cursor = self._connection.cursor()
        try:
            return cursor.execute(sql, values).df()
        finally:
            cursor.close()

    def table(self, name: str) -> pd.DataFrame:
        """Return a whole table in the order in which it was written."""
        return self.query(f'SELECT * FROM "{name.replace(chr(34), "")}"')  # noqa: S608  (quoted)

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return the tables; leaving the block closes them."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the tables."""
        self.close()
