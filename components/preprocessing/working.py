"""What a worker process does: load the language model, then annotate what comes through a pipe, within limits.

The limits are kept by the operating system, for neither a loop in C nor one that eats all memory would hear of any
other: an alarm ends a worker whose file takes too long, and its memory is bounded.
"""

import resource
import signal
from contextlib import suppress
from multiprocessing.connection import Connection

from components.preprocessing.reading import UnreadableSource
from components.preprocessing.recipe import Recipe
from components.preprocessing.record_json import from_json
from components.preprocessing.tasks import Annotate, Limits, Task
from components.settings import SETTINGS

READY, RESULT, FAILED, UNUSABLE, EXHAUSTED = b"ready", b"result", b"failed", b"unusable", b"exhausted"
# What its builder, dead meanwhile, leaves of the pipe to it. Whoever built next starts anew, so nobody need be told.
_BUILDER_GONE = (EOFError, BrokenPipeError, ConnectionResetError)


def work(connection: Connection, recipe: Recipe, limits: Limits) -> None:
    """Load the language model and annotate tasks until the pipe closes; the body of a worker process."""
    from components.knowledge.files import KnowledgeError
    from components.preprocessing.annotating import PipelineMissing
    from components.preprocessing.sources import SourceAnnotator

    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # whoever started the program may have turned it off
    _bound_memory(limits.megabytes)
    with suppress(*_BUILDER_GONE):
        try:
            annotate = SourceAnnotator(recipe)
        except (KnowledgeError, PipelineMissing) as error:
            _say(connection, UNUSABLE, str(error).encode())
            return
        except MemoryError:
            variable = SETTINGS["worker_memory"].variable
            reason = f"the language model needs more than {limits.megabytes} MB of memory: give more in {variable}"
            _say(connection, UNUSABLE, reason.encode())
            return
        _say(connection, READY, b"")
        serve(connection, annotate, limits)


def serve(connection: Connection, annotate: Annotate, limits: Limits) -> None:
    """Annotate tasks; ends with the pipe, and where memory ran out, since what is left of it is in pieces."""
    while True:
        task = from_json(Task, connection.recv_bytes())
        signal.setitimer(signal.ITIMER_REAL, limits.seconds(task))  # nobody hears SIGALRM, so it ends the process
        kind, data = attempt(annotate, task)
        signal.setitimer(signal.ITIMER_REAL, 0)
        _say(connection, kind, data)
        if kind == EXHAUSTED:
            return


def attempt(annotate: Annotate, task: Task) -> tuple[bytes, bytes]:
    """Return what came of a task. Whatever goes wrong concerns this file alone, so nothing is let through."""
    try:
        return RESULT, annotate(task)
    except UnreadableSource as error:
        return FAILED, f"{error.reason}; {error.remedy}".encode()
    except MemoryError:
        return EXHAUSTED, b""
    except Exception as error:
        return FAILED, f"could not be annotated ({type(error).__name__}: {error}); the other files are kept".encode()


def _bound_memory(megabytes: int) -> None:
    """Let this process ask for no more memory. What is mapped of files is not counted: it can always be dropped."""
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes * 1_000_000
    if most == resource.RLIM_INFINITY or wanted < most:
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, most))


def _say(connection: Connection, kind: bytes, data: bytes) -> None:
    connection.send_bytes(kind)
    connection.send_bytes(data)
