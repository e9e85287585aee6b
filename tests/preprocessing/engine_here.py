"""An engine of tests: it works in this process with what is loaded already, and handles a task as a worker does."""

from collections.abc import Iterator, Sequence

from components.preprocessing.engines import Annotate, Engine, Outcome, Task
from components.preprocessing.worker import outcome
from components.preprocessing.working import attempt


def in_process(annotate: Annotate) -> Engine:
    """Return the engine that annotates with this function."""

    def run(tasks: Sequence[Task]) -> Iterator[Outcome]:
        for task in tasks:
            yield outcome(task, *attempt(annotate, task))

    return run
