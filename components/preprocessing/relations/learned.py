"""What was learned beside the rules: another type or status for an act of theirs, and acts of which they say nothing.

The rules come first. A learned type or status takes the place of theirs only where the model is sure of it and holds
theirs for unlikely; a pair of which the rules say nothing becomes a relation only where the model is sure of that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from components.knowledge.relation_model import YES, RelationModel
from components.preprocessing.records import DateFound, Relation
from components.preprocessing.relations.ends import End, Ends
from components.preprocessing.relations.evidence import Evidence, RuleFinding
from components.preprocessing.relations.governing import is_curbed, is_held_void
from components.preprocessing.relations.kept import Likely, SentenceKept
from components.preprocessing.relations.locating import is_aside
from components.preprocessing.relations.modality import status_features
from components.preprocessing.relations.readings import is_on_nobody
from components.preprocessing.relations.requests import is_asked_whether, is_question
from components.preprocessing.relations.syntax import SUBJECTS, is_verb
from components.schema import PLOVER


@dataclass(frozen=True, slots=True)
class Trust:
    """How sure the model has to be; chosen on training sentences (docs/training.md)."""

    new_type: float = 0.6  # of another type than the rules'
    rule_type: float = 0.1  # a type of the rules that the model gives less than this is given up
    new_status: float = 0.5
    rule_status: float = 0.3
    proposed: float = 0.3  # that a pair of which the rules say nothing is a relation, times that of its type
    heard: float = 0.05  # from here on it is worth weighing in context


_HISTORIC = "historic"  # told by dates, which the rules read and the model does not
_NOTHING = np.zeros(0)
MOST_ENDS = 6  # a sentence that names more countries is a list
TRUST = Trust()


def type_of(evidence: Evidence, model: RelationModel, trust: Trust = TRUST) -> str:
    """The type of an act between two ends: that of the rules, unless the model is sure of another one."""
    types = model.type.probabilities(evidence.features(), evidence.numbers(model.vectors))
    return believed(types, evidence.rule.type, trust.new_type, trust.rule_type)


def status_of(evidence: Evidence, model: RelationModel, trust: Trust = TRUST) -> str:
    """The status of an act between two ends: that of the rules, unless the model is sure of another one."""
    statuses = model.status.probabilities(status_features(evidence), _NOTHING)
    return believed(statuses, evidence.rule.status, trust.new_status, trust.rule_status)


def believed(shares: Mapping[str, float], ruled: str, sure: float, unlikely: float) -> str:
    """What the rules say (empty: nothing), unless the model is sure of something else and holds theirs for unlikely."""
    best = max(shares, key=shares.__getitem__)
    return ruled if ruled and (shares[best] < sure or shares.get(ruled, 0) >= unlikely) else best


class Learned:
    """Weighs the pairs of ends of one sentence."""

    def __init__(
        self, model: RelationModel, ends: Ends, read: SentenceKept, dates: Sequence[DateFound], trust: Trust = TRUST
    ) -> None:
        """Take the sentence as read so far, the mentions of its paragraph and its dates."""
        self.model = model
        self.ends = ends
        self.read = read
        self.acts = read.acts
        self.sentence = read.acts.words
        self.dates = dates
        self.trust = trust

    def revised(self, row: Relation, rows: Sequence[Relation]) -> Relation:
        """Return a row of the rules with the type and status that the model is sure of.

        Only the one act of two actors is weighed: where a sentence says several, the model cannot tell which is meant.
        """
        same = [r for r in rows if {r.source, r.target} == {row.source, row.target}]
        if len(same) > 1 or row.source_mention is None or row.target_mention is None:
            return row  # an end without a mention stands in another sentence: there is no path to weigh
        evidence = self._evidence(row.source_mention, row.target_mention, RuleFinding(row.type, row.status))
        if evidence is None:
            return row
        kind = type_of(evidence, self.model, self.trust) if self._is_bare(row) else row.type
        if row.status == "denied" and kind == "REJECT" != row.type:
            return replace(row, type=kind, polarity="-", status="actual", mutual=False)  # 'will not accept refugees'
        if PLOVER[kind][0] == PLOVER[row.type][0] and kind != row.type:
            row = replace(row, type=kind, polarity=PLOVER[kind][0], mutual=False)
        status = status_of(evidence, self.model, self.trust)
        return row if _HISTORIC in (status, row.status) else replace(row, status=status)

    def _is_bare(self, row: Relation) -> bool:
        """Whether the type of a row is that of its word of action, which no word above it has changed."""
        return any(
            trigger.span[0] <= row.cue_start < trigger.span[1] and trigger.cue.type == reading.type == row.type
            for trigger, reading in self.acts.read
        )

    def proposed(self, rows: Sequence[Relation]) -> list[Relation]:
        """Return acts between actors of the sentence of which the rules say nothing."""
        told = {frozenset((row.source_country, row.target_country)) for row in rows}
        ends = self._named()
        if len({end.country for _, end in ends}) > MOST_ENDS:
            return []
        best: dict[frozenset[str | None], tuple[float, Relation]] = {}
        for one, other in combinations(ends, 2):
            pair = frozenset((one[1].country, other[1].country))
            evidence = self._weighable(one, other) if len(pair) > 1 and pair not in told else None
            if evidence is None:
                continue
            for source, target, way in ((one, other, evidence), (other, one, evidence.turned())):
                found = self._proposal(source, target, way)
                if found is not None and (pair not in best or best[pair][0] < found[0]):
                    best[pair] = found
        return [row for _, row in best.values()]

    def _named(self) -> list[tuple[int, End]]:
        """The mentions of the sentence that name an actor with a country."""
        return [(i, end) for i in self.ends.inside(self.sentence) if (end := self.ends.end(i)).country]

    def _weighable(self, one: tuple[int, End], other: tuple[int, End]) -> Evidence | None:
        """What the sentence says between two ends, the first as the source; null where it can be no act of the two."""
        ends = self.ends
        if any(ends.is_landmark(end) or is_aside(end, ends) for _, end in (one, other)) or ends.listed(
            one[1], other[1]
        ):
            return None
        evidence = self._evidence(one[0], other[0], RuleFinding())
        if evidence is None or evidence.joint or _of_two_clauses(evidence):
            return None
        if any(is_curbed(token, ends.rules) or is_held_void(token, ends.rules) for token in evidence.inner):
            return None
        if any(is_question(t, ends.rules) or is_asked_whether(t) or is_on_nobody(t) for t in evidence.inner):
            return None
        return None if self._has_other_author(evidence, {one[1].country, other[1].country}) else evidence

    def _proposal(
        self, source: tuple[int, End], target: tuple[int, End], evidence: Evidence
    ) -> tuple[float, Relation] | None:
        features, numbers = evidence.features(), evidence.numbers(self.model.vectors)
        sure = self.model.related.probabilities(features, numbers)[YES]
        if sure < self.trust.heard:
            return None
        types = self.model.type.probabilities(features, numbers)
        kind = max(types, key=types.__getitem__)
        word = next((token for token in evidence.inner if token.pos_ in ("VERB", "NOUN")), evidence.inner[0])
        self._keep((str(source[1].country), str(target[1].country)), Likely(sure, kind, types[kind], word))
        if sure * types[kind] < self.trust.proposed:
            return None
        nearest = min(self.dates, key=lambda date: abs(date.start - word.idx), default=None)
        return sure, Relation(
            start=self.sentence.start_char,
            end=self.sentence.end_char,
            source=source[1].entity,
            target=target[1].entity,
            source_mention=source[0],
            target_mention=target[0],
            source_country=source[1].country,
            target_country=target[1].country,
            type=kind,
            polarity=PLOVER[kind][0],
            status=status_of(evidence, self.model, self.trust),
            mutual=False,
            cue_start=word.idx,
            cue_end=word.idx + len(word.text),
            cue=word.text,
            event_date=nearest.date if nearest else None,
            score=round(sure * types[kind], 3),
            found_by="proposed",
        )

    def _keep(self, pair: tuple[str, str], likely: Likely) -> None:
        known = self.read.likely.get(pair)
        if known is None or known.related < likely.related:
            self.read.likely[pair] = likely

    def _has_other_author(self, evidence: Evidence, pair: set[str | None]) -> bool:
        """Whether a verb between two ends has a third country as its subject: 'A told B that C bought pigs of D'."""
        verbs = [token for token in evidence.inner if is_verb(token)]
        subjects = [word for verb in verbs for word in verb.children if word.dep_ in SUBJECTS]
        authors = {end.country for word in subjects for end in self.ends.of_noun(word)} - {None}
        return bool(authors) and not authors & pair

    def _evidence(self, source: int, target: int, rule: RuleFinding) -> Evidence | None:
        first, second = self.ends.words(source), self.ends.words(target)
        if not first or not second or set(first) & set(second):
            return None
        return Evidence(self.acts, first, second, rule)


def _of_two_clauses(evidence: Evidence) -> bool:
    """Whether each end is the subject of its own clause, one beside the other: 'A offers help and B keeps silent'."""
    apart = any(token.dep_ == "conj" and is_verb(token) for token in evidence.inner)
    return apart and all(end.dep_ in SUBJECTS for end in (evidence.source_head, evidence.target_head))


def with_learned(
    rows: Sequence[Relation], model: RelationModel, ends: Ends, read: SentenceKept, dates: Sequence[DateFound]
) -> list[Relation]:
    """Return the rows of the rules in one sentence, corrected and completed by what was learned."""
    learned = Learned(model, ends, read, dates)
    return [*(learned.revised(row, rows) for row in rows), *learned.proposed(rows)]
