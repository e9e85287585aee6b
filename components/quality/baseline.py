"""The obvious version of the product, to compare with: what an afternoon gives, scored like the product itself.

A file is one article, a block between blank lines a paragraph, the first block the title. Countries are looked up by
name, actors are what the language model tags, a paragraph has the themes of which it has a word, two countries of one
sentence act on each other in the order of their names with the sign of most words, and words in quotation marks are
said by the nearest name. Its dates are the years in the text. The word lists are in quality/baseline.toml.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pycountry
from babel import Locale

from components.quality.facts import Act, Facts, name_key, plain, quotation_key
from components.quality.predictions import FoundParagraph

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

WORDS = Path(__file__).parents[2] / "quality" / "baseline.toml"
_ACTOR_LABELS = {"PERSON", "ORG", "NORP"}
_SPEAKER_LABELS = {"PERSON", "ORG"}
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TYPE_OF_SIGN = {"+": "CONSULT", "-": "ACCUSE", "0": "CONSULT"}  # the most frequent act of a sign


class Baseline:
    """The obvious version, with the language model loaded once."""

    def __init__(self, pipeline: str) -> None:
        """Load the spaCy pipeline of that name and the word lists."""
        import spacy

        self._nlp: Language = spacy.load(pipeline)
        self._countries = _country_names()
        self._names = re.compile(rf"\b({'|'.join(map(re.escape, sorted(self._countries, key=len, reverse=True)))})\b")
        lists = tomllib.loads(WORDS.read_text(encoding="utf-8"))
        self._themes = {theme: frozenset(words) for theme, words in lists["themes"].items()}
        self._signs = dict.fromkeys(lists["positive"], 1) | dict.fromkeys(lists["negative"], -1)

    def paragraphs(self, path: Path) -> list[FoundParagraph]:
        """Return the paragraphs of a text file with what the obvious version says of each."""
        blocks = [block.strip() for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")) if block.strip()]
        title = plain(blocks[0]) if blocks else ""
        docs = zip(blocks, self._nlp.pipe(blocks), strict=True)
        return [
            FoundParagraph(path.name, path.name, title, plain(text), self._facts(doc), dates=_dates(text))
            for text, doc in docs
        ]

    def _facts(self, doc: "Doc") -> Facts:
        names = [span for span in doc.ents if span.label_ in _ACTOR_LABELS and span.text not in self._countries]
        words = {token.lower_ for token in doc}
        return Facts(
            countries=frozenset(code for _, code in self._located(doc.text)),
            actors=frozenset(frozenset([name_key(span.text)]) for span in names),
            themes=frozenset(theme for theme, cues in self._themes.items() if cues & words),
            acts=frozenset(act for sentence in doc.sents for act in self._acts(sentence)),
            quotations=frozenset(_quotations(doc.text, [n for n in names if n.label_ in _SPEAKER_LABELS])),
        )

    def _located(self, text: str) -> list[tuple[int, str]]:
        return [(found.start(), self._countries[found[0]]) for found in self._names.finditer(text)]

    def _acts(self, sentence: "Span") -> list[Act]:
        score = sum(self._signs.get(token.lower_, 0) for token in sentence)
        sign = "+" if score > 0 else "-" if score < 0 else "0"
        codes = dict.fromkeys(code for _, code in self._located(sentence.text))  # each once, in order
        return [Act(source, target, _TYPE_OF_SIGN[sign], sign) for source, target in combinations(codes, 2)]


def _country_names() -> dict[str, str]:
    """Return CLDR's English name of every country with its alpha-3 code."""
    territories = Locale("en").territories
    return {territories[c.alpha_2]: c.alpha_3 for c in pycountry.countries if c.alpha_2 in territories}


@dataclass(frozen=True, slots=True)
class _Nearest:
    name: str
    distance: int


def _quotations(text: str, names: Sequence["Span"]) -> list[tuple[str, str]]:
    found = []
    for quoted in _QUOTED.finditer(text):
        near = [
            _Nearest(span.text, max(quoted.start() - span.end_char, span.start_char - quoted.end()))
            for span in names
            if span.end_char <= quoted.start() or span.start_char >= quoted.end()
        ]
        speaker = min(near, key=lambda name: name.distance).name if near else ""
        found.append(quotation_key(speaker, quoted[1]))
    return found


def _dates(text: str) -> frozenset[str]:
    """Return every year that stands in a text."""
    return frozenset(_YEAR.findall(text))
