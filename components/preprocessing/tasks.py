"""What an engine is given and gives back: tasks, their outcomes, and how much a file may cost a worker."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from components.preprocessing.known import Known
from components.preprocessing.records import Stated


@dataclass(frozen=True, slots=True)
class Task:
    """A file to annotate."""

    path: str
    source_file: str  # its name in the tables
    size: int  # bytes
    sha256: str  # of its bytes, empty where it cannot be opened
    known: tuple[Known, ...] = ()  # the rows of sources.csv about it
    stated: Stated = field(default_factory=Stated)  # what is said of it where it was found, as by a feed
    offset: int | None = None  # where in its file it stands, where the file holds many


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: an AnnotatedSource as JSON, or the reason why the file was set aside."""

    task: Task
    data: bytes | None
    failure: str | None = None
    crashed: bool = False  # it ended its worker, or would have taken all of its memory
    lost: bool = False  # the machine that had it at hand is gone, which says little of the file


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost before it is set aside, so that none stops a build or takes the machine with it."""

    seconds_a_file: float = 120.0
    seconds_a_byte: float = 0.002  # a busy machine annotates some 10 kB a second, a very busy one half of that
    megabytes: int = 4000  # of memory of a worker, which has 400 to begin with, and 500 more for each MB of text

    def seconds(self, task: Task) -> float:
        """Return how long the file of a task may take."""
        return self.seconds_a_file + self.seconds_a_byte * task.size


class EngineFailed(RuntimeError):
    """No worker can do its work, for instance because the language model is missing."""


Engine = Callable[[Sequence[Task]], Iterator[Outcome]]
Annotate = Callable[[Task], bytes]
