"""How long a search takes on many paragraphs, how long its index takes to make and how large it is.

    python benchmarks/search.py [--paragraphs 100000]

Paragraphs of 30 to 100 words are put together of the words that follow each other in seeds/, with 40,000 invented rare
words among them, so that frequent and rare words are as unevenly spread as in news. Prints milliseconds until the first
page of results is there with its marks and the numbers of all results: asked for the first time, and asked again with
a filter set (then what the engine found is remembered).
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

from components.queries.filters import Filters
from components.queries.passages import Passages, passages
from components.queries.picks import Pick
from components.schema import TABLES
from components.store.column_types import create_statement
from components.store.search_index import INDEX, write_index

SEEDS = Path(__file__).parents[1] / "seeds"
SEARCHES = (
    "minister",
    "border guard",
    '"foreign minister"',
    "attack*",
    "ministr~",
    "border NEAR/5 guard",
    "the",
    '"of the"',
)
PAGE = 20
PARAGRAPHS = 10  # of an article

_ARTICLES = """
INSERT INTO articles BY NAME
SELECT printf('%016x', place) AS article_id, 'f' AS source_file, place AS position, printf('%016x', place) AS story_id,
    '2025' AS published, DATE '2025-01-01' AS published_from, DATE '2025-12-31' AS published_to, 0 AS words,
    []::VARCHAR[] AS text_flags, [] AS flag_cues
FROM range($articles) t(place)"""
_PARAGRAPHS = """
INSERT INTO paragraphs BY NAME
SELECT printf('%016x', position) AS paragraph_id, printf('%016x', position // $each) AS article_id, 'f' AS source_file,
    position, 'body' AS kind, text, 0 AS char_start, length(text) AS char_end, 1 AS lines
FROM (SELECT unnest($texts) AS text, generate_subscripts($texts, 1) AS position)"""
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
    """Return the tables of a build with articles of ten paragraphs and nothing found in them, in a file."""
    made = duckdb.connect(str(folder / "tables.duckdb"))
    for table in TABLES.values():
        made.execute(create_statement(table))
    made.execute(_ARTICLES, {"articles": number // PARAGRAPHS + 1})
    made.execute(_PARAGRAPHS, {"texts": list(paragraphs(number)), "each": PARAGRAPHS})
    return made


def asked(made: duckdb.DuckDBPyConnection, pick: Pick, filters: Filters) -> tuple[Passages, float]:
    """Return the first page of what a pick finds, and the milliseconds that it took."""
    start = time.perf_counter()
    found = passages(made, pick, filters, limit=PAGE, best_first=True)
    return found, (time.perf_counter() - start) * 1000


def main() -> None:
    """Make the index, ask it, print the times."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--paragraphs", type=int, default=100_000)
    number = arguments.parse_args().paragraphs
    with tempfile.TemporaryDirectory() as folder:
        made = tables(Path(folder), number)
        start = time.perf_counter()
        write_index(Path(folder) / INDEX, made)
        size = (Path(folder) / INDEX).stat().st_size / 1e6
        print(f"{number:,} paragraphs: index made in {time.perf_counter() - start:.1f} s, {size:.0f} MB")
        similar = Pick("similar", (f"{number // 2:016x}",))
        for pick in (*(Pick("search", (query,)) for query in SEARCHES), similar):
            found, first = asked(made, pick, Filters())
            _, again = asked(made, pick, Filters(undated=False))
            print(f"{first:6.0f} ms, again {again:5.0f} ms  {pick.text:32} {found.heading}")
        made.close()


if __name__ == "__main__":
    main()
