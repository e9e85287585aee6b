"""Read a plain text file of any encoding, and find the files of a folder. Other formats: see `readers`.

The text is what the bytes decode to, with the byte order mark taken off and line endings as they stand, so that every
offset of the tables counts code points of exactly this text.
"""

import codecs
import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from components.preprocessing.records import Source

MAX_BYTES = 20_000_000  # some 3 million words; one article is a thousandth of it
METADATA_FILE = "sources.csv"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
# bytes 80-BF of Windows-1252: curly quotes, dashes, currency, spaces, no letters but four
_TYPOGRAPHIC = frozenset(range(0x80, 0xC0))


class UnreadableSource(ValueError):
    """A file cannot be read as text. Carries the file, the reason and the remedy; the message says all three."""

    def __init__(self, source_file: str, reason: str, remedy: str) -> None:
        """Keep the three parts apart, for tables, and join them for the message."""
        super().__init__(f"{source_file}: {reason}; {remedy}")
        self.source_file = source_file
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Found:
    """The files under a source: those to read as (path, source_file), those left out as (source_file, reason)."""

    sources: list[tuple[Path, str]]
    skipped: list[tuple[str, str]]


def list_sources(root: Path) -> Found:
    """Return the files of a folder (or the one file given) in the order of their names, and what was left out and why.

    `source_file` is the path relative to the folder with forward slashes; of a single file its name. Left out are
    sources.csv, hidden files and folders, links that lead nowhere or out of the folder, what is no file, and folders
    that may not be read. Raises FileNotFoundError where there is neither file nor folder at `root`.
    """
    if root.is_file():
        return Found([(root, root.name)], [])
    if not root.is_dir():
        raise FileNotFoundError(f"{root}: no such file or folder; give the path of an article or of a folder of them")
    home = root.resolve()
    sources: list[tuple[Path, str]] = []
    skipped: list[tuple[str, str]] = []
    entries, closed = _walk(root)
    for name, entry in entries:
        reason = _reason_to_skip(entry, name, home)
        if reason is None:
            sources.append((root / name, name))
        else:
            skipped.append((name, reason))
    for error in closed:
        name = Path(error.filename).relative_to(root).as_posix()
        skipped.append((name, f"the folder cannot be opened ({error.strerror}); check its permissions"))
    return Found(sources, skipped)


def _walk(root: Path) -> tuple[list[tuple[str, os.DirEntry[str]]], list[OSError]]:
    """Return all that is not a folder, links to folders included, in order, and why some folders could not be opened.

    Path.rglob would pass over a closed folder without a word. Listing a folder says of each entry what it is, so that
    only links are asked about one by one.
    """
    closed: list[OSError] = []
    found: list[tuple[str, os.DirEntry[str]]] = []
    folders = [("", str(root))]
    while folders:
        within, folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            closed.append(error)
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append((f"{within}{entry.name}/", entry.path))
            else:
                found.append((within + entry.name, entry))
    return sorted(found, key=lambda one: one[0].split("/")), closed


def _reason_to_skip(entry: os.DirEntry[str], name: str, home: Path) -> str | None:
    if name.startswith(".") or "/." in name:
        return "hidden file"
    if name == METADATA_FILE:
        return "read as what is known of the articles"
    if entry.is_symlink():
        path = Path(entry.path)
        if not path.exists():
            return "link that leads nowhere; copy the file into the folder"
        if not path.resolve().is_relative_to(home):
            return "link to a place outside the folder; copy the file into the folder"
        if path.is_dir():
            return "link to a folder, whose files are read where it stands"
    return None if entry.is_file() else "not a regular file; copy its text into a file"


def read_file(path: Path, source_file: str) -> Source:
    """Return a plain text file. Raises UnreadableSource where it is missing, empty, too large or binary."""
    return read_text(file_bytes(path, source_file), source_file)


def file_bytes(path: Path, source_file: str) -> bytes:
    """Return the bytes of a file. Raises UnreadableSource where it cannot be opened or is too large."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableSource(
                source_file,
                f"{size / 1e6:.0f} MB is more than the {MAX_BYTES / 1e6:.0f} MB that are read",
                "split the file into smaller ones",
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(
            source_file, f"cannot be opened ({error.strerror})", "check the path and its permissions"
        ) from None


def read_text(data: bytes, source_file: str) -> Source:
    """Return the bytes of a plain text, decoded. Raises UnreadableSource where they are empty or no text."""
    if not data.strip():
        raise UnreadableSource(source_file, "the file is empty", "leave it out or save the article again")
    encoding, text = decode(data, source_file)
    if len(_CONTROL.findall(text)) > len(text) / 1000:
        raise UnreadableSource(source_file, "the file is not text", "save the article as plain text (UTF-8)")
    if not text.replace("\ufeff", "").strip():
        raise UnreadableSource(source_file, "the file holds no words", "leave it out or save the article again")
    return Source(source_file, hashlib.sha256(data).hexdigest(), len(data), "text/plain", encoding, text)


def decode(data: bytes, source_file: str) -> tuple[str, str]:
    """Return the encoding and the text: by byte order mark, then UTF-8, then by what the bytes look like.

    Raises UnreadableSource where no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return encoding, data.decode(encoding)
            except UnicodeDecodeError:
                break
    try:
        return "utf-8", data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    foreign = {byte for byte in data if byte >= 0x80}
    if foreign <= _TYPOGRAPHIC and b"\x00" not in data:
        try:
            return "cp1252", data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    best = from_bytes(data).best()
    if best is None:
        raise UnreadableSource(
            source_file, "its encoding could not be told, or it is not text", "save the article as plain text (UTF-8)"
        )
    return best.encoding, data.decode(best.encoding)
