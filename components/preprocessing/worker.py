"""One worker process as its builder sees it: started, given a task, listened to, ended."""

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess
from typing import Literal

from components.preprocessing.recipe import Recipe
from components.preprocessing.record_json import to_json
from components.preprocessing.tasks import EngineFailed, Limits, Outcome, Task
from components.preprocessing.working import EXHAUSTED, RESULT, UNUSABLE, work
from components.settings import SETTINGS

START: Literal["spawn"] = "spawn"  # a fork would copy threads of libraries in an unknown state


class Worker:
    """One worker process, the pipe to it and the task it has at hand."""

    def __init__(self, recipe: Recipe, limits: Limits) -> None:
        """Start the process, which loads the language model."""
        context = multiprocessing.get_context(START)
        self.connection, theirs = context.Pipe()
        self._limits = limits
        self._process: BaseProcess = context.Process(target=work, args=(theirs, recipe, limits), daemon=True)
        with _uninterrupted():
            self._process.start()
        theirs.close()  # else the end of the worker would not close the pipe
        self.task: Task | None = None
        self.alive = True
        self._ready = False

    def give(self, task: Task) -> None:
        """Hand the worker a task; one that died meanwhile is found out by listening."""
        self.task = task
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send_bytes(to_json(task))

    def listen(self) -> Outcome | None:
        """Return the outcome of the task at hand, null for the word that the worker is ready.

        Raises EngineFailed where it cannot work at all.
        """
        task, self.task = self.task, None
        try:
            kind, data = self.connection.recv_bytes(), self.connection.recv_bytes()
        except (EOFError, ConnectionResetError):
            return self._died(task)
        if kind == UNUSABLE:
            raise EngineFailed(data.decode())
        if task is None:
            self._ready = True
            return None
        if kind == EXHAUSTED:
            self.alive = False
            return Outcome(task, None, self._too_large(), crashed=True)
        return outcome(task, kind, data)

    def _died(self, task: Task | None) -> Outcome | None:
        self.alive = False
        self._process.join()
        code = self._process.exitcode or 0
        how = f"by signal {-code} ({signal.strsignal(-code)})" if code < 0 else f"with code {code}"
        if task is not None:
            late = code == -signal.SIGALRM
            reason = f"took longer than {self._limits.seconds(task):.0f} seconds; split the file"
            return Outcome(task, None, reason if late else f"it ended its worker {how}; check the file", crashed=True)
        if not self._ready:
            raise EngineFailed(f"a worker ended {how} before it was ready: try again with fewer workers (--workers 1)")
        return None

    def _too_large(self) -> str:
        most, variable = self._limits.megabytes, SETTINGS["worker_memory"].variable
        return f"needs more than the {most} MB of memory that a worker may take ({variable}); split the file"

    def end(self) -> None:
        """Close the pipe and end the process."""
        self.connection.close()
        self._process.terminate()
        self._process.join()


def outcome(task: Task, kind: bytes, data: bytes) -> Outcome:
    """Return the outcome that a worker's words tell."""
    return Outcome(task, data) if kind == RESULT else Outcome(task, None, data.decode())


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold back Ctrl-C, also for a process that starts meanwhile, which keeps it held back: its builder ends it."""
    resource_tracker.ensure_running()  # starting, it would let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
