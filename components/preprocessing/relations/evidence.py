"""What a sentence says about the act between two of its actors, as features that a linear model can weigh.

Names are left out: an end is an end, another name only its class, so that nothing is learned about a country.
"""

from collections.abc import Collection, Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

import numpy as np

from components.knowledge.relation_model import Numbers, WordVectors
from components.knowledge.relations import RelationRules
from components.preprocessing.parsed import Doc, Span, Token
from components.preprocessing.relations.readings import Reading, reading_of
from components.preprocessing.relations.syntax import is_passive, is_verb
from components.preprocessing.relations.triggers import Trigger, find_triggers, lemma

_ACT_PARTS = ("dobj", "prt", "attr", "acomp", "oprd", "prep", "xcomp", "nsubjpass", "agent", "dative", "neg", "ccomp")
_COMPLEMENTS = ("dobj", "prt", "attr", "acomp", "oprd", "xcomp", "nsubjpass", "dative", "ccomp")
_SAYING = ("VERB", "NOUN", "ADJ")
_BETWEEN = 12  # words between two ends that are still told one by one
_STEM = 5
_CLIMB = 4
FAR = 4  # steps of the parse from the path within which a word of action counts as near


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """What the rules say of two ends: type and status of the act from source to target, types of acts the other way."""

    type: str = ""
    status: str = ""
    back: tuple[str, ...] = ()


class Acts:
    """The words of action of a text, each with what the words above it make of it; read once for all pairs of ends."""

    def __init__(self, words: Span, rules: RelationRules) -> None:
        """Take a sentence, or several in a row."""
        self.words = words
        self.rules = rules
        self._names: dict[int, str] = {}

    def name(self, token: Token) -> str:
        """A word without what it names; each looked at once."""
        name = self._names.get(token.i)
        if name is None:
            name = self._names[token.i] = name_of(token)
        return name

    @cached_property
    def found(self) -> list[tuple[Trigger, ...]]:
        """What each word of action may stand for, the longest cue first."""
        return list(find_triggers(self.words, self.rules))

    @cached_property
    def read(self) -> list[tuple[Trigger, Reading]]:
        """Each word of action as its longest cue, and what it means under the words above it."""
        return [(first[0], reading_of(first[0], self.rules)) for first in self.found]

    @cached_property
    def said(self) -> list[tuple[Token, str]]:
        """The words that say something, with their lemmas."""
        return [(token, lemma(token)) for token in self.words if token.pos_ in _SAYING]

    @cached_property
    def plain(self) -> list[tuple[int, list[str]]]:
        """The numbers of the words that are no names, each with its features."""
        words = [(t, self.name(t)) for t in self.words if t.is_alpha and not t.is_stop]
        return [(t.i, [f"word:{name}", *_stems("stem", name)]) for t, name in words if name[0] != "<"]


def name_of(token: Token) -> str:
    """A word without what it names: the class of a name, or its lemma."""
    if token.ent_type_ and token.ent_type_ not in ("DATE", "TIME", "CARDINAL", "ORDINAL"):
        return f"<{token.ent_type_}>"
    if token.pos_ == "PROPN":
        return "<PROPN>"
    return "<NUM>" if token.like_num else lemma(token)


