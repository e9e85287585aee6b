"""Which columns of a table hold the parts of an article: column_mappings.toml, or a mapping beside the table."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.knowledge.files import FOLDER, KnowledgeError, line_of, only_keys, read_toml

FILE = "column_mappings.toml"
FIELDS = ("id", "text", "title", "author", "publisher", "published", "address", "language")
_OPTIONS = ("header", "markup", "date_format")


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The columns that may hold each part of an article, the first that is there and not empty counts."""

    name: str
    header: frozenset[str]  # case folded; a table that has all of them is taken for this one
    columns: Mapping[str, Sequence[str]]  # case folded, by field
    markup: bool
    date_format: str | None

    def fits(self, columns: Collection[str]) -> bool:
        """Whether a table with these columns is taken for this mapping."""
        return self.header <= {column.strip().casefold() for column in columns}


def load_column_mappings(folder: Path = FOLDER) -> list[ColumnMapping]:
    """Return the mappings of column_mappings.toml in order. Raises KnowledgeError where the file cannot be used."""
    path = folder / FILE
    mappings = []
    for name, entry in read_toml(path).items():
        if not isinstance(entry, dict):
            raise KnowledgeError(path, line_of(path, name), f"{name}: write a table [{name}] with a header")
        mapping = _mapping(path, name, entry)
        if not mapping.header:
            raise KnowledgeError(path, line_of(path, f"[{name}]"), f"{name}: header names no column")
        mappings.append(mapping)
    return mappings


def mapping_beside(path: Path) -> ColumnMapping:
    """Return the mapping of a TOML file beside a table. Raises KnowledgeError where the file cannot be used."""
    try:
        entry = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(path, None, f"it is no TOML that can be read ({error})") from None
    mapping = _mapping(path, path.name, entry)
    if not mapping.columns.get("text") and not mapping.columns.get("title"):
        raise KnowledgeError(path, None, 'say which column holds the text: text = "COLUMN"')
    return mapping


def _mapping(path: Path, name: str, entry: Mapping[str, Any]) -> ColumnMapping:
    only_keys(path, entry, {*FIELDS, *_OPTIONS}, name)
    lists = {key: _names(path, name, key, entry[key]) for key in (*FIELDS, "header") if key in entry}
    markup, date_format = entry.get("markup", False), entry.get("date_format")
    if not isinstance(markup, bool):
        raise KnowledgeError(path, line_of(path, "markup"), f"{name}: markup is true or false")
    if date_format is not None and not isinstance(date_format, str):
        raise KnowledgeError(path, line_of(path, "date_format"), f"{name}: date_format is text such as '%d/%m/%Y'")
    return ColumnMapping(name, frozenset(lists.pop("header", ())), lists, markup, date_format)


def _names(path: Path, name: str, key: str, value: object) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(one, str) and one.strip() for one in names):
        raise KnowledgeError(path, line_of(path, key), f"{name}: {key} is the name of a column, or a list of names")
    return tuple(one.strip().casefold() for one in names)
