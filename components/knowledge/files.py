"""Read a knowledge file (TOML or CSV) and say where it is wrong: file, line and remedy."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


class KnowledgeError(ValueError):
    """A knowledge file cannot be used; the message names the file, the line and what to change."""

    def __init__(self, path: Path, line: int | None, remedy: str) -> None:
        """Build the message from the file, the line (None where it cannot be told) and the remedy."""
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {remedy}")


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file as a dictionary. Raises KnowledgeError where it is missing or is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KnowledgeError(path, None, "the file is missing; restore it from the repository") from None
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(path, None, f"not valid TOML: {error}") from None
    except UnicodeDecodeError as error:
        raise KnowledgeError(path, None, f"not UTF-8 ({error}); save it as UTF-8") from None


def read_rows(path: Path, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a CSV file as (line number, column -> text). Lines that start with # are comments.

    Raises KnowledgeError where a column is missing or a row is longer or shorter than the header.
    """
    rows: list[tuple[int, dict[str, str]]] = []
    with path.open(encoding="utf-8", newline="") as file:
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
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
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
