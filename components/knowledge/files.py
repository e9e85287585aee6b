"""Read a knowledge file (TOML or CSV) and say where it is wrong: file, line and remedy.

The shipped files stand in FOLDER. An analyst's own folder holds files of the same names that extend them; whoever reads
a file names it by its path in the own folder (or in FOLDER, where there is none) and gets both, joined by `layers`.
"""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from components.knowledge.layers import REMOVE, NothingToRemove, with_own_rows, with_own_tables

FOLDER = Path(__file__).resolve().parent
SUFFIXES = (".toml", ".csv")
# files of which an own folder may bring one that is not shipped
_OF_LANGUAGE = re.compile(r"language_[a-z]{2}\.toml")


class KnowledgeError(ValueError):
    """A knowledge file cannot be used; the message names the file, the line and what to change."""

    def __init__(self, path: Path, line: int | None, remedy: str) -> None:
        """Build the message from the file, the line (None where it cannot be told) and the remedy."""
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {remedy}")


def check_folder(folder: Path) -> None:
    """Raise KnowledgeError where a folder of one's own is missing or holds a file that no stage reads."""
    if not folder.is_dir():
        raise KnowledgeError(folder, None, "no such folder; give one that holds knowledge files")
    known = sorted(path.name for path in FOLDER.iterdir() if path.suffix in SUFFIXES)
    for path in sorted(folder.iterdir()):
        if path.suffix in SUFFIXES and path.name not in known and not _OF_LANGUAGE.fullmatch(path.name):
            raise KnowledgeError(path, None, f"no stage reads a file of this name; known are {', '.join(known)}")


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file as a dictionary: the shipped one of its name, extended by this one where it is an own one.

    Raises KnowledgeError where a file is no TOML, the shipped one is missing, or a word to remove stands nowhere.
    """
    is_new = _OF_LANGUAGE.fullmatch(path.name) and not (FOLDER / path.name).exists()
    shipped = {} if is_new else _toml(FOLDER / path.name)
    if path.parent.resolve() == FOLDER or not path.exists():
        return shipped
    own = _toml(path)
    removed = own.get(REMOVE, {})
    if not isinstance(removed, dict) or not all(isinstance(words, list) for words in removed.values()):
        raise KnowledgeError(path, line_of(path, f"[{REMOVE}]"), f"[{REMOVE}]: name a list, and the words to take out")
    try:
        return with_own_tables(shipped, own)
    except NothingToRemove as word:
        remedy = f"[{REMOVE}]: {str(word)!r} stands in no shipped list of that name; correct it or take it out"
        raise KnowledgeError(path, line_of(path, str(word)), remedy) from None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise KnowledgeError(path, None, "the file is missing; restore it from the repository") from None
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(path, None, f"not valid TOML: {error}") from None
    except UnicodeDecodeError as error:
        raise KnowledgeError(path, None, f"not UTF-8 ({error}); save it as UTF-8") from None


def read_rows(path: Path, columns: tuple[str, ...], keys: int = 1) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a CSV file as (line number, column -> text). Lines that start with # are comments.

    They are those of the shipped file of its name and, where this is an own one, its rows in place of those that have
    the same first `keys` fields, and besides.
    Raises KnowledgeError where a column is missing or a row is longer or shorter than the header.
    """
    shipped = _rows(FOLDER / path.name, columns)
    if path.parent.resolve() == FOLDER or not path.exists():
        return shipped
    return with_own_rows(shipped, _rows(path, columns), keys)


def _rows(path: Path, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    rows: list[tuple[int, dict[str, str]]] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        kept = ((n, line) for n, line in enumerate(file, 1) if line.strip() and not line.startswith("#"))
        numbers: list[int] = []

        def lines() -> Iterator[str]:
            for n, line in kept:
                numbers.append(n)
                yield line

        reader = csv.DictReader(lines())
        if tuple(reader.fieldnames or ()) != columns:
            raise KnowledgeError(path, numbers[0] if numbers else 1, f"the header has to be {','.join(columns)}")
        for row in reader:
            if None in row or None in row.values():
                raise KnowledgeError(
                    path, numbers[-1], f"a row needs {len(columns)} fields; quote a field with a comma"
                )
            rows.append((numbers[-1], row))
    return rows


def line_of(path: Path, needle: str) -> int | None:
    """Return the first line of a file that holds `needle`, to point at a faulty entry; null where there is none."""
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    for number, line in enumerate(text.splitlines(), 1):
        if needle in line:
            return number
    return None


def only_keys(path: Path, entry: Mapping[str, Any], allowed: set[str], name: str) -> None:
    """Raise KnowledgeError where an entry has a key that nothing reads (mostly a typing error)."""
    for key in entry:
        if key not in allowed:
            raise KnowledgeError(
                path, line_of(path, key), f"{name}: unknown key {key!r}; known are {', '.join(sorted(allowed))}"
            )
