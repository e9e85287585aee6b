"""What an article said before that a later sentence leans on, as in "a second attack" or "the withdrawal"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from components.preprocessing.records import Entities
from components.preprocessing.relations.ends import End
from components.preprocessing.relations.setting import Setting

CLOSE = 2  # paragraphs within which somebody's last dealings say whom an act without a target is aimed at
NEAR = 4  # paragraphs within which 'the attack' is the last one told

_WORD = re.compile(r"\w+")
_ATTACKS = ("ASSAULT",)
_FRIENDLY = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID")
_CHARGES = ("ACCUSE", "REQUEST", "THREATEN")


class Story:
    """The acts of an article so far, the latest last."""

    def __init__(self, headline: Iterable[End] = (), setting: Setting | None = None) -> None:
        """Start with no acts; `headline` is who stands for a country in it, `setting` what the article is about."""
        self._headline = {end.country: _elsewhere(end) for end in headline}
        self._acts: list[tuple[int, str, End, End]] = []
        self._attempts: list[tuple[int, End]] = []
        self._before = 0  # acts told before the sentence being read
        self._named: list[tuple[int, End]] = []  # who stands for a country, in the order of the text
        self.paragraph = 0
        self.setting = setting

    def add(self, kind: str, source: End, target: End) -> None:
        """Remember an act of the paragraph being read."""
        self._acts.append((self.paragraph, kind, source, target))

    def hear(self, named: Iterable[End]) -> None:
        """Close a sentence of the paragraph being read: remember who was named in it."""
        self._before = len(self._acts)
        self._named.extend((self.paragraph, end) for end in named if end.country)

    def counterpart(self, source: list[End]) -> list[End]:
        """The other side of one who acts on nobody named: of its last dealings, else the one other country named."""
        countries = {end.country for end in source} - {None}
        for _, _, actor, target in self._recent(CLOSE, self._before):
            if actor.country in countries and target.country and target.country not in countries:
                return [target]
            if target.country in countries and actor.country and actor.country not in countries:
                return [actor]
        others = {end.country: end for number, end in self._named if number == self.paragraph}
        others = {country: end for country, end in others.items() if country not in countries}
        if not others and countries & set(self._headline):
            others = {country: end for country, end in self._headline.items() if country not in countries}
        return list(others.values()) if len(others) == 1 else []

    def author(self, acted_on: list[End]) -> list[End]:
        """Who did the last act told in this paragraph, for one done to these by nobody named."""
        countries = {end.country for end in acted_on}
        told = [source for _, _, source, _ in self._recent(0)][:1]
        told = told or [end for number, end in reversed(self._attempts) if number == self.paragraph][:1]
        return [end for end in told if end.country and end.country not in countries]

    def company(self, newcomer: list[End]) -> list[End]:
        """All who did the last friendly act of this paragraph, for one who joins them: 'A signed as well'."""
        countries = {end.country for end in newcomer}
        last = next((kind for _, kind, _, _ in self._recent(0, self._before)), None)
        sides: dict[str, End] = {}
        for _, kind, source, target in self._recent(0, self._before) if last in _FRIENDLY else ():
            for end in (source, target) if kind == last else ():
                if end.country and end.country not in countries:
                    sides.setdefault(end.country, end)
        return list(sides.values())

    def attempt(self, sources: Iterable[End]) -> None:
        """Remember who did something hostile to nobody named."""
        self._attempts.extend((self.paragraph, end) for end in sources if end.country)

    @property
    def told_here(self) -> bool:
        """Whether the paragraph being read has told an attack already."""
        return any(number == self.paragraph and kind in _ATTACKS for number, kind, _, _ in self._acts)

    def attackers(self) -> list[End]:
        """Those who did the last attack told, for 'a second attack' that names nobody."""
        for _, kind, source, _ in self._recent(NEAR):
            if kind in _ATTACKS and source.country:
                return [source]
        return []

    def accusers(self, accused: list[End]) -> list[End]:
        """Who last accused one of these, for a denial that does not say whom it answers."""
        countries = {end.country for end in accused} - {None}
        for _, kind, source, target in self._recent(NEAR):
            if kind in _CHARGES and target.country in countries and source.country not in countries:
                return [source]
        for _, kind, source, target in self._recent(NEAR):  # an attack laid at one's door is denied to its victim
            if kind in _ATTACKS and source.country in countries and target.country not in countries:
                return [target]
        return []

    def sides(self, source: list[End]) -> list[End]:
        """'the two sides', 'both capitals': of those who acted on each other the two named most, without the source."""
        countries = {end.country for end in source}
        pairs: Counter[frozenset[str]] = Counter()
        ends: dict[str, End] = {}
        for _, _, actor, target in self._recent(len(self._acts) + self.paragraph):
            if actor.country and target.country and actor.country != target.country:
                if actor.country in countries or target.country in countries:
                    continue
                pairs[frozenset((actor.country, target.country))] += 1
                ends.setdefault(actor.country, actor)
                ends.setdefault(target.country, target)
        named = Counter(end.country for _, end in self._named)
        most = max(pairs, key=lambda pair: (min(named[country] for country in pair), pairs[pair]), default=frozenset())
        if not most and len(self._headline) == 2 and not countries & set(self._headline):
            return list(self._headline.values())
        return [ends[country] for country in sorted(most)]

    def partners(self, source: list[End], *, friendly: bool) -> list[End]:
        """With whom or on whom one of these acted last, for 'the talks' or 'the withdrawal' without a target."""
        countries = {end.country for end in source} - {None}
        for _, kind, actor, target in self._recent(len(self._acts) + self.paragraph):
            if actor.country in countries and (kind in _FRIENDLY or not friendly):
                return [target]
        return []

    def _recent(self, reach: int, before: int | None = None) -> Iterator[tuple[int, str, End, End]]:
        for paragraph, kind, source, target in reversed(self._acts[:before]):
            if self.paragraph - paragraph > reach:
                return
            here = paragraph == self.paragraph
            yield paragraph, kind, source if here else _elsewhere(source), target if here else _elsewhere(target)


def named_in(headline: str | None, entities: Entities) -> list[End]:
    """Who stands for a country in a headline, by the words that the paragraphs name it with."""
    words = f" {' '.join(_WORD.findall(headline or ''))} "
    found = []
    for mention in (mention for mentions in entities.mentions for mention in mentions):
        entity = entities.entities[mention.entity]
        country = mention.country or (entity.country if entity.type in ("COUNTRY", "PLACE", "GOV") else None)
        if country and mention.via != "pronoun" and f" {mention.form} " in words:
            found.append(End(None, mention.entity, country))
    return found


def _elsewhere(end: End) -> End:
    """The same end, whose mention stands in another paragraph."""
    return End(None, end.entity, end.country)
