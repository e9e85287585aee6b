"""What a trial has at hand, and what it has to find in the end."""

import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.faults import contents, corpus, moments
from benchmarks.faults.contents import Contents
from benchmarks.faults.program import Ended, Program, Running
from components.store.builds import current_build
from components.store.corrections import changes, journal
from components.store.reading import open_tables

_TRACES = ("Traceback (most recent call last)", "please report it")  # the latter is what a user sees of a defect


@dataclass
class Found:
    """What a trial found wrong: articles and paragraphs lost or there twice, tracebacks, builds that cannot be read."""

    lost: int = 0
    double: int = 0
    tracebacks: int = 0
    unreadable: int = 0
    else_wrong: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether nothing was wrong."""
        return not (self.lost or self.double or self.tracebacks or self.unreadable or self.else_wrong)


def build_of(sources: Path, store: Path) -> list[str]:
    """Return the arguments of a build."""
    return ["build", str(sources), "--store", str(store), "--workers", "2"]


class Ground:
    """What all trials share: the program, a store with a build in force, and what undisturbed builds make of it."""

    def __init__(self, folder: Path) -> None:
        """Make the store, undisturbed."""
        self.folder = folder
        self.program = Program(_made(folder / "printed"))
        self.store = folder / "store"
        self.sources = _made(folder / "corpus")
        corpus.write(self.sources, corpus.BEFORE)
        self._undisturbed(self.program.run(build_of(self.sources, self.store)))
        self.entry = _corrected(self.store)
        self._undisturbed(self.program.run(["corrections", "apply", "--store", str(self.store)]))
        self.before = contents.read(self.store)
        later = folder / "later"
        shutil.copytree(self.store, later)
        self.changes = self._changes(later, self.undo(later))
        self.undone = contents.read(later)
        shutil.rmtree(later)
        shutil.copytree(self.store, later)
        corpus.write(self.sources, corpus.AFTER)
        self.changes_of_build = self._changes(later, build_of(self.sources, later))
        self.after = contents.read(later)
        self._undisturbed(self.program.run(self.undo(later)))
        self.after_undone = contents.read(later)
        self.bytes = _bytes(later)

    def undo(self, store: Path) -> list[str]:
        """Return the arguments that take back the one correction of a store."""
        return ["corrections", "undo", self.entry, "--who", "Ada", "--store", str(store)]

    def _changes(self, store: Path, arguments: Sequence[str]) -> int:
        told = self.folder / "changes"
        told.unlink(missing_ok=True)
        self._undisturbed(self.program.run(arguments, moments.counted(told, store)))
        return len(told.read_text().splitlines())

    @staticmethod
    def _undisturbed(ended: Ended) -> None:
        if ended.code:
            raise RuntimeError(f"an undisturbed run failed: {ended.err}")


class Trial:
    """One trial: a copy of the store, random numbers of its own, and what it finds."""

    def __init__(self, ground: Ground, seed: str, folder: Path) -> None:
        """Copy the store to a folder, where its corpus is the later one."""
        self.ground, self.random, self.folder = ground, random.Random(seed), folder
        self.found = Found()
        self.store = folder / "store"
        shutil.copytree(ground.store, self.store)
        self.sources = _made(folder / "corpus")
        self.write()

    @property
    def build_arguments(self) -> list[str]:
        """The arguments of a build of the corpus as it is now."""
        return build_of(self.sources, self.store)

    @property
    def undo_arguments(self) -> list[str]:
        """The arguments that take back the one correction of the store."""
        return self.ground.undo(self.store)

    def write(self, more: Mapping[str, str | bytes] | None = None) -> None:
        """Make the corpus the later one, with some more files."""
        corpus.write(self.sources, {**corpus.AFTER, **(more or {})})

    def write_before(self) -> None:
        """Make the corpus the earlier one, which the build in force was made of."""
        corpus.write(self.sources, corpus.BEFORE)

    def start(self, arguments: Sequence[str], first: Callable[[], None] = lambda: None) -> Running:
        """Start the program; what it prints is looked at once it has ended."""
        return self.ground.program.start(arguments, first)

    def run(self, arguments: Sequence[str], first: Callable[[], None] = lambda: None) -> Ended:
        """Run the program and look at what it prints."""
        return self.looked_at(self.ground.program.run(arguments, first))

    def build(self, first: Callable[[], None] = lambda: None) -> Ended:
        """Build the corpus as it is now."""
        return self.run(self.build_arguments, first)

    def looked_at(self, ended: Ended) -> Ended:
        """Count the tracebacks that a process printed, and workers that outlive it."""
        if any(trace in ended.out + ended.err for trace in _TRACES):
            self.found.tracebacks += 1
            self.found.told.append(ended.err.strip())
        if ended.survivors:
            self.wrong("a worker outlived its build")
        return ended

    def still(self, *allowed: Contents) -> Contents:
        """Demand that the build in force can be read and holds one of these; return what it holds."""
        held = contents.read(self.store)
        if held.problem:
            self.found.unreadable += 1
            self.found.told.append(held.problem)
        elif all(held.tables != one.tables for one in allowed):
            self._compare(held, allowed[0])
        return held

    def still_with_more(self, expected: Contents) -> Contents:
        """Demand that the build in force can be read and has all articles of this one; return what it holds."""
        held = contents.read(self.store)
        if held.problem:
            self.found.unreadable += 1
            self.found.told.append(held.problem)
        elif lost := held.lost(expected):
            self.found.lost += lost
            self.found.told.append(f"files: {held.files}")
        self.found.double += held.doubled()
        return held

    def finish(self, expected: Contents) -> None:
        """Run a build that nothing disturbs, and demand what an undisturbed store holds, with nothing left over."""
        ended = self.build()
        if ended.code:
            self.wrong(f"the next run failed: {ended.err.strip()}")
        self.still(expected)
        for name in contents.leftovers(self.store):
            self.wrong(f"left over: {name}")

    def wrong(self, what: str) -> None:
        """Count what has no column of its own."""
        self.found.else_wrong += 1
        self.found.told.append(what)

    def _compare(self, held: Contents, expected: Contents) -> None:
        lost, double = held.lost(expected), held.doubled()
        self.found.lost += lost
        self.found.double += double
        differ = [name for name, rows in expected.tables.items() if held.tables[name] != rows]
        self.found.told.append(f"tables that differ: {', '.join(differ)}; files: {held.files}")
        if not (lost or double):
            self.found.else_wrong += 1


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _corrected(store: Path) -> str:
    tables = open_tables(current_build(store))  # type: ignore[arg-type]
    ((entity_id,),) = tables.execute("SELECT entity_id FROM entities WHERE name = 'William Ruto'").fetchall()
    entry = journal.append(store, changes.rename(tables, entity_id, "President Ruto"), "Ada", "a trial")
    tables.close()
    return entry.id


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_blocks * 512 for path in folder.rglob("*") if path.is_file())
