"""Asking the tables of one build: parameters in, a DataFrame with settled column types out.

Every question of this package comes here. SQL text is made of fixed pieces; values from users are parameters only.
A parameter may be rows that many questions share (Kept): they are made at the first one, and stay in memory until
others take their room.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock
from typing import Any

import duckdb
import pandas as pd

from components.store.numbered import cursor_of

Tables = duckdb.DuckDBPyConnection
"""A connection to one build (or a cursor of it). Each question opens a cursor of its own, so threads may share it."""


_MOST_ROWS = 6_000_000
"""Rows that are kept of all selections together: some twenty bytes each."""
_ITSELF = 5_000  # a table takes room though it has no rows
_KEPT = f"""
SELECT table_name, {_ITSELF} + estimated_size FROM duckdb_tables()
WHERE database_name = 'memory' AND starts_with(table_name, 'kept_') ORDER BY table_oid"""
_making = Lock()


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows that many questions share: their SQL and its parameters. Kept rows that they read are asked for before."""

    sql: str
    parameters: Mapping[str, object]

    @property
    def table(self) -> str:
        """The table that holds them; its name follows from what they are."""
        asked = repr((self.sql, sorted(self.parameters.items(), key=lambda item: item[0])))
        return f"kept_{blake2b(asked.encode(), digest_size=8).hexdigest()}"


def frame(tables: Tables, sql: str, parameters: Mapping[str, object] | None = None) -> pd.DataFrame:
    """Return the rows of a query; text columns are of type str even where all is null or no row came back."""
    with _asked(tables, sql, parameters or {}) as answer:
        texts = [name for name, holds, *_ in answer.description or () if str(holds) == "VARCHAR"]
        rows = answer.df()
    untyped = [name for name in texts if rows[name].dtype == object]
    return rows.astype(dict.fromkeys(untyped, "str")) if untyped else rows


def row(tables: Tables, sql: str, parameters: Mapping[str, object] | None = None) -> tuple[Any, ...]:
    """Return the one row of a query that always has one (an aggregate)."""
    with _asked(tables, sql, parameters or {}) as answer:
        found = answer.fetchone()
    if found is None:
        raise LookupError(f"no row came back from: {sql}")
    return found


@contextmanager
def _asked(tables: Tables, sql: str, parameters: Mapping[str, object]) -> Iterator[duckdb.DuckDBPyConnection]:
    kept = [value for value in parameters.values() if isinstance(value, Kept)]
    values = _values(parameters)
    with closing(cursor_of(tables)) as cursor:
        if kept:
            _keep(cursor, kept)
        try:
            answer = cursor.execute(sql, values)
        except duckdb.CatalogException:  # another question has just taken their room
            if not kept:
                raise
            _keep(cursor, kept)
            answer = cursor.execute(sql, values)
        yield answer


def _keep(cursor: duckdb.DuckDBPyConnection, wanted: list[Kept]) -> None:
    """Make the tables of kept rows that are not there; the oldest others go where all together are too many."""
    with _making:
        there = _there(cursor)
        missing = [rows for rows in wanted if rows.table not in there]
        for rows in missing:
            # not `IF NOT EXISTS`: that asks the query though the table is there
            cursor.execute(f"CREATE TABLE memory.main.{rows.table} AS {rows.sql}", _values(rows.parameters))
        if not missing:
            return
        there, names = _there(cursor), {rows.table for rows in wanted}
        too_many = sum(there.values()) - _MOST_ROWS
        for name, size in there.items():
            if too_many > 0 and name not in names:
                cursor.execute(f"DROP TABLE memory.main.{name}")
                too_many -= size


def _there(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return the tables of kept rows with the number of their rows, oldest first."""
    return dict(cursor.execute(_KEPT).fetchall())


def _values(parameters: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in parameters.items() if not isinstance(value, Kept)}
