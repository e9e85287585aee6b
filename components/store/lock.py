"""One builder at a time: a lock of the operating system, which ends with the process that holds it.

The file stays behind on purpose: its presence means nothing, only the lock on it does, so a killed build blocks nobody.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from components.store.errors import StoreBusy

_PAUSE = 0.02  # seconds between two tries


@contextmanager
def exclusive(store: Path, purpose: str, patience: float = 0.0) -> Iterator[None]:
    """Hold the lock of a store for one purpose (`build`, `publish`) while the block runs.

    Raises StoreBusy, with the number of the process that holds it, where another has it for `patience` seconds more.
    """
    store.mkdir(parents=True, exist_ok=True)
    path = store / f"{purpose}.lock"
    with path.open("a+", encoding="utf-8") as file:
        until = time.monotonic() + patience
        while not _taken(file):
            if time.monotonic() >= until:
                file.seek(0)
                raise StoreBusy(path, file.read().strip())
            time.sleep(_PAUSE)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
        # Closing the file gives the lock back.


def is_held(path: Path) -> bool:
    """Whether a process holds a lock on this file; false where there is none.

    The test itself holds a lock that others can share, for a moment: whoever takes the lock for himself needs patience.
    """
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def take(file: IO[bytes], path: Path, patience: float) -> None:
    """Lock an open file until it is closed here and in all processes that have got it. Raises StoreBusy."""
    until = time.monotonic() + patience
    while not _taken(file):
        if time.monotonic() >= until:
            raise StoreBusy(path, "")
        time.sleep(_PAUSE)


def _taken(file: IO[str] | IO[bytes]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
