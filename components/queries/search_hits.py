"""The words that the index of a build finds for a search, or that two paragraphs share: what marks of search bind.

A pick of search is bound to the paragraphs and words that the engine finds; the SQL of its family (hits.py) then
leaves those that the filters select.
"""

import json
import math
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from components.queries.picks import Pick
from components.queries.search_match import folded, match_expression, quoted
from components.queries.search_words import read_query
from components.queries.tables import Tables
from components.store.search_index import CLOSE, OPEN, open_index

SEARCHES = ("search", "search-paragraph", "similar")
"""Families of picks whose hits the index finds."""

_TELLING = 25  # words of a paragraph that say what it is like
_SHORTEST = 3  # letters of such a word
_LIKE_ENOUGH = 0.2  # of the score that a paragraph has for its own words
_MARKED = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_FOUND = f"""
SELECT p.paragraph_id, bm25(found) AS score, highlight(found, 0, '{OPEN}', '{CLOSE}') AS text
FROM found JOIN paragraphs p ON p.number = found.rowid WHERE found MATCH ?"""
_AMONG = " AND p.paragraph_id IN (SELECT value FROM json_each(?))"
_BEST = " ORDER BY score, found.rowid"
_TEXT = "SELECT text FROM found WHERE rowid = (SELECT number FROM paragraphs WHERE paragraph_id = ?)"

Found = tuple[str, float, str]
"""A paragraph found: its id, its score (the lower the better), its text with the words found between OPEN and CLOSE."""


def bound(tables: Tables, pick: Pick, among: Sequence[str] | None = None) -> dict[str, object]:
    """Return what the SQL of a pick is asked with: its keys, and of a search the words that the index finds.

    `among` names the paragraphs, where only the words in these are wanted. Raises QueryFaulty, SearchUnavailable.
    """
    keys: dict[str, object] = dict(pick.keys)
    if pick.family not in SEARCHES:
        return keys
    with open_index(tables) as index:
        if pick.family == "similar":
            found = _similar(index, pick.values[0], among)
        else:
            within = [pick.keys["paragraph_id"]] if "paragraph_id" in pick.keys else among
            found = _found(index, match_expression(read_query(pick.keys["query"]), index), within)
    return keys | _as_lists(found)


def _found(index: sqlite3.Connection, expression: str, among: Sequence[str] | None) -> list[Found]:
    """Return the paragraphs that an expression finds, the best first."""
    if among is None:
        return index.execute(_FOUND + _BEST, (expression,)).fetchall()
    return index.execute(_FOUND + _AMONG + _BEST, (expression, json.dumps(list(among)))).fetchall()


def _similar(index: sqlite3.Connection, paragraph_id: str, among: Sequence[str] | None) -> list[Found]:
    """Return the paragraphs that share the telling words of one, the most similar first, without itself.

    Similar is what scores (BM25) for these words at least a fifth of what the paragraph itself does.
    """
    row = index.execute(_TEXT, (paragraph_id,)).fetchone()
    words = _telling_words(index, row[0]) if row else []
    if not words:
        return []
    expression = " OR ".join(quoted(word) for word in words)
    within = None if among is None else [*among, paragraph_id]
    found = _found(index, expression, within)
    own = next((score for found_id, score, _ in found if found_id == paragraph_id), 0.0)
    return [row for row in found if row[0] != paragraph_id and row[1] <= own * _LIKE_ENOUGH]


def _telling_words(index: sqlite3.Connection, text: str) -> list[str]:
    """Return the words of a text by how often it uses them and how few other paragraphs do (tf-idf)."""
    (paragraphs,) = index.execute("SELECT count(*) FROM paragraphs").fetchone()
    often = Counter(folded(word) for word in re.findall(r"[^\W_]+", text) if len(word) >= _SHORTEST)
    known = index.execute(
        "SELECT word, paragraphs FROM words WHERE paragraphs > 1 AND word IN (SELECT value FROM json_each(?))",
        (json.dumps(list(often)),),
    )
    weights = {word: often[word] * math.log(paragraphs / holding) for word, holding in known}
    ordered = sorted(weights, key=lambda word: (-weights[word], word))
    return [word for word in ordered[:_TELLING] if weights[word] > 0]


def _as_lists(found: Sequence[Found]) -> dict[str, object]:
    """Return the words found as lists of equal length, for SQL to unnest."""
    rows = [
        (paragraph_id, rank, start, end)
        for rank, (paragraph_id, _, text) in enumerate(found, 1)
        for start, end in _spans(text)
    ]
    names = ("found_paragraphs", "found_ranks", "found_starts", "found_ends")
    return {name: [row[column] for row in rows] for column, name in enumerate(names)}


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words found stand in the paragraph without the marks."""
    for number, found in enumerate(_MARKED.finditer(text)):
        start = found.start() - 2 * number
        yield start, start + len(found[1])
