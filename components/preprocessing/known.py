"""What sources.csv of a source folder says of its articles: publisher, author, date and address of each.

A faulty row is reported and left aside, the others count.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from components import schema
from components.edtf import edtf_precision, is_edtf
from components.preprocessing.reading import METADATA_FILE, UnreadableSource, read_file

COLUMNS = (
    "source_file",
    "position",
    "publisher",
    "author",
    "published",
    "published_precision",
    "published_basis",
    "address",
)


@dataclass(frozen=True, slots=True)
class Known:
    """A row of sources.csv: what is known of one article of a file, or of all of them (`position` null)."""

    source_file: str
    position: int | None
    publisher: str | None
    author: str | None
    published: str | None
    published_precision: str | None
    published_basis: str | None
    row: int  # line of the file, for messages
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """The rows of sources.csv by source_file, and what is wrong with it in words for the user."""

    rows: Mapping[str, Sequence[Known]]
    problems: Sequence[str]


def read_metadata(folder: Path) -> Metadata:
    """Return what sources.csv of a folder says; nothing where there is no such file (or `folder` is a file)."""
    path = folder / METADATA_FILE
    if not path.is_file():
        return Metadata({}, [])
    try:
        text = read_file(path, METADATA_FILE).text
    except UnreadableSource as error:
        return Metadata({}, [str(error)])
    reader = csv.DictReader(io.StringIO(text, newline=""), skipinitialspace=True)
    header = [name.strip() for name in reader.fieldnames or ()]
    reader.fieldnames = header
    if "source_file" not in header:
        return Metadata({}, [f"{METADATA_FILE}:1: there is no column source_file; the columns are {','.join(COLUMNS)}"])
    rows: dict[str, list[Known]] = {}
    problems: list[str] = []
    try:
        for entry in reader:
            cells = {name: value.strip() for name, value in entry.items() if name and isinstance(value, str)}
            if not any(cells.values()):
                continue
            known, problem = _row(cells, reader.line_num)
            if None in entry:
                problem = "the row has more fields than the header; put quotes around a field with a comma"
            if problem:
                problems.append(f"{METADATA_FILE}:{reader.line_num}: {problem}; the row is left aside")
            elif known:
                rows.setdefault(known.source_file, []).append(known)
    except csv.Error as error:
        problems.append(f"{METADATA_FILE}:{reader.line_num}: {error}; the rows from here on are left aside")
    return Metadata(rows, problems)


def _row(cells: Mapping[str, str], row: int) -> tuple[Known | None, str | None]:
    position, published = cells.get("position", ""), cells.get("published", "")
    precision, basis = cells.get("published_precision", ""), cells.get("published_basis", "")
    if not cells.get("source_file"):
        return None, "source_file is empty"
    if position and not (position.isdecimal() and int(position) > 0):
        return None, f"position {position!r} is no whole number from 1; leave it empty for every article of the file"
    if published and not is_edtf(published):
        return None, f"published {published!r} is no date; write it as 2025-12-02, 2025-12 or 2025"
    if precision and precision not in schema.PRECISIONS:
        return None, f"published_precision {precision!r} is none of {', '.join(schema.PRECISIONS)}"
    if precision and published and precision != edtf_precision(published):
        return None, f"published {published!r} is a date of precision {edtf_precision(published)}, not {precision}"
    if basis and basis not in schema.PUBLISHED_BASES:
        return None, f"published_basis {basis!r} is none of {', '.join(schema.PUBLISHED_BASES)}"
    return Known(
        source_file=cells["source_file"].replace("\\", "/").removeprefix("./"),
        position=int(position) if position else None,
        publisher=cells.get("publisher") or None,
        author=cells.get("author") or None,
        published=published or None,
        published_precision=edtf_precision(published),
        published_basis=(basis or "metadata") if published else None,
        row=row,
        address=cells.get("address") or None,
    ), None


def unknown_files(metadata: Metadata, source_files: Sequence[str]) -> list[str]:
    """Return, in words, the rows of sources.csv whose file is not there."""
    there = set(source_files)
    return [
        f"{METADATA_FILE}:{known.row}: there is no file {known.source_file} in the folder"
        for rows in metadata.rows.values()
        for known in rows
        if known.source_file not in there
    ]
