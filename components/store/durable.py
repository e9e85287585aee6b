"""Files that outlive a crash: written through to the disk, replaced whole or not at all."""

import os
from pathlib import Path


def replace_durably(path: Path, text: str, *, private: bool = False) -> None:
    """Write a small file so that whoever reads it, also after a crash, finds the old text or the new one.

    A `private` file is read and written by its owner alone.
    """
    fresh = path.with_name(f"{path.name}.new")
    try:
        if private:
            fresh.unlink(missing_ok=True)  # one that a crash left may be open to others
        with open(fresh, "w", encoding="ascii", opener=_for_the_owner if private else None) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:  # a full disk has no room for what is half written
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def sync_files(folder: Path) -> None:
    """Wait until the disk has all files of a folder, and their names."""
    for path in folder.iterdir():
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names that a folder holds."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
