"""Where sources are annotated: in worker processes of this machine.

An engine takes tasks and yields one outcome for each, in any order. A worker that dies takes with it only the file it
had at hand. That file gets a second try, after all others and alone: what ended the worker may have been the memory
that others took. What passes between processes is JSON.
"""

import os
from collections.abc import Iterator, Sequence
from multiprocessing.connection import wait

from components.preprocessing.recipe import Recipe
from components.preprocessing.tasks import Annotate, Engine, EngineFailed, Limits, Outcome, Task
from components.preprocessing.worker import Worker

# Below this a second worker costs more time to load the language model than it saves.
BYTES_PER_WORKER = 200_000


def local(recipe: Recipe, workers: int = 0, limits: Limits | None = None) -> Engine:
    """Return an engine of worker processes, each with the language model loaded once; `workers` 0 takes every core.

    Running it raises EngineFailed where the workers cannot start.
    """
    bounds = limits or Limits()

    def run(tasks: Sequence[Task]) -> Iterator[Outcome]:
        again = []
        for outcome in _worked_off(tasks, recipe, bounds, _crew_size(tasks, workers)):
            if outcome.crashed:
                again.append(outcome.task)
            else:
                yield outcome
        yield from _worked_off(again, recipe, bounds, min(1, len(again)))

    return run


def _worked_off(tasks: Sequence[Task], recipe: Recipe, limits: Limits, crew_size: int) -> Iterator[Outcome]:
    """Yield the outcome of each task, the largest taken first; who died is replaced while there is work."""
    queue = sorted(tasks, key=lambda task: (task.size, task.source_file))  # taken off the end
    crew = [Worker(recipe, limits) for _ in range(crew_size)]
    try:
        while queue or any(worker.task for worker in crew):
            speaking = wait([worker.connection for worker in crew])
            for worker in [worker for worker in crew if worker.connection in speaking]:
                outcome = worker.listen()
                if outcome is not None:
                    yield outcome
                if not worker.alive:
                    crew.remove(worker)
                    worker.end()
                    if queue:
                        crew.append(Worker(recipe, limits))
                elif queue:
                    worker.give(queue.pop())
    finally:
        for worker in crew:
            worker.end()


def _crew_size(tasks: Sequence[Task], workers: int) -> int:
    useful = 1 + sum(task.size for task in tasks) // BYTES_PER_WORKER
    return max(1, min(workers or os.cpu_count() or 1, len(tasks), useful)) if tasks else 0


__all__ = ["Annotate", "Engine", "EngineFailed", "Limits", "Outcome", "Task", "local"]
