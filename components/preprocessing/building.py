"""A build from end to end: gather the files, annotate those not annotated before, link, make tables, publish.

Files that cannot be read are set aside with their reason and never stop a build.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from components.knowledge.files import KnowledgeError
from components.preprocessing.archives import ArchiveRefused
from components.preprocessing.engines import Engine, EngineFailed, Outcome, Task, local
from components.preprocessing.gathering import Fetch, Gathered, NoSources, gather, unfetched
from components.preprocessing.last_build import SegmentLost, copied, last_files, last_segments
from components.preprocessing.recipe import Recipe, languages_read, pipeline_version, recipe_hash
from components.store.builds import (
    PATIENCE,
    Build,
    current_build,
    is_whole,
    kept_builds,
    publish_corrected,
    publish_made,
)
from components.store.corrections.journal import JOURNAL
from components.store.errors import StoreDamaged, StoreError
from components.store.ledger import record
from components.store.lock import exclusive
from components.store.progress import DONE, RUNNING, Progress, TimeLeft
from components.store.reading import open_tables
from components.store.room import writing
from components.store.scratch import scratch
from components.store.segments import Segments
from components.store.set_aside import SetAside

OnProgress = Callable[[Progress], None]
_SHOWN = 5  # files named in a message
_DIGITS = 8  # of the hash in the id of a build
_TRIED_TWICE = " (tried twice; it is tried again once it is changed, or by `build --retry`)"


class CannotBuild(RuntimeError):
    """There is nothing to build from, or nothing to build with; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended: the build in force, and whether it was there already because nothing had changed."""

    build: Build
    reused: bool

    @property
    def failed(self) -> list[tuple[str, str]]:
        """The files that could not be read, with the reason."""
        return list(self.build.info["failed"].items())

    @property
    def left_out(self) -> list[tuple[str, str]]:
        """The files that were passed over on purpose, with the reason; sources.csv, which is read, is none of them."""
        return list(self.build.info["left_out"].items())

    @property
    def remarks(self) -> list[str]:
        """What else the user should know: rows of sources.csv that fit nothing, findings left out, a spoilt journal."""
        spoilt = [f"{JOURNAL}, {problem}" for problem in self.build.info.get("journal_problems", ())]
        return [*self.build.info["remarks"], *spoilt]

    def summary(self) -> str:
        """Return one line on what was built."""
        info = self.build.info
        how = "nothing changed, kept" if self.reused else "made"
        articles, paragraphs = _counted(info["articles"], "article"), _counted(info["body_paragraphs"], "paragraph")
        return f"{how} build {self.build.id}: {articles}, {paragraphs} in {_counted(info['files_read'], 'file')}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def build(  # noqa: PLR0913 - what to build and with what
    store: Path,
    sources: Sequence[str],
    recipe: Recipe,
    engine: Engine | None = None,
    on_progress: OnProgress = lambda progress: None,
    *,
    retry: bool = False,
    fetch: Fetch = unfetched,
    segments: Segments | None = None,
) -> Built:
    """Make the tables of all files under the sources and publish them; where nothing changed, keep the build in force.

    `engine` says where annotating runs, by default in a worker process for each core; with `retry`, files that ended
    their workers before get another try; `fetch` gets the pages of addresses; `segments` are those of the store, by
    default shared with no other. Raises CannotBuild where there is nothing to build from or no worker can start,
    StoreBusy where another build of the store runs, SegmentsUnusable where the place that shares them does not answer,
    BuildInvalid where the tables break a rule; the build in force then stays as it was.
    """
    with writing(store), exclusive(store, "build"), scratch(store) as folder:
        on_progress(Progress(RUNNING, "looking for files"))
        try:
            gathered = gather(sources, folder, store, fetch, recipe.knowledge)
        except (NoSources, ArchiveRefused) as error:
            raise CannotBuild(str(error)) from None
        hashed = recipe_hash(recipe)
        not_read = (*gathered.left_out, *gathered.failed, *gathered.remarks)
        keys = {task.source_file: _hash(hashed, *_parts(task)) for task in gathered.tasks}
        made_of = _hash(hashed, *keys.values(), *not_read)
        set_aside = SetAside(store)
        if retry:
            set_aside.keep(())
        built = None if retry else _unchanged(store, made_of)
        if built is None:
            own = segments or Segments(store)
            work = _Work(store, folder, recipe, gathered, keys, own, engine or local(recipe), on_progress)
            info = {"made_of": made_of, "pipeline": recipe.pipeline, "recipe": hashed, **work.made(set_aside)}
            info["pipeline_version"] = pipeline_version(recipe.pipeline)
            info["languages"] = languages_read(recipe)
            built = Built(publish_made(store, work.folder, info, patience=PATIENCE), False)
            own.prune(built.build.id, keys.values(), kept_builds(store))
            set_aside.keep(set(keys.values()))
        with suppress(StoreError):  # the tables are in force; the next build catches up
            record(store)
    files = len(gathered.tasks)
    on_progress(Progress(DONE, "published", files, files, message=built.summary(), build=built.build.id))
    return built


def _unchanged(store: Path, made_of: str) -> Built | None:
    """Return the build in force where it was made of the very same, with the corrections that the journal holds now."""
    try:
        in_force = current_build(store)
        if in_force is None or in_force.info.get("made_of") != made_of:
            return None
        open_tables(in_force).close()
        if not is_whole(in_force):
            return None
    except StoreDamaged:  # this build mends it
        return None
    corrected = publish_corrected(store)
    return Built(corrected, corrected.id == in_force.id)


@dataclass(slots=True)
class _Work:
    """What a build does between gathering and publishing."""

    store: Path
    scratch: Path
    recipe: Recipe
    gathered: Gathered
    keys: Mapping[str, str]  # of the segment of each file
    segments: Segments
    engine: Engine
    on_progress: OnProgress

    @property
    def folder(self) -> Path:
        """Where the tables are made, on the disk of the store."""
        return self.scratch / "build"

    def made(self, set_aside: SetAside) -> dict[str, object]:
        """Annotate, link and make the tables in the folder; return what the build says of itself."""
        before = last_files(self.store, recipe_hash(self.recipe))
        try:
            with copied(before, self.folder) as copies:
                return self._linked(copies, self._annotated(set_aside, last_segments(before)))
        except SegmentLost:  # every segment is looked into, and the file annotated again
            shutil.rmtree(self.folder)
            with copied(before, self.folder) as copies:
                return self._linked(copies, self._annotated(set_aside, {}))

    def _annotated(self, set_aside: SetAside, trusted: Mapping[str, str]) -> dict[str, str]:
        """Annotate what has no segment yet; return the reasons why files failed, by name.

        Segments that the last build was made of (`trusted`) are not read for being there.
        """
        tasks = self.gathered.tasks
        self.segments.remove_leftovers()
        if self.segments.shared:
            self.on_progress(Progress(RUNNING, "fetching shared segments"))
        there = self.segments.readable(key for name, key in self.keys.items() if trusted.get(name) != key)
        reasons: dict[str, str] = {}
        todo = []
        for task in tasks:
            name, key = task.source_file, self.keys[task.source_file]
            if trusted.get(name) == key or key in there:
                continue
            if key in set_aside.reasons:
                reasons[name] = set_aside.reasons[key]
            else:
                todo.append(task)
        done = len(tasks) - len(todo)
        left = TimeLeft(sum(task.size for task in todo))
        self.on_progress(Progress(RUNNING, "annotating", done, len(tasks)))
        for outcome in _outcomes(self.engine, self.gathered.at_hand(todo)):
            name = outcome.task.source_file
            if outcome.data is not None:
                self.segments.write(self.keys[name], outcome.data)
            else:
                reasons[name] = f"{outcome.failure}{_TRIED_TWICE if outcome.crashed else ''}"
                if outcome.crashed:
                    set_aside.add(self.keys[name], reasons[name])
            done += 1
            self.on_progress(Progress(RUNNING, "annotating", done, len(tasks), left.after(outcome.task.size)))
        if self.segments.shared:
            self.on_progress(Progress(RUNNING, "sharing segments", done, len(tasks)))
        self.segments.settle(key for name, key in self.keys.items() if name not in reasons)
        return reasons

    def _linked(self, copies: Future[None], reasons: Mapping[str, str]) -> dict[str, object]:
        """Make the tables; return what the build says of itself. Raises CannotBuild where no article was found."""
        # This imports pandas and scipy, which takes longer than finding out that nothing changed.
        from components.preprocessing.assembling import assemble, files_not_read, told_of_build

        total = len(self.gathered.tasks)
        self.on_progress(Progress(RUNNING, "linking", total, total))
        not_read = files_not_read(self.gathered, reasons)
        read = {name: key for name, key in self.keys.items() if name not in reasons}
        counts, remarks = assemble(self.folder, copies, self.segments, read, self.recipe, not_read)
        if not counts["articles"]:
            failed = [file for file in not_read if file.status == "failed"]
            why = "; ".join(f"{file.source_file}: {file.reason}" for file in failed[:_SHOWN])
            raise CannotBuild(f"no article found in {_counted(total, 'file')}, so nothing was published. {why}".strip())
        self.on_progress(Progress(RUNNING, "checking and publishing", total, total))
        linked = _hash(recipe_hash(self.recipe), *sorted(read.items()), *not_read)[:_DIGITS]
        return {"linked": linked, **counts, **told_of_build(self.gathered, not_read, remarks)}


def _outcomes(engine: Engine, tasks: Sequence[Task]) -> Iterator[Outcome]:
    try:
        yield from engine(tasks)
    except (EngineFailed, KnowledgeError) as error:
        raise CannotBuild(str(error)) from None


def _parts(task: Task) -> tuple[object, ...]:
    return (
        task.source_file,
        task.sha256,
        task.stated,
        *(replace(known, row=0) for known in task.known),
    )  # wherever its row stands


def _hash(*parts: object) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = str(part).encode()
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()
