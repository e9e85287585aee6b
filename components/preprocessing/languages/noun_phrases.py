"""Nouns that make an actor of a country's name: organs of a state ('armée malienne') and offices before a person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from components.knowledge.names import Names
from components.preprocessing.drafts import Draft
from components.preprocessing.gazetteer import Found
from components.preprocessing.languages.places_and_roles import case_of
from components.preprocessing.parsed import Doc, Span, Token
from components.preprocessing.spans import span_of

_LONGEST = 6  # words of an organ with its country
_LONGEST_OFFICE = 12
_RANK = 90
_JOINED = ("amod", "nmod", "flat:name", "flat")
_BESIDE_NAME = ("appos", "flat:name", "nmod", "nsubj", "obj", "amod")


@dataclass(frozen=True, slots=True)
class Office:
    """An office said beside a name: its words, and the country it is of; null where the text has none."""

    words: str | None
    country: str | None


class NounPhrases:
    """Reads the noun phrases around names of countries and persons."""

    def __init__(self, nouns: Mapping[str, frozenset[str]], names: Names) -> None:
        """Take the nouns of a language and the names of countries."""
        self._nouns, self._names = nouns, names

    def organs(self, doc: Doc, known: Sequence[Found]) -> Iterator[Draft]:
        """Yield the organs of states: a noun with the name or adjective of a country, and nothing foreign between."""
        for found in known:
            if found.known.kind not in ("country", "demonym"):
                continue
            span = span_of(doc, found.start, found.end)
            noun = self._organ_of(span)
            if noun is None:
                continue
            start, end = noun.idx, found.end
            country = str(found.known.country)
            form = doc.text[start:end]
            whole = noun.lower_ in self._nouns["governments"]
            name = f"Government of {self._names.countries[country].name}" if whole else form
            yield Draft(
                start, end, name, "GOV", country, country, None, "description", "organ", 0.85, _RANK, called=form
            )

    def _organ_of(self, span: Span) -> Token | None:
        """The organ that a country's name or adjective belongs to: the word before it, or what the parse has it on."""
        before = span.doc[span.start - 1] if span.start else None
        if before is not None and before.lower_ in self._nouns["organs"]:
            return before
        noun = span.root.head
        near = noun.i < span.start and span.end - noun.i <= _LONGEST and span.root.dep_ in _JOINED
        if not near or noun.lower_ not in self._nouns["organs"] or case_of(span.root) in self._nouns["place_before"]:
            return None
        return noun

    def office(self, doc: Doc, span: Span, known: Sequence[Found]) -> Office:
        """Return the office said beside a person's name, and the country of it."""
        noun = self._noun_beside(span)
        if noun is None:
            return Office(None, None)
        first, last = noun.i, noun.i
        country = None
        for word in noun.subtree:
            if word.i < noun.i or (span.start <= word.i < span.end) or word.i - noun.i > _LONGEST_OFFICE:
                continue
            if span.start > noun.i and word.i >= span.start:
                break
            if word.is_punct:
                break
            last = word.i
        words = doc.text[doc[first].idx : doc[last].idx + len(doc[last].text)]
        for found in known:
            if doc[first].idx <= found.start and found.end <= doc[last].idx + len(doc[last].text):
                country = found.known.country
                break
        return Office(words, country)

    def _noun_beside(self, span: Span) -> Token | None:
        root = span.root
        beside = [root.head] if root.dep_ in _BESIDE_NAME and root.head is not root else []
        beside += [child for child in root.children if child.dep_ == "appos"]
        if span.start:  # what the parser joined otherwise: the word before, or the one before its complement
            beside.append(span.doc[span.start - 1])
        return next((word for word in beside if word.lower_ in self._nouns["officials"]), None)
