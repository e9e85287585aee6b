"""The journal of corrections of a store: STORE/corrections.jsonl, one entry a line, only ever added to.

Whoever adds holds the lock of the file and waits until the disk has the line. A line that cannot be used, for instance
one that a crash cut off, is named with its number and what to do, and stops nothing else.
"""

import errno
import fcntl
import hashlib
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from components.store.corrections.entries import LONGEST_LINE, Change, Correction, checked, from_line
from components.store.durable import sync_folder
from components.store.errors import CorrectionRefused
from components.store.room import writing

if TYPE_CHECKING:
    from components.store.builds import Build

JOURNAL = "corrections.jsonl"
_OWN_REMEDY = f"mend or remove that line of {JOURNAL}"


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that could not be used: its number from 1, what is wrong with it, what to do."""

    line: int
    reason: str
    remedy: str

    def __str__(self) -> str:
        """Return the problem as one sentence."""
        return f"line {self.line}: {self.reason}; {self.remedy}"


@dataclass(frozen=True)
class Journal:
    """The entries of a journal in the order of their lines, the lines that could not be used, and a hash of it all."""

    corrections: tuple[Correction, ...] = ()
    problems: tuple[Problem, ...] = ()
    digest: str = ""  # empty for an empty journal

    @cached_property
    def undone(self) -> dict[str, str]:
        """The ids of the entries that are undone, each with the id of the undo in force (the last one).

        An undo of an undo puts the entry in force again.
        """
        undone: dict[str, str] = {}
        for correction in reversed(self.corrections):  # an undo can only name what stands before it
            if correction.action == "undo" and correction.id not in undone:
                undone.setdefault(correction.fields["undoes"], correction.id)
        return undone

    @cached_property
    def in_force(self) -> tuple[Correction, ...]:
        """The entries to apply, in order: all that are neither undone nor an undo."""
        return tuple(c for c in self.corrections if c.action != "undo" and c.id not in self.undone)


def read(store: Path) -> Journal:
    """Return the journal of a store, empty where it has none."""
    try:
        with (store / JOURNAL).open("rb") as file:
            return _journal(file)
    except FileNotFoundError:
        return Journal()


def is_applied(store: Path, build: "Build") -> bool:
    """Return whether a build was made with the whole journal of its store as it is now."""
    return bool(build.info.get("journal", "") == read(store).digest)


def append(store: Path, change: Change, who: str, why: str = "") -> Correction:
    """Write a change at the end of the journal, signed, and return the entry once the disk has it.

    Raises CorrectionRefused where it cannot be an entry: a name or reason that is missing or too long, an undo of an
    entry that is not there or is undone already.
    """
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    plain = {"who": " ".join(who.split()), "why": " ".join(why.split())}
    if not plain["who"]:
        raise CorrectionRefused("say who you are: a correction is signed")
    correction = checked(Correction(secrets.token_hex(8), when, **plain, action=change.action, fields=change.fields))

    def fresh(journal: Journal) -> list[Correction]:
        if change.action == "undo":
            _check_undo(journal, change.fields["undoes"])
        return [correction]

    extend(store, fresh)
    return correction


def _check_undo(journal: Journal, undoes: str) -> None:
    if undoes not in {correction.id for correction in journal.corrections}:
        raise CorrectionRefused(f"there is no entry {undoes} in the journal")
    if undoes in journal.undone:
        raise CorrectionRefused(f"the entry {undoes} is undone already (by {journal.undone[undoes]})")


def extend(store: Path, fresh: Callable[[Journal], Iterable[Correction]]) -> None:
    """Add the entries that `fresh` makes of the journal as it is; nobody else adds meanwhile."""
    with writing(store), _held(store) as file:
        file.seek(0)
        lines = [correction.to_line().encode() + b"\n" for correction in fresh(_journal(file))]
        if not lines:
            return
        if file.tell() and not _ends_whole(file):  # somebody's line was cut off: it must not spoil ours
            lines.insert(0, b"\n")
        _written(file, b"".join(lines))


@contextmanager
def _held(store: Path) -> Iterator[BinaryIO]:
    store.mkdir(parents=True, exist_ok=True)
    path = store / JOURNAL
    is_new = not path.exists()
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # given back when the file is closed; a dead writer holds none
        yield file
    if is_new:
        sync_folder(store)


def _written(file: BinaryIO, lines: bytes) -> None:
    """Write lines through to the disk, all of them or none."""
    length = file.seek(0, os.SEEK_END)
    try:
        os.write(file.fileno(), lines)
        os.fsync(file.fileno())
        if os.fstat(file.fileno()).st_size != length + len(lines):  # the disk took some
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), file.name)
    except OSError:
        os.ftruncate(file.fileno(), length)
        raise


def _ends_whole(file: BinaryIO) -> bool:
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def _journal(file: BinaryIO) -> Journal:
    digest = hashlib.blake2b(digest_size=8)
    corrections: dict[str, Correction] = {}
    problems = []
    for number, line in _lines(file):
        digest.update(line.rstrip(b"\n") + b"\n")
        try:
            correction = from_bytes(line)
            if correction.id in corrections:
                raise CorrectionRefused("an entry before it has the same id")
            if correction.action == "undo" and correction.fields["undoes"] not in corrections:
                raise CorrectionRefused("it undoes an entry that does not stand before it")
            corrections[correction.id] = correction
        except CorrectionRefused as error:
            problems.append(Problem(number, str(error), _OWN_REMEDY))
    told = digest.hexdigest() if corrections or problems else ""
    return Journal(tuple(corrections.values()), tuple(problems), told)


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank with their number; of one that is too long only its beginning."""
    number, begun = 0, b""
    while piece := file.readline(LONGEST_LINE):
        begun = begun or piece
        if piece.endswith(b"\n"):
            number += 1
            if begun.strip():
                yield number, begun
            begun = b""
    if begun.strip():
        yield number + 1, begun


def from_bytes(line: bytes) -> Correction:
    """Return the entry that a line of a file tells. Raises CorrectionRefused, which says what is wrong with it."""
    if len(line) >= LONGEST_LINE:
        raise CorrectionRefused(f"it is longer than {LONGEST_LINE // 1024} KiB")
    try:
        return from_line(line.decode())
    except UnicodeDecodeError:
        raise CorrectionRefused("it is not UTF-8") from None


__all__ = ["JOURNAL", "Journal", "Problem", "append", "extend", "from_bytes", "is_applied", "read"]
