"""A build's tables as files, one a table: Parquet, CSV or JSON Lines; and the relation network (network.py).

Parquet and JSON Lines hold exactly what the tables hold. CSV is what people open in a spreadsheet, and article text is
written by strangers: a cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage
return, and is longer than one character) gets an apostrophe in front. A cell that begins with apostrophes and such a
character gets one more, so that `plain_cell`, which takes one off, always gives the cell back. Lists and cues are JSON
in a CSV cell.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from components import schema
from components.store.builds import Build
from components.store.network import write_gexf, write_graphml
from components.store.reading import open_tables

if TYPE_CHECKING:
    import pandas as pd

TABLE_FORMATS = ("parquet", "csv", "jsonl")
NETWORK_FORMATS = {"gexf": write_gexf, "graphml": write_graphml}
FORMATS = (*TABLE_FORMATS, *NETWORK_FORMATS)

_FORMULA = re.compile(r"'*[=+\-@\t\r].", re.S)
_BATCH = 10_000


def export_tables(build: Build, folder: Path, file_format: str = "parquet") -> list[Path]:
    """Write a build into a folder, made where needed, and return the files written.

    `file_format` is one of FORMATS; gexf and graphml give one file, `relations`, of who acts on whom.
    Raises ValueError for another format, OSError where the folder cannot be written.
    """
    if file_format not in FORMATS:
        raise ValueError(f"unknown format {file_format!r}: give one of {', '.join(FORMATS)}")
    folder.mkdir(parents=True, exist_ok=True)
    tables = open_tables(build)
    try:
        if file_format in NETWORK_FORMATS:
            path = folder / f"relations.{file_format}"
            NETWORK_FORMATS[file_format](tables, path)
            return [path]
        return [_write_table(tables, name, folder, file_format) for name in schema.TABLES]
    finally:
        tables.close()


def frame_as_csv(frame: "pd.DataFrame") -> bytes:
    """Return a frame as a CSV file for downloads, in UTF-8 with a byte order mark, which spreadsheets look for."""
    text = io.StringIO()
    plain = frame.astype(object).where(frame.notna(), None)
    rows = (dict(zip(frame.columns, values, strict=True)) for values in plain.itertuples(index=False))
    _write_csv(text, [str(name) for name in frame.columns], rows)
    return text.getvalue().encode("utf-8-sig")


def plain_cell(cell: str) -> str:
    """Return the text that a cell of an exported CSV stands for: without the apostrophe that keeps it from running."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _write_table(tables: duckdb.DuckDBPyConnection, name: str, folder: Path, file_format: str) -> Path:
    path = folder / f"{name}.{file_format}"
    rows = tables.sql(f'SELECT * FROM "{name}"').to_arrow_table()  # noqa: S608  (a name of the schema)
    if file_format == "parquet":
        pq.write_table(rows, path)
        return path
    with path.open("w", encoding="utf-8", newline="") as file:
        if file_format == "csv":
            _write_csv(file, rows.column_names, _rows(rows))
        else:
            for row in _rows(rows):
                file.write(json.dumps(row, ensure_ascii=False, default=_day) + "\n")
    return path


def _rows(rows: pa.Table) -> Iterator[dict[str, object]]:
    for batch in rows.to_batches(max_chunksize=_BATCH):
        yield from batch.to_pylist()


def _write_csv(file: io.TextIOBase | io.StringIO, names: list[str], rows: Iterator[dict[str, object]]) -> None:
    writer = csv.writer(file)  # lines end in CR LF as RFC 4180 has it, so that either character in a cell is quoted
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(value) for value in row.values()])


def _cell(value: object) -> str:
    """Return a value as a cell: nothing for a null, JSON for lists, text that no spreadsheet runs."""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if hasattr(value, "tolist"):  # numpy's numbers and arrays, of frames
        value = value.tolist()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_day)
    if value is None:
        return ""
    return _day(value) if isinstance(value, date) else str(value)


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    raise TypeError(f"a table holds a {type(value).__name__}, which no column has")
