"""What is said where a disk does not take what is written: how much room there is, and how much more is needed."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from components.store.errors import StoreUnwritable

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# Those of databases are no OSErrors; a transaction that cannot be committed was not written either.
_OF_DATABASES = (sqlite3.Error, duckdb.IOException, duckdb.TransactionException, duckdb.FatalException)
_LEAST = 6_000_000  # bytes of a build of a few articles
_SPARE = 1.2  # a corpus grows


@contextmanager
def writing(store: Path) -> Iterator[None]:
    """Raise StoreUnwritable, with the bytes that are missing, where the disk does not take what the block writes."""
    try:
        yield
    except (OSError, *_OF_DATABASES) as error:
        if isinstance(error, OSError) and error.errno not in _FULL:
            raise
        reason = str(error).splitlines()[0]
        raise StoreUnwritable(store, f"the disk is full: {_missing(store)}" if _is_full(error) else reason) from None


def _is_full(error: Exception) -> bool:
    words = str(error)
    return isinstance(error, OSError) or "disk is full" in words or any(os.strerror(code) in words for code in _FULL)


def _missing(store: Path) -> str:
    free, needed = shutil.disk_usage(store).free, _needed(store)
    have = f"{free / 1e6:.1f} MB are free, a build of this store takes about {needed / 1e6:.1f} MB"
    if free >= needed:  # a quota, or somebody has made room meanwhile
        return have
    return f"{have}, so about {(needed - free) / 1e6:.1f} MB are missing"


def _needed(store: Path) -> float:
    """Return the bytes of the largest build that is kept, and some more."""
    builds = (path for path in (store / "builds").glob("*") if path.is_dir())
    sizes = [sum(file.stat().st_size for file in build.iterdir() if file.is_file()) for build in builds]
    return _SPARE * max([_LEAST, *sizes])
