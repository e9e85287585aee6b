"""What archives, tables and mail boxes held when they were opened last, so that one that is unchanged costs a hash.

    STORE/opened/KEY.json   what was found in one: the tasks of its sources, what was left out or set aside, remarks

The key is a hash of the container's bytes and of all else that the list hangs on: its name, the rows of sources.csv and
the mapping beside it, the program and its knowledge. The bytes of a source are not kept: a container is opened again
where a source in it has to be annotated.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from components.preprocessing.known import Known
from components.preprocessing.recipe import recipe_files
from components.preprocessing.tasks import Task

FOLDER = "opened"
_MARK = "\0"  # no path has it
_PASSING = "cannot be unpacked ("  # why a member was left out that may do better next time
Pairs = list[tuple[str, str]]


@dataclass(slots=True)
class Opened:
    """What was found: a task for each source, the files left out or set aside with the reason, what else to know."""

    tasks: list[Task] = field(default_factory=list)
    left_out: Pairs = field(default_factory=list)
    failed: Pairs = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def add(self, other: "Opened") -> None:
        """Take in what was found elsewhere."""
        self.tasks += other.tasks
        self.left_out += other.left_out
        self.failed += other.failed
        self.remarks += other.remarks


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a container, and how many files and bytes were unpacked for it."""

    opened: Opened
    files: int = 0
    bytes: int = 0


class OpenedBefore:
    """The lists that a store keeps. Only for who holds the lock of the store."""

    def __init__(self, store: Path, knowledge: Path) -> None:
        """Use the lists of a store; those of other programs or knowledge are not found any more."""
        self._folder = store / FOLDER
        self._version = _version(knowledge)
        self._again: dict[str, Callable[[], Opened]] = {}
        self._used: set[str] = set()

    def key(self, path: Path, *parts: object) -> str:
        """Return the key of a container; raises OSError where it cannot be read."""
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
        for part in (self._version, *parts):
            digest.update(f"{_MARK}{part!r}".encode("utf-8", "surrogateescape"))
        return digest.hexdigest()

    def find(self, key: str, again: Callable[[], Opened]) -> Found | None:
        """Return what was found in a container, null where that is not known; `again` opens it anew."""
        self._used.add(key)
        try:
            told = json.loads((self._folder / f"{key}.json").read_text(encoding="ascii"))
            tasks = [_task(row, f"{key}{_MARK}{row['source_file']}") for row in told["tasks"]]
            opened = Opened(tasks, _pairs(told["left_out"]), _pairs(told["failed"]), told["remarks"])
            found = Found(opened, told["files"], told["bytes"])
        except (OSError, ValueError, TypeError, KeyError):  # none yet, or spoilt: it is opened
            return None
        self._again[key] = again
        return found

    def keep(self, key: str, found: Found) -> None:
        """Keep what was found in a container, unless something went wrong that may go better next time."""
        if any(reason.startswith(_PASSING) for _, reason in found.opened.left_out):
            return
        told = {**asdict(found.opened), "files": found.files, "bytes": found.bytes}
        for row in told["tasks"]:
            del row["path"], row["stated"]  # what is inside a container is stated nowhere else
        self._folder.mkdir(exist_ok=True)
        fresh = self._folder / f"{key}.new"
        fresh.write_text(json.dumps(told), encoding="ascii")
        fresh.replace(self._folder / f"{key}.json")

    def prune(self) -> None:
        """Remove the lists that no container of this build has asked for."""
        with suppress(OSError):  # there are none
            for path in self._folder.iterdir():
                if path.stem not in self._used or path.suffix != ".json":
                    path.unlink()

    def at_hand(self, tasks: Sequence[Task]) -> list[Task]:
        """Return tasks whose bytes can be read: containers that were not opened are opened for them now."""
        opened: dict[str, dict[str, Task]] = {}
        ready = []
        for task in tasks:
            key, mark, name = task.path.partition(_MARK)
            if not mark:
                ready.append(task)
                continue
            if key not in opened:
                opened[key] = {inside.source_file: inside for inside in self._again[key]().tasks}
            inside = opened[key].get(name)
            if inside is None or inside.sha256 != task.sha256:  # changed in this very moment: it cannot be opened
                ready.append(replace(task, path="", offset=None))
            else:
                ready.append(replace(task, path=inside.path, offset=inside.offset))
        return ready


def _task(row: Mapping[str, Any], path: str) -> Task:
    known = tuple(Known(**one) for one in row["known"])
    return Task(path, row["source_file"], row["size"], row["sha256"], known, offset=row["offset"])


def _pairs(rows: Sequence[Sequence[str]]) -> Pairs:
    return [(name, reason) for name, reason in rows]


@lru_cache(maxsize=4)
def _version(knowledge: Path) -> str:
    digest = hashlib.blake2b(digest_size=16)
    own = sorted(path for path in knowledge.iterdir() if path.is_file())
    for path in [*recipe_files(), *own]:
        digest.update(hashlib.blake2b(path.read_bytes()).digest())
    return digest.hexdigest()
