"""How a store grows: first build, unchanged rerun, one article more, bytes on disk, memory, at several sizes of corpus.

    PYTHONPATH=. python benchmarks/scale.py [--sizes 1000 10000] [--kept DIR]

The articles are drawn by a seed (benchmarks/corpora). In the first build, what annotating would find in them is put
together from the annotated stories they are drawn from, so that a hundred thousand take less than an hour. All further
builds are the command as a user gives it, in a process of its own from its start to its end: the new article is
annotated in earnest. 'In force' is when the dashboard shows it; what follows is keeping the store tidy. `--kept` keeps
corpora, stores and the annotated stories; what is there is not made again.
"""

import argparse
import multiprocessing
import os
import resource
import shutil
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks.commands import Ended, run
from benchmarks.corpora.annotated import AnnotatedPool, drawn_engine
from benchmarks.corpora.drafts import ArticlePool, write_files
from components.preprocessing.building import build
from components.preprocessing.recipe import Recipe
from components.settings import load_settings
from components.store.progress import Progress

_PARTS = {"segments": "segments/**/*", "tables": "builds/*/*.duckdb", "index": "builds/*/*.sqlite"}
STORIES = "stories.jsonl"
_TIMES = 3  # articles added one after the other


class Step(NamedTuple):
    """What a first build took."""

    seconds: float  # by the clock
    processor: float  # seconds of processor time, which other work on the machine hardly changes
    stages: dict[str, float]  # of them, by stage
    megabytes: float  # most that its process held


def first_build(corpus: Path, store: Path, kept: Path) -> Step:
    """Build a corpus in this process without annotating, and tell what it took."""
    recipe = Recipe.of(load_settings())
    annotated = AnnotatedPool.annotating(ArticlePool(), recipe.pipeline, kept / STORIES)
    annotated.source(annotated.pool.draft(0))  # so that loading is no part of what is measured
    stages: dict[str, float] = {}
    begun, start = time.perf_counter(), time.process_time()
    last, stage = start, "looking for files"

    def note(progress: Progress) -> None:
        nonlocal last, stage
        now = time.process_time()
        stages[stage] = stages.get(stage, 0.0) + now - last
        last, stage = now, progress.stage

    build(store, [str(corpus)], recipe, drawn_engine(annotated), note)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Step(time.perf_counter() - begun, time.process_time() - start, stages, most)


def rebuilt(corpus: Path, store: Path) -> tuple[Ended, float]:
    """Run the command that builds a corpus; return how it ended, and the seconds until its build was in force."""
    begun = time.time()
    ended = run([sys.executable, "-m", "components", "build", str(corpus), "--store", str(store)])
    return ended, (store / "current").stat().st_mtime - begun


def bytes_on_disk(store: Path) -> dict[str, int]:
    """Return the bytes of the build in force and of the segments, by part: what the file system gives them."""
    current = (store / "current").read_text().strip()
    found = {}
    for part, pattern in _PARTS.items():
        paths = store.glob(pattern.replace("builds/*", f"builds/{current}"))
        found[part] = sum(path.stat().st_blocks * 512 for path in paths if path.is_file())
    return found


def measure(size: int, kept: Path) -> None:
    """Measure one size of corpus and print."""
    pool, corpus, store = ArticlePool(), kept / f"corpus-{size}", kept / f"store-{size}"
    for folder in (corpus, store):
        shutil.rmtree(folder, ignore_errors=True)
    of_text = write_files(pool, range(size), corpus)
    print(f"{size} articles, {of_text / 1e6:.1f} MB of text", flush=True)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as one:
        first = one.submit(first_build, corpus, store, kept).result()
    stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in first.stages.items() if seconds >= 0.05)
    _told("first build", first.seconds, first.processor, first.megabytes, stages)
    same, _ = rebuilt(corpus, store)
    share = f"{same.seconds / first.seconds:.1%} of the first build, which did not annotate"
    _told("unchanged", same.seconds, same.processor, same.megabytes, share)
    for number in range(size, size + _TIMES):
        write_files(pool, [number], corpus)
        ended, in_force = rebuilt(corpus, store)
        _told("one article added", ended.seconds, ended.processor, ended.megabytes, f"in force after {in_force:.2f} s")
    (corpus / pool.draft(size).source_file).unlink()
    ended, in_force = rebuilt(corpus, store)
    _told("one article removed", ended.seconds, ended.processor, ended.megabytes, f"in force after {in_force:.2f} s")
    disk = bytes_on_disk(store)
    shares = ", ".join(f"{part} {number / of_text:.2f}" for part, number in disk.items())
    print(f"  bytes on disk for each byte of text: {sum(disk.values()) / of_text:.2f} ({shares})", flush=True)


def _told(name: str, seconds: float, processor: float, megabytes: float, more: str) -> None:
    print(f"  {name:<20}{seconds:8.2f} s {processor:8.2f} s of processor {megabytes:6.0f} MB   {more}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000])
    parser.add_argument("--kept", type=Path, help="folder that keeps corpora and stores")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="borderlines-scale-") as scratch:
        kept = asked.kept or Path(scratch)
        kept.mkdir(parents=True, exist_ok=True)
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(kept / "compiled"))  # kept as it is where Python may write
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        AnnotatedPool.annotating(ArticlePool(), load_settings().pipeline, kept / STORIES)
        for size in asked.sizes:
            measure(size, kept)


if __name__ == "__main__":
    main()
