"""The commonest words of languages: which language a text is in, and which of its words carry no content."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from components.knowledge.files import FOLDER, KnowledgeError, line_of, only_keys, read_toml

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Scripts that settle the language by themselves, as ranges of letters.
_SCRIPTS = (
    ("zh", "一", "鿿"),
    ("ja", "぀", "ヿ"),
    ("ko", "가", "힣"),
    ("th", "ก", "๛"),
    ("el", "Ͱ", "Ͽ"),
    ("he", "א", "ת"),
)
_FIRST = min(first for _, first, _ in _SCRIPTS)
_ENOUGH = 0.12  # share of the words that the commonest words of a language make up; running text has 0.3 and more


@dataclass(frozen=True)
class Languages:
    """Common words by ISO 639-1 code."""

    words: Mapping[str, frozenset[str]]
    openers: frozenset[str]  # first words of paragraphs that go on from the one before

    @cached_property
    def common(self) -> frozenset[str]:
        """The common words of all languages: words that say nothing of what a text is about."""
        return frozenset().union(*self.words.values())

    def language_of(self, text: str) -> str | None:
        """Return the ISO 639-1 code of the language that a text is in, null where the words do not tell."""
        letters = [c for c in text[:5000] if c.isalpha()]
        foreign = [c for c in letters if c >= _FIRST]
        for code, first, last in _SCRIPTS if foreign else ():
            if sum(first <= c <= last for c in foreign) > len(letters) * 0.3:
                return code
        found = Counter(map(str.casefold, _WORD.findall(text[:20_000])))
        total = max(1, found.total())
        shares = {code: sum(found[w] for w in found.keys() & known) / total for code, known in self.words.items()}
        best = max(shares, key=lambda code: shares[code])
        return best if shares[best] >= _ENOUGH else None


def load_languages(folder: Path = FOLDER) -> Languages:
    """Return the languages of languages.toml. Raises KnowledgeError where an entry is no text."""
    path = folder / "languages.toml"
    data = read_toml(path)
    only_keys(path, data, {"words", "openers"}, "languages")
    words, openers = _lists(path, data, "words"), _lists(path, data, "openers")
    return Languages(words, frozenset().union(*openers.values()))


def _lists(path: Path, data: Mapping[str, Any], table: str) -> dict[str, frozenset[str]]:
    entries = data.get(table)
    if not isinstance(entries, dict) or not entries:
        raise KnowledgeError(path, None, f"the table [{table}] is missing or empty")
    for code, words in entries.items():
        if not isinstance(words, str) or not words.split():
            raise KnowledgeError(path, line_of(path, code), f"{code}: give the words as one text, separated by spaces")
    return {code: frozenset(words.split()) for code, words in entries.items()}
