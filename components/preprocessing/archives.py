"""Zip archives as sources: unpacked into a folder of their own, within bounds, and never outside it."""

import lzma
import shutil
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

MOST_FILES = 100_000
MOST_BYTES = 2_000_000_000  # unpacked
MOST_RATIO = 200  # unpacked to packed; text packs some 3 to 10 times, a bomb a thousand times


class ArchiveRefused(ValueError):
    """A zip archive cannot be used; the message says which, why and what to do."""


def unpack(archive: Path, into: Path) -> list[tuple[str, str]]:
    """Unpack a zip archive into an empty folder; return the members left out as (name, reason).

    Left out are members whose path leads outside, links, and encrypted or damaged ones. Raises ArchiveRefused where
    the file is no zip archive, or unpacks to more than the bounds of this module.
    """
    left_out: list[tuple[str, str]] = []
    try:
        with zipfile.ZipFile(archive) as file:
            members = [member for member in file.infolist() if not member.is_dir()]
            _refuse_bombs(archive, members)
            for member in members:
                reason = _unsafe(member)
                if reason is None:
                    reason = _unpack_member(file, member, into)
                if reason is not None:
                    left_out.append((member.filename, reason))
    except (zipfile.BadZipFile, NotImplementedError) as error:  # the latter: made by a program of the future
        raise ArchiveRefused(f"{archive}: not a usable zip archive ({error}); pack the folder again") from None
    return left_out


def _refuse_bombs(archive: Path, members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MOST_FILES or unpacked > MOST_BYTES:
        raise ArchiveRefused(
            f"{archive}: {len(members)} files of {unpacked / 1e6:.0f} MB are more than the {MOST_FILES} files or "
            f"{MOST_BYTES / 1e6:.0f} MB that are unpacked; split it"
        )
    if unpacked > MOST_RATIO * max(packed, 1) and unpacked > 1_000_000:
        raise ArchiveRefused(
            f"{archive}: it unpacks to {unpacked // max(packed, 1)} times its size, which text does not; "
            "unpack it by hand"
        )


def _unsafe(member: zipfile.ZipInfo) -> str | None:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if not path.parts:
        return "it has no name; pack it again"
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "its path leads out of the archive; pack it with a plain relative path"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a link; pack the file itself"
    if member.flag_bits & 0x1:
        return "encrypted; pack it without a password"
    return None


def _unpack_member(file: zipfile.ZipFile, member: zipfile.ZipInfo, into: Path) -> str | None:
    """Write one member, never more bytes than its header says; return why it could not be."""
    target = into / PurePosixPath(member.filename.replace("\\", "/"))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with file.open(member) as packed, target.open("xb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, zlib.error, lzma.LZMAError) as error:
        target.unlink(missing_ok=True)
        return f"damaged in the archive ({error}); pack it again"
    except FileExistsError:
        return "a second file of the same path; pack it under another name"
    except OSError as error:
        return f"cannot be unpacked ({error.strerror}); give it a shorter, plain name"
    return None
