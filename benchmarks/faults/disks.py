"""A disk of a few megabytes, where the system lets one be had: in memory, in a name space of one's own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_INSIDE = "BORDERLINES_FAULTS_INSIDE"
_LARGE = "256m"
_PAGE = 4096


def step_inside() -> None:
    """Start this program anew where it may mount file systems of its own, if there is such a place."""
    inside = ["unshare", "--user", "--map-root-user", "--mount"]
    if _INSIDE in os.environ or not shutil.which(inside[0]):
        return
    if subprocess.run([*inside, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False).returncode:
        return
    os.environ[_INSIDE] = "yes"
    os.execvp(inside[0], [*inside, sys.executable, "-m", "benchmarks.faults", *sys.argv[1:]])


def may_mount() -> bool:
    """Whether this program may mount file systems."""
    return _INSIDE in os.environ


class SmallDisk:
    """A file system in memory that holds one store."""

    def __init__(self, folder: Path) -> None:
        """Take the folder where it is mounted."""
        self._folder = folder

    def leave(self, free: int) -> None:
        """Shrink it to what it holds and so many bytes more."""
        held = shutil.disk_usage(self._folder).used
        self._resize(str((held + free) // _PAGE * _PAGE + _PAGE))

    def grow(self) -> None:
        """Make room, as who removes other files does."""
        self._resize(_LARGE)

    def _resize(self, size: str) -> None:
        subprocess.run(["mount", "-o", f"remount,size={size}", "none", str(self._folder)], check=True)


@contextmanager
def small_disk(store: Path) -> Iterator[SmallDisk]:
    """Move a store to a disk of its own for a while."""
    aside = store.with_name("aside")
    store.rename(aside)
    store.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_LARGE}", "none", str(store)], check=True)
    try:
        shutil.copytree(aside, store, dirs_exist_ok=True)
        yield SmallDisk(store)
    finally:
        subprocess.run(["umount", "--lazy", str(store)], check=True)  # a process that was killed may not be gone yet
