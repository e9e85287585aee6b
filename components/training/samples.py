"""Labelled sentences as the model sees them: features of the marked ends, and what the rules find between them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from components.knowledge.relation_model import Numbers, WordVectors
from components.knowledge.relations import RelationRules
from components.preprocessing.parsed import Doc
from components.preprocessing.parsing import Parser
from components.preprocessing.records import ArticleDocs, Entities, LocalEntity, Mention
from components.preprocessing.relations import find_relations
from components.preprocessing.relations.evidence import Acts, Evidence, RuleFinding
from components.preprocessing.relations.modality import status_features
from components.training.sentences import NONE, Offsets, Sentence

if TYPE_CHECKING:
    from spacy.language import Language

Ends = tuple[Offsets, ...]

_SOURCE, _TARGET = "source", "target"
_BYSTANDERS = ("GPE", "NORP")
MUTUAL = ("AGREE", "CONSULT", "COOPERATE")  # acts that both sides may do, whoever is named first
_TYPES = {"GPE": "COUNTRY", "LOC": "COUNTRY", "PERSON": "PERSON"}


@dataclass(frozen=True, slots=True)
class Sample:
    """One pair of ends of a labelled sentence, ready to be weighed."""

    sentence: Sentence
    cue: str  # lemmas of the marked words of the act; empty where there is none
    rule: RuleFinding
    features: list[str]
    status_features: list[str]
    numbers: Numbers

    @property
    def pattern(self) -> tuple[str, str]:
        """What makes two sentences of one make: lemmas of the act, and construction."""
        return self.cue, self.sentence.construction


def samples_of(
    sentences: Sequence[Sentence], nlp: "Language", rules: RelationRules, vectors: WordVectors
) -> list[Sample]:
    """Return one sample a sentence, in order."""
    docs = Parser(nlp).pipe(sentence.text for sentence in sentences)
    return [_sample(sentence, doc, rules, vectors) for sentence, doc in zip(sentences, docs, strict=True)]


def counterexamples(
    sentences: Sequence[Sentence], nlp: "Language", rules: RelationRules, vectors: WordVectors
) -> list[Sample]:
    """Return pairs of the same sentences that are no acts, as samples of type none.

    Those are the marked ends the other way round and two members of a list, unless both sides may do the act, and each
    end with a bystander: a country or nationality that nobody marked.
    """
    marked: dict[str, set[Offsets]] = {}
    for sentence in sentences:
        marked.setdefault(sentence.text, set()).update((*sentence.sources, *sentence.targets))
    found = []
    acts = [sentence for sentence in sentences if sentence.type != NONE]
    docs = Parser(nlp).pipe(sentence.text for sentence in acts)
    for sentence, doc in zip(acts, docs, strict=True):
        spans = [(end.start_char, end.end_char) for end in doc.ents if end.label_ in _BYSTANDERS]
        known = marked[sentence.text]
        others = [span for span in spans if not any(span[0] < end and start < span[1] for start, end in known)]
        for why, sources, targets in _apart(sentence, others):
            unmarked = replace(
                sentence, type=NONE, status="", construction=why, sources=sources, targets=targets, cue=()
            )
            found.append(_sample(unmarked, doc, rules, vectors))
    return found


def _apart(sentence: Sentence, others: Sequence[Offsets]) -> Iterator[tuple[str, Ends, Ends]]:
    """Pairs that do not act on each other: why, and the two ends."""
    if sentence.type not in MUTUAL:
        yield "(the ends the other way round)", sentence.targets, sentence.sources
        for side in (sentence.sources, sentence.targets):
            for one, other in combinations(side, 2):
                yield "(two members of a list)", (one,), (other,)
    for other in others:
        yield "(an end and a bystander)", sentence.sources, (other,)
        yield "(an end and a bystander)", (other,), sentence.targets


def _sample(sentence: Sentence, doc: Doc, rules: RelationRules, vectors: WordVectors) -> Sample:
    evidence = given_ends(doc, sentence.sources, sentence.targets, rules)
    return Sample(
        sentence=sentence,
        cue=" ".join(doc[token].lemma_.lower() for token in tokens(doc, sentence.cue)),
        rule=evidence.rule,
        features=evidence.features(),
        status_features=status_features(evidence),
        numbers=evidence.numbers(vectors),
    )


def given_ends(doc: Doc, sources: Iterable[Offsets], targets: Iterable[Offsets], rules: RelationRules) -> Evidence:
    """Return the evidence for an act of those in some spans of a parsed text on those in others, rules included."""
    source, target = tokens(doc, sources), tokens(doc, targets)
    first, last = min(source + target), max(source + target)
    words = doc[doc[first].sent.start : doc[last].sent.end]
    return Evidence(Acts(words, rules), source, target, found_by_rules(doc, source, target, rules))


def tokens(doc: Doc, spans: Iterable[Offsets]) -> list[int]:
    """The numbers of the tokens that spans touch."""
    found = (doc.char_span(start, end, alignment_mode="expand") for start, end in spans)
    return sorted({token.i for span in found if span is not None for token in span})


def found_by_rules(doc: Doc, source: Sequence[int], target: Sequence[int], rules: RelationRules) -> RuleFinding:
    """What the rules find where the two ends are the only actors of a text."""
    entities = Entities({}, [[]])
    for key, numbers in ((_SOURCE, source), (_TARGET, target)):
        kind = "ORG"
        for first, last in _runs(numbers):
            span = doc[first : last + 1]
            kind = _TYPES.get(span.root.ent_type_, kind)
            via = "demonym" if span.root.ent_type_ == "NORP" and len(span) == 1 else "name"
            mention = Mention(span.start_char, span.end_char, span.text, key, key, None, via, "", 1.0)
            entities.mentions[0].append(mention)
        entities.entities[key] = LocalEntity(key, key, kind, key)
    entities.mentions[0].sort(key=lambda mention: mention.start)
    rows = find_relations(ArticleDocs("", None, None, [doc]), entities, [[]], rules)[0]
    forward = [row for row in rows if row.source == _SOURCE or row.mutual]
    best = max(forward, key=lambda row: row.score, default=None)
    back = tuple(row.type for row in rows if row.source == _TARGET and not row.mutual)
    return RuleFinding(best.type, best.status, back) if best else RuleFinding(back=back)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers without a gap."""
    start = 0
    for place, number in enumerate(numbers):
        if place + 1 == len(numbers) or numbers[place + 1] != number + 1:
            yield numbers[start], number
            start = place + 1
