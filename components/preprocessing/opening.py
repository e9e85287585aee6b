"""Files that hold many sources: archives within archives, tables, mail boxes, messages with attachments.

Each source inside is named by the path to it: `pack.zip/news.csv#12`, `mail.eml/report.pdf`.
"""

import hashlib
import os
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from components.knowledge.files import FOLDER
from components.preprocessing.archives import ArchiveRefused, Budget, is_archive, unpack
from components.preprocessing.known import Known, Metadata, read_metadata, unknown_files
from components.preprocessing.opened_before import Found as Seen
from components.preprocessing.opened_before import Opened, OpenedBefore
from components.preprocessing.opening_mail import attached_to, is_mailbox, may_have_attachments, messages_of
from components.preprocessing.opening_tables import Parts, mappings_beside, rows_of
from components.preprocessing.reading import Found, UnreadableSource, list_sources
from components.preprocessing.table_rows import is_table
from components.preprocessing.tasks import Task

DEEPEST = 4  # archives within archives, attachments within attachments
_AT_ONCE = 1_000_000  # bytes of a file that is read at once


class Opener:
    """Opens the files of one source; what it unpacks lies in folders of `scratch`."""

    def __init__(
        self,
        scratch: Path,
        knowledge: Path = FOLDER,
        budget: Budget | None = None,
        before: OpenedBefore | None = None,
    ) -> None:
        """Use a folder that is removed after the build, the mappings of a folder of knowledge, and what is known of
        containers that were opened before.
        """
        self.opened = Opened()
        self._scratch, self._knowledge = scratch, knowledge
        self._budget = budget or Budget.whole()
        self._before = before
        self._numbers = count(1)

    def archive(self, path: Path) -> None:
        """Open an archive that is a source by itself: its files go by their names in it. Raises ArchiveRefused."""

        def opened(opener: Opener) -> None:
            into = opener._fresh()
            into.mkdir(parents=True)
            lost = unpack(path, into, opener._budget)
            opener.folder(into, list_sources(into))
            opener.opened.left_out += lost

        self._once(path, opened, "a source")

    def folder(self, root: Path, listed: Found, prefix: str = "", depth: int = 0) -> None:
        """Open all files of a folder (or the one file given); names begin with `prefix`."""
        metadata = read_metadata(root if root.is_dir() else root.parent)
        names = {name for _, name in listed.sources}
        mappings = {name: table for name in names if (table := _table_of(name, names))}
        before = len(self.opened.tasks)
        for path, name in listed.sources:
            if name in mappings:
                self.opened.left_out.append((prefix + name, f"read as the columns of {mappings[name]}"))
            else:
                self._file_of(path, prefix, name, metadata, depth)
        if root.is_dir():  # beside a single file the rows of others say nothing wrong
            inside = [task.source_file.removeprefix(prefix) for task in self.opened.tasks[before:]]
            self.opened.remarks += [prefix + remark for remark in unknown_files(metadata, [*names, *inside])]
        self.opened.remarks += [prefix + problem for problem in metadata.problems]
        self.opened.left_out += [(prefix + name, reason) for name, reason in listed.skipped]

    def page(self, task: Task) -> None:
        """Open a file that was fetched; what was said of it where it was found goes with it."""
        before = len(self.opened.tasks)
        self._file(Path(task.path), "", task.source_file, Metadata({}, []), 0)
        self.opened.tasks[before:] = [
            task if found.source_file == task.source_file else found for found in self.opened.tasks[before:]
        ]

    def _file_of(self, path: Path, prefix: str, name: str, metadata: Metadata, depth: int) -> None:
        if depth or self._before is None or not (is_table(name) or is_mailbox(name) or is_archive(path)):
            self._file(path, prefix, name, metadata, depth)
            return
        rows = [metadata.rows[known] for known in sorted(metadata.rows) if known.partition("#")[0] == name]
        own = [file.read_bytes() for file in mappings_beside(path) if file.is_file()]
        self._once(path, lambda opener: opener._file(path, prefix, name, metadata, depth), prefix + name, rows, own)

    def _once(self, path: Path, open_it: Callable[["Opener"], None], *hangs_on: object) -> None:
        """Open a container, or take what was found in it before."""
        if self._before is None:
            open_it(self)
            return

        def again() -> Opened:
            opener = Opener(self._fresh(), self._knowledge)
            open_it(opener)
            return opener.opened

        try:
            key = self._before.key(path, *hangs_on)
        except OSError:
            open_it(self)
            return
        known = self._before.find(key, again)
        if known is None or known.files > self._budget.files or known.bytes > self._budget.bytes:
            known = self._opened_now(open_it)
            if path.name not in {name.rpartition("/")[2] for name, _ in known.opened.failed}:  # the container itself
                self._before.keep(key, known)
        else:
            self._budget.files -= known.files
            self._budget.bytes -= known.bytes
        self.opened.add(known.opened)

    def _opened_now(self, open_it: Callable[["Opener"], None]) -> Seen:
        files, size = self._budget.files, self._budget.bytes
        found, before = self.opened, self._before
        self.opened, self._before = Opened(), None  # what is inside is known with it
        try:
            open_it(self)
            return Seen(self.opened, files - self._budget.files, size - self._budget.bytes)
        finally:
            self.opened, self._before = found, before

    def _file(self, path: Path, prefix: str, name: str, metadata: Metadata, depth: int) -> None:
        own = prefix + name
        try:
            if is_archive(path):
                self._archive(path, own, depth)
            elif is_table(name):
                self._parts(rows_of(path, own, self._fresh(), self._knowledge), prefix, name, metadata)
            elif is_mailbox(name):
                messages = messages_of(path, own)
                self._parts(messages, prefix, name, metadata)
                for part in messages.parts:
                    into = self._fresh()
                    self._attached(attached_to(part, path, into), into, part.source_file, depth)
            else:
                self.opened.tasks.append(task_of(path, own, tuple(metadata.rows.get(name, ()))))
                if may_have_attachments(path, name):
                    into = self._fresh()
                    self._attached(attached_to(None, path, into), into, own, depth)
        except UnreadableSource as error:
            self.opened.failed.append((own, f"{error.reason}; {error.remedy}"))
        except ArchiveRefused as error:
            self.opened.failed.append((own, str(error).removeprefix(f"{path}: ")))
        except OSError as error:
            self.opened.failed.append((own, f"cannot be opened ({error.strerror or error}); check its permissions"))

    def _archive(self, path: Path, own: str, depth: int) -> None:
        if depth >= DEEPEST:
            raise ArchiveRefused(f"{path}: archives are opened {DEEPEST} deep; unpack it by hand")
        into = self._fresh()
        into.mkdir(parents=True)
        lost = unpack(path, into, self._budget)
        self.opened.left_out += [(f"{own}/{name}", reason) for name, reason in lost]
        self.folder(into, list_sources(into), f"{own}/", depth + 1)

    def _parts(self, found: Parts, prefix: str, name: str, metadata: Metadata) -> None:
        of_all = tuple(metadata.rows.get(name, ()))
        for part in found.parts:
            of_this = tuple(metadata.rows.get(part.source_file.removeprefix(prefix), ()))
            self.opened.tasks.append(
                Task(str(part.path), part.source_file, part.size, part.sha256, of_this + of_all, offset=part.offset)
            )
        self.opened.failed += found.failed
        self.opened.remarks += found.remarks

    def _attached(self, lost: list[tuple[str, str]], into: Path, own: str, depth: int) -> None:
        self.opened.left_out += [(f"{own}/{name}", reason) for name, reason in lost]
        if not into.is_dir():
            return
        if depth >= DEEPEST:
            self.opened.failed.append((f"{own}/", f"attachments are opened {DEEPEST} deep; save them as files"))
            return
        self.folder(into, list_sources(into), f"{own}/", depth + 1)

    def _fresh(self) -> Path:
        return self._scratch / f"{next(self._numbers)}"


def task_of(path: Path, name: str, known: Sequence[Known]) -> Task:
    """Return the task of a file that is one source."""
    try:
        with path.open("rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            if size > _AT_ONCE:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            else:  # as nearly all are: a piece of memory to read large ones by takes longer than the file
                digest = hashlib.sha256(file.read()).hexdigest()
    except OSError:  # the reader will say what is wrong with it
        digest, size = "", 0
    return Task(str(path), name, size, digest, tuple(known))


def _table_of(name: str, names: set[str]) -> str | None:
    """Return the table that a file of this name gives the columns of: news.csv for news.csv.toml and news.toml."""
    if not name.endswith(".toml"):
        return None
    stem = name.removesuffix(".toml")
    return next((other for other in sorted(names) if is_table(other) and other in _tables(stem, other)), None)


def _tables(stem: str, other: str) -> tuple[str, str]:
    return stem, stem + Path(other).suffix
