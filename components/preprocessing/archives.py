"""Archives as sources: unpacked into a folder of their own, within bounds, and never outside it.

Zip, tar (plain or packed with gzip, bzip2 or xz), and single files packed so.
"""

import bz2
import gzip
import io
import lzma
import shutil
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Any

MOST_FILES = 100_000
MOST_BYTES = 2_000_000_000  # unpacked
MOST_RATIO = 200  # unpacked to packed; text packs some 3 to 10 times, a bomb a thousand times
_SMALL = 1_000_000  # bytes; less does no harm, however well it is packed
_AT_ONCE = 50_000_000  # bytes that are read in one go; headers of tar may claim any number
_PIECE = 1 << 18

_PACKED: Mapping[bytes, Callable[..., Any]] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ\x00": lzma.open}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # the second: of an empty one
_DAMAGED = (EOFError, NotImplementedError, zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError)
# a zip that holds one of these is a document
_DOCUMENT = frozenset({"[Content_Types].xml", "mimetype", "META-INF/container.xml", "content.xml"})


class ArchiveRefused(ValueError):
    """An archive cannot be used; the message says which, why and what to do."""


@dataclass(slots=True)
class Budget:
    """How much may still be unpacked, in an archive and all archives inside it together."""

    files: int
    bytes: int

    @classmethod
    def whole(cls) -> "Budget":
        """The bounds of this module."""
        return cls(MOST_FILES, MOST_BYTES)


def is_archive(path: Path) -> bool:
    """Tell by its first bytes whether a file is an archive; documents that are zip files inside are none."""
    try:
        with path.open("rb", buffering=0) as file:
            head = file.read(512)
        if head.startswith(_ZIP):
            with zipfile.ZipFile(path) as archive:
                return not _DOCUMENT & set(archive.namelist())
    except (OSError, ValueError, *_DAMAGED):
        return False
    return head[257:262] == b"ustar" or any(head.startswith(signature) for signature in _PACKED)


def unpack(archive: Path, into: Path, budget: Budget | None = None) -> list[tuple[str, str]]:
    """Unpack an archive into an empty folder; return the members left out as (name, reason).

    Left out are members whose path leads outside, links, and encrypted or damaged ones. Raises ArchiveRefused where
    the file is no archive, or unpacks to more than the bounds of this module or what is left of the `budget`.
    """
    left = budget or Budget.whole()
    try:
        with archive.open("rb") as file:
            head = file.read(512)
        opener = next((opener for signature, opener in _PACKED.items() if head.startswith(signature)), None)
        if opener is None and head[257:262] != b"ustar":
            return _unzip(archive, into, left)
        with opener(archive, "rb") if opener else archive.open("rb") as stream:
            return _untar(archive, stream, into, left)
    except (OSError, *_DAMAGED) as error:
        raise ArchiveRefused(f"{archive}: not a usable archive ({error}); pack the folder again") from None


def _unzip(archive: Path, into: Path, left: Budget) -> list[tuple[str, str]]:
    left_out: list[tuple[str, str]] = []
    with zipfile.ZipFile(archive) as file:
        members = [member for member in file.infolist() if not member.is_dir()]
        _refuse_empty(archive, len(members))
        _refuse_bombs(archive, members, left)
        for member in members:
            reason = _unsafe(member.filename)
            if stat.S_ISLNK(member.external_attr >> 16):
                reason = "a link; pack the file itself"
            elif member.flag_bits & 0x1:
                reason = "encrypted; pack it without a password"
            if reason is None:
                reason = _write(partial(file.open, member), into, member.filename)
            if reason is not None:
                left_out.append((member.filename, reason))
    return left_out


def _refuse_bombs(archive: Path, members: list[zipfile.ZipInfo], left: Budget) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    left.files -= len(members)
    left.bytes -= unpacked
    if left.files < 0 or left.bytes < 0:
        raise ArchiveRefused(
            f"{archive}: {len(members)} files of {unpacked / 1e6:.0f} MB are more than the {MOST_FILES} files or "
            f"{MOST_BYTES / 1e6:.0f} MB that are unpacked; split it"
        )
    _refuse_ratio(archive, unpacked, packed)


def _refuse_empty(archive: Path, members: int) -> None:
    if not members:
        raise ArchiveRefused(f"{archive}: it holds no files; leave it out or pack it again")


def _refuse_ratio(archive: Path, unpacked: int, packed: int) -> None:
    if unpacked > MOST_RATIO * max(packed, 1) and unpacked > _SMALL:
        raise ArchiveRefused(
            f"{archive}: it unpacks to more than {MOST_RATIO} times its size, which text does not; unpack it by hand"
        )


class _Bounded(io.RawIOBase):
    """An unpacked stream that ends with ArchiveRefused where it gives more than a budget allows."""

    def __init__(self, archive: Path, stream: IO[bytes], left: Budget) -> None:
        self._archive, self._stream, self._left = archive, stream, left
        self._packed = archive.stat().st_size

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= _AT_ONCE:
            raise tarfile.ReadError("a header claims more than any has")
        data = self._stream.read(size)
        self._check(self._stream.tell())
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        if whence == 0:
            self._check(offset)
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def seekable(self) -> bool:
        return True

    def _check(self, unpacked: int) -> None:
        _refuse_ratio(self._archive, unpacked, self._packed)
        if unpacked > self._left.bytes:
            raise ArchiveRefused(f"{self._archive}: it unpacks to more than {MOST_BYTES / 1e6:.0f} MB; split it")


def _untar(archive: Path, stream: IO[bytes], into: Path, left: Budget) -> list[tuple[str, str]]:
    """Unpack a tar file, or a single packed file, which then goes by the archive's name without its suffix."""
    bounded = _Bounded(archive, stream, left)
    left_out: list[tuple[str, str]] = []
    try:
        file = tarfile.open(fileobj=bounded, mode="r:")  # noqa: SIM115  (closed below; where it is no tar, there is none)
    except tarfile.ReadError:
        bounded.seek(0)
        reason = _write(lambda: bounded, into, archive.stem)
        left.bytes -= bounded.tell() if not bounded.closed else 0
        return [(archive.stem, reason)] if reason else []
    with file:
        number = 0
        for member in file:
            if member.isdir():
                continue
            number += 1
            left.files -= 1
            if left.files < 0:
                raise ArchiveRefused(f"{archive}: it holds more than {MOST_FILES} files; split it")
            reason = _unsafe(member.name)
            if not member.isfile():
                reason = "a link or device; pack the file itself"
            if reason is None:
                reason = _write(partial(file.extractfile, member), into, member.name)
            if reason is not None:
                left_out.append((member.name, reason))
        left.bytes -= bounded.tell()
    _refuse_empty(archive, number)
    return left_out


def _unsafe(name: str) -> str | None:
    path = PurePosixPath(name.replace("\\", "/"))
    if not path.parts:
        return "it has no name; pack it again"
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "its path leads out of the archive; pack it with a plain relative path"
    return None


def _write(packed: Callable[[], Any], into: Path, name: str) -> str | None:
    """Write one member; return why it could not be."""
    target = into / PurePosixPath(name.replace("\\", "/"))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with packed() as source, target.open("xb") as unpacked:
            shutil.copyfileobj(source, unpacked, _PIECE)
    except _DAMAGED as error:
        target.unlink(missing_ok=True)
        return f"damaged in the archive ({error}); pack it again"
    except FileExistsError:
        return "a second file of the same path; pack it under another name"
    except OSError as error:
        return f"cannot be unpacked ({error.strerror or error}); give it a shorter, plain name, or pack it again"
    return None
