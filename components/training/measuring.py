"""How well rules, model and both tell type, sign, status and silence of labelled sentences, the ends given."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from components.knowledge.relation_model import YES, RelationModel, WordVectors
from components.preprocessing.relations.evidence import RuleFinding
from components.preprocessing.relations.learned import TRUST, believed
from components.schema import PLOVER, quad_class
from components.training.learning import Examples, is_none, learn, no_numbers
from components.training.samples import Sample
from components.training.splitting import folds

RULES, MODEL, BOTH = WAYS = ("rules", "model", "both")
_FROM_RULES = ("rule", "status")  # features that tell what the rules made of the words


@dataclass(frozen=True, slots=True)
class Answer:
    """What one way says of one pair of ends: whether there is an act, and of which type and status it would be."""

    sample: Sample
    found: bool
    type: str  # of the rules: empty where they find no act
    status: str


@dataclass(frozen=True, slots=True)
class Shares:
    """Right labels of the acts, their ends given, and precision and recall of finding that there is an act."""

    acts: int
    type: float
    quad: float
    sign: float
    status: float
    precision: float
    recall: float


def answers(model: RelationModel, samples: Sequence[Sample], way: str) -> list[Answer]:
    """What rules, model or both say of samples."""
    if way == RULES:
        return [Answer(sample, bool(sample.rule.type), sample.rule.type, sample.rule.status) for sample in samples]
    return [_weighed(model, sample, sample.rule if way == BOTH else RuleFinding()) for sample in samples]


def _weighed(model: RelationModel, sample: Sample, rule: RuleFinding) -> Answer:
    related = model.related.probabilities(sample.features, sample.numbers)[YES]
    types = model.type.probabilities(sample.features, sample.numbers)
    statuses = model.status.probabilities(sample.status_features, no_numbers(1)[0])
    return Answer(
        sample=sample,
        found=bool(rule.type) or related * max(types.values()) >= TRUST.proposed,
        type=believed(types, rule.type, TRUST.new_type, TRUST.rule_type),
        status=believed(statuses, rule.status, TRUST.new_status, TRUST.rule_status),
    )


def without_rules(sample: Sample) -> Sample:
    """The sample without what the rules find between its ends; words of their list are still known."""
    return replace(
        sample,
        features=[feature for feature in sample.features if not feature.startswith("rule")],
        status_features=[feature for feature in sample.status_features if not feature.startswith(_FROM_RULES)],
    )


def cross_checked(examples: Examples, vectors: WordVectors) -> dict[str, list[Answer]]:
    """Answers to every pair of the train part, each by a model that has not learned its words of action."""
    pairs = [*examples.parts.train, *examples.apart]
    bare = [without_rules(pair) for pair in pairs]
    found: dict[str, list[Answer]] = defaultdict(list)
    for kept, held in folds(pairs):
        for way, samples in ((MODEL, bare), (BOTH, pairs)):
            known = [samples[place] for place in kept]
            model = learn([sample for sample in known if not is_none(sample)], known, vectors)
            found[way] += answers(model, [samples[place] for place in held], way)
        found[RULES] += answers(model, [pairs[place] for place in held], RULES)
    return found


def shares(found: Iterable[Answer]) -> Shares:
    """The figures of one way."""
    told = list(found)
    acts = [answer for answer in told if not is_none(answer.sample)]
    claimed = [answer for answer in told if answer.found]
    right = [answer for answer in claimed if not is_none(answer.sample)]
    return Shares(
        acts=len(acts),
        type=_share(acts, lambda answer: answer.type == answer.sample.sentence.type),
        quad=_share(acts, lambda answer: _quad(answer.type) == _quad(answer.sample.sentence.type)),
        sign=_share(acts, lambda answer: _sign(answer.type) == _sign(answer.sample.sentence.type)),
        status=_share(acts, lambda answer: answer.status == answer.sample.sentence.status),
        precision=len(right) / max(len(claimed), 1),
        recall=len(right) / max(len(acts), 1),
    )


def by_construction(found: Sequence[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    """The answers by construction, or by the reason why there is no act."""
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in found:
        groups[answer.sample.sentence.construction].append(answer)
    yield from sorted(groups.items())


def _share(found: Sequence[Answer], is_right: Callable[[Answer], bool]) -> float:
    return sum(map(is_right, found)) / max(len(found), 1)


def _quad(kind: str) -> str:
    return quad_class(kind, PLOVER[kind][0]) if kind else ""


def _sign(kind: str) -> str:
    return PLOVER[kind][0] if kind else ""
