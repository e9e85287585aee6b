"""How workers, wherever they run, get through tasks: every task has one outcome, whatever becomes of the workers.

A worker that dies takes with it only the file it had at hand. That file gets a second try, after all others and alone:
what ended the worker may have been the memory that others took. Where the worker's machine went away, the file is tried
again with the others first, since machines go away for reasons of their own.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from components.preprocessing.tasks import Outcome, Task

# Below this a second worker costs more time to load the language model than it saves.
BYTES_PER_WORKER = 200_000
ROUNDS = 3  # in which files of machines that went away are tried with others, before they are tried alone


class Member(Protocol):
    """A worker as its crew sees it: it has at most one task at hand."""

    task: Task | None
    alive: bool

    def give(self, task: Task) -> None:
        """Hand it a task."""

    def listen(self) -> Outcome | None:
        """Return the outcome of the task at hand, null for the word that it is ready, or that it died without one."""

    def end(self) -> None:
        """Let it go, dead or alive."""


M = TypeVar("M", bound=Member)


def outcomes(
    tasks: Sequence[Task], size: int, hire: Callable[[], M], speaking: Callable[[list[M]], Sequence[M]]
) -> Iterator[Outcome]:
    """Yield one outcome for each task, worked off by a crew of at most `size`.

    `hire` starts a member; `speaking` waits until members have something to say and returns them.
    """
    again, left = [], list(tasks)
    for round_ in range(1, ROUNDS + 1):
        lost = []
        for outcome in _worked_off(left, size, hire, speaking):
            if outcome.lost and round_ < ROUNDS:
                lost.append(outcome.task)
            elif outcome.crashed or outcome.lost:
                again.append(outcome.task)
            else:
                yield outcome
        left = lost
    yield from _worked_off(again, 1, hire, speaking)


def useful_size(tasks: Sequence[Task], workers: int, cores: int) -> int:
    """Return how many workers are worth their start: as many as asked for, where that is 0 one for each core."""
    useful = 1 + sum(task.size for task in tasks) // BYTES_PER_WORKER
    return max(1, min(workers or cores, len(tasks), useful))


def _worked_off(
    tasks: Sequence[Task], size: int, hire: Callable[[], M], speaking: Callable[[list[M]], Sequence[M]]
) -> Iterator[Outcome]:
    """Yield the outcome of each task, the largest taken first; who died is replaced while there is work."""
    queue = sorted(tasks, key=lambda task: (task.size, task.source_file))  # taken off the end
    crew: list[M] = []
    try:
        for _ in range(min(size, len(queue))):
            crew.append(hire())
        while queue or any(worker.task for worker in crew):
            for worker in speaking(crew):
                outcome = worker.listen()
                if outcome is not None:
                    yield outcome
                if not worker.alive:
                    crew.remove(worker)
                    worker.end()
                    if queue:
                        crew.append(hire())
                elif queue:
                    worker.give(queue.pop())
    finally:
        for worker in crew:
            worker.end()
