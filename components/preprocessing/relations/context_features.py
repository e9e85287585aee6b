"""What speaks for and against an act between two countries in a paragraph, read from the whole article, as features.

What holds of the paragraph is told once, what holds of an end once for each country. Names of countries are left out,
so that nothing is learned about one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.preprocessing.relations.context import Context, Named, Pair
from components.preprocessing.relations.kept import Likely
from components.preprocessing.relations.triggers import lemma
from components.schema import PLOVER

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "DET", "NUM", "AUX"})  # classes of words that may tell what goes on
_FAR = 3  # the rank of a country that is not among those an article names most
# features of a paragraph or an end that mean something else where both are named, one or none, or where there are rows
_DEPENDENT = ("countries", "pairs-told", "place:", "act-sign", "word:both", "word:two")
_DEPENDENT_ENDS = ("end-in-headline", "end-rank", "end-open", "end-others", "end-share")


@dataclass(frozen=True, slots=True)
class Told:
    """The features of one question: what is shared with other candidates of the paragraph, list by list, and its own.

    Shared lists are the same objects for all candidates, so that each need be weighed only once.
    """

    shared: tuple[list[str], ...]
    own: list[str]

    @property
    def all(self) -> list[str]:
        """All features; what holds of both ends stands twice."""
        return [feature for features in (*self.shared, self.own) for feature in features]


class ContextFeatures:
    """The features of the candidates of one paragraph."""

    def __init__(self, context: Context, number: int) -> None:
        """Take the article and the number of the paragraph."""
        self.context = context
        self.number = number
        self.here = context.paragraphs[number]
        self._shared: dict[tuple[str, ...], list[str]] = {}
        self._open = [act for act in self.here.acts if act.open and act.reading.kept]
        self._likely: dict[Pair, list[Likely]] = {}
        for sentence in self.here.kept.sentences:
            for pair, likely in sentence.likely.items():
                self._likely.setdefault(pair, []).append(likely)

    def of_pair(self, pair: Pair) -> Told:
        """Everything that may speak for the two acting on each other in this paragraph, whoever acts on whom."""
        present = sum(country in self.here.named for country in pair)
        case = f"{present}{bool(self.here.rows.get(frozenset(pair)))}&"
        own = [*self._standing(pair, present), *self._told(pair, present), *self._left_open(pair, present)]
        ends = (self._part("end-", country) for country in pair)
        ends_in_case = (self._in_case(case, country) for country in pair)
        shared = (self.paragraph, self._in_case(case), *ends, *ends_in_case)
        return Told(shared, list(dict.fromkeys(own)))

    def of_direction(self, source: str, target: str) -> Told:
        """What speaks for one of two that act on each other as the one who acts."""
        pair = (min(source, target), max(source, target))
        present = sum(country in self.here.named for country in pair)
        own = [*self._way(source, target), *self._left_open(pair, present), *self._told(pair, present)]
        shared = (self.paragraph, self._part("source-", source), self._part("target-", target))
        return Told(shared, list(dict.fromkeys(own)))

    def of_sign(self, source: str, target: str) -> Told:
        """What speaks for the sign of what one does to the other."""
        pair = (min(source, target), max(source, target))
        rows = (feature for feature in self._told(pair, 2) if feature.startswith("by:"))
        own = [*self._signs(source, target), *rows, *self._left_open(pair, 2)]
        return Told((self.paragraph,), list(dict.fromkeys(own)))

    @property
    def paragraph(self) -> list[str]:
        """What holds of the paragraph, whichever pair is weighed."""
        return self._part("")

    def _part(self, prefix: str, country: str = "") -> list[str]:
        """The features of the paragraph or of one country in it, under a prefix."""
        key = (prefix, country)
        if key not in self._shared:
            found = dict.fromkeys(self._of_end(country) if country else self._of_paragraph())
            self._shared[key] = [prefix + feature for feature in found]
        return self._shared[key]

    def _in_case(self, case: str, country: str = "") -> list[str]:
        """Those of these features that mean something else in each case, under its name."""
        key = (case, country, "in case")
        if key not in self._shared:
            found, names = (self._part("end-", country), _DEPENDENT_ENDS) if country else (self.paragraph, _DEPENDENT)
            self._shared[key] = [case + feature for feature in found if feature.startswith(names)]
        return self._shared[key]

    def _of_paragraph(self) -> Iterator[str]:
        context, here = self.context, self.here
        yield f"place:{min(self.number, 2)}"
        yield f"last:{self.number == len(context.paragraphs) - 1}"
        yield f"countries:{min(len(here.named), 5)}"
        yield f"pairs-told:{min(len(here.rows), 4)}"
        yield f"headline:{min(len(context.headline), 3)}"
        yield f"article-pairs:{min(len(context.told), 4)}"
        yield f"sentences:{min(len(here.kept.sentences), 4)}"
        for act in here.acts:
            yield f"act:{act.reading.type if act.reading.kept else 'told'}"
            yield f"act-sign:{act.reading.polarity if act.reading.kept else 'told'}"
            yield f"act-status:{act.reading.status}"
        if not here.acts:
            yield "no-act"
        for token in here.kept.ends.doc:
            if token.pos_ in _CONTENT and not token.ent_type_:
                yield f"word:{lemma(token)}"

    def _of_end(self, country: str) -> Iterator[str]:
        context, here = self.context, self.here
        in_headline = country in context.headline
        named = here.named.get(country)
        if named is None:
            before = self.number > 0 and country in context.paragraphs[self.number - 1].named
            yield "absent"
            yield f"absent:before={before}:headline={in_headline}"
        else:
            yield from _how_named(named)
        yield f"in-headline:{in_headline}"
        yield f"rank:{self._rank(country)}"
        yield f"share:{min(4 * context.counts[country] // (len(context.paragraphs) + 1), 4)}"
        yield f"others-told:{min(sum(country in pair for pair in here.rows), 3)}"
        for act in self._open:
            for side, ends in (("source", act.sources), ("target", act.targets)):
                if country in ends:
                    yield f"open-{side}"
                    yield f"open-{side}:{act.reading.type}"

    def _rank(self, country: str) -> int:
        return self.context.main.index(country) if country in self.context.main else _FAR

    def _standing(self, pair: Pair, present: int) -> Iterator[str]:
        """Where the two are named, and what they are to the article."""
        context, both = self.context, frozenset(pair)
        one, other = (self.here.named.get(country) for country in pair)
        yield f"present:{present}"
        yield f"alone:{present}:{set(self.here.named) <= both}"
        yield f"most-told:{both == context.most_told}:{present}"
        yield f"both-headline:{both <= context.headline}:{present}"
        low, high = sorted(self._rank(country) for country in pair)
        yield f"ranks:{low}:{high}"
        yield f"ranks:{low}:{high}:{present}"
        if one and other:
            together = one.sentences & other.sentences
            first, second = sorted((one.link, other.link))
            yield f"same-sentence:{bool(together)}"
            yield f"links:{bool(together)}:{first}|{second}"
            yield f"places:{one.is_place + other.is_place}"
            yield f"landmarks:{one.landmark + other.landmark}:{bool(together)}"
            for act in self.here.acts:
                if act.reading.kept and act.sentence in together:
                    yield f"act-with-both:{act.reading.type}"
        elif alone := one or other:
            yield f"link-alone:{alone.link}"
            yield f"place-alone:{alone.is_place}"

    def _told(self, pair: Pair, present: int) -> Iterator[str]:
        """What rules and model found between the two, here and elsewhere in the article."""
        context, both = self.context, frozenset(pair)
        rows = self.here.rows.get(both, [])
        elsewhere = context.told[both] - bool(rows)
        yield f"elsewhere:{min(elsewhere, 4)}"
        yield f"elsewhere:{present}:{min(elsewhere, 2)}:{bool(rows)}"
        for step in (-1, 1):
            beside = self.number + step
            yield f"beside{step}:{0 <= beside < len(context.paragraphs) and both in context.paragraphs[beside].rows}"
        yield f"rows:{min(len(rows), 3)}"
        if not rows:
            likely = [like.related for way in (pair, pair[::-1]) for like in self._likely.get(way, ())]
            yield f"likely:{int(max(likely) * 10)}" if likely else f"unlikely:{present}"
            yield f"no-row:{present}:{min(len(self.here.rows), 2)}"
            return
        yield f"best:{int(max(row.score for row in rows) * 10)}"
        for row in rows:
            yield f"by:{row.found_by}"
            yield f"by:{row.found_by}:{row.type}"
            yield f"row-status:{row.status}"
            yield f"elsewhere-ends:{(row.source_mention is None) + (row.target_mention is None)}"
            if row.found_by == "proposed":
                yield f"proposed:{int(row.score * 10)}"

    def _left_open(self, pair: Pair, present: int) -> Iterator[str]:
        """Which acts of the paragraph miss an end, and whether one of the two is their other end."""
        both, named = frozenset(pair), self.here.named
        for act in self._open:
            fits = "none" if not act.countries else "pair" if act.countries <= both else "other"
            yield f"open:{fits}:{present}"
            yield f"open:{fits}:{act.reading.type}"
            if fits == "pair":
                yield f"open-cue:{lemma(act.trigger.token)}"
                yield f"open-pair:{present}:{min(len(set(named) - both), 2)}"
                if present < len(pair):
                    yield f"open-to-missing:{act.reading.type}"

    def _way(self, source: str, target: str) -> Iterator[str]:
        for row in self.here.rows.get(frozenset((source, target)), []):
            way = "mutual" if row.mutual else "there" if row.source_country == source else "back"
            yield f"row:{way}"
            yield f"row:{way}:{row.type}"
            yield f"row:{way}:{row.found_by}"
        for way, ends in (("there", (source, target)), ("back", (target, source))):
            best = max((like.related for like in self._likely.get(ends, ())), default=0.0)
            yield f"likely-{way}:{int(best * 5)}"
        one, other = self.here.named.get(source), self.here.named.get(target)
        if one and other:
            yield f"source-first:{(one.ends[0].mention or 0) < (other.ends[0].mention or 0)}"
        else:
            yield f"source-there:{bool(one)}:{bool(other)}"

    def _signs(self, source: str, target: str) -> Iterator[str]:
        both = frozenset((source, target))
        rows = self.here.rows.get(both, [])
        for row in rows:
            way = "there" if row.mutual or row.source_country == source else "back"
            yield f"row-sign:{way}:{row.polarity}"
            yield f"row-type:{way}:{row.type}"
            yield f"row-sign:{row.polarity}:{row.found_by}"
        for way, ends in (("there", (source, target)), ("back", (target, source))):
            for like in self._likely.get(ends, ()):
                yield f"likely-sign:{way}:{PLOVER[like.type][0]}:{int(like.related * 4)}"
        for act in self._open:
            if source in act.sources or target in act.targets:
                yield f"open-there:{act.reading.polarity}"
            if target in act.sources or source in act.targets:
                yield f"open-back:{act.reading.polarity}"
        for sign in "+-":
            elsewhere = self.context.signs[both, sign] - sum(row.polarity == sign for row in rows)
            yield f"elsewhere-sign:{sign}:{min(elsewhere, 3)}"


def _how_named(named: Named) -> Iterator[str]:
    for kind in sorted(named.kinds):
        yield f"kind:{kind}"
    for link in sorted(named.links):
        yield f"link:{link}"
    yield f"named:{min(len(named.ends), 3)}"
    yield f"first-sentence:{0 in named.sentences}"
    if named.landmark:
        yield "landmark"
    if named.is_on_itself:
        yield "on-itself"


def beside(shares: dict[tuple[int, Pair], float]) -> dict[tuple[int, Pair], list[str]]:
    """Features of each candidate of an article from how likely all of them are: here, and of the two elsewhere."""
    of_paragraph: dict[int, list[tuple[Pair, float]]] = {}
    of_pair: dict[Pair, list[tuple[int, float]]] = {}
    for (number, pair), share in shares.items():
        of_paragraph.setdefault(number, []).append((pair, share))
        of_pair.setdefault(pair, []).append((number, share))
    found = {}
    for (number, pair), share in shares.items():
        others = [(other, value) for other, value in of_paragraph[number] if other != pair]
        elsewhere = [(place, value) for place, value in of_pair[pair] if place != number]
        found[number, pair] = [
            f"of-all:{int(share * 10)}",
            f"of-all-rank:{min(sum(value > share for _, value in others), 4)}",
            f"of-all-best:{_fifth(value for _, value in others)}",
            f"of-all-sharing:{_fifth(value for other, value in others if set(other) & set(pair))}",
            f"of-all-elsewhere:{_fifth(value for _, value in elsewhere)}",
            f"of-all-sum:{min(int(sum(value for _, value in elsewhere)), 4)}",
            f"of-all-beside:{_fifth(value for place, value in elsewhere if abs(place - number) == 1)}",
        ]
    return found


def _fifth(shares: Iterator[float] | Sequence[float]) -> int:
    return int(max(shares, default=0.0) * 5)
