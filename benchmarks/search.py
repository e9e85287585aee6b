"""How long a search takes on many paragraphs, how long its index takes to make and how large it is.

    python benchmarks/search.py [--paragraphs 100000]

Paragraphs of 30 to 100 words are put together of the words that follow each other in seeds/, with 40,000 invented rare
words among them, so that frequent and rare words are as unevenly spread as in news. Prints milliseconds of the engine
alone (expression, paragraphs, scores and marks of every word found), without the filters.
"""

import argparse
import itertools
import random
import re
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import duckdb

from components.queries.picks import Pick
from components.queries.search_hits import bound

SEEDS = Path(__file__).parents[1] / "seeds"
SEARCHES = ("minister", "border guard", '"foreign minister"', "attack*", "ministr~", "border NEAR/5 guard", "the")
RARE = 40_000


def paragraphs(number: int) -> Iterator[str]:
    """Yield invented paragraphs, the same at every run."""
    words = re.findall(r"\S+", " ".join(path.read_text("utf-8", "replace") for path in sorted(SEEDS.glob("*.txt"))))
    following = defaultdict(list)
    for word, after in itertools.pairwise(words):
        following[word].append(after)
    chance = random.Random(1)
    syllables = [a + b for a in "bdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or", "is")]
    rare = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(RARE)]
    weights = list(itertools.accumulate(1 / (place + 5) for place in range(RARE)))
    for _ in range(number):
        text = [chance.choice(words)]
        for _ in range(chance.randint(30, 100)):
            if chance.random() < 0.12:
                text += chance.choices(rare, cum_weights=weights)
            text.append(chance.choice(following[text[-1]] or words))
        yield " ".join(text)


def tables(folder: Path, number: int) -> duckdb.DuckDBPyConnection:
    """Return the two tables that an index is made of, in a file of the folder."""
    made = duckdb.connect(str(folder / "tables.duckdb"))
    made.execute(
        "CREATE TABLE articles AS SELECT 'a' AS article_id, DATE '2025-01-01' AS published_from, 1 AS position"
    )
    lists = {"texts": list(paragraphs(number))}
    made.execute(
        "CREATE TABLE paragraphs AS SELECT printf('%016x', position) AS paragraph_id, 'a' AS article_id, 'f' AS "
        "source_file, position, 'body' AS kind, text, NULL::VARCHAR AS duplicate_of FROM "
        "(SELECT unnest($texts) AS text, generate_subscripts($texts, 1) AS position)",
        lists,
    )
    return made


def main() -> None:
    """Make the index, ask it, print the times."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--paragraphs", type=int, default=100_000)
    number = arguments.parse_args().paragraphs
    with tempfile.TemporaryDirectory() as folder:
        made = tables(Path(folder), number)
        start = time.perf_counter()
        bound(made, Pick("search", ("nothing",)))
        size = (Path(folder) / "search.sqlite").stat().st_size / 1e6
        print(f"{number:,} paragraphs: index made in {time.perf_counter() - start:.1f} s, {size:.0f} MB")
        similar = Pick("similar", (f"{number // 2:016x}",))
        for pick in (*(Pick("search", (query,)) for query in SEARCHES), similar):
            start = time.perf_counter()
            found = bound(made, pick)["found_paragraphs"]
            taken = (time.perf_counter() - start) * 1000
            print(f"{taken:7.0f} ms  {pick.text:32} {len(set(found)):7,} paragraphs, {len(found):,} words marked")
        made.close()


if __name__ == "__main__":
    main()
