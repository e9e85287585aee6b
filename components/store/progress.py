"""How far a build is, as one line of JSON: written by the command line, read by whoever started it."""

import json
import time
from dataclasses import asdict, dataclass

RUNNING, DONE, FAILED = "running", "done", "failed"
STATES = (RUNNING, DONE, FAILED)


@dataclass(frozen=True, slots=True)
class Progress:
    """State of a build: the stage at work, items done of how many, seconds left (null where not known)."""

    state: str  # running, done or failed
    stage: str  # in plain words, such as 'annotating'
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    message: str | None = None  # how it ended; of a failure what is wrong and what to do
    build: str | None = None  # id of the build, once it is published

    def to_json(self) -> str:
        """Return the progress as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


def progress_from_json(line: str) -> Progress | None:
    """Return the progress that a line tells, null where the line is none (a half-written last line)."""
    try:
        told = Progress(**json.loads(line))
    except (TypeError, ValueError):
        return None
    return told if told.state in STATES else None


class TimeLeft:
    """Seconds that the rest will take, from the pace so far. Work is weighed, in bytes, since files differ in size."""

    def __init__(self, total: int) -> None:
        """Start the clock on `total` units of work."""
        self._total = total
        self._done = 0
        self._start = time.monotonic()

    def after(self, work: int) -> float | None:
        """Return the seconds left once `work` more units are done; null before the first."""
        self._done += work
        if not self._done:
            return None
        elapsed = time.monotonic() - self._start
        return elapsed * max(0, self._total - self._done) / self._done
