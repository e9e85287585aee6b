"""Where stores share segments, as they see it: a folder (segment_folder.py) or a bucket (segment_bucket.py).

Names are paths below it, contents are bytes. A reader finds the whole of a file or nothing. Ages are told by the clock
of the place alone, as those of the machines that share it may differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

CLOCK = "stores/clock"  # a file that is written only to see what time it is there


@dataclass(frozen=True, slots=True)
class Listed:
    """A file at a place: its name, its bytes, when it was written by the clock of the place."""

    name: str
    size: int
    written: datetime


class Place(Protocol):
    """What a place can do. All of it may be asked by several threads at once, and raises SegmentsUnusable.

    As text, a place is what the setting says.
    """

    def check(self) -> None:
        """Raise SegmentsUnusable where the place is not there or may not be looked at."""

    def read(self, name: str) -> bytes | None:
        """Return what a file holds, null where there is none."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file, or replace it."""

    def exists(self, name: str) -> bool:
        """Return whether there is such a file."""

    def remove(self, name: str) -> None:
        """Remove a file; one that is gone already is fine."""

    def listed(self, folder: str = "") -> Iterator[Listed]:
        """Yield every file of the place, or of one folder of it, also what writers that died have left."""

    def now(self) -> datetime:
        """Return what time it is by the clock of the place."""
