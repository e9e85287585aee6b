"""When a process is struck: at its n-th change of the store, at the n-th byte of a file that it writes, or whenever.

Python tells an audit hook of each file that is opened for writing, renamed, removed or linked, before it happens. What
DuckDB and SQLite write it does not see: they are struck at a byte, by the limit of the system on the size of files.
"""

import errno
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

_CHANGES = {"os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.link", "os.truncate", "shutil.copyfile"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def at_change(number: int, strike: Callable[[str], None], store: Path) -> Callable[[], None]:
    """Return what makes a process be struck just before its n-th change of the store, counted from 1."""
    told = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal told
        path = _changed(event, arguments)
        if path is not None and path.startswith(str(store)):
            told += 1
            if told == number:
                strike(path)

    return lambda: sys.addaudithook(hook)


def _changed(event: str, arguments: tuple[object, ...]) -> str | None:
    if event in _CHANGES:
        return str(arguments[0])
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        return os.fspath(arguments[0]) if isinstance(arguments[0], str | Path) else None
    return None


def killed(path: str) -> None:
    """End this process as `kill -9` does."""
    os.kill(os.getpid(), signal.SIGKILL)


def killed_with_workers(path: str) -> None:
    """End this process and its workers at once."""
    os.killpg(0, signal.SIGKILL)


def refused(path: str) -> None:
    """Fail as a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)


def killed_at_byte(number: int) -> Callable[[], None]:
    """Return what ends a process in the middle of writing a file that grows past this many bytes."""

    def first() -> None:
        _limit_files(number)
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)

    return first


def refused_at_byte(number: int) -> Callable[[], None]:
    """Return what makes each write past this many bytes of a file fail, as a quota does."""
    return lambda: _limit_files(number)


def _limit_files(number: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (number, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def counted(changes: Path, store: Path) -> Callable[[], None]:
    """Return what makes a process write down each change of the store that it makes, a line each."""
    handle = os.open(changes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        path = _changed(event, arguments)
        if path is not None and path.startswith(str(store)):
            os.write(handle, f"{event} {path}\n".encode())

    return lambda: sys.addaudithook(hook)
