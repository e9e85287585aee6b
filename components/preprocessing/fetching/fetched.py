"""What a build gets of the addresses among its sources."""

from dataclasses import dataclass, field

from components.preprocessing.tasks import Task


@dataclass(slots=True)
class Fetched:
    """Pages as tasks, what is missing, and what else to know. Names are those of tables: addresses without secrets."""

    tasks: list[Task] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)  # name, reason and remedy
    left_out: list[tuple[str, str]] = field(default_factory=list)  # feeds, and addresses of a page that is there
    remarks: list[str] = field(default_factory=list)
