"""The words that the index of a build finds for a search, or that two paragraphs share: what marks of search bind.

A pick of search is bound to the paragraphs that the engine finds, with the number of words in each; the SQL of its
family (families_of_search.py) then leaves those that the filters select. Where the words stand is looked up for the
paragraphs that are shown.
"""

import json
import math
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from components.queries.picks import Pick
from components.queries.search_match import folded, match_expression, quoted, words_alone
from components.queries.search_words import read_query
from components.queries.tables import Tables
from components.store.search_index import CLOSE, OPEN, index_file, open_index, read_index

SEARCHES = ("search", "search-paragraph", "similar")
"""Families of picks whose hits the index finds."""
MANY = 5_000
"""Paragraphs from which the words found are counted by the list of their places: marking them would take seconds."""

_TELLING = 25  # words of a paragraph that say what it is like
_SHORTEST = 3  # letters of such a word
_LIKE_ENOUGH = 0.2  # of the score that a paragraph has for its own words
_KEPT = 8  # searches whose answers are kept: every filter and page asks the same again
_MARKED = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_SCORES = "SELECT rowid, bm25(found) AS score FROM found WHERE found MATCH ? ORDER BY score, rowid"
# marked by OPEN alone, a text is one character longer for each word found
_HITS = f"SELECT rowid, length(highlight(found, 0, '{OPEN}', '')) - length(text) FROM found WHERE found MATCH ?"
_PLACES = f"SELECT rowid, highlight(found, 0, '{OPEN}', '{CLOSE}') FROM found WHERE found MATCH ?"
_AMONG = " AND rowid IN (SELECT value FROM json_each(?))"
_LIST_OF_PLACES = "CREATE VIRTUAL TABLE temp.places USING fts5vocab(main, found, instance)"
_IN_LIST = "SELECT doc, count(*) FROM temp.places WHERE term IN (SELECT value FROM json_each(?)) GROUP BY doc"
_NUMBERS = "SELECT paragraph_id, number FROM paragraphs WHERE paragraph_id IN (SELECT value FROM json_each(?))"
_NAMES = "SELECT number, paragraph_id FROM paragraphs"
_TEXT = "SELECT text FROM found WHERE rowid = (SELECT number FROM paragraphs WHERE paragraph_id = ?)"


def bound(tables: Tables, pick: Pick, among: Sequence[str] | None = None) -> dict[str, object]:
    """Return what the SQL of a pick is asked with: its keys, and of a search what the index finds.

    `among` names the paragraphs, where only the words in these are wanted: then it is known where they stand. Raises
    QueryFaulty, SearchUnavailable.
    """
    keys: dict[str, object] = dict(pick.keys)
    if pick.family not in SEARCHES:
        return keys
    within = [pick.keys["paragraph_id"]] if "paragraph_id" in pick.keys else among
    path = index_file(tables) if within is None else None
    if path is not None:
        return keys | _remembered(path, pick)
    with open_index(tables) as index:
        return keys | (_everywhere(index, pick) if within is None else _within(index, pick, within))


@lru_cache(maxsize=_KEPT)
def _remembered(path: Path, pick: Pick) -> dict[str, object]:
    """Return what the index of a build finds; a build never changes, so what was found stays true."""
    with read_index(path) as index:
        return _everywhere(index, pick)


def _everywhere(index: sqlite3.Connection, pick: Pick) -> dict[str, object]:
    """Return the paragraphs found, the best first, and how many words of each."""
    expression, words = _asked(index, pick)
    found = dict(index.execute(_SCORES, (expression,)).fetchall()) if expression else {}
    if found and pick.family == "similar":
        found = _alike(index, found, pick.values[0])
    hits = _counted(index, found, expression, words) if found else {}
    names = dict(index.execute(_NAMES)) if len(found) > MANY else _named(index, found)
    return _as_text([names[number] for number in found], [hits.get(number, 0) for number in found])


