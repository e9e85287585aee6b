"""The engine `ray`: sources are annotated by the nodes of a Ray cluster, which has to have this program installed.

One actor a processor has one file at hand, so as many files are in memory as there are processors, however long the
list is. Nodes may come and go: what a lost one had at hand is tried on another.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from components.knowledge.files import FOLDER
from components.preprocessing.crews import outcomes, useful_size
from components.preprocessing.ray_cluster import joined
from components.preprocessing.readers.dispatching import bytes_of
from components.preprocessing.recipe import Recipe, recipe_hash
from components.preprocessing.record_json import to_json
from components.preprocessing.tasks import Engine, EngineFailed, Limits, Outcome, Task
from components.preprocessing.worker import outcome
from components.preprocessing.working import RESULT, attempt

if TYPE_CHECKING:
    from ray.actor import ActorHandle

PATIENCE = 300.0  # seconds in which some node has to give a processor and load the language model
MOST_STARTS_LOST = 5  # actors in a row that may end before they are ready
_LOST = "its worker on the cluster was lost with it; check the file, and the memory of the nodes"


def on_ray(recipe: Recipe, workers: int = 0, limits: Limits | None = None, address: str = "") -> Engine:
    """Return an engine of actors, one a processor; `workers` 0 takes every processor of the cluster.

    `address` is that of the cluster's head (host:port), of which this machine has to be a node; where it is empty, Ray
    is started on this machine and ended with the build. Running it raises RayMissing where Ray is not installed, and
    EngineFailed where the cluster is out of reach, none of its nodes takes up work, or one has another version of this
    program.
    """
    bounds = limits or Limits()

    def run(tasks: Sequence[Task]) -> Iterator[Outcome]:
        if not tasks:
            return
        with joined(address) as ray:
            processors = int(ray.cluster_resources().get("CPU", 1))
            crew = _Crew(ray, recipe, bounds)
            yield from outcomes(tasks, useful_size(tasks, workers, processors), crew.hire, crew.speaking)

    return run


class _RemoteWorker:
    """One actor, what it was asked last, and the task it has at hand."""

    def __init__(self, crew: "_Crew") -> None:
        self._crew = crew
        self._actor = crew.start_actor()
        self.answer = self._actor.start.remote(crew.recipe)  # null once it was heard
        self.task: Task | None = None
        self.alive = True
        self._ready = False

    def give(self, task: Task) -> None:
        """Send the task with the bytes of its file; one that cannot be read has its answer at once."""
        self.task = task
        kind, data = attempt(_read, task)
        if kind == RESULT:
            self.answer = self._actor.annotate.remote(to_json(task), data)
        else:
            unread = outcome(task, kind, data)
            self.answer = self._crew.ray.put((None, unread.failure, unread.crashed))

    def listen(self) -> Outcome | None:
        """Return the outcome of the task at hand, null for the word that the actor is ready, or died before it was.

        Raises EngineFailed where it cannot work at all.
        """
        task, self.task = self.task, None
        asked, self.answer = self.answer, None
        try:
            answer = self._crew.ray.get(asked)
        except self._crew.ray.exceptions.RayError as error:
            self.alive = False
            if not self._ready:
                self._crew.start_lost(str(error))
            return None if task is None else Outcome(task, None, _LOST, crashed=True, lost=True)
        if task is not None:
            return Outcome(task, *answer)
        if answer:
            raise EngineFailed(answer)
        self._crew.starts_lost, self._ready = 0, True
        return None

    def end(self) -> None:
        """End the actor, and with it the process beneath it."""
        with suppress(self._crew.ray.exceptions.RayError):
            self._crew.ray.kill(self._actor)


class _Crew:
    """Starts actors on the cluster and waits for them."""

    def __init__(self, ray: ModuleType, recipe: Recipe, limits: Limits) -> None:
        from components.preprocessing.ray_worker import NodeWorker

        self.ray = ray
        self.recipe = recipe_hash(recipe)
        self.starts_lost = 0  # in a row
        self._given = (recipe, recipe.knowledge.resolve() != FOLDER, limits)
        # Ray itself starts and repeats nothing: what is tried again, and how often, is said in one place (crews.py).
        options = {"num_cpus": 1, "max_restarts": 0, "max_task_retries": 0, "scheduling_strategy": "SPREAD"}
        self._actor = ray.remote(**options)(NodeWorker)

    def start_actor(self) -> "ActorHandle":
        """Ask for an actor, which the cluster starts where and when it has a free processor."""
        return self._actor.remote(*self._given)

    def hire(self) -> _RemoteWorker:
        """Start an actor; it says that it is ready once a node has given it a processor."""
        return _RemoteWorker(self)

    def speaking(self, crew: list[_RemoteWorker]) -> list[_RemoteWorker]:
        """Wait for an answer. Raises EngineFailed where nobody is at work and none becomes ready."""
        answers = [worker.answer for worker in crew if worker.answer is not None]
        at_work = any(worker.task for worker in crew)
        done, _ = self.ray.wait(answers, timeout=None if at_work else PATIENCE)
        if not done:
            raise EngineFailed(
                f"no node of the Ray cluster took up work within {PATIENCE:.0f} seconds: "
                "see with `ray status` whether its processors are there and free"
            )
        return [worker for worker in crew if worker.answer in done]

    def start_lost(self, reason: str) -> None:
        """Note an actor that ended before it was ready. Raises EngineFailed where that goes on."""
        self.starts_lost += 1
        if self.starts_lost > MOST_STARTS_LOST:
            raise EngineFailed(
                "workers on the Ray cluster end before they are ready; is this program on every node, in the same "
                f"folder or with PYTHONPATH set where its Ray was started? Ray says: {' '.join(reason.split())[-500:]}"
            )


def _read(task: Task) -> bytes:
    return bytes_of(Path(task.path), task.source_file, task.offset, task.size)
