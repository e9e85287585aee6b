"""Relations weighed in the context of their article: unlikely ones are dropped, likely ones that nothing found added.

How likely two countries act on each other in a paragraph, in which direction and with which sign, was learned from
labelled articles (docs/training.md). The score of a row is the probability that a reader finds the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from components.knowledge.relation_contexts import BASE, ContextModel, share_of
from components.preprocessing.records import ArticleDocs, Entities, Relation
from components.preprocessing.relations.context import Context, Pair
from components.preprocessing.relations.context_features import ContextFeatures, Told, beside
from components.preprocessing.relations.kept import ParagraphKept
from components.preprocessing.relations.of_one_state import on_itself
from components.preprocessing.relations.supplying import BOTH_MAY, supplied

SIGNS = ("+", "-")
HOPELESS = 0.3  # at first sight less likely than this, a pair without rows is not looked at again
Act = tuple[str, str, str]  # countries of source and target, sign


@dataclass(frozen=True, slots=True)
class Bounds:
    """From which probability on; chosen in cross-checks, all articles of one writer held out (docs/training.md)."""

    kept: float = 0.1  # a pair of the rules stays
    proposed: float = 0.6  # what the model of sentences alone proposes stays, with direction and sign
    added: float = 0.55  # a pair of two whom the paragraph names is added
    added_absent: float = 0.7  # one of which it names one or none
    back: float = 0.7  # one of two that act on each other acts, beside the other
    sign: float = 0.6  # an act has a sign, beside the other sign
    leaned: float = 0.3  # an act one of whose ends its word does not name stays, with direction and sign
    stated: float = 0.425  # an act that no sentence tells alone, with direction and sign, is worth a row
    crowded: float = 0.45  # where the sentence names a third country besides the two
    crowded_absent: float = 0.8  # or instead of one of the two


BOUNDS = Bounds()
PROPOSED = "proposed"  # how such a row was found
FILLED = ("leaned", "completed")  # how one was found one of whose ends its word of action does not name


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely two countries act on each other in a paragraph, each on the other, with which sign."""

    pair: float
    directions: dict[Pair, float]  # (source, target), given that they act on each other
    signs: dict[Act, float]  # given the direction

    def share(self, act: Act) -> float:
        """The probability of one act."""
        return self.pair * self.directions[act[:2]] * self.signs[act]


def weighed(
    kept: Sequence[ParagraphKept],
    article: ArticleDocs,
    entities: Entities,
    model: ContextModel,
    bounds: Bounds = BOUNDS,
) -> list[list[Relation]]:
    """Return the relations of each paragraph: those found in its sentences, as the whole article bears them out."""
    context = Context(kept, article, entities)
    found = weigh([ContextFeatures(context, number) for number in range(len(kept))], model, bounds)
    return [
        [row for row in rows if not on_itself(row, entities, mentions)]
        for rows, mentions in zip(found, entities.mentions, strict=True)
    ]


class Weigher:
    """Answers the questions of the model for one article, weighing what candidates share only once."""

    def __init__(self, model: ContextModel) -> None:
        """Take the model."""
        self.model = model
        self._known: dict[tuple[str, int], float] = {}

    def share(self, question: str, told: Told, more: Sequence[str] = ()) -> float:
        """The probability of a yes."""
        odds = self.model.weights[question][BASE] + self.model.odds(question, told.own)
        for features in told.shared:
            key = (question, id(features))
            if key not in self._known:
                self._known[key] = self.model.odds(question, features)
            odds += self._known[key]
        return share_of(odds + self.model.odds(question, more))


def weigh(features: Sequence[ContextFeatures], model: ContextModel, bounds: Bounds = BOUNDS) -> list[list[Relation]]:
    """The relations of each paragraph of an article, told by the features of all of them."""
    weigher = Weigher(model)
    shares = pair_shares(features, weigher)
    found: list[list[Relation]] = [[row for row in own.here.kept.rows if not joins_two(row)] for own in features]
    for (number, pair), share in shares.items():
        found[number].extend(_of_pair(features[number], pair, share, weigher, bounds))
    return [sorted(rows, key=lambda row: (row.start, row.cue_start, row.source, row.target)) for rows in found]


def pair_shares(features: Sequence[ContextFeatures], weigher: Weigher) -> dict[tuple[int, Pair], float]:
    """How likely each pair of each paragraph acts on each other, in the light of all others."""
    told = {(own.number, pair): own.of_pair(pair) for own in features for pair in own.context.candidates(own.number)}
    first = {key: weigher.share("first", one) for key, one in told.items()}
    others = beside(first)
    return {
        key: weigher.share("pair", one, others[key])
        if first[key] >= HOPELESS or _has_rows(features, *key)
        else first[key]
        for key, one in told.items()
    }


