"""A sentence of an article with the mentions in it, and where a word that refers back may look."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.preprocessing.drafts import Draft
from components.preprocessing.parsed import Doc, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article; `drafts` grow as words in it are found to refer back, in order of their start."""

    doc: Doc
    span: Span
    paragraph: int
    drafts: list[Draft]

    def until(self, offset: int) -> list[Draft]:
        """Return the mentions that end before an offset."""
        return [d for d in self.drafts if d.end <= offset]


def countries_before(sentence: Sentence, before: Sequence[Sentence], offset: int) -> list[Draft]:
    """Return the drafts that stand for a country, of the nearest sentence that has any, the nearest last."""
    here = [d for d in sentence.until(offset) if d.stands_for]
    if here:
        return here
    for earlier in reversed(before[-4:]):
        found = [d for d in earlier.drafts if d.stands_for]
        if found:
            return found
    return []