class Evidence:
    """The features of one pair of ends: for type and silence, for the status, and as numbers."""

    def __init__(
        self, acts: Acts, source: Collection[int], target: Collection[int], rule: RuleFinding | None = None
    ) -> None:
        """Find the path between the ends; `source` and `target` are the numbers of their tokens."""
        self.acts = acts
        self.words = acts.words
        self.doc = acts.words.doc
        self.rule = rule or RuleFinding()
        self.source = frozenset(source)
        self.target = frozenset(target)
        self.source_head, self.target_head = (_head(self.doc, end) for end in (self.source, self.target))
        self.path = _path(self.source_head, self.target_head)
        self.inner = [token for token in self.path if not self._is_end(token)]
        self.joint = not any(token.pos_ in _SAYING for token in self.inner)
        if self.joint:
            self.inner += self._above()
        self._numbers: list[Numbers] = []  # once they are made, for either direction

    def turned(self) -> "Evidence":
        """The evidence for an act of the target on the source, where the rules say nothing of either."""
        _ = self.near, self._plain  # made once for both directions
        other = copy(self)
        other.source, other.target = self.target, self.source
        other.source_head, other.target_head = self.target_head, self.source_head
        other.path = self.path[::-1]
        between = sum(not self._is_end(token) for token in self.path)
        other.inner = [*self.inner[:between][::-1], *self.inner[between:]]
        return other

    def features(self) -> list[str]:
        """Everything that may speak for a type, or for there being no relation; each once."""
        return list(dict.fromkeys([*self._ruled(), *self._order(), *self._on_path(), *self._around(), *self._cues()]))

    def numbers(self, vectors: WordVectors) -> Numbers:
        """The mean vectors of the words of the path, of their complements, of the words near it, and of all.

        They are the same whoever of the two acts.
        """
        if self._numbers:
            return self._numbers[0]
        said = [(token, word) for token, word in self.acts.said if not token.ent_type_ and not self._is_end(token)]
        path = [token for token in self.inner if token.pos_ in _SAYING or token.pos_ == "AUX"]
        parts = [child for token in path if is_verb(token) for child in token.children if child.dep_ in _COMPLEMENTS]
        parts = [child for child in parts if child.pos_ in _SAYING and not self._is_end(child)]
        near = [word for token, word in said if self.near.get(token.i, FAR) <= 1]
        groups = (map(lemma, path), map(lemma, parts), near, [word for _, word in said])
        self._numbers.append(np.concatenate([vectors.mean(group) for group in groups]))
        return self._numbers[0]

    def _is_end(self, token: Token) -> bool:
        return token.i in self.source or token.i in self.target

    def _ruled(self) -> Iterator[str]:
        """What the rules say of the ends."""
        yield f"rule:{self.rule.type}"
        for kind in self.rule.back:
            yield f"rule-back:{kind}"

    def _above(self) -> list[Token]:
        """The words that govern two ends that nothing else joins, up to a verb: 'A and B held talks'."""
        if not self.path:
            return []
        above = []
        for token in islice(min(self.path, key=_depth).ancestors, _CLIMB):
            above.append(token)
            if is_verb(token):
                break
        return above

    @cached_property
    def near(self) -> dict[int, int]:
        """Steps of the parse from each word near the path to the path, downwards."""
        edge = [*self.path, *self.inner]
        near = {token.i: 0 for token in edge}
        for step in range(1, FAR + 1):
            edge = [child for token in edge for child in token.children if child.i not in near]
            near.update({child.i: step for child in edge})
        return near

    def name(self, token: Token) -> str:
        """A word without what it names: an end, the class of a name, or its lemma."""
        if token.i in self.source:
            return "<S>"
        if token.i in self.target:
            return "<T>"
        return self.acts.name(token)

    def _order(self) -> Iterator[str]:
        """Which end stands first, how far apart, and how each hangs in its clause."""
        yield "order:" + ("st" if min(self.source) < min(self.target) else "ts")
        yield f"gap:{min(len(self._between()), _BETWEEN) // 3}"
        yield f"source:{self.source_head.dep_}"
        yield f"target:{self.target_head.dep_}"
        yield f"ends:{self.source_head.dep_}>{self.target_head.dep_}"
        yield f"steps:{min(len(self.path), 8)}"
        yield f"joint:{self.joint}"
        for side, head in (("source", self.source_head), ("target", self.target_head)):
            above = head.head
            yield f"{side}-above:{self.name(above)}"
            yield f"{side}-link:{head.dep_}<{above.pos_}"
            if above.pos_ == "ADP":
                yield f"{side}-brought:{above.lower_}<{self.name(above.head)}"

    def _between(self) -> list[Token]:
        start = min(max(self.source), max(self.target)) + 1
        end = max(min(self.source), min(self.target))
        return [token for token in self.doc[start:end] if not token.is_punct] if start < end else []

    def _on_path(self) -> Iterator[str]:
        """The words that join the ends, their complements, and the shape of the path."""
        if self.path:
            yield "shape:" + " ".join(f"{token.dep_}" for token in self.path[:8])
        for token in self.inner:
            word = self.name(token)
            yield f"path:{word}"
            yield from _stems("path-stem", word)
            if not is_verb(token):
                continue
            yield f"voice:{word}:{'passive' if is_passive(token) else 'active'}"
            for child in token.children:
                if child.dep_ in _ACT_PARTS and child.i not in self.source | self.target:
                    part = self.name(child)
                    yield f"act:{word} {part}"
                    yield f"part:{child.dep_}:{part}"
                    yield from _stems("part-stem", part)
        yield "path-words:" + " ".join(self.name(token) for token in self.inner[:4])

    def _around(self) -> Iterator[str]:
        """The words between the ends and beside them, and all words of the sentence."""
        between = [self.name(token) for token in self._between()[:_BETWEEN]]
        for name in between:
            yield f"between:{name}"
        for left, right in pairwise(between):
            yield f"between:{left} {right}"
        yield from self._plain
        for side, end in (("source", self.source), ("target", self.target)):
            for place, index in (("before", min(end) - 1), ("after", max(end) + 1)):
                if self.words.start <= index < self.words.end:
                    yield f"{side}-{place}:{self.name(self.doc[index])}"
            for number in sorted(end):
                word = self.doc[number]
                if word.pos_ in ("NOUN", "ADJ") and not word.ent_type_:
                    yield f"{side}-noun:{lemma(word)}"

    @cached_property
    def _plain(self) -> list[str]:
        """The features of all words of the sentence but names and ends."""
        ends = self.source | self.target
        return [feature for number, features in self.acts.plain if number not in ends for feature in features]

    def _cues(self) -> Iterator[str]:
        """What the rules' words of action say: those of the path, the nearest one, and all of them."""
        ranked = []
        for trigger, reading in self.acts.read:
            distance = self.near.get(trigger.token.i, FAR + 1)
            read = reading.type if reading.kept else "told"
            yield f"cue:{read}"
            yield f"cue{distance}:{read}"
            yield f"cue{distance}-bare:{trigger.cue.type}"
            ranked.append((distance, abs(trigger.token.i - self.target_head.i), read, trigger.cue.type))
        if not ranked:
            yield "nearest:"
            return
        distance, _, read, bare = min(ranked)
        yield f"nearest:{read}:{distance}"
        yield f"nearest:{read}"
        yield f"nearest-bare:{bare}"


def _stems(name: str, word: str) -> Iterator[str]:
    if word.isalpha() and len(word) > _STEM:
        yield f"{name}:{word[:_STEM]}"


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _head(doc: Doc, end: Collection[int]) -> Token:
    """The word of an end that governs the others; of a list its first member."""
    for index in sorted(end):
        if doc[index].head.i not in end or doc[index].head.i == index:
            return doc[index]
    return doc[min(end)]


def _path(source: Token, target: Token) -> list[Token]:
    """The words of the parse from source to target over the word above both; nothing where they do not meet."""
    up = [source, *source.ancestors]
    places = {token.i: number for number, token in enumerate(up)}
    down: list[Token] = []
    for token in [target, *target.ancestors]:
        if token.i in places:
            return [*up[: places[token.i] + 1], *reversed(down)]
        down.append(token)
    return []
