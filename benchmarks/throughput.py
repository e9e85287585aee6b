"""Builds in earnest beside bare `nlp.pipe`: words a second with one and two processes, and the memory of workers.

    PYTHONPATH=. python benchmarks/throughput.py [--articles 1000] [--kept DIR]

Articles drawn by a seed (benchmarks/corpora) are built by the command, from the start of its process to its end:
reading, splitting, annotating, linking, tables, index. Beside it, in turn, `nlp.pipe` of the pipeline as `spacy.load`
gives it reads the same paragraphs, in a process of its own as well. Each with one and with two processes.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.commands import Ended, run, workers_of
from benchmarks.corpora.drafts import ArticlePool, write_files
from components.settings import load_settings

_PARTS = 4  # stretches of a run for each of which the largest worker is told
_BARE = """
import json, spacy, sys
texts = json.load(open(sys.argv[1], encoding="utf-8"))
for _ in spacy.load(sys.argv[2]).pipe(texts, n_process=int(sys.argv[3])):
    pass
"""


class Memory:
    """The largest worker at each look."""

    def __init__(self) -> None:
        """Nothing is seen yet."""
        self._seen: list[float] = []

    def look(self, pid: int) -> None:
        """Look at the workers of a process."""
        self._seen.append(max(workers_of(pid).values(), default=0.0))

    def by_parts(self) -> list[float]:
        """Return the megabytes of the largest worker in each stretch of the run."""
        size = len(self._seen)
        return [max(self._seen[n * size // _PARTS : (n + 1) * size // _PARTS] or [0.0]) for n in range(_PARTS)]


def built(corpus: Path, store: Path, workers: int, memory: Memory) -> Ended:
    """Build a corpus by the command, with nothing to start from."""
    shutil.rmtree(store, ignore_errors=True)
    command = [sys.executable, "-m", "components", "build", str(corpus), "--store", str(store)]
    return run([*command, "--workers", str(workers)], memory.look)


def bare(texts: Path, processes: int) -> Ended:
    """Have the bare pipeline read texts."""
    return run([sys.executable, "-c", _BARE, str(texts), load_settings().pipeline, str(processes)])


def measure(size: int, kept: Path) -> None:
    """Measure and print."""
    pool, corpus, store = ArticlePool(), kept / "corpus", kept / "store"
    shutil.rmtree(corpus, ignore_errors=True)
    write_files(pool, range(size), corpus)
    texts = [text for number in range(size) for text in pool.paragraphs(pool.draft(number))]
    (kept / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    words = sum(len(text.split()) for text in texts)
    print(f"{size} articles, {words} words; words/s by the clock (of processor time)", flush=True)
    ours: dict[int, Ended] = {}
    theirs: dict[int, Ended] = {}
    memory = {1: Memory(), 2: Memory()}
    for processes in (2, 1):
        ours[processes] = built(corpus, store, processes, memory[processes])
        theirs[processes] = bare(kept / "texts.json", processes)
        both = ours[processes], theirs[processes]
        pace = [f"{words / one.seconds:6.0f} ({words / one.processor:.0f})" for one in both]
        share = theirs[processes].seconds / ours[processes].seconds
        print(f"  {processes} processes: build {pace[0]}, bare nlp.pipe {pace[1]}, share {share:.2f}", flush=True)
    own, other = (one[1].seconds / one[2].seconds for one in (ours, theirs))
    print(f"  a second process: build {own:.2f} times as fast, bare {other:.2f}; share {own / other:.2f}")
    print(f"  articles a minute with 2 processes: {60 * size / ours[2].seconds:.0f}")
    print(f"  largest worker, by quarters of the run: {', '.join(f'{mb:.0f}' for mb in memory[2].by_parts())} MB")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--kept", type=Path, help="folder that keeps corpus and store")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="borderlines-throughput-") as scratch:
        kept = asked.kept or Path(scratch)
        kept.mkdir(parents=True, exist_ok=True)
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(kept / "compiled"))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        measure(asked.articles, kept)


if __name__ == "__main__":
    main()
