"""A search in the language of SQLite's FTS5, with the words that this corpus has for each word looked for.

FTS5 knows words, phrases, beginnings, NEAR and booleans. It knows neither forms of a word nor misspelled words: for
these the words of the corpus are looked up first (by Porter's stem, or by the number of letters changed: Damerau and
Levenshtein) and searched for together.
"""

import sqlite3
import sys
import unicodedata
from itertools import product

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from components.queries.search_words import Any, Every, Near, Node, Phrase, Word

_MOST_FORMS = 40  # words that stand for one word of a search, the most frequent first
_MOST_PAIRS = 200  # ways to put the forms of near words together
_FORMS = """
SELECT word FROM words WHERE word IN (SELECT word FROM forms WHERE forms MATCH ?)
ORDER BY paragraphs DESC, word LIMIT ?"""
_BEGINNING = "SELECT word FROM words WHERE word >= ? AND word < ?"
_ABOUT_AS_LONG = "SELECT word, paragraphs FROM words WHERE length(word) BETWEEN ? AND ?"


def match_expression(node: Node, index: sqlite3.Connection) -> str:
    """Return the expression that finds what a search asks for in this index."""
    match node:
        case Word() | Phrase():
            return _one_of(_written(node, index))
        case Near():
            return _near(node, index)
        case Any():
            return _joined("OR", [match_expression(part, index) for part in node.parts])
        case Every():
            wanted = _joined("AND", [match_expression(part, index) for part in node.parts])
            if not node.without:
                return wanted
            unwanted = _joined("OR", [match_expression(part, index) for part in node.without])
            return f"({wanted} NOT {unwanted})"


def words_alone(node: Node, index: sqlite3.Connection) -> list[str]:
    """Return the words of the corpus that a search stands for, where it is made of single words that are all marked.

    Nothing comes back of a search with phrases, nearness or exclusions: what it marks is not each of its words wherever
    it stands.
    """
    parts = node.parts if isinstance(node, Any | Every) and not getattr(node, "without", ()) else (node,)
    found: list[str] = []
    for part in parts:
        if not isinstance(part, Word) or not part.text.isalnum():
            return []
        if part.prefix:
            found += _beginning(folded(part.text), index)
        else:
            found += _like(folded(part.text), part.changes, index) if part.changes else _forms(part.text, index)
    return found


def quoted(words: str) -> str:
    """Return words as a phrase of an expression, whatever characters they hold."""
    return '"' + words.replace('"', '""') + '"'


def folded(word: str) -> str:
    """Return a word as the index holds it: in lower case, without accents."""
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _joined(operator: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else "(" + f" {operator} ".join(parts) + ")"


def _one_of(phrases: list[str]) -> str:
    return _joined("OR", phrases)


def _written(node: Word | Phrase, index: sqlite3.Connection) -> list[str]:
    """Return the phrases that a word or phrase stands for, the most frequent first."""
    if node.text and node.prefix:
        return [quoted(node.text) + " *"]
    if isinstance(node, Phrase):
        return [quoted(node.text)]
    words = _like(folded(node.text), node.changes, index) if node.changes else _forms(node.text, index)
    return [quoted(word) for word in words] or [quoted(node.text)]


def _forms(word: str, index: sqlite3.Connection) -> list[str]:
    """Return the words of the corpus with the same stem; of what is no single word ("U.S.") just itself."""
    if not word.isalnum():
        return [word]
    return [form for (form,) in index.execute(_FORMS, (quoted(word), _MOST_FORMS))]


def _beginning(start: str, index: sqlite3.Connection) -> list[str]:
    """Return the words of the corpus that begin so."""
    return [word for (word,) in index.execute(_BEGINNING, (start, start + chr(sys.maxunicode)))]


def _like(word: str, changes: int, index: sqlite3.Connection) -> list[str]:
    """Return the words of the corpus that differ in so many letters at most."""
    known = dict(index.execute(_ABOUT_AS_LONG, (len(word) - changes, len(word) + changes)).fetchall())
    near = extract(word, list(known), scorer=OSA.distance, score_cutoff=changes, limit=None)
    ordered = sorted(near, key=lambda found: (found[1], -known[found[0]], found[0]))
    return [str(found[0]) for found in ordered[:_MOST_FORMS]]


def _near(node: Near, index: sqlite3.Connection) -> str:
    """Return NEAR for every way to put the forms of its parts together: FTS5 takes no OR inside of it."""
    parts = [_written(part, index) for part in node.parts]
    while _size(parts) > _MOST_PAIRS:
        longest = max(parts, key=len)
        longest.pop()  # the least frequent form
    return _one_of([f"NEAR({' '.join(ways)}, {node.distance})" for ways in product(*parts)])


def _size(parts: list[list[str]]) -> int:
    size = 1
    for part in parts:
        size *= len(part)
    return size
