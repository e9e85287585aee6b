"""A build from end to end: gather the files, annotate those not annotated before, link, make tables, publish.

Files that cannot be read are set aside with their reason and never stop a build.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from components.knowledge.files import KnowledgeError
from components.preprocessing.archives import ArchiveRefused
from components.preprocessing.engines import Engine, EngineFailed, Outcome, Task, local
from components.preprocessing.gathering import Fetch, Gathered, NoSources, gather, unfetched
from components.preprocessing.reading import METADATA_FILE
from components.preprocessing.recipe import Recipe, pipeline_version, recipe_hash
from components.preprocessing.record_json import AnnotatedSource, from_json
from components.store.builds import (
    PATIENCE,
    Build,
    current_build,
    is_whole,
    kept_builds,
    publish,
    publish_corrected,
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

if TYPE_CHECKING:
    import pandas as pd

OnProgress = Callable[[Progress], None]
_SHOWN = 5  # files named in a message
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


def build(
    store: Path,
    sources: Sequence[str],
    recipe: Recipe,
    engine: Engine | None = None,
    on_progress: OnProgress = lambda progress: None,
    *,
    retry: bool = False,
    fetch: Fetch = unfetched,
) -> Built:
    """Make the tables of all files under the sources and publish them; where nothing changed, keep the build in force.

    `engine` says where annotating runs, by default in a worker process for each core; with `retry`, files that ended
    their workers before get another try; `fetch` gets the pages of addresses. Raises CannotBuild where there is nothing
    to build from or no worker can start, StoreBusy where another build of the store runs, BuildInvalid where the tables
    break a rule; the build in force then stays as it was.
    """
    with writing(store), exclusive(store, "build"), scratch(store) as folder:
        on_progress(Progress(RUNNING, "looking for files"))
        try:
            gathered = gather(sources, folder, store, fetch, recipe.knowledge)
        except (NoSources, ArchiveRefused) as error:
            raise CannotBuild(str(error)) from None
        hashed = recipe_hash(recipe)
        not_read = (*gathered.left_out, *gathered.failed, *gathered.remarks)
        made_of = _hash(hashed, *[part for task in gathered.tasks for part in _parts(task)], *not_read)
        set_aside = SetAside(store)
        if retry:
            set_aside.keep(())
        built = None if retry else _unchanged(store, made_of)
        if built is None:
            segments = Segments(store)
            keys = {task.source_file: _hash(hashed, *_parts(task)) for task in gathered.tasks}
            data = _annotated(segments, set_aside, keys, gathered, engine or local(recipe), on_progress)
            tables, counts = _linked(gathered, data, recipe, on_progress)
            info = {"made_of": made_of, "pipeline": recipe.pipeline, "recipe": hashed, **counts}
            info["pipeline_version"] = pipeline_version(recipe.pipeline)
            built = Built(publish(store, tables, info, patience=PATIENCE), False)
            segments.prune(built.build.id, keys.values(), kept_builds(store))
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


def _annotated(
    segments: Segments,
    set_aside: SetAside,
    keys: Mapping[str, str],
    gathered: Gathered,
    engine: Engine,
    on_progress: OnProgress,
) -> dict[str, bytes | str]:
    """Return what came of each file by name: data, or the reason why it failed."""
    segments.remove_leftovers()
    results: dict[str, bytes | str] = {}
    for task in gathered.tasks:
        key = keys[task.source_file]
        kept = segments.read(key) or set_aside.reasons.get(key)
        if kept is not None:
            results[task.source_file] = kept
    todo = [task for task in gathered.tasks if task.source_file not in results]
    left = TimeLeft(sum(task.size for task in todo))
    total = len(gathered.tasks)
    on_progress(Progress(RUNNING, "annotating", len(results), total))
    for outcome in _outcomes(engine, todo):
        name = outcome.task.source_file
        if outcome.data is not None:
            results[name] = outcome.data
            segments.write(keys[name], outcome.data)
        else:
            reason = f"{outcome.failure}{_TRIED_TWICE if outcome.crashed else ''}"
            results[name] = reason
            if outcome.crashed:
                set_aside.add(keys[name], reason)
        on_progress(Progress(RUNNING, "annotating", len(results), total, left.after(outcome.task.size)))
    return results


def _outcomes(engine: Engine, tasks: Sequence[Task]) -> Iterator[Outcome]:
    try:
        yield from engine(tasks)
    except (EngineFailed, KnowledgeError) as error:
        raise CannotBuild(str(error)) from None


def _linked(
    gathered: Gathered, results: Mapping[str, bytes | str], recipe: Recipe, on_progress: OnProgress
) -> tuple[dict[str, "pd.DataFrame"], dict[str, object]]:
    """Return the tables of all files, and what the build says of itself: counts, remarks, files set aside."""
    # These import pandas and scipy, which takes longer than finding out that nothing changed.
    from components.preprocessing.assembling import assemble
    from components.preprocessing.records import counted_body
    from components.preprocessing.tables import FileNotRead

    total = len(gathered.tasks)
    on_progress(Progress(RUNNING, "linking", total, total))
    read = []
    failed = [FileNotRead(item.source_file, "", 0, "failed", item.reason) for item in gathered.failed]
    for task in gathered.tasks:
        result = results[task.source_file]
        if isinstance(result, bytes):
            read.append(from_json(AnnotatedSource, result))
        else:
            failed.append(FileNotRead(task.source_file, task.sha256, task.size, "failed", result))
    if not any(source.segmented.articles for source in read):
        reasons = "; ".join(f"{file.source_file}: {file.reason}" for file in failed[:_SHOWN])
        raise CannotBuild(f"no article found in {_counted(total, 'file')}, so nothing was published. {reasons}".strip())
    skipped = [FileNotRead(item.source_file, "", 0, "skipped", item.reason) for item in gathered.left_out]
    tables = assemble(read, failed + skipped, recipe.knowledge)
    on_progress(Progress(RUNNING, "checking and publishing", total, total))
    counts = {
        "articles": len(tables["articles"]),
        "files_read": len(read),
        "body_paragraphs": sum(len(counted_body(source.segmented.paragraphs)) for source in read),
        "remarks": sorted({*gathered.remarks, *(remark for source in read for remark in source.remarks)}),
        "failed": {file.source_file: file.reason for file in failed},
        "left_out": {file.source_file: file.reason for file in skipped if file.source_file != METADATA_FILE},
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return tables, counts


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
