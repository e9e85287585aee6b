"""Which files a build is made of: files, folders, archives and addresses become a list of tasks, named and hashed."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from components.knowledge.files import FOLDER
from components.preprocessing.archives import Budget, is_archive
from components.preprocessing.engines import Task
from components.preprocessing.fetching.addresses import is_address, shown
from components.preprocessing.fetching.fetched import Fetched
from components.preprocessing.opened_before import OpenedBefore
from components.preprocessing.opening import Opener
from components.preprocessing.overruling import overruled
from components.preprocessing.reading import Found, list_sources

Fetch = Callable[[Sequence[str]], Fetched]
_SHOWN = 5  # files named in a message


class NoSources(ValueError):
    """There is nothing to build from; the message says where it was looked for and what to give instead."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that is not read, and why."""

    source_file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files of a build in the order of their names, those left out or not to be had, and what else to know."""

    tasks: list[Task] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    failed: list[LeftOut] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    at_hand: Callable[[Sequence[Task]], list[Task]] = list
    """Tasks of these files with their bytes where they can be read: a container that is known is not opened before."""


def unfetched(addresses: Sequence[str]) -> Fetched:
    """Return addresses as they are where nothing is fetched: set aside."""
    return Fetched(
        failed=[(shown(address), "addresses are only read by a build with a store") for address in addresses]
    )


def gather(
    sources: Sequence[str],
    scratch: Path,
    store: Path | None = None,
    fetch: Fetch = unfetched,
    knowledge: Path = FOLDER,
) -> Gathered:
    """Return the files under the sources; archives and tables are opened in `scratch`, files of the store left alone.

    `fetch` gets the addresses among the sources; `knowledge` is the folder of the mappings of columns. A file's name in
    the tables is its path relative to the source, that of a page its address; where two sources have files of the same
    name, the source's own name is put before it. Raises NoSources where a source is missing, or no file is left, and
    ArchiveRefused for an unusable archive.
    """
    addresses = [source for source in sources if is_address(source)]
    fetched = fetch(addresses) if addresses else Fetched()
    before = OpenedBefore(store, knowledge) if store else None
    pages = Opener(scratch / "pages", knowledge, Budget.whole())
    for task in fetched.tasks:
        pages.page(task)
    found = [(task.source_file, task) for task in pages.opened.tasks]
    left_out = [LeftOut(*item) for item in [*fetched.left_out, *pages.opened.left_out]]
    failed = [LeftOut(*item) for item in [*fetched.failed, *pages.opened.failed]]
    remarks = [*fetched.remarks, *pages.opened.remarks]
    for number, source in enumerate(source for source in sources if not is_address(source)):
        opener = Opener(scratch / f"{number}.opened", knowledge, Budget.whole(), before)
        root = _root(source)
        if root.is_file() and (root.suffix.lower() == ".zip" or is_archive(root)):
            opener.archive(root)
        else:
            opener.folder(root, _without_store(list_sources(root), root, store))
        own = _as_text(Path(source).resolve().name)
        found += [(own, _named(task, _as_text(task.source_file))) for task in opener.opened.tasks]
        remarks += opener.opened.remarks
        left_out += [LeftOut(_as_text(name), reason) for name, reason in opener.opened.left_out]
        failed += [LeftOut(_as_text(name), reason) for name, reason in opener.opened.failed]
    tasks, doubled = _named_apart(found)
    if not tasks:
        why = "".join(f". {item.source_file}: {item.reason}" for item in [*failed, *left_out][:_SHOWN])
        where = ", ".join(shown(source) if is_address(source) else source for source in sources)
        raise NoSources(f"{where}: no file to read; give a folder that holds articles{why}")
    tasks = overruled(tasks, store)
    taken = {task.source_file for task in tasks}
    lost = _once(failed, taken)
    left_out = _once(left_out + doubled, taken | {item.source_file for item in lost})
    if before is None:
        return Gathered(tasks, left_out, lost, sorted(set(remarks)))
    before.prune()
    return Gathered(tasks, left_out, lost, sorted(set(remarks)), before.at_hand)


def _as_text(name: str) -> str:
    """Return the name of a file as text that every table and page can hold: bytes that are no UTF-8 become �."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _without_store(listed: Found, root: Path, store: Path | None) -> Found:
    """Return what was found but for the store, which may lie in the very folder that is built from."""
    if store is None:
        return listed
    own, home = store.resolve(), root.resolve()
    if home.is_relative_to(own) or not own.is_relative_to(home):  # its inbox, what it has fetched; or far from it
        return listed
    return Found([pair for pair in listed.sources if not pair[0].resolve().is_relative_to(own)], listed.skipped)


def _root(source: str) -> Path:
    path = Path(source)
    if not (path.is_file() or path.is_dir()):  # of a pipe or device, reading would never end
        what = "neither a file nor a folder" if path.exists() else "no such file or folder"
        raise NoSources(f"{source}: {what}; give the path of a file, a folder or an archive")
    return path


def _named_apart(found: list[tuple[str, Task]]) -> tuple[list[Task], list[LeftOut]]:
    """Return the tasks with names of their own; the same file given twice is left out once."""
    times = Counter(task.source_file for _, task in found)
    tasks: dict[str, Task] = {}
    doubled: list[LeftOut] = []
    for root, task in sorted(found, key=lambda pair: (pair[1].source_file, pair[0], pair[1].sha256)):
        name = (
            f"{root}/{task.source_file}"
            if times[task.source_file] > 1 and root != task.source_file
            else task.source_file
        )
        if name in tasks:
            same = tasks[name].sha256 == task.sha256
            doubled += (
                [] if same else [LeftOut(f"{name} (second)", "another file has the same name; rename its folder")]
            )
        else:
            tasks[name] = _named(task, name)
    return [tasks[name] for name in sorted(tasks)], doubled


def _named(task: Task, name: str) -> Task:
    return task if task.source_file == name else replace(task, source_file=name)


def _once(left_out: list[LeftOut], taken: set[str]) -> list[LeftOut]:
    by_name = {item.source_file: item for item in left_out if item.source_file not in taken}
    return [by_name[name] for name in sorted(by_name)]
