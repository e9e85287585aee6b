"""A build as a process of its own, started by the dashboard, which so never loads the language model.

A build of sources writes its progress to a file of the store, so that any session, and a dashboard started anew, can
read it; corrections are in force too soon for that. The file is locked as long as the build has it, so that everybody
can tell whether one runs, whoever started it, and two never write to it.
"""

import os
import shutil
import signal
import subprocess
import sys
import weakref
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from components.store.lock import is_held, take
from components.store.progress import DONE, FAILED, RUNNING, Progress, progress_from_json

PROGRESS = "progress.jsonl"
_ROOT = Path(__file__).resolve().parents[2]
_SHOWN = 2000  # characters of an unexpected error that are shown
_ENDED = (-signal.SIGTERM, 128 + signal.SIGTERM)  # codes of a build that was asked to end
_PATIENCE = 0.5  # seconds to wait for those who only look whether a build runs
_TAIL = 64_000  # bytes at the end of the file of progress that are read: it has a line a source
_CANCELLED = "the build was cancelled; what it had read is kept and not read again, the build in force stays"


class _Process:
    """A command of this program that runs beside this process. Ask `progress()` as often as you like."""

    def __init__(self, arguments: Sequence[str], told: Path, errors: Path) -> None:
        """Start the command; it writes its progress to `told` and what goes wrong to `errors`.

        Raises StoreBusy where another process writes to `told`.
        """
        self._told, self._errors = told, errors
        self._stopped = False
        command = [sys.executable, "-m", "components", *arguments]
        with told.open("ab") as progress, errors.open("ab") as wrong:
            take(progress, told, _PATIENCE)  # goes over to the command, with the open file
            progress.truncate(0)
            wrong.truncate(0)
            self._process = subprocess.Popen(  # noqa: S603  (our own program; arguments are a list, no shell)
                command, stdin=subprocess.DEVNULL, stdout=progress, stderr=wrong, cwd=_ROOT, env=_environment()
            )

    def progress(self) -> Progress:
        """Return how far the build is; of one that ended, how it ended, in plain words."""
        code = self._process.poll()
        last = last_progress(self._told) or Progress(RUNNING, "starting")
        if code is None or last.state != RUNNING:
            return last
        reason = _CANCELLED if self.cancelled else self._reason(code)
        return Progress(FAILED, last.stage, last.done, last.total, None, reason)

    @property
    def cancelled(self) -> bool:
        """Whether somebody ended the build: `stop`, or a process that was asked to end it."""
        return self._stopped or self._process.poll() in _ENDED

    @property
    def running(self) -> bool:
        """Whether the build still runs."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End the build; the build in force stays as it is. One that has ended is left alone."""
        if not self.running:
            return
        self._stopped = True
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def wait(self, seconds: float | None = None) -> Progress:
        """Return the last progress once the build has ended. Raises subprocess.TimeoutExpired where it takes longer."""
        self._process.wait(timeout=seconds)
        return self.progress()

    def _reason(self, code: int) -> str:
        if code < 0:
            return (
                f"the build was ended by signal {-code} (the machine may have run out of memory): "
                "try again with fewer workers or fewer files"
            )
        lines = self._errors.read_text(encoding="utf-8", errors="replace").strip()[-_SHOWN:].splitlines()
        return lines[-1] if lines else f"the build ended with code {code} and said nothing"


class BuildProcess(_Process):
    """A build of what is registered (register.py), or of sources that are named so."""

    def __init__(self, store: Path, sources: Sequence[Path] = (), workers: int = 0) -> None:
        """Start a build; `workers` 0 takes every core."""
        store.mkdir(parents=True, exist_ok=True)
        arguments = ["build", "--progress", "json", "--store", str(store.resolve()), "--workers", str(workers)]
        arguments += ["--", *(str(source.resolve()) for source in sources)]
        super().__init__(arguments, store / PROGRESS, store / "errors.txt")


class WatchProcess:
    """A process that watches a store (watcher.py) and ends with this one."""

    def __init__(self, store: Path) -> None:
        """Start it; it ends at once where another process watches the store already."""
        command = [sys.executable, "-m", "components", "watch", "--until-parent-ends", "--store", str(store.resolve())]
        self._process = subprocess.Popen(  # noqa: S603  (our own program; arguments are a list, no shell)
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd=_ROOT, env=_environment()
        )

    @property
    def running(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End it, with the build that it has started."""
        self._process.terminate()
        self._process.wait()


class CorrectionsProcess(_Process):
    """The corrections of the journal put in force: a new build of what linking made, in a second or two.

    Several may run at once, each with progress of its own: they wait for each other.
    """

    def __init__(self, store: Path) -> None:
        """Start it; nothing is read or annotated again, so no sources are named."""
        own = Path(mkdtemp(prefix="borderlines-"))
        weakref.finalize(self, shutil.rmtree, own, ignore_errors=True)
        arguments = ["corrections", "apply", "--progress", "json", "--store", str(store.resolve())]
        super().__init__(arguments, own / "progress.jsonl", own / "errors.txt")


def is_building(store: Path) -> bool:
    """Whether a build that tells its progress runs, started by this process or another."""
    return is_held(store / PROGRESS)


def end_build(store: Path) -> None:
    """Ask the process that builds a store to end, whoever started it; nothing where none does."""
    lock = store / "build.lock"
    if is_held(lock):
        with suppress(ValueError, ProcessLookupError, PermissionError):
            os.kill(int(lock.read_text(encoding="ascii")), signal.SIGTERM)


def last_progress(path: Path) -> Progress | None:
    """Return the last progress that a file of JSON lines tells, null where it tells none."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _TAIL))
            lines = file.read().decode("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return None
    for line in reversed(lines):
        told = progress_from_json(line)
        if told is not None:
            return told
    return None


def _environment() -> dict[str, str]:
    # The child needs the same settings, and output that is written at once and in UTF-8 wherever it runs.
    return {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}


__all__ = [
    "DONE",
    "FAILED",
    "RUNNING",
    "BuildProcess",
    "CorrectionsProcess",
    "Progress",
    "WatchProcess",
    "end_build",
    "is_building",
    "last_progress",
]
