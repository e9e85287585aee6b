"""The rows of CSV, JSON and Parquet files, one at a time: columns in small letters to text."""

import codecs
import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from components.preprocessing.parquet_rows import ParquetUnreadable, lines_of_parquet
from components.preprocessing.reading import MAX_BYTES, UnreadableSource, decode

Row = Mapping[str, str]

csv.field_size_limit(MAX_BYTES)  # by default 131,072 characters, fewer than a long report has

_DELIMITERS = ",;\t|"
_SAMPLE = 1_000_000  # bytes by which an encoding is told
_LOOKED_AT = 20  # rows of JSON whose names are taken for the columns
_MOST_JSON = 100_000_000  # bytes of a file that is one list, and read as a whole
MOST_BYTES = 4_000_000_000


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row that cannot be used, and why."""

    reason: str
    remedy: str


_NO_OBJECT = FaultyRow("it is no object of JSON", 'write {"text": "..."}')


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows are read as they are asked for."""

    media_type: str
    columns: Sequence[str]
    rows: Iterator[Row | FaultyRow]


def is_table(name: str) -> bool:
    """Tell whether a file of this name is a table of articles."""
    return name.lower().endswith(tuple(_READERS))


def open_table(path: Path, name: str) -> Table:
    """Return the columns and rows of a table. Raises UnreadableSource where it cannot be read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableSource(name, f"it is larger than {MOST_BYTES / 1e9:.0f} GB", "split it")
        return _READERS[Path(name).suffix.lower()](path, name)
    except OSError as error:
        raise UnreadableSource(name, f"cannot be opened ({error.strerror or error})", "check the file") from None


def _csv(path: Path, name: str) -> Table:
    encoding = _encoding_of(path, name)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        first = file.readline(_SAMPLE)
    delimiter = max(_DELIMITERS, key=first.count)
    rows = _csv_rows(path, encoding, delimiter)
    columns = [column.strip() for column in next(rows, [])]
    if not any(columns):
        raise UnreadableSource(name, "its first line names no columns", "put the names of the columns there")
    return Table("text/csv", columns, _by_column(rows, [column.casefold() for column in columns]))


def _csv_rows(path: Path, encoding: str, delimiter: str) -> Iterator[list[str]]:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = (line.replace("\x00", "") for line in file)
        yield from csv.reader(lines, delimiter=delimiter, skipinitialspace=True)


def _by_column(rows: Iterator[list[str]], columns: Sequence[str]) -> Iterator[Row | FaultyRow]:
    try:
        for cells in rows:
            if len(cells) > len(columns):
                fields = f"it has {len(cells)} fields, the header {len(columns)}"
                yield FaultyRow(fields, "put quotes around fields with commas")
            elif cells:  # a blank line is no row
                yield dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        yield FaultyRow(f"the rows from here on cannot be told apart ({error})", "close the quotation marks")


def _encoding_of(path: Path, name: str) -> str:
    """Return the encoding of a text file, read in pieces: as UTF-8 if it is that, else by its first million bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
        if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8)):
            return decode(sample[: len(sample) // 4 * 4], name)[0]
        if not sample.strip():
            raise UnreadableSource(name, "the file is empty", "leave it out")
        try:
            piece = sample
            while piece:
                decoder.decode(piece)
                piece = file.read(_SAMPLE)
            return "utf-8"
        except UnicodeDecodeError:
            return decode(sample, name)[0]


def _json_lines(path: Path, name: str) -> Table:
    rows = _json_rows(path)
    first = list(islice(rows, _LOOKED_AT))
    columns = dict.fromkeys(column for row in first if not isinstance(row, FaultyRow) for column in row)
    if not columns:
        raise UnreadableSource(name, "none of its first lines is an object of JSON", 'write {"text": "..."} a line')
    return Table("application/x-ndjson", list(columns), chain(first, rows))


def _json_rows(path: Path) -> Iterator[Row | FaultyRow]:
    with path.open("rb") as file:
        while line := file.readline(MAX_BYTES + 1):
            if len(line) > MAX_BYTES:
                yield FaultyRow("its line is too long", "split its text")
                while line and not line.endswith(b"\n"):
                    line = file.readline(MAX_BYTES)
            elif line.strip(b" \t\r\n\xef\xbb\xbf\x1e"):
                yield _json_row(line)


def _json_row(line: bytes) -> Row | FaultyRow:
    try:
        record = json.loads(line.decode("utf-8-sig").strip("\x1e"))
    except (ValueError, RecursionError) as error:
        return FaultyRow(f"its line is no JSON ({error})", "write one object a line")
    if not isinstance(record, dict):
        return _NO_OBJECT
    return _flat(record)


def _json(path: Path, name: str) -> Table:
    """Return the objects of a list, or the one object of a file; where it is neither, its lines."""
    if path.stat().st_size > _MOST_JSON:
        raise UnreadableSource(
            name, f"a JSON file of more than {_MOST_JSON / 1e6:.0f} MB is not read in one", "write one object a line"
        )
    try:
        content = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return _json_lines(path, name)
    records = content if isinstance(content, list) else [content]
    if not any(isinstance(record, Mapping) for record in records):
        raise UnreadableSource(name, "it holds no object of JSON", 'write a list of {"text": "..."}')
    rows = [_flat(record) if isinstance(record, Mapping) else _NO_OBJECT for record in records]
    columns = dict.fromkeys(column for row in rows[:_LOOKED_AT] if not isinstance(row, FaultyRow) for column in row)
    return Table("application/json", list(columns), iter(rows))


def _flat(record: Mapping[object, object]) -> Row:
    """Return the values of a record as text; what is inside another is named with a point: 'source.name'."""
    flat: dict[str, str] = {}
    for key, value in record.items():
        name = str(key).strip().casefold()
        if isinstance(value, Mapping):
            flat |= {f"{name}.{str(inner).casefold()}": _text(content) for inner, content in value.items()}
        else:
            flat[name] = _text(value)
    return flat


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    return str(value)


def _parquet(path: Path, name: str) -> Table:
    lines = lines_of_parquet(path)
    try:
        columns = json.loads(next(lines))
    except (StopIteration, ParquetUnreadable) as error:
        raise UnreadableSource(name, f"it is no Parquet file that can be read ({error})", "export it again") from None
    return Table("application/vnd.apache.parquet", columns, _parquet_rows(lines))


def _parquet_rows(lines: Iterator[bytes]) -> Iterator[Row | FaultyRow]:
    try:
        yield from map(_json_row, lines)
    except ParquetUnreadable as error:
        yield FaultyRow(f"the rows from here on cannot be read ({error})", "export the table again")


_READERS: Mapping[str, Callable[[Path, str], Table]] = {
    ".csv": _csv,
    ".tsv": _csv,
    ".json": _json,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".parquet": _parquet,
}
