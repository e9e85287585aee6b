"""Full-text search: the paragraphs that hold the words looked for, under the filters, with these words marked.

The engine finds paragraphs and words in the index of the build (store/search_index.py); which of them count is decided
by the same SQL as everywhere, so that a search obeys every filter and its numbers are those of the panel.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from components.queries.filters import Filters
from components.queries.hits import chosen
from components.queries.passages import Passages, count, passages
from components.queries.picks import Pick
from components.queries.search_words import problem_of
from components.queries.tables import Tables, frame

BEST, NEWEST = "relevance", "date"

_SHORTEST = 7  # letters of a name that is worth misspelling
_TRIED = 6
_NAMES = """
SELECT form AS words FROM named m JOIN mentions w ON w.rowid = m.mention WHERE via IN ('name', 'alias')
GROUP BY form ORDER BY count(*) DESC, form LIMIT 60"""
_CUES = """
SELECT lower(cue.form) AS words FROM (
    SELECT unnest(t.cues) AS cue FROM selected s JOIN paragraphs p ON p.rowid = s.paragraph
    JOIN paragraph_themes t USING (paragraph_id))
GROUP BY ALL ORDER BY count(*) DESC, words LIMIT 20"""


class Example(NamedTuple):
    """A search that finds something in this corpus: how it is written, what it does, how many paragraphs it finds."""

    query: str
    meaning: str
    paragraphs: int


def results(
    tables: Tables, query: str, filters: Filters, *, order: str = BEST, offset: int = 0, limit: int | None = None
) -> Passages:
    """Return the paragraphs that a search finds, best or newest first (`order`), with the words found marked.

    The frame is that of Passages and has two more columns: hits (marks in the paragraph), pick
    (search-paragraph:ID:QUERY). Raises QueryFaulty where the query is none, SearchUnavailable.
    """
    pick = Pick("search", (query,))
    found = passages(tables, pick, filters, offset=offset, limit=limit, best_first=order == BEST)
    picks = [Pick("search-paragraph", (paragraph_id, query)).text for paragraph_id in found.frame["paragraph_id"]]
    found.frame["hits"] = found.frame["spans"].map(len).astype("int64")
    found.frame["pick"] = picks
    found.frame["pick"] = found.frame["pick"].astype("str")
    return found


def examples(tables: Tables, filters: Filters, most: int = 3) -> list[Example]:
    """Return searches that find something in the selected paragraphs, made of its own names and cues."""
    found: dict[str, Example] = {}  # one of each sort
    for query, meaning in _candidates(tables, filters):
        if meaning in found or problem_of(query):
            continue
        counts = count(tables, Pick("search", (query,)), filters)
        if counts.paragraphs:
            found[meaning] = Example(query, meaning, counts.paragraphs)
        if len(found) == most:
            break
    return list(found.values())


def _candidates(tables: Tables, filters: Filters) -> Iterator[tuple[str, str]]:
    """Yield searches of each sort, with what they mean in words, those that teach most first."""
    names, cues = _most(tables, filters, _NAMES), _most(tables, filters, _CUES)
    phrase = next((name for name in names if " " in name), "")
    single = [name for name in names if name.isalpha()]
    if phrase:
        yield f'"{phrase}"', "these words in this order"
    for first, second in pairwise(single[:_TRIED]):
        yield f"{first} NEAR/8 {second}", "both, at most eight words between"
    for name in single:
        if len(name) >= _SHORTEST:
            yield f"{name[:3]}{name[4:]}~", "words spelled like it, one letter off"
            break
    for cue in cues[:_TRIED]:
        yield f"{cue}*", "words that begin so"


def _most(tables: Tables, filters: Filters, sql: str) -> list[str]:
    """Return the names or cues that the selected paragraphs hold most often."""
    left, parameters = chosen(filters)
    return list(frame(tables, f"WITH {left} {sql}", parameters)["words"])
