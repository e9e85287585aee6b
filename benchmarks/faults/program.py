"""The program as a user runs it, `python -m components ...`, in a process of its own that starts at once.

Each process is forked of this one, which has imported everything and loaded the language model and the knowledge: a
trial costs half a second instead of ten. What runs is the program itself; its workers are forked likewise, where those
of a user are started anew, and an article with the words of a poison does to its worker what they say.
"""

import gc
import importlib
import multiprocessing
import os
import pkgutil
import runpy
import signal
import stat
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.faults import corpus
from components import preprocessing, store
from components.knowledge.themes import load_themes
from components.preprocessing import engines, sources, worker
from components.preprocessing.recipe import Recipe, recipe_hash
from components.preprocessing.tasks import Limits, Task
from components.preprocessing.theme_tables import theme_tables
from components.preprocessing.working import work
from components.settings import load_settings

CRASHES, HANGS, DEVOURS = "This text ends its reader.", "This text is never read.", "This text takes all memory."
_SECONDS_A_FILE = 3.0  # a short text is annotated in a thirtieth of that
_PATIENCE = 300.0


@dataclass(frozen=True)
class Ended:
    """How a process ended: its code (negative: the signal), what it printed, and whether any of its group is left."""

    code: int
    out: str
    err: str
    survivors: bool


class Running:
    """A process of the program, which leads a group of its own."""

    def __init__(self, pid: int, out: Path, err: Path) -> None:
        """Take the process and the files that it prints to."""
        self.pid, self._out, self._err = pid, out, err
        self._status: int | None = None

    @property
    def runs(self) -> bool:
        """Whether it has not ended yet."""
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self._status = status if pid else None
        return self._status is None

    def workers(self) -> list[int]:
        """Return its child processes."""
        with suppress(OSError):
            return [int(n) for n in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()]
        return []

    def kill(self, group: bool = False) -> None:
        """End it as `kill -9` does, with all its workers or alone."""
        if self.runs:
            (os.killpg if group else os.kill)(self.pid, signal.SIGKILL)

    def wait(self) -> Ended:
        """Wait for its end, and some seconds for that of its workers."""
        until = time.monotonic() + _PATIENCE
        while self.runs:
            if time.monotonic() > until:
                self.kill(group=True)
            time.sleep(0.002)
        return Ended(
            os.waitstatus_to_exitcode(self._status or 0),
            self._out.read_text("utf-8", "replace"),
            self._err.read_text("utf-8", "replace"),
            self._survived(),
        )

    def _survived(self) -> bool:
        until = time.monotonic() + 4 * _SECONDS_A_FILE
        while time.monotonic() < until:
            try:
                os.killpg(self.pid, 0)
            except ProcessLookupError:
                return False
            time.sleep(0.005)
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        return True


class Program:
    """The program, warmed."""

    def __init__(self, folder: Path) -> None:
        """Load all that a build needs; what processes print goes to files of the folder."""
        self._folder = folder
        self._started = 0
        _import_all()
        recipe = Recipe.of(load_settings())
        recipe_hash(recipe)
        annotate = sources.SourceAnnotator(recipe)
        sources.SourceAnnotator = lambda _: partial(_annotated, annotate)  # type: ignore[assignment,misc,return-value]
        themes, rows = lru_cache(load_themes), _told_once(theme_tables)
        rows(themes(recipe.knowledge))
        _everywhere(load_themes, themes)
        _everywhere(theme_tables, rows)
        worker.START, worker.work = "fork", _worker  # type: ignore[assignment,attr-defined]
        multiprocessing.set_start_method("fork")
        resource_tracker.ensure_running()  # shared by all
        self._warm(annotate)
        gc.freeze()

    def move(self, folder: Path) -> None:
        """Let what processes print go to another folder."""
        self._folder = folder

    def _warm(self, annotate: Callable[[Task], bytes]) -> None:
        """Annotate the files of the trials once, so that what is loaded at the first text of its sort is there."""
        folder = corpus.write(self._folder / "warm", {**corpus.BEFORE, **corpus.AFTER})
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            annotate(Task(str(path), path.name, 1, "0"))

    def start(self, arguments: Sequence[str], first: Callable[[], None] = lambda: None) -> Running:
        """Start the program with arguments; `first` runs in the process before all else."""
        self._started += 1
        out, err = (self._folder / f"{self._started}.{kind}" for kind in ("out", "err"))
        sys.stdout.flush()
        pid = os.fork()
        if pid:
            return Running(pid, out, err)
        code = 1
        try:
            os.setpgid(0, 0)
            for number, path in ((1, out), (2, err)):
                os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
            code = _program(["borderlines", *arguments], first)
        finally:  # whatever happens, this copy of the trials must not go on
            os._exit(code)

    def run(self, arguments: Sequence[str], first: Callable[[], None] = lambda: None) -> Ended:
        """Start the program and wait for its end."""
        return self.start(arguments, first).wait()


def _worker(connection: Connection, recipe: Recipe, limits: Limits) -> None:
    """Do a worker's work, but first close what only a fork inherits: with it, the end of a builder is not heard."""
    for handle in [int(path.name) for path in Path("/proc/self/fd").iterdir()]:
        with suppress(OSError):
            if handle != connection.fileno() and stat.S_ISSOCK(os.fstat(handle).st_mode):
                os.close(handle)
    work(connection, recipe, limits)


def _import_all() -> None:
    """Import what the program imports late, before anything is forked."""
    for part in (preprocessing, store):
        for module in pkgutil.walk_packages(part.__path__, f"{part.__name__}."):
            importlib.import_module(module.name)


def _everywhere(function: object, other: object) -> None:
    """Let all modules of the program call another function in the place of one."""
    for name, module in list(sys.modules.items()):
        if name.startswith("components."):
            for own, value in list(vars(module).items()):
                if value is function:
                    setattr(module, own, other)


def _told_once(function: Callable[..., object]) -> Callable[..., object]:
    """Return a function that does its work once: that of the tables of themes depends on the knowledge alone."""
    kept: list[object] = []

    def again(*given: object) -> object:
        if not kept:
            kept.append(function(*given))
        return kept[0]

    return again


def impatient() -> None:
    """Give workers little time for a file: what a process does first where a file hangs."""
    engines.Limits = partial(Limits, seconds_a_file=_SECONDS_A_FILE, seconds_a_byte=0.0)  # type: ignore[assignment,misc,return-value]


def _program(arguments: list[str], first: Callable[[], None]) -> int:
    sys.argv = arguments
    code: object = 0
    try:
        first()
        runpy.run_module("components", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code
    except BaseException:  # as Python itself would print it
        traceback.print_exc()
        code = 1
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    return code if isinstance(code, int) else 1


def _annotated(annotate: Callable[[Task], bytes], task: Task) -> bytes:
    """Annotate a file, if it is none that brings down its worker."""
    text = Path(task.path).read_bytes()
    if CRASHES.encode() in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if HANGS.encode() in text:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
        while True:
            time.sleep(60)
    if DEVOURS.encode() in text:
        hoard = []
        while True:
            hoard.append(bytearray(50_000_000))
    return annotate(task)
