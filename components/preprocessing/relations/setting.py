"""What country an article is told from, and which other one it is about: those that most of its paragraphs name."""

from collections import Counter
from collections.abc import Iterator

from components.preprocessing.records import Entities, Mention
from components.preprocessing.relations.ends import End

TITLED = 1  # a headline counts as a paragraph
_STANDS_FOR = ("COUNTRY", "GOV", "ORG", "MOVEMENT", "ARMED_GROUP", "PLACE", "PERSON", "COMPANY")


class Setting:
    """The country named most, and the one named most beside it; each null where another is named as much."""

    def __init__(self, entities: Entities) -> None:
        """Count the paragraphs of an article that name a country, pronouns left out, and its headline."""
        counts: Counter[str] = Counter(dict.fromkeys(entities.titled, TITLED))
        for mentions in entities.mentions:
            counts.update(list(dict.fromkeys(_named(mentions, entities))))  # in the order of the text, in every run
        order = [*entities.titled, *counts]
        ranked = sorted(counts, key=lambda country: (-counts[country], order.index(country)))
        ends = [end for country in ranked[:2] if (end := _end(country, entities))]
        self.home = ends[0] if ends else None
        self.rival = ends[1] if len(ends) > 1 else None

    def beside(self, country: str | None) -> End | None:
        """The other one: for the country that the article is told from its rival, for any else the former."""
        if country is None or self.home is None:
            return None
        return self.rival if country == self.home.country else self.home


def _named(mentions: list[Mention], entities: Entities) -> Iterator[str]:
    for mention in mentions:
        entity = entities.entities[mention.entity]
        country = mention.country or (entity.country if entity.type != "IGO" else None)
        if country and mention.via != "pronoun":
            yield country


def _end(country: str, entities: Entities) -> End | None:
    """The country itself where it is an entity, else whoever stands for it."""
    of_it = [entity for entity in entities.entities.values() if entity.country == country]
    best = min((e for e in of_it if e.type in _STANDS_FOR), key=lambda e: _STANDS_FOR.index(e.type), default=None)
    return End(None, best.key, country) if best else None
