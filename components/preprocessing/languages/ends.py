"""Which countries a noun phrase stands for: by its own name, by a person or organ in it, or by the adjective on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from components.preprocessing.parsed import Token
from components.preprocessing.records import Entities, Mention

_ON_NOUN = ("amod", "nmod", "appos", "flat:name", "flat")


@dataclass(frozen=True, slots=True)
class End:
    """One end of an act: a mention of its paragraph, by number, and the country that it stands for."""

    mention: int
    entity: str
    country: str


class Ends:
    """Reads the ends of acts in one paragraph."""

    def __init__(self, mentions: Sequence[Mention], entities: Entities, nouns: Mapping[str, frozenset[str]]) -> None:
        """Take what is named in the paragraph."""
        self._mentions, self._entities, self._nouns = mentions, entities, nouns

    def of(self, noun: Token, *, of_thing: bool = False) -> list[End]:
        """Return the ends that a noun and those joined with it give; with `of_thing` whose thing it is counts too."""
        joined = [noun, *(word for word in noun.children if word.dep_ == "conj")]
        return [end for word in joined if (end := self._of_one(word, of_thing)) is not None]

    def _of_one(self, noun: Token, of_thing: bool) -> End | None:
        if (own := self._at(noun)) is not None:
            return own
        holds_office = noun.lower_ in self._nouns["officials"] | self._nouns["organs"]
        if not holds_office and not of_thing:
            return None
        beside = list(_beside(noun))
        persons = [end for word in beside if (end := self._at(word)) and self._is_person(end)]
        if persons and holds_office:
            return persons[0]
        return next((end for word in beside if word.dep_ in ("amod", "nmod") and (end := self._at(word))), None)

    def _at(self, word: Token) -> End | None:
        """The mention over a word, where it stands for a country."""
        for number, mention in enumerate(self._mentions):
            if mention.start <= word.idx < mention.end:
                entity = self._entities.entities[mention.entity]
                country = mention.country or (entity.country if entity.type != "PLACE" else None)
                return End(number, mention.entity, country) if country else None
        return None

    def _is_person(self, end: End) -> bool:
        return self._entities.entities[end.entity].type == "PERSON"


def _beside(noun: Token) -> Iterator[Token]:
    """The words that tell more of a noun, those of its complements too: 'ministre des Affaires étrangères du Mali'."""
    for child in noun.children:
        if child.dep_ in _ON_NOUN:
            yield child
            yield from (word for word in child.children if word.dep_ in _ON_NOUN)
