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
# Scripts that settle the language by themselves, as ranges of letters. Of Amharic and Tigrinya, which share one, the
# larger is named; nothing here reads either.
_SCRIPTS = (
    ("hy", "Ա", "֏"),
    ("bn", "ঀ", "৾"),
    ("pa", "ਁ", "੶"),
    ("gu", "ઁ", "૿"),
    ("ta", "ஂ", "௺"),
    ("te", "ఀ", "౿"),
    ("kn", "ಀ", "ೲ"),
    ("ml", "ഀ", "ൿ"),
    ("si", "ඁ", "෴"),
    ("lo", "ກ", "ໟ"),
    ("my", "က", "႟"),
    ("ka", "Ⴀ", "ჿ"),
    ("am", "ሀ", "፼"),
    ("km", "ក", "៹"),
    ("zh", "一", "鿿"),
    ("ja", "぀", "ヿ"),
    ("ko", "가", "힣"),
    ("th", "ก", "๛"),
    ("el", "Ͱ", "Ͽ"),
    ("he", "א", "ת"),
)
# Scripts that several languages share: a text in one of them is in one of these, however few of its words are known.
_SHARED = (
    (("ru", "uk", "bg", "sr", "kk"), "Ѐ", "ԯ"),
    (("ar", "fa", "ur", "ps"), "؀", "ݿ"),
    (("hi", "ne"), "ऀ", "ॿ"),
)
_FIRST = min(first for _, first, _ in (*_SCRIPTS, *_SHARED))
_ENGLISH = "en"
_FEWEST = 60  # letters: fewer may be names and a foreign title in an English text
_ENOUGH = 0.12  # share of the words that the commonest words of a language make up; running text has 0.3 and more


@dataclass(frozen=True)
class Languages:
    """Common words by ISO 639-1 code."""

    words: Mapping[str, frozenset[str]]
    further: Mapping[str, frozenset[str]]  # of languages that are told apart and no more
    openers: frozenset[str]  # first words of paragraphs that go on from the one before

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that say nothing of what a text is about; those of further languages would hide English names."""
        return frozenset().union(*self.words.values())

    def language_of(self, text: str) -> str | None:
        """Return the ISO 639-1 code of the language that a text is in, null where the words do not tell."""
        letters = [c for c in text[:5000] if c.isalpha()]
        foreign = [c for c in letters if c >= _FIRST]

        def mostly(first: str, last: str) -> bool:
            return sum(first <= c <= last for c in foreign) > len(letters) * 0.3

        for code, first, last in _SCRIPTS if foreign else ():
            if mostly(first, last):
                return code
        shares = self._shares(text)
        for codes, first, last in _SHARED if foreign else ():
            if mostly(first, last):
                return max(codes, key=lambda code: shares[code])
        best = max(shares, key=lambda code: shares[code])
        too_short = best != _ENGLISH and len(letters) < _FEWEST
        return best if shares[best] >= _ENOUGH and not too_short else None

    def _shares(self, text: str) -> dict[str, float]:
        """Return the share of the words of a text that are common words of each language."""
        found = Counter(map(str.casefold, _WORD.findall(text[:20_000])))
        total = max(1, found.total())
        known = {**self.words, **self.further}
        return {code: sum(found[word] for word in found.keys() & words) / total for code, words in known.items()}


def load_languages(folder: Path = FOLDER) -> Languages:
    """Return the languages of languages.toml. Raises KnowledgeError where an entry is no text."""
    path = folder / "languages.toml"
    data = read_toml(path)
    only_keys(path, data, {"words", "further", "openers"}, "languages")
    words, further, openers = (_lists(path, data, table) for table in ("words", "further", "openers"))
    return Languages(words, further, frozenset().union(*openers.values()))


def _lists(path: Path, data: Mapping[str, Any], table: str) -> dict[str, frozenset[str]]:
    entries = data.get(table)
    if not isinstance(entries, dict) or not entries:
        raise KnowledgeError(path, None, f"the table [{table}] is missing or empty")
    for code, words in entries.items():
        if not isinstance(words, str) or not words.split():
            raise KnowledgeError(path, line_of(path, code), f"{code}: give the words as one text, separated by spaces")
    return {code: frozenset(words.split()) for code, words in entries.items()}
