"""Labelled sentences as further lessons in which sign an act has: they know more words of action than the articles."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from components.preprocessing.annotating import Reading
from components.preprocessing.records import Article
from components.schema import PLOVER
from components.training.contexts import Way, read_all, ways_of
from components.training.labelled import Labelled, SignedAct
from components.training.samples import MUTUAL
from components.training.sentences import FOLDER, NONE, Sentence, read_files
from components.training.splitting import KNOWN, TEST

if TYPE_CHECKING:
    from spacy.language import Language

    from components.preprocessing.annotating import Knowledge

_OPEN = "REQUEST"  # its sign is not labelled in sentences
# What a sentence without an article says nothing of, or what the model of sentences says of its own lessons.
_LEFT_OUT = (
    "likely", "proposed", "by:proposed", "row-sign:+:proposed", "row-sign:-:proposed",
    "place:", "last:", "article-pairs", "elsewhere", "headline",
)  # fmt: skip


def lesson_files(folder: Path = FOLDER) -> list[Path]:
    """The files of sentences that signs are learned from: all but those that test."""
    return [path for path in sorted(folder.glob("*.tsv")) if path.name not in (TEST, KNOWN)]


def lessons(paths: Sequence[Path], nlp: "Language", known: "Knowledge") -> list[Way]:
    """Return the acts of labelled sentences, each read as an article of one paragraph. Raises SentenceError."""
    labelled = list(of_sentences(read_files(paths)))
    return [
        replace(way, sign=[feature for feature in way.sign if not feature.startswith(_LEFT_OUT)])
        for article in read_all(labelled, nlp, known)
        for way in ways_of(article)
    ]


def of_sentences(sentences: Sequence[Sentence]) -> Iterator[Labelled]:
    """Yield each text with the acts of all its lines; those with an act whose sign nobody labelled are left out."""
    by_text: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        by_text.setdefault(sentence.text, []).append(sentence)
    for number, (text, same) in enumerate(by_text.items()):
        if any(sentence.type == _OPEN for sentence in same):
            continue
        acts = frozenset(act for sentence in same if sentence.type != NONE for act in _acts(sentence))
        yield Labelled("sentences", Reading(Article(f"sentence {number}", same[0].file, number), [text]), (acts,))


def _acts(sentence: Sentence) -> Iterator[SignedAct]:
    sign = PLOVER[sentence.type][0]
    for source in sentence.source_countries:
        for target in sentence.target_countries:
            if source != target and not source.startswith("-") and not target.startswith("-"):
                yield source, target, sign
                if sentence.type in MUTUAL:
                    yield target, source, sign
