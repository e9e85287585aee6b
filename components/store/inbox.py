"""What was uploaded and pasted: files of the store's own inbox, under names that harm nobody.

    STORE/inbox/NAME

A file given twice is known by its content and kept once; two files of one name are both kept. The one exception is
`sources.csv`, which says what is known of the other files of the inbox: a later one replaces the one before.
"""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from components.store.durable import sync_folder
from components.store.errors import StoreUnwritable
from components.store.lock import exclusive

FOLDER = "inbox"
TABLE_OF_SOURCES = "sources.csv"
_LONGEST = 150  # bytes of a name; file systems take 255, and a number may be added
_LONGEST_ENDING = 20
_WORDS_OF_NAME = 8
_PATIENCE = 30.0  # seconds to wait for another who uploads
_UNSAFE = re.compile(r'[/\\:*?"<>|]')  # mean something to one file system or another


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as the inbox keeps it: its name there, whether the very same was there already, its content's hash."""

    name: str
    known: bool
    sha256: str


def keep_file(store: Path, name: str, data: bytes) -> Kept:
    """Keep a file that somebody gave, under a safe name like the one it had. Raises StoreUnwritable, StoreBusy."""
    folder = store / FOLDER
    safe = safe_name(name)
    digest = hashlib.sha256(data).hexdigest()
    try:
        with exclusive(store, FOLDER, _PATIENCE):
            folder.mkdir(parents=True, exist_ok=True)
            same = _same(folder, len(data), digest)
            if same is not None and safe != TABLE_OF_SOURCES:
                return Kept(same, True, digest)
            free = (
                safe if safe == TABLE_OF_SOURCES else next(one for one in _names(safe) if not (folder / one).exists())
            )
            _write(store / f"{FOLDER}.new", folder / free, data)
            return Kept(free, False, digest)
    except OSError as error:
        raise StoreUnwritable(store, f"{safe}: {error.strerror or error}") from None


def keep_text(store: Path, title: str, text: str) -> Kept:
    """Keep a text that somebody pasted, headline first, as a file named after it."""
    headline = " ".join(title.split())
    words = (headline or text).split()[:_WORDS_OF_NAME]
    whole = f"{headline}\n\n{text.strip()}\n" if headline else f"{text.strip()}\n"
    data = whole.encode("utf-8", "replace")  # half of a surrogate pair is no text
    return keep_file(store, f"{' '.join(words).rstrip('.')}.txt", data)


def remove_file(store: Path, name: str) -> bool:
    """Remove a file of the inbox; return whether it was there. Raises StoreUnwritable."""
    path = store / FOLDER / name
    if path.name != name or not path.is_file():
        return False
    try:
        path.unlink()
    except OSError as error:
        raise StoreUnwritable(store, f"{name}: {error.strerror or error}") from None
    return True


def inbox_files(store: Path) -> list[str]:
    """Return the names of the files that the inbox keeps, in order."""
    folder = store / FOLDER
    return sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


def safe_name(name: str) -> str:
    """Return a name of one file that every file system takes and no page or shell trips over, as like as can be.

    Folders, control characters and what hides a file are taken off, and what is too long.
    """
    last = re.split(r"[/\\]", name.strip().rstrip("/\\"))[-1]
    text = unicodedata.normalize("NFC", _UNSAFE.sub("_", last).encode("utf-8", "replace").decode())
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    text = " ".join(text.split()).lstrip(".- ").rstrip(". ")
    stem, dot, ending = text.rpartition(".")
    if not dot or len(ending.encode()) > _LONGEST_ENDING:
        stem, dot, ending = text, "", ""
    stem = stem.encode()[:_LONGEST].decode("utf-8", "ignore").rstrip(". ")
    return f"{stem or 'file'}{dot}{ending}"


def _names(name: str) -> Iterator[str]:
    """Yield the name, then the same with a number: 'port.txt', 'port (2).txt', ..."""
    yield name
    path, number = Path(name), 2
    while True:
        yield f"{path.stem} ({number}){path.suffix}"
        number += 1


def _same(folder: Path, size: int, digest: str) -> str | None:
    """Return the name of the file of that many bytes and that hash, null where there is none."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.stat().st_size == size:
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() == digest:
                    return path.name
    return None


def _write(fresh: Path, path: Path, data: bytes) -> None:
    """Write a file so that a build sees the whole of it or nothing, also after a crash."""
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)
