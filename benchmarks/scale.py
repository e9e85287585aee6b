"""How a store grows: first build, unchanged rerun, one article more, bytes on disk, memory, at several sizes of corpus.

    PYTHONPATH=. python benchmarks/scale.py [--sizes 1000 3000] [--kept DIR] [--engine 0]

The articles are drawn by a seed (benchmarks/corpora), and what annotating would find in them is put together from the
annotated stories they are drawn from, so that only what comes after annotating is measured: gathering, segments,
linking, tables, index, publishing. Each step runs in a process of its own, as a user's would. `--kept` keeps corpora
and the annotated stories for the next run.

`--engine N` also annotates N of the articles in earnest with two processes, end to end, and in the same run has
bare `nlp.pipe` with two processes read the same paragraphs: words a second of both, and the largest memory of a worker.
"""

import argparse
import multiprocessing
import resource
import shutil
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpora.annotated import AnnotatedPool, drawn_engine
from benchmarks.corpora.drafts import ArticlePool, write_files
from components.preprocessing.building import Built, build
from components.preprocessing.engines import Engine, local
from components.preprocessing.recipe import Recipe
from components.settings import load_settings
from components.store.progress import Progress

_PARTS = {"segments": "segments/**/*", "tables": "builds/*/*.duckdb", "index": "builds/*/*.sqlite"}
STORIES = "stories.jsonl"
_LOOK_EVERY = 0.2  # seconds between two looks at the memory of workers


class Step(NamedTuple):
    """What one build took."""

    seconds: float  # by the clock
    processor: float  # seconds of processor time, which other work on the machine hardly changes
    stages: dict[str, float]  # of them, by stage
    megabytes: float  # most that its process held
    reused: bool


def timed_build(corpus: Path, store: Path, kept: Path, in_earnest: bool = False) -> Step:
    """Build a corpus in this process, and tell what it took."""
    recipe = Recipe.of(load_settings())
    engine = local(recipe, 2) if in_earnest else _drawn(recipe, kept)
    stages: dict[str, float] = {}
    begun, last = time.perf_counter(), time.process_time()
    start = last
    stage = "looking for files"

    def note(progress: Progress) -> None:
        nonlocal last, stage
        now = time.process_time()
        stages[stage] = stages.get(stage, 0.0) + now - last
        last, stage = now, progress.stage

    built: Built = build(store, [str(corpus)], recipe, engine, note)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Step(time.perf_counter() - begun, time.process_time() - start, stages, most, built.reused)


def _drawn(recipe: Recipe, kept: Path) -> Engine:
    annotated = AnnotatedPool.annotating(ArticlePool(), recipe.pipeline, kept / STORIES)
    annotated.source(annotated.pool.draft(0))  # so that loading is no part of what is measured
    return drawn_engine(annotated)


def alone(*asked: object) -> Step:
    """Run a timed build in a process of its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as one:
        return one.submit(timed_build, *asked).result()


def told(name: str, step: Step) -> None:
    """Print a line about a step."""
    parts = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in step.stages.items() if seconds >= 0.05)
    times = f"{step.seconds:8.2f} s {step.processor:8.2f} s of processor {step.megabytes:6.0f} MB"
    print(f"  {name:<20}{times}   {parts}", flush=True)


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
    shutil.rmtree(store, ignore_errors=True)
    shutil.rmtree(corpus, ignore_errors=True)
    of_text = write_files(pool, range(size), corpus)
    print(f"{size} articles, {of_text / 1e6:.1f} MB of text", flush=True)
    first = alone(corpus, store, kept)
    told("first build", first)
    told("unchanged", alone(corpus, store, kept))
    added = [size + n for n in range(3)]
    for number in added:
        write_files(pool, [number], corpus)
        told("one article added", alone(corpus, store, kept))
    (corpus / pool.draft(added[0]).source_file).unlink()
    told("one article removed", alone(corpus, store, kept))
    disk = bytes_on_disk(store)
    shares = ", ".join(f"{part} {number / of_text:.2f}" for part, number in disk.items())
    print(f"  bytes on disk for each byte of text: {sum(disk.values()) / of_text:.2f} ({shares})", flush=True)


def earnest(size: int, kept: Path) -> None:
    """Annotate articles in earnest beside bare `nlp.pipe`, both with two processes, and print."""
    import spacy

    pool, corpus, store = ArticlePool(), kept / "corpus-earnest", kept / "store-earnest"
    shutil.rmtree(store, ignore_errors=True)
    shutil.rmtree(corpus, ignore_errors=True)
    write_files(pool, range(size), corpus)
    texts = [text for number in range(size) for text in pool.paragraphs(pool.draft(number))]
    words = sum(len(text.split()) for text in texts)
    watch = _Watch()
    step = timed_build(corpus, store, kept, True)
    most = watch.end()
    begun = time.perf_counter()
    nlp = spacy.load(load_settings().pipeline)
    for _ in nlp.pipe(texts, n_process=2):
        pass
    bare = time.perf_counter() - begun
    print(f"{size} articles in earnest, {words} words: build {words / step.seconds:.0f} words/s, end to end;")
    print(f"  bare nlp.pipe with 2 processes {words / bare:.0f} words/s; share {bare / step.seconds:.2f}")
    thirds = [max(most[n * len(most) // 3 : (n + 1) * len(most) // 3] or [0]) for n in range(3)]
    print(f"  largest worker, by thirds of the run: {', '.join(f'{mb:.0f}' for mb in thirds)} MB")


class _Watch:
    """Looks at the memory of child processes from time to time."""

    def __init__(self) -> None:
        self._seen: list[float] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._ended.wait(_LOOK_EVERY):
            self._seen.append(max([_megabytes(child.pid) for child in multiprocessing.active_children()] or [0.0]))

    def end(self) -> list[float]:
        """Return the megabytes of the largest child at each look."""
        self._ended.set()
        self._thread.join()
        return self._seen


def _megabytes(pid: int | None) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000])
    parser.add_argument("--engine", type=int, default=0, help="articles to annotate in earnest")
    parser.add_argument("--kept", type=Path, help="folder that keeps corpora and stores")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="borderlines-scale-") as scratch:
        kept = asked.kept or Path(scratch)
        kept.mkdir(parents=True, exist_ok=True)
        AnnotatedPool.annotating(ArticlePool(), load_settings().pipeline, kept / STORIES)
        for size in asked.sizes:
            measure(size, kept)
        if asked.engine:
            earnest(asked.engine, kept)


if __name__ == "__main__":
    main()