def _within(index: sqlite3.Connection, pick: Pick, among: Sequence[str]) -> dict[str, object]:
    """Return the words found in some paragraphs, and where they stand."""
    expression, _ = _asked(index, pick)
    numbers = {number: name for name, number in index.execute(_NUMBERS, (json.dumps(list(among)),))}
    rows: list[tuple[str, int, int]] = []
    if expression:
        for number, text in index.execute(_PLACES + _AMONG, (expression, json.dumps(list(numbers)))):
            rows += [(numbers[number], start, end) for start, end in _spans(text)]
    return _as_text([row[0] for row in rows], [1] * len(rows), [(row[1], row[2]) for row in rows])


def _asked(index: sqlite3.Connection, pick: Pick) -> tuple[str, list[str]]:
    """Return the expression that a pick asks the engine, and its words where it asks for single words alone."""
    if pick.family == "similar":
        words = _telling_words(index, pick.values[0])
        return " OR ".join(quoted(word) for word in words), words
    node = read_query(pick.keys["query"])
    return match_expression(node, index), words_alone(node, index)


def _counted(
    index: sqlite3.Connection, found: Mapping[int, float], expression: str, words: list[str]
) -> dict[int, int]:
    """Return how many words are found in each paragraph, by its number."""
    if len(found) > MANY and words:
        index.execute(_LIST_OF_PLACES)
        return dict(index.execute(_IN_LIST, (json.dumps(words),)).fetchall())
    if len(found) > MANY:
        return dict(index.execute(_HITS, (expression,)).fetchall())
    return dict(index.execute(_HITS + _AMONG, (expression, json.dumps(list(found)))).fetchall())


def _alike(index: sqlite3.Connection, found: Mapping[int, float], paragraph_id: str) -> dict[int, float]:
    """Return those that are similar to a paragraph: they score (BM25) at least a fifth of what it does itself."""
    ((own, number),) = [(found.get(n, 0.0), n) for _, n in index.execute(_NUMBERS, (json.dumps([paragraph_id]),))]
    return {n: score for n, score in found.items() if n != number and score <= own * _LIKE_ENOUGH}


def _telling_words(index: sqlite3.Connection, paragraph_id: str) -> list[str]:
    """Return the words of a paragraph by how often it uses them and how few others do (tf-idf)."""
    row = index.execute(_TEXT, (paragraph_id,)).fetchone()
    if row is None:
        return []
    (paragraphs,) = index.execute("SELECT count(*) FROM paragraphs").fetchone()
    often = Counter(folded(word) for word in re.findall(r"[^\W_]+", row[0]) if len(word) >= _SHORTEST)
    found = index.execute(
        "SELECT word, paragraphs FROM words WHERE paragraphs > 1 AND word IN (SELECT value FROM json_each(?))",
        (json.dumps(list(often)),),
    )
    held = dict(found.fetchall())
    weights = {word: often[word] * math.log(paragraphs / holding) for word, holding in held.items()}
    ordered = sorted(weights, key=lambda word: (-weights[word], word))
    rare = [word for word in ordered if 2 * held[word] <= paragraphs] or ordered  # 'the' tells nothing
    return [word for word in rare[:_TELLING] if weights[word] > 0]


def _named(index: sqlite3.Connection, numbers: Mapping[int, float]) -> dict[int, str]:
    return dict(
        index.execute(f"{_NAMES} WHERE number IN (SELECT value FROM json_each(?))", (json.dumps(list(numbers)),))
    )


def _as_text(
    paragraphs: Sequence[str], hits: Sequence[int], places: Sequence[tuple[int, int]] = ()
) -> dict[str, object]:
    """Return what is found as the SQL of the families takes it: lists written as text, an entry a paragraph or word."""
    return {
        "found_paragraphs": " ".join(paragraphs),
        "found_hits": " ".join(map(str, hits)) or "0",
        "found_starts": [start for start, _ in places],
        "found_ends": [end for _, end in places],
    }


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words found stand in the paragraph without the marks."""
    for number, found in enumerate(_MARKED.finditer(text)):
        start = found.start() - 2 * number
        yield start, start + len(found[1])
