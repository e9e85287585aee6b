"""Where sources are annotated: in worker processes of this machine, or of the machines of a Ray cluster.

An engine takes tasks and yields one outcome for each, in any order (`crews.py`). What passes between processes is JSON.
"""

import os
from collections.abc import Iterator, Sequence
from multiprocessing.connection import wait

from components.preprocessing.crews import outcomes, useful_size
from components.preprocessing.recipe import Recipe
from components.preprocessing.tasks import Annotate, Engine, EngineFailed, Limits, Outcome, Task
from components.preprocessing.worker import Worker
from components.settings import RAY, Settings


def chosen(settings: Settings, recipe: Recipe, workers: int) -> Engine:
    """Return the engine that the settings name; `workers` 0 takes every core that it has.

    Running it raises EngineFailed where no worker can start.
    """
    limits = Limits(megabytes=settings.worker_memory)
    if settings.engine != RAY:
        return local(recipe, workers, limits)
    from components.preprocessing.ray_engine import on_ray

    return on_ray(recipe, workers, limits, settings.ray_address)


def local(recipe: Recipe, workers: int = 0, limits: Limits | None = None) -> Engine:
    """Return an engine of worker processes, each with the language model loaded once; `workers` 0 takes every core.

    Running it raises EngineFailed where the workers cannot start.
    """
    bounds = limits or Limits()

    def run(tasks: Sequence[Task]) -> Iterator[Outcome]:
        if tasks:
            size = useful_size(tasks, workers, os.cpu_count() or 1)
            yield from outcomes(tasks, size, lambda: Worker(recipe, bounds), _speaking)

    return run


def _speaking(crew: list[Worker]) -> list[Worker]:
    speaking = wait([worker.connection for worker in crew])
    return [worker for worker in crew if worker.connection in speaking]


__all__ = ["Annotate", "Engine", "EngineFailed", "Limits", "Outcome", "Task", "chosen", "local"]
