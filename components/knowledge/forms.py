"""Names as sequences of words, so that they are found in any spelling of quotes, accents, hyphens and case."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_HYPHENS = frozenset("-‐‑‒–—−")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ʻ": "'"})


class Word(NamedTuple):  # made by the thousand, in a third of the time that a frozen dataclass takes
    """A word of a text: its key (folded), and where it stands."""

    key: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Known:
    """What a form means.

    kind is country, demonym, capital, actor, region, person, city, subdivision or none (pass over).
    """

    kind: str
    name: str
    type: str
    country: str | None
    via: str


@dataclass(slots=True)
class Node:
    """A step of the trie: where the next word leads, and the forms that end here (as written, with meaning)."""

    next: "dict[str, Node]" = field(default_factory=dict)
    ends: list[tuple[str, Known]] = field(default_factory=list)


Trie = dict[str, Node]


def fold(text: str) -> str:
    """Return a text without case, accents and kinds of apostrophes, of any length."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def words_of(text: str) -> list[Word]:
    """Return words and marks of a text without hyphens; offsets are code points of the text."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word not in _HYPHENS:
            found.append(Word(fold(word), word, *match.span()))
    return found


def add_form(trie: Trie, form: str, known: Known, *, if_new: bool = False) -> None:
    """Put a form into the trie; with `if_new` only where no form of these words is there yet."""
    level = trie
    node: Node | None = None
    for word in words_of(form):
        node = level.get(word.key)
        if node is None:
            node = level[word.key] = Node()
        level = node.next
    if node is not None and not (if_new and node.ends) and all(form != f or known != k for f, k in node.ends):
        node.ends.append((form, known))


def written_as(form: str, words: list[Word]) -> bool:
    """Is the form written here as a name is: capitals where the form has them, all of them in an acronym?"""
    if len(words) == 1 and form.isalpha() and not form[1:].islower() and not form.isupper():
        return words[0].text == form or words[0].text.isupper()  # 'LeT' is no 'Let'
    letters = [c for c in form if c.isalpha()]
    if all(c.isupper() for c in letters):
        return all(w.text.isupper() or not w.text.isalpha() for w in words)
    return all(w.text[0].isupper() for w, capital in zip(words, _capitals(form), strict=True) if capital)


@lru_cache(maxsize=1 << 14)  # the names of a text come again and again
def _capitals(form: str) -> tuple[bool, ...]:
    """Which words of a form begin with a capital letter."""
    return tuple(word.text[0].isupper() and word.text[0].isalpha() for word in words_of(form))
