"""What an actor of the tests does in place of reading: it handles files as their text says, and notes each try.

The first line of a text is what to do, the second the file in which the try is noted, the third a file to wait for.
"""

import os
import signal
import time
from pathlib import Path

from components.preprocessing import worker, working
from components.preprocessing.ray_worker import NodeWorker
from components.preprocessing.readers.dispatching import bytes_of
from components.preprocessing.tasks import Task


def annotate(task: Task) -> bytes:
    text = bytes_of(Path(task.path), task.source_file, task.offset, task.size)
    what, notes, *gate = text.decode().splitlines()
    with Path(notes).open("a") as tried:
        tried.write(f"{task.source_file}\n")
    if what == "poison":
        os.kill(os.getpid(), signal.SIGKILL)
    while gate and not Path(gate[0]).exists():
        time.sleep(0.02)
    return text


def work(connection, recipe, limits):
    working._say(connection, working.READY, b"")
    working.serve(connection, annotate, limits)


class StandIn(NodeWorker):
    """The actor itself, with a worker beneath it that loads no language model."""

    def __init__(self, *given):
        worker.work = work
        super().__init__(*given)
