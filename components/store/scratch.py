"""A folder of a store for what a build needs only while it runs, such as unpacked archives: STORE/scratch.

It lies on the disk of the store, not in the system's folder for temporary files, which may be a small one in memory;
and what a killed build leaves there is found, and removed, by the next.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def scratch(store: Path) -> Iterator[Path]:
    """Give an empty folder, and remove it in the end; only for who holds the lock of the store."""
    folder = store / "scratch"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
