"""What annotating costs beside the language model alone: words a second of both, on the same paragraphs, in one run.

    python benchmarks/annotating.py [FOLDER ...] [--rounds 5]

Reads and splits the raw articles of the folders (the sample corpus by default), then takes turns: the bare pipeline
over all paragraphs in one `nlp.pipe`, as `spacy.load` gives it and with numpy's matrix products as the Annotator has
it, and the Annotator over the articles, those of a file together as a build does. Counts processor seconds of this
process, so that other work on the machine hardly matters. Prints the medians and their ratios.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language

from components.knowledge.furniture import load_furniture
from components.preprocessing.annotating import Annotator, Reading, load_pipeline
from components.preprocessing.reading import read_file
from components.preprocessing.records import counted_body
from components.preprocessing.segmenting import segment
from components.settings import SETTINGS

ROOT = Path(__file__).parents[1]


def files_of(folders: list[Path]) -> list[list[Reading]]:
    """Return for each raw file of the folders its articles, each with its body paragraphs."""
    rules, found = load_furniture(), []
    for path in sorted(path for folder in folders for path in folder.glob("*.txt")):
        segmented = segment(read_file(path, path.name), rules)
        bodies = {
            article.article_id: counted_body([p for p in segmented.paragraphs if p.article_id == article.article_id])
            for article in segmented.articles
        }
        found.append([Reading(a, [p.text for p in bodies[a.article_id]]) for a in segmented.articles])
    return found


def processor_seconds(work: Callable[[], None]) -> float:
    """Return the processor time of this process that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", default=[ROOT / "seeds"])
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    files = files_of(asked.folders)
    texts = [text for file in files for reading in file for text in reading.texts]
    words = sum(len(text.split()) for text in texts)
    pipeline = SETTINGS["pipeline"].default
    plain, faster, annotator = spacy.load(pipeline), load_pipeline(pipeline), Annotator(pipeline)

    def bare(nlp: Language) -> None:
        for _ in nlp.pipe(texts):
            pass

    def annotated() -> None:
        for file in files:
            for _ in annotator.annotate_all(file):
                pass

    works: list[Callable[[], None]] = [lambda: bare(plain), lambda: bare(faster), annotated]
    for work in works:  # caches warm
        work()
    rounds = [[processor_seconds(work) for work in works] for _ in range(asked.rounds)]
    alone, products, ours = (words / statistics.median(times) for times in zip(*rounds, strict=True))
    shares = [statistics.median(times[of] / times[2] for times in rounds) for of in (0, 1)]
    counted = f"{words} words in {len(texts)} paragraphs of {sum(map(len, files))} articles"
    print(f"{counted}, {asked.rounds} rounds, {pipeline}")
    print(f"words/s: bare pipeline {alone:.0f}, with numpy's products {products:.0f}, annotating {ours:.0f}")
    print(f"share of the bare pipeline {shares[0]:.2f}, of that with numpy's products {shares[1]:.2f}")


if __name__ == "__main__":
    main()
