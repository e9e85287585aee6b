"""What stands for this program on a node of a Ray cluster: an actor with a worker process beneath it.

The worker is that of the engine `local`, so what a file may cost and what becomes of one that crashes is the same. The
bytes of a file come with its task, since a node need not see the disk that the file is on.
"""

import socket
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import ray

from components.knowledge.files import FOLDER, KnowledgeError
from components.preprocessing.recipe import Recipe, recipe_hash
from components.preprocessing.record_json import from_json
from components.preprocessing.tasks import EngineFailed, Limits, Task
from components.preprocessing.worker import Worker

Answer = tuple[bytes | None, str | None, bool]  # of an outcome: data, failure, crashed


class NodeWorker:
    """The body of an actor. It answers with plain values, so that no exception of ours has to travel."""

    def __init__(self, recipe: Recipe, own_knowledge: bool, limits: Limits) -> None:
        """Take the recipe, with the knowledge shipped to this node where the builder has no folder of its own."""
        self._recipe = recipe if own_knowledge else replace(recipe, knowledge=FOLDER)
        self._limits = limits
        self._worker: Worker | None = None
        # Ray's folder for this run of the cluster, which holds its logs too: a node that dies leaves nothing elsewhere.
        context = ray.get_runtime_context()
        self._file = Path(context.get_temp_dir(), context.get_session_name(), f"borderlines-{context.get_worker_id()}")
        # Else the worker process would load what started this one: a second and 60 MB for Ray, which it does not use.
        with suppress(AttributeError):
            del sys.modules["__main__"].__file__

    def start(self, builders_recipe: str) -> str:
        """Start the worker; return why this node cannot work for the builder, nothing where it can."""
        node = f"the node {socket.gethostname()} ({ray.util.get_node_ip_address()})"
        try:
            own = recipe_hash(self._recipe)
            if own != builders_recipe:
                return (
                    f"{node} has another version of code, knowledge, libraries or language model ({own[:8]}) than "
                    f"this one ({builders_recipe[:8]}): install the same on both, and start its Ray anew"
                )
            self._ready()
        except (EngineFailed, KnowledgeError, OSError) as error:
            return f"{node}: {error}"
        return ""

    def annotate(self, given: bytes, data: bytes) -> Answer:
        """Return what came of a task (JSON) whose file holds these bytes."""
        task = from_json(Task, given)
        file = self._file.with_suffix(Path(task.path).suffix)
        try:
            file.write_bytes(data)
            here = replace(task, path=str(file), offset=None if task.offset is None else 0)
            worker = self._ready()
            worker.give(here)
            found = worker.listen()
        finally:
            file.unlink(missing_ok=True)
        if not worker.alive:
            worker.end()
            self._worker = None
        if found is None:
            raise AssertionError("a worker that was given a task has no outcome")
        return found.data, found.failure, found.crashed

    def _ready(self) -> Worker:
        """Return the worker once it has loaded the language model. Raises EngineFailed where it cannot."""
        if self._worker is None:
            self._worker = Worker(self._recipe, self._limits)
            self._worker.listen()
        return self._worker
