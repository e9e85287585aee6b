"""Where the phrases of the theme rules stand in a text, by dictionary form, whatever the hyphens and quotes."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from components.knowledge.themes import Phrase
from components.preprocessing.parsed import Doc

# Marks inside a phrase that do not break it: 'cross-border', 'so-called "Islamic State" group'.
_SKIPPED = frozenset("-‐‑–\"“”‘’'«»")
_WORD = re.compile(r"['’]s\b|[\w./]*\w|[%$€£]")


class CueWord(NamedTuple):  # as the others here made by the thousand, faster than a frozen dataclass
    """A word of a text: offsets, the forms it may be looked up by, part of speech ('' unknown), sentence number."""

    start: int
    end: int
    forms: frozenset[str]
    pos: str
    sentence: int


class Hit(NamedTuple):
    """A phrase found: its words (first, past the last), offsets, and the number of the sentence."""

    first: int
    stop: int
    start: int
    end: int
    sentence: int


def words_of(doc: Doc) -> list[CueWord]:
    """Return the words of a parsed paragraph; names are looked up without plural s too, for no lemma does that."""
    words = []
    sentence = -1
    for token in doc:
        sentence += bool(token.is_sent_start) or token.i == 0
        if token.is_space or token.text in _SKIPPED:
            continue
        start, pos = token.idx, token.pos_
        words.append(CueWord(start, start + len(token), _forms(token.lower_, token.lemma_, pos), pos.lower(), sentence))
    return words


@lru_cache(maxsize=1 << 15)  # few words make up most of a text
def _forms(low: str, lemma: str, pos: str) -> frozenset[str]:
    low = low.replace("’", "'")
    forms = {low, lemma.lower()}
    if pos == "PROPN":
        forms.add(low.removesuffix("s"))
    return frozenset(forms)


class SpokenWord(NamedTuple):
    """A word that may say what a text is about: its dictionary form, offsets, and as it is written."""

    form: str
    start: int
    end: int
    text: str


def spoken_words(doc: Doc) -> list[SpokenWord]:
    """Return the words of a parsed paragraph without names, numbers, marks and words of grammar."""
    return [
        SpokenWord(token.lemma_.lower(), token.idx, token.idx + len(token), token.text)
        for token in doc
        if token.is_alpha and not token.is_stop and token.pos_ != "PROPN"
    ]


def words_of_headline(text: str) -> list[CueWord]:
    """Return the words of a headline, which is not parsed: plural and verb endings are taken off by rule."""
    words = []
    for found in _WORD.finditer(text):
        low = found.group().lower().replace("’", "'")
        forms = {low} | {low.removesuffix(end) + new for end, new in _ENDINGS if low.endswith(end) and len(low) > 4}
        words.append(CueWord(found.start(), found.end(), frozenset(forms), "", 0))
    return words


_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))


def find_phrases(
    words: Sequence[CueWord], by_first_words: Mapping[str, Mapping[str, tuple[Phrase, ...]]]
) -> dict[Phrase, list[Hit]]:
    """Return where each phrase stands, in the order of the text."""
    hits: dict[Phrase, list[Hit]] = {}
    known = by_first_words.keys()
    for first, word in enumerate(words):
        if known.isdisjoint(word.forms):
            continue  # as many words
        seconds = ("", *(words[first + 1].forms if first + 1 < len(words) else ()))
        behind = [by_first_words[form] for form in word.forms if form in known]
        for phrase in [phrase for here in behind for second in seconds for phrase in here.get(second, ())]:
            stop = first + len(phrase)
            if stop <= len(words) and all(map(_same, words[first:stop], phrase)):
                last = words[stop - 1]
                hits.setdefault(phrase, []).append(Hit(first, stop, word.start, last.end, word.sentence))
    return hits


def _same(word: CueWord, wanted: tuple[str, str]) -> bool:
    text, pos = wanted
    return text in word.forms and (not pos or not word.pos or word.pos == pos)