def _has_rows(features: Sequence[ContextFeatures], number: int, pair: Pair) -> bool:
    return frozenset(pair) in features[number].here.rows


def _of_pair(own: ContextFeatures, pair: Pair, share: float, weigher: Weigher, bounds: Bounds) -> list[Relation]:
    """The rows of one pair in one paragraph."""
    rows = own.here.rows.get(frozenset(pair), [])
    present = all(country in own.here.named for country in pair)
    least = bounds.kept if rows else bounds.added if present else bounds.added_absent
    if share < least:
        return []
    weights = _weighed(own, pair, share, weigher)
    told = {act for row in rows for act in acts_of(row)}
    wanted = _wanted(weights, told, bounds)
    scored = [_scored(row, weights) for row in rows]
    found = [row for row in scored if row.score >= _least_told(row, bounds)]
    for source, target, sign in sorted(wanted - told):
        back = next((n for n, row in enumerate(found) if _may_be_mutual(row, (source, target, sign))), None)
        if back is not None:
            found[back] = replace(found[back], mutual=True)
            continue
        if weights.share((source, target, sign)) >= bounds.stated:
            row = supplied(own, (source, target, sign))
            added = [_scored(row, weights)] if row is not None else []
            found += [row for row in added if row.score >= _least_added(own, row, bounds)]
    return found


def _least_told(row: Relation, bounds: Bounds) -> float:
    """How likely a row of rules and sentences has to be to stay."""
    return bounds.proposed if row.found_by == PROPOSED else bounds.leaned if row.found_by in FILLED else 0.0


def _least_added(own: ContextFeatures, row: Relation, bounds: Bounds) -> float:
    """How likely an added row has to be: more where the sentence that it leans on tells of a third country."""
    kept = own.here.kept.sentences
    number = next(n for n, sentence in enumerate(kept) if sentence.acts.words.start_char == row.start)
    named = {country for country, known in own.here.named.items() if number in known.sentences}
    both = {row.source_country, row.target_country}
    if named <= both:
        return bounds.stated
    return bounds.crowded if both <= named else bounds.crowded_absent


def _weighed(own: ContextFeatures, pair: Pair, share: float, weigher: Weigher) -> Weighed:
    ways = (pair, pair[::-1])
    directions = {(s, t): weigher.share("direction", own.of_direction(s, t)) for s, t in ways}
    signs = {}
    for source, target in ways:
        features = own.of_sign(source, target)
        for sign, question in zip(SIGNS, ("plus", "minus"), strict=True):
            signs[source, target, sign] = weigher.share(question, features)
    return Weighed(share, directions, signs)


def _wanted(weights: Weighed, told: set[Act], bounds: Bounds) -> set[Act]:
    """The acts that two do to each other: those told, further ones that are likely, and the likeliest at least."""
    found = set(told)
    best = max(weights.directions, key=lambda way: (weights.directions[way], way))
    ways_told = {act[:2] for act in told}
    for way, share in weights.directions.items():
        if share < bounds.back and way not in ways_told and (told or way != best):
            continue
        signs = {sign: weights.signs[(*way, sign)] for sign in SIGNS}
        likely = {sign for sign, value in signs.items() if value >= bounds.sign}
        if way not in ways_told:
            likely.add(max(SIGNS, key=lambda sign: signs[sign]))
        found |= {(*way, sign) for sign in likely}
    return found


def acts_of(row: Relation) -> Iterator[Act]:
    """The acts that a row of two countries tells: two where both act."""
    source, target = str(row.source_country), str(row.target_country)
    yield (source, target, row.polarity)
    if row.mutual:
        yield (target, source, row.polarity)


def _scored(row: Relation, weights: Weighed) -> Relation:
    """The row with its probability; of a sign that may be either, that of the direction."""
    shares = []
    for act in acts_of(row):
        share = weights.share(act) if act in weights.signs else weights.pair * weights.directions[act[:2]]
        shares.append(share)
    return replace(row, score=round(max(shares), 3))


def _may_be_mutual(row: Relation, act: Act) -> bool:
    """Whether an act is the other side of a row that both may do."""
    ends = (row.target_country, row.source_country)
    return row.type in BOTH_MAY and ends == act[:2] and row.polarity == act[2]


def joins_two(row: Relation) -> bool:
    """Whether a row joins two countries, and so is weighed."""
    return bool(row.source_country and row.target_country and row.source_country != row.target_country)
