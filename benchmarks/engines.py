"""What annotating costs by engine: words a second by the clock, and processor time of an article by kind of process.

    PYTHONPATH=. python benchmarks/engines.py [--articles 200] [--address HOST:PORT]

Articles drawn by a seed (benchmarks/corpora) are annotated by one worker of the engine `local`, by two, and by two
actors of the engine `ray`, on this machine or the cluster at an address, and written as segments, as a build does.
Counted from the first outcome on, so that starting and loading the language model are told apart. Processor time is
told of this process, of the workers beneath it, and of what Ray runs; a node elsewhere is not counted.
"""

import argparse
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks import processor_time
from benchmarks.corpora.drafts import ArticlePool, write_files
from components.preprocessing import crews
from components.preprocessing.engines import Engine, Task, local
from components.preprocessing.gathering import gather
from components.preprocessing.ray_engine import on_ray
from components.preprocessing.recipe import Recipe
from components.settings import load_settings
from components.store.segments import Segments

_KINDS = ("builder", "workers", "Ray's")


class Taken(NamedTuple):
    """What was taken since the start of a run."""

    seconds: float  # by the clock
    processor: tuple[float, ...]  # milliseconds of processor time of each kind


def taken() -> Taken:
    """Return what was taken so far."""
    by_kind = dict.fromkeys(_KINDS, 0.0)
    by_kind["builder"] = time.process_time() * 1000
    for pid in processor_time.started():
        kind = "workers" if b"spawn_main" in processor_time.command(pid) else "Ray's"
        by_kind[kind] += processor_time.taken(pid)
    return Taken(time.perf_counter(), tuple(by_kind.values()))


def measure(name: str, engine: Engine, tasks: list[Task], words: dict[str, int], store: Path) -> None:
    """Have an engine annotate the tasks, and print what it took."""
    segments, begun = Segments(store / name.replace(" ", "-")), time.perf_counter()
    first, done = None, []
    for outcome in engine(tasks):
        if outcome.data is None:
            raise SystemExit(f"{outcome.task.source_file}: {outcome.failure}")
        segments.write(outcome.task.sha256, outcome.data)
        done.append(outcome.task.source_file)
        if first is None:
            first = taken()
        elif len(done) == len(tasks):  # before the processes end
            last = taken()
    if first is None or sorted(done) != sorted(words):
        raise SystemExit(f"{name}: not every article has one outcome")
    seconds, counted = last.seconds - first.seconds, sum(words[file] for file in done[1:])
    each = [(b - a) / len(done[1:]) for a, b in zip(first.processor, last.processor, strict=True)]
    costs = ", ".join(f"{kind} {cost:.1f}" for kind, cost in zip(_KINDS, each, strict=True))
    print(f"{name}: first outcome after {first.seconds - begun:.1f} s, then {counted / seconds:.0f} words/s;")
    print(f"  processor ms an article: {costs}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--address", default="", help="of the head of a Ray cluster")
    asked = parser.parse_args()
    crews.BYTES_PER_WORKER = 1  # as many workers as asked for, however few the articles
    recipe, pool = Recipe.of(load_settings()), ArticlePool()
    with tempfile.TemporaryDirectory(prefix="borderlines-engines-") as folder:
        of_text = write_files(pool, range(asked.articles), Path(folder, "corpus"))
        tasks = gather([f"{folder}/corpus"], Path(folder, "scratch")).tasks
        words = {task.source_file: len(Path(task.path).read_text().split()) for task in tasks}
        print(f"{len(tasks)} articles, {sum(words.values())} words, {of_text / len(tasks):.0f} bytes an article")
        for name, engine in (
            ("local, 1 worker", local(recipe, 1)),
            ("local, 2 workers", local(recipe, 2)),
            ("ray, 2 actors", on_ray(recipe, 2, address=asked.address)),
        ):
            measure(name, engine, tasks, words, Path(folder))


if __name__ == "__main__":
    main()
