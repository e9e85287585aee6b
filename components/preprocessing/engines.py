"""Where sources are annotated: in worker processes of this machine.

An engine takes tasks and yields an outcome for each, in any order. A worker that dies takes with it only the file it
had at hand, which is set aside with the reason. What passes between processes is JSON.
"""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from components.preprocessing.metadata import Known
from components.preprocessing.reading import UnreadableSource
from components.preprocessing.recipe import Recipe
from components.preprocessing.record_json import from_json, to_json

# Below this a second worker costs more time to load the language model than it saves.
BYTES_PER_WORKER = 200_000
# A file that takes longer than this is set aside; a busy machine annotates some 10 kB a second.
SECONDS_A_FILE = 120.0
SECONDS_A_BYTE = 0.002
_READY, _RESULT, _FAILED, _UNUSABLE = b"ready", b"result", b"failed", b"unusable"


@dataclass(frozen=True, slots=True)
class Task:
    """A file to annotate."""

    path: str
    source_file: str  # its name in the tables
    size: int  # bytes
    sha256: str  # of its bytes, empty where it cannot be opened
    known: tuple[Known, ...] = ()  # the rows of sources.csv about it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: an AnnotatedSource as JSON, or the reason why the file was set aside."""

    task: Task
    data: bytes | None
    failure: str | None = None
    crashed: bool = False  # the worker died, so another try may go well


class EngineFailed(RuntimeError):
    """No worker can do its work, for instance because the language model is missing."""


Engine = Callable[[Sequence[Task]], Iterator[Outcome]]
Annotate = Callable[[Task], bytes]


def local(recipe: Recipe, workers: int = 0) -> Engine:
    """Return an engine of worker processes, each with the language model loaded once; `workers` 0 takes every core.

    Running it raises EngineFailed where the workers cannot start.
    """

    def run(tasks: Sequence[Task]) -> Iterator[Outcome]:
        queue = sorted(
            tasks, key=lambda task: (task.size, task.source_file)
        )  # the largest are taken first, off the end
        crew = [_Worker(recipe) for _ in range(_crew_size(tasks, workers))]
        try:
            while queue or any(worker.task for worker in crew):
                for worker in _that_speak(crew):
                    outcome = worker.listen()
                    if outcome is not None:
                        yield outcome
                    if not worker.alive:
                        crew.remove(worker)
                        worker.end()
                        if queue:
                            crew.append(_Worker(recipe))
                    elif queue:
                        worker.give(queue.pop())
        finally:
            for worker in crew:
                worker.end()

    return run


def _crew_size(tasks: Sequence[Task], workers: int) -> int:
    useful = 1 + sum(task.size for task in tasks) // BYTES_PER_WORKER
    return max(1, min(workers or os.cpu_count() or 1, len(tasks), useful)) if tasks else 0


def _that_speak(crew: Sequence["_Worker"]) -> list["_Worker"]:
    """Wait for a word of any worker and return those that spoke or died; those that are late are ended, and so die."""
    patience = min((worker.deadline for worker in crew if worker.task), default=None)
    timeout = None if patience is None else max(0.0, patience - time.monotonic())
    speaking = wait([worker.connection for worker in crew], timeout)
    if not speaking:
        for worker in crew:
            worker.end_if_late()
        return _that_speak(crew)
    return [worker for worker in crew if worker.connection in speaking]


class _Worker:
    """One worker process, the pipe to it and the task it has at hand."""

    def __init__(self, recipe: Recipe) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would copy threads of libraries in an unknown state
        self.connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=_work, args=(theirs, recipe), daemon=True)
        with _uninterrupted():
            self._process.start()
        theirs.close()  # else the end of the worker would not close the pipe
        self.task: Task | None = None
        self.alive = True
        self.deadline = 0.0
        self._ready = False
        self._late = False

    def give(self, task: Task) -> None:
        """Hand the worker a task; one that died meanwhile is found out by listening."""
        self.task = task
        self.deadline = time.monotonic() + SECONDS_A_FILE + SECONDS_A_BYTE * task.size
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send_bytes(to_json(task))

    def listen(self) -> Outcome | None:
        """Return the outcome of the task at hand, null for the word that the worker is ready."""
        task, self.task = self.task, None
        try:
            kind, data = self.connection.recv_bytes(), self.connection.recv_bytes()
        except (EOFError, ConnectionResetError):
            return self._died(task)
        if kind == _UNUSABLE:
            raise EngineFailed(data.decode())
        if task is None:
            self._ready = True
            return None
        return _outcome(task, kind, data)

    def _died(self, task: Task | None) -> Outcome | None:
        self.alive = False
        self._process.join()
        if task is not None and self._late:
            return Outcome(task, None, f"took longer than {SECONDS_A_FILE:.0f} seconds; split the file", crashed=True)
        code = self._process.exitcode or 0
        how = f"by signal {-code} ({signal.strsignal(-code)})" if code < 0 else f"with code {code}"
        if task is None:
            if self._ready:
                return None
            raise EngineFailed(f"a worker ended {how} before it was ready: try again with fewer workers (--workers 1)")
        failure = f"the worker that read it ended {how}; check the file, or try again with fewer workers"
        return Outcome(task, None, failure, crashed=True)

    def end_if_late(self) -> None:
        """End the process if its task takes longer than a file may."""
        if self.task is not None and time.monotonic() >= self.deadline:
            self._late = True
            self._process.kill()

    def end(self) -> None:
        """Close the pipe and end the process."""
        self.connection.close()
        self._process.terminate()
        self._process.join()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold back Ctrl-C, also for a process that starts meanwhile, which keeps it held back: its builder ends it."""
    resource_tracker.ensure_running()  # starting, it would let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _outcome(task: Task, kind: bytes, data: bytes) -> Outcome:
    return Outcome(task, data) if kind == _RESULT else Outcome(task, None, data.decode())


def _attempt(annotate: Annotate, task: Task) -> tuple[bytes, bytes]:
    """Return what came of a task. Whatever goes wrong concerns this file alone, so nothing is let through."""
    try:
        return _RESULT, annotate(task)
    except UnreadableSource as error:
        return _FAILED, f"{error.reason}; {error.remedy}".encode()
    except Exception as error:
        return _FAILED, f"could not be annotated ({type(error).__name__}: {error}); the other files are kept".encode()


def _work(connection: Connection, recipe: Recipe) -> None:
    """Load the language model and annotate what comes through a pipe."""
    from components.knowledge.files import KnowledgeError
    from components.preprocessing.annotating import PipelineMissing
    from components.preprocessing.sources import SourceAnnotator

    try:
        annotate = SourceAnnotator(recipe)
    except (KnowledgeError, PipelineMissing) as error:
        _say(connection, _UNUSABLE, str(error).encode())
        return
    _say(connection, _READY, b"")
    _serve(connection, annotate)


def _serve(connection: Connection, annotate: Annotate) -> None:
    """Annotate tasks until the pipe closes."""
    while True:
        try:
            task = from_json(Task, connection.recv_bytes())
        except EOFError:
            return
        _say(connection, *_attempt(annotate, task))


def _say(connection: Connection, kind: bytes, data: bytes) -> None:
    connection.send_bytes(kind)
    connection.send_bytes(data)
