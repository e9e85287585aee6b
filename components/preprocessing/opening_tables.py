"""Tables of articles (CSV, JSON, Parquet): each row becomes a source of its own, named NAME#ROW or NAME#ID.

The rows are written one after another to one file, so that a table of 200,000 rows makes no 200,000 files, and a task
says where in it its row stands. A faulty row is set aside by itself.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from components.edtf import is_edtf
from components.knowledge.column_mappings import FILE, ColumnMapping, load_column_mappings, mapping_beside
from components.knowledge.files import FOLDER, KnowledgeError
from components.preprocessing.page_dates import page_date
from components.preprocessing.readers.records import as_record
from components.preprocessing.reading import MAX_BYTES, UnreadableSource
from components.preprocessing.table_rows import FaultyRow, Row, open_table

MOST_ROWS = 1_000_000
_SHOWN = 12  # columns named in a message
_FIELDS = ("title", "text", "author", "publisher", "published", "address", "language")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a file that is a source of its own."""

    path: Path
    source_file: str
    offset: int
    size: int
    sha256: str


@dataclass(slots=True)
class Parts:
    """What was found in a file of many sources: each of them, what was set aside and why, what else to know."""

    parts: list[Part] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def rows_of(path: Path, name: str, into: Path, knowledge: Path = FOLDER) -> Parts:
    """Return the rows of a table as sources, written to a new file in the folder `into`.

    Raises UnreadableSource where the table cannot be read, has no rows, or no mapping fits its columns.
    """
    table = open_table(path, name)
    mapping = _mapping_for(path, name, table.columns, knowledge)
    into.mkdir(parents=True, exist_ok=True)
    found = Parts()
    undated: list[str] = []
    taken: set[str] = set()
    with (into / "rows").open("xb") as file:
        for number, row in enumerate(table.rows, 1):
            if number > MOST_ROWS:
                found.failed.append((f"{name}#{number}", f"rows from the {MOST_ROWS + 1}th on are not read; split it"))
                break
            own = f"{name}#{number}"
            try:
                fields = _fields(row, mapping, own, undated)
            except UnreadableSource as faulty:
                found.failed.append((own, f"{faulty.reason}; {faulty.remedy}"))
                continue
            own = _named(name, number, row, mapping, taken)
            found.parts.append(_written(file, into / "rows", own, as_record(table.media_type, mapping.markup, fields)))
    if not found.parts and not found.failed:
        raise UnreadableSource(name, "the table has no rows", "leave it out or save it again")
    if undated:
        found.remarks.append(
            f"{name}: the date of {len(undated)} row(s) cannot be read, such as {undated[0]!r}; "
            f"say how it is written by date_format in a mapping beside the file"
        )
    return found


def mappings_beside(path: Path) -> list[Path]:
    """Return the files that may say what the columns of a table are, the first that is there counts."""
    return [path.with_name(path.name + ".toml"), path.with_suffix(".toml")]


def _mapping_for(path: Path, name: str, columns: Sequence[str], knowledge: Path) -> ColumnMapping:
    try:
        own = next((mapping_beside(file) for file in mappings_beside(path) if file.is_file()), None)
        if own is not None:
            return _that_fits(own, name, columns)
        fitting = [mapping for mapping in load_column_mappings(knowledge) if mapping.fits(columns)]
        found = max(fitting, key=lambda mapping: len(mapping.header), default=None)
    except KnowledgeError as error:
        raise UnreadableSource(name, str(error), "mend the mapping") from None
    if found is None:
        raise UnreadableSource(
            name,
            f"no mapping fits its columns {_listed(columns)}",
            f'say what they hold in a file {path.stem}.toml beside it (text = "COLUMN", title = "COLUMN", ...), or in '
            f"{FILE}",
        )
    return found


def _that_fits(mapping: ColumnMapping, name: str, columns: Sequence[str]) -> ColumnMapping:
    there = {column.casefold() for column in columns}
    wanted = [column for key in ("text", "title") for column in mapping.columns.get(key, ())]
    if not any(column.split(".")[0] in there or column in there for column in wanted):
        raise UnreadableSource(
            name, f"{mapping.name} names {_listed(wanted)}, the table has {_listed(columns)}", "correct the mapping"
        )
    return mapping


def _listed(columns: Sequence[str]) -> str:
    more = f" and {len(columns) - _SHOWN} more" if len(columns) > _SHOWN else ""
    return ", ".join(columns[:_SHOWN]) + more


def _fields(row: Row | FaultyRow, mapping: ColumnMapping, own: str, undated: list[str]) -> dict[str, str]:
    """Return the parts of an article in a row. Raises UnreadableSource where there is none."""
    if isinstance(row, FaultyRow):
        raise UnreadableSource(own, row.reason, row.remedy)
    fields = {name: value for name in _FIELDS if (value := _first(row, mapping.columns.get(name, ())))}
    if not fields.get("text") and not fields.get("title"):
        raise UnreadableSource(own, "the row has neither text nor title", "leave it out or fill it")
    if len(fields.get("text", "")) > MAX_BYTES:
        raise UnreadableSource(own, "its text is longer than what is read of a file", "split it")
    if "published" in fields:
        day = _day(fields.pop("published"), mapping.date_format, undated)
        fields |= {"published": day} if day else {}
    if "language" in fields:
        fields["language"] = fields["language"][:2].lower()
    return fields


def _first(row: Row, columns: Sequence[str]) -> str | None:
    return next((value for column in columns if (value := row.get(column, "").strip())), None)


def _day(written: str, date_format: str | None, undated: list[str]) -> str | None:
    """Return a date as EDTF, null where it cannot be read, which is noted."""
    try:
        if date_format:
            return datetime.strptime(written, date_format).date().isoformat()
    except ValueError:
        undated.append(written)
        return None
    for found in (written[:10].replace("/", "-"), written):
        if is_edtf(found):
            return found
    day = page_date(written)
    if day is None:
        undated.append(written)
    return day


def _named(name: str, number: int, row: Row | FaultyRow, mapping: ColumnMapping, taken: set[str]) -> str:
    """Return the name of a row: by its own id where it has one that no row before it has, else by its place."""
    own = None if isinstance(row, FaultyRow) else _first(row, mapping.columns.get("id", ()))
    plain = f"{name}#{' '.join(own.split())[:80]}" if own else f"{name}#{number}"
    if plain in taken:
        plain = f"{plain} (row {number})"
    taken.add(plain)
    return plain


def _written(file: BinaryIO, path: Path, name: str, data: bytes) -> Part:
    offset = file.tell()
    file.write(data)
    return Part(path, name, offset, len(data), hashlib.sha256(data).hexdigest())
