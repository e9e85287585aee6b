"""Asking the tables of one build: parameters in, a DataFrame with settled column types out.

Every question of this package comes here. SQL text is made of fixed pieces; values from users are parameters only.
"""

from collections.abc import Mapping
from contextlib import closing
from typing import Any

import duckdb
import pandas as pd

Tables = duckdb.DuckDBPyConnection
"""A connection to one build (or a cursor of it). Each question opens a cursor of its own, so threads may share it."""


def frame(tables: Tables, sql: str, parameters: Mapping[str, object] | None = None) -> pd.DataFrame:
    """Return the rows of a query; text columns are of type str even where all is null or no row came back."""
    with closing(tables.cursor()) as cursor:
        answer = cursor.execute(sql, dict(parameters or {}))
        texts = [name for name, holds, *_ in answer.description or () if str(holds) == "VARCHAR"]
        rows = answer.df()
    untyped = [name for name in texts if rows[name].dtype == object]
    return rows.astype(dict.fromkeys(untyped, "str")) if untyped else rows


def row(tables: Tables, sql: str, parameters: Mapping[str, object] | None = None) -> tuple[Any, ...]:
    """Return the one row of a query that always has one (an aggregate)."""
    with closing(tables.cursor()) as cursor:
        found = cursor.execute(sql, dict(parameters or {})).fetchone()
    if found is None:
        raise LookupError(f"no row came back from: {sql}")
    return found
