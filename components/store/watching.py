"""Watched folders: whether what they list has changed since it was looked at last. No file is opened for it."""

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from components.store.register import registered

EVERY = 10.0
"""Seconds between two looks; listing ten thousand files takes a twentieth of a second."""


class Watch:
    """Looks at the watched folders of a store, at most once in some seconds however often it is asked."""

    def __init__(self, store: Path, every: float = EVERY) -> None:
        """Watch the folders that are registered as watched; the first look finds all of them changed."""
        self._store, self._every = store, every
        self._next = 0.0
        self._built: dict[str, str] = {}
        self._seen: dict[str, str] = {}

    def changed(self) -> bool:
        """Whether a folder has changed since the last time this was true, and has been at rest since the look before.

        A file that is being copied changes from look to look, and is waited for. Raises StoreDamaged.
        """
        if time.monotonic() < self._next:
            return False
        self._next = time.monotonic() + self._every
        places = [entry.place for entry in registered(self._store) if entry.on and entry.watched]
        now = {place: listed(Path(place)) for place in places}
        before, self._seen = self._seen, now
        settled = {place: listing for place, listing in now.items() if before.get(place) == listing}
        fresh = {place: listing for place, listing in settled.items() if self._built.get(place) != listing}
        self._built |= fresh
        return bool(fresh)


def listed(folder: Path) -> str:
    """Return a hash of the names, sizes and times of all files under a folder; of one that is not there, too."""
    digest = hashlib.blake2b(digest_size=16)
    for path, size, changed in _files(folder):
        digest.update(f"{len(path)}:{path}:{size}:{changed};".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:  # gone, or closed to us: the build says so
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            else:
                told = entry.stat(follow_symlinks=False)
                yield entry.path, told.st_size, told.st_mtime_ns
        except OSError:  # removed meanwhile
            continue
