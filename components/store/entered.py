"""What analysts enter about articles on the page: publisher, author and date, as rows like those of a sources.csv.

    STORE/sources.csv   source_file (as the tables name it), position (empty: every article of the file), publisher,
                        author, published (EDTF), sha256 (of the file's content when it was entered; may be empty)

What is entered here wins over the sources.csv beside a file, which wins over what stands on the page itself; a field
that is left empty here leaves the others to speak. A row is about the content: it goes with a file that is renamed or
moved. Where no file has that content any more, it is about the file of that name, which was changed.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from components.edtf import is_edtf
from components.store.errors import EntryRefused, StoreUnwritable
from components.store.lock import exclusive

FILE = "sources.csv"
COLUMNS = ("source_file", "position", "publisher", "author", "published", "sha256")
LONGEST = 300
"""Characters of a publisher or author."""
_PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Entered:
    """What is entered about one article of a file, or about all of them (`position` null)."""

    source_file: str
    position: int | None = None
    publisher: str = ""
    author: str = ""
    published: str = ""
    sha256: str = ""

    @property
    def empty(self) -> bool:
        """Whether it says nothing."""
        return not (self.publisher or self.author or self.published)


def entered(store: Path) -> list[Entered]:
    """Return what is entered, in order of files and positions; rows that cannot be used are left aside."""
    try:
        text = (store / FILE).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return []
    rows = (_row(row) for row in csv.DictReader(io.StringIO(text, newline="")))
    return _in_order(row for row in rows if row is not None)


def rows_of_files(rows: Iterable[Entered], files: Mapping[str, str]) -> dict[str, list[Entered]]:
    """Return what is entered about each file; names and content hashes are given, files without rows are left out.

    A row is about the file of its name and content; where that is not there, about all with its content, which were
    renamed or moved; where there are none, about the file of its name, whatever its content.
    """
    named: dict[str, list[str]] = {}
    for name, sha256 in files.items():
        named.setdefault(sha256, []).append(name)
    found: dict[str, list[Entered]] = {}
    for row in rows:
        same = named.get(row.sha256, []) if row.sha256 else []
        about = [row.source_file] if row.source_file in same or not same else same
        for name in about:
            if name in files:
                found.setdefault(name, []).append(row)
    return {name: sorted(own, key=lambda row: row.source_file != name) for name, own in found.items()}


def enter(store: Path, rows: Iterable[Entered], instead_of: Iterable[Entered] = ()) -> None:
    """Keep rows, each in place of what was entered about the same article; one that says nothing takes it away.

    `instead_of` are further rows that go, such as those about a file under another name. Raises EntryRefused where a
    date is none or a name too long, StoreUnwritable, StoreBusy.
    """
    fresh = [checked(row) for row in rows]
    places = {(row.source_file, row.position) for row in [*fresh, *instead_of]}
    _change(store, lambda kept: [*(one for one in kept if (one.source_file, one.position) not in places), *fresh])


def checked(row: Entered) -> Entered:
    """Return a row as it can be kept. Raises EntryRefused where a date is none or a name too long."""
    publisher, author, published = (" ".join(text.split()) for text in (row.publisher, row.author, row.published))
    if published and not is_edtf(published):
        raise EntryRefused(f"{published!r} is no date: write it as 2025-12-02, 2025-12 or 2025")
    for what, text in (("publisher", publisher), ("author", author)):
        if len(text) > LONGEST:
            raise EntryRefused(f"the {what} has {len(text):,} characters: shorten it to {LONGEST}")
    return Entered(row.source_file, row.position, publisher, author, published, row.sha256)


def _change(store: Path, change: Callable[[Sequence[Entered]], Iterable[Entered]]) -> None:
    try:
        with exclusive(store, "entered", _PATIENCE):
            kept = _in_order(row for row in change(entered(store)) if not row.empty)
            with (store / f"{FILE}.new").open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(COLUMNS)
                for row in kept:
                    position = "" if row.position is None else row.position
                    writer.writerow((row.source_file, position, row.publisher, row.author, row.published, row.sha256))
            (store / f"{FILE}.new").replace(store / FILE)
    except OSError as error:
        raise StoreUnwritable(store, f"what is known of the articles: {error.strerror or error}") from None


def _in_order(rows: Iterable[Entered]) -> list[Entered]:
    return sorted(rows, key=lambda row: (row.source_file, row.position or 0))


def _row(row: Mapping[str | None, str | list[str] | None]) -> Entered | None:
    cells = {name: value for name, value in row.items() if isinstance(name, str) and isinstance(value, str)}
    position = cells.get("position", "").strip()
    if not cells.get("source_file") or (position and not position.isdecimal()):
        return None
    return Entered(
        cells["source_file"],
        int(position) if position else None,
        cells.get("publisher", "").strip(),
        cells.get("author", "").strip(),
        cells.get("published", "").strip(),
        cells.get("sha256", "").strip(),
    )
