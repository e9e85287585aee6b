"""How the columns of the schema are typed in Arrow and DuckDB, and how a frame becomes a typed table.

Nothing is guessed from the values: an empty list column is a list column, a column of nulls is of its own type.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from components import schema
from components.store.errors import BuildInvalid

if TYPE_CHECKING:  # pandas takes as long to import as all the rest
    import pandas as pd

CUE = pa.struct([("char_start", pa.int64()), ("char_end", pa.int64()), ("form", pa.string()), ("rule", pa.string())])

ARROW = {
    schema.TEXT: pa.string(),
    schema.WHOLE: pa.int64(),
    schema.REAL: pa.float64(),
    schema.TRUTH: pa.bool_(),
    schema.DAY: pa.date32(),
    schema.TEXTS: pa.list_(pa.string()),
    schema.CUES: pa.list_(CUE),
}

SQL = {
    schema.TEXT: "VARCHAR",
    schema.WHOLE: "BIGINT",
    schema.REAL: "DOUBLE",
    schema.TRUTH: "BOOLEAN",
    schema.DAY: "DATE",
    schema.TEXTS: "VARCHAR[]",
    schema.CUES: "STRUCT(char_start BIGINT, char_end BIGINT, form VARCHAR, rule VARCHAR)[]",
}


def create_statement(table: schema.Table) -> str:
    """Return the SQL that makes an empty table with the types of the schema."""
    columns = ", ".join(f'"{column.name}" {SQL[column.holds]}' for column in table.columns)
    return f'CREATE TABLE "{table.name}" ({columns})'


def lacking(connection: duckdb.DuckDBPyConnection) -> str | None:
    """Return the first table or column of the schema that a database lacks, in words; null where it has all."""
    sql = "SELECT table_name, list(column_name) FROM duckdb_columns()"
    sql += " WHERE schema_name = 'main' AND database_name = current_database() GROUP BY table_name"
    there = dict(connection.execute(sql).fetchall())
    for table in schema.TABLES.values():
        if table.name not in there:
            return f"table {table.name}"
        for name in table.names:
            if name not in there[table.name]:
                return f"column {table.name}.{name}"
    return None


def to_arrow(table: schema.Table, frame: "pd.DataFrame") -> pa.Table:
    """Return a frame as an Arrow table with the types of the schema; NaN, NaT and None become nulls.

    Raises BuildInvalid where a column is missing, unknown or holds values of another type.
    """
    _check_names(table, frame.columns)
    return _built(table, lambda name, of: _typed(frame[name], of))


def rows_to_arrow(table: schema.Table, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Return rows, each a value (null for none) by the name of its column, as an Arrow table of the schema's types.

    Raises BuildInvalid where a column is missing, unknown or holds values of another type.
    """
    for row in rows:
        if row.keys() != rows[0].keys():
            _check_names(table, row)
    _check_names(table, rows[0] if rows else table.names)
    return _built(table, lambda name, of: pa.array([row[name] for row in rows], of))


def _check_names(table: schema.Table, names: Iterable[object]) -> None:
    given = list(names)
    missing = [name for name in table.names if name not in given]
    unknown = [str(name) for name in given if name not in table.names]
    if missing or unknown:
        raise BuildInvalid(
            table.name,
            None,
            f"columns differ from the schema: missing {missing or 'none'}, unknown {unknown or 'none'}",
        )


def _built(table: schema.Table, array: Callable[[str, pa.DataType], pa.Array]) -> pa.Table:
    arrays = []
    for column in table.columns:
        try:
            arrays.append(array(column.name, ARROW[column.holds]))
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError) as error:
            raise BuildInvalid(table.name, None, f"{column.name} has to hold a {column.holds}: {error}") from error
    return pa.table(arrays, names=table.names)


def _typed(values: "pd.Series", arrow_type: pa.DataType) -> pa.Array:
    """Return a column as an array; None, NaN and NaT are nulls whatever they are mixed with."""
    missing = values.isna()
    if missing.all():  # a column without a value says nothing of its type
        return pa.nulls(len(values), arrow_type)
    if values.dtype == object:
        values = values.where(~missing, None)
    return pa.Array.from_pandas(values, type=arrow_type)
