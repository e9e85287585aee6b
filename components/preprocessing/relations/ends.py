"""Whom the nouns of a sentence stand for: mentions, and noun phrases with a mention inside ('the authorities in A')."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from components.knowledge.relations import RelationRules
from components.preprocessing.parsed import Doc, Span, Token
from components.preprocessing.records import Entities, Mention
from components.preprocessing.relations.antecedents import PRONOUNS, antecedent
from components.preprocessing.relations.locating import located
from components.preprocessing.relations.speakers import (
    FIRST_PERSON,
    SECOND_PERSON,
    in_quotes,
    turn_label,
    verb_of_speech,
)
from components.preprocessing.relations.standing_for import of_hosts, of_the_state
from components.preprocessing.relations.syntax import (
    children,
    conjuncts,
    possessors,
    subjects,
)

_MODIFIERS = ("amod", "compound", "nmod", "nummod")
_MAX_DEPTH = 5


@dataclass(frozen=True, slots=True)
class End:
    """One who acts or is acted on: a mention of the paragraph (null where taken from elsewhere), entity, country."""

    mention: int | None
    entity: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Frame:
    """Sources and targets of one act. An act of several sides has them all as sources, and no targets."""

    sources: tuple[End, ...]
    targets: tuple[End, ...]
    mutual: bool
    asked: bool = False  # the target is the one asked for what the noun says


@dataclass(frozen=True, slots=True)
class Meant:
    """Who says 'we' in an interview whose turns have no labels, and the country that an article is told from."""

    interviewed: End | None = None
    home: End | None = None


class Ends:
    """The mentions of one paragraph by token, and what its noun phrases stand for."""

    def __init__(
        self,
        doc: Doc,
        number: int,
        entities: Entities,
        rules: RelationRules,
        meant: Meant = Meant(),
    ) -> None:
        """Index the mentions of paragraph `number` of the article by the tokens that they cover."""
        self.doc = doc
        self.entities = entities
        self.rules = rules
        self.interviewed = meant.interviewed
        self.home = meant.home
        self.mentions = entities.mentions[number]
        self._at: dict[int, list[int]] = {}
        self.named = {e.country for e in entities.entities.values() if e.type != "PLACE"}  # else towns alone say so
        self._words = [_tokens(doc, mention) for mention in self.mentions]
        self._ends = [_end_of(index, mention, entities) for index, mention in enumerate(self.mentions)]
        for index, words in enumerate(self._words):
            for token in words:
                self._at.setdefault(token, []).append(index)

    def at(self, token: Token) -> list[End]:
        """The ends whose words cover a token."""
        return [self._ends[index] for index in self._at.get(token.i, ())]

    def end(self, index: int) -> End:
        """The end that a mention gives: its words' country, else that of its entity."""
        return self._ends[index]

    def words(self, index: int) -> range:
        """The numbers of the words of a mention."""
        return self._words[index]

    def inside(self, sentence: Span) -> list[int]:
        """The numbers of the mentions that begin in a sentence."""
        start, end = sentence.start_char, sentence.end_char
        return [index for index, mention in enumerate(self.mentions) if start <= mention.start < end]

    def within(self, sentence: Span) -> list[End]:
        """The ends that the mentions of a sentence give, those with a country alone."""
        found = [end for index in self.inside(sentence) if (end := self.end(index)).country]
        return [end for end in found if end.country in self.named or not self._is_place(end)]

    def _is_place(self, end: End) -> bool:
        return self.entities.entities[end.entity].type == "PLACE"

    def head(self, end: End) -> Token:
        """The word of an end's mention that governs the others; that of a nationality the noun it describes."""
        words = self._words[end.mention or 0]
        tokens = self.doc.tokens[words.start : words.stop] or [self.doc[0]]
        top = next((word for word in tokens if word.head.i not in words), tokens[-1])
        return top.head if top.dep_ in _MODIFIERS else top

    def listed(self, one: End, other: End) -> bool:
        """Whether two ends are members of one list of nouns: 'A and B', 'A and B officials'."""
        if one.mention is None or other.mention is None:
            return False
        first, second = ({_first_of_list(word) for word in self._nouns(end)} for end in (one.mention, other.mention))
        return bool(first & second)

    def is_landmark(self, end: End) -> bool:
        """Whether a name only says which border or region is meant: 'the frontier with A', 'the A border'."""
        word = self.head(end)
        if self._names_water(word):
            return True
        above = word.head.head if word.dep_ == "pobj" else word
        return any(noun.lemma_.lower() in self.rules.focus_nouns and not self.at(noun) for noun in (word, above))

    def _names_water(self, noun: Token) -> bool:
        """Whether a name only says which sea is meant: 'through the Gulf of A'."""
        of_it = noun.dep_ == "pobj" and noun.head.lower_ == "of"
        return of_it and noun.head.head.lemma_.lower() in self.rules.water_nouns

    def _nouns(self, index: int) -> list[Token]:
        """The words of a mention and the noun that they describe ('A officials')."""
        words = [self.doc[number] for number in self._words[index]]
        return [*words, *(word.head for word in words if word.dep_ in _MODIFIERS)]

    def is_demonym(self, token: Token) -> bool:
        """Whether a token's mention is an adjective of a country or an acronym used as one ('the US withdrawal')."""
        return any(
            self.mentions[i].via in ("demonym", "acronym") or token.pos_ == "ADJ" for i in self._at.get(token.i, ())
        )

    def is_author(self, token: Token) -> bool:
        """Whether a word before a noun of action names who does it: a demonym or an organisation, no place."""
        return self.is_demonym(token) or any(
            self.entities.entities[end.entity].type not in ("COUNTRY", "PLACE", "EVENT") for end in self.at(token)
        )

    def of(self, tokens: Iterable[Token], *, place: bool = False) -> list[End]:
        """The ends of several noun phrases and all that is coordinated with them, each once."""
        found: dict[tuple[str, str | None], End] = {}
        for token in tokens:
            if token.ent_type_ in ("DATE", "TIME") and not self.at(token):
                continue  # 'closed it on Sunday and Poland said': what follows is no part of the date
            for noun in conjuncts(token):
                for end in self.of_noun(noun, place=place):
                    found.setdefault((end.entity, end.country), end)
        return list(found.values())

    def of_noun(self, noun: Token, *, place: bool = False, depth: int = 0) -> list[End]:
        """The ends that one noun stands for; with `place`, also the country where the phrase says it is."""
        ends = self.direct(noun, depth)
        if place and depth == 0:
            known = {end.entity for end in ends}
            ends = ends + [end for end in located(noun, self) if end.entity not in known]
        return ends

    def direct(self, noun: Token, depth: int) -> list[End]:
        """The ends that a noun alone stands for, without those coordinated with it."""
        own = [] if self._names_water(noun) else self.at(noun)
        if own or depth > _MAX_DEPTH:
            return sorted(own + self._coordinated(noun), key=lambda end: end.mention or 0) if own else own
        if noun.lower_ in FIRST_PERSON:
            return self._speaker(noun, depth)
        if noun.lower_ in SECOND_PERSON:
            return [self.interviewed] if self.interviewed is not None and not in_quotes(noun) else []
        if noun.lower_ in PRONOUNS:
            return antecedent(noun, self, depth)
        if noun.lower_ == "latter":  # whoever was named last
            before = [i for i, m in enumerate(self.mentions) if m.start < noun.idx]
            return [self.end(index) for index in before[-1:]]
        if noun.lemma_.lower() in self.rules.opponent_nouns:
            return [end for child in children(noun, "amod") if self.is_demonym(child) for end in self.at(child)]
        group = noun.lemma_.lower() in self.rules.group_nouns and noun.dep_ in ("nsubj", "nsubjpass")
        if noun.lemma_.lower() in self.rules.counterpart_nouns and any(c.tag_ == "PRP$" for c in noun.children):
            return self._modifiers(noun, depth) or self._apposed(noun, depth)  # 'its ally' is somebody else
        for found in (
            self._apposed_to_owned(noun, depth),
            self._modifiers(noun, depth),
            self._possessors(noun, depth),
            self._genitive(noun, depth),
            of_hosts(noun, self, depth),
            self._apposed(noun, depth),
            self._members(noun, depth),
            antecedent(noun, self, depth) if group else [],
            of_the_state(noun, self),
        ):
            if found:
                return found
        return []

    def _speaker(self, pronoun: Token, depth: int) -> list[End]:
        """'we' and 'our' in quoted words or in a turn of an interview: whoever speaks there."""
        named = turn_label(self.doc)
        if named is not None:
            keys = [k for k, e in self.entities.entities.items() if e.type == "PERSON" and _is_short_for(named, e.name)]
            if len(keys) != 1:
                return []
            spoken_for = next((i for i, m in enumerate(self.mentions) if m.entity == keys[0]), None)
            return [End(spoken_for, keys[0], self.entities.entities[keys[0]].country)]
        if not in_quotes(pronoun):
            return [self.interviewed] if self.interviewed is not None else []
        verb = verb_of_speech(pronoun, self.rules.saying_verbs)
        speakers = subjects(verb) if verb is not None else []
        return [end for noun in speakers if noun.lower_ not in FIRST_PERSON for end in self.direct(noun, depth + 1)]

    def _coordinated(self, noun: Token) -> list[End]:
        """'A and B's ministers', 'A and B officials': the one named outside the words of the mention of the noun."""
        inside = set(self._at[noun.i])
        return [
            self.end(index)
            for child in children(noun, *_MODIFIERS, "poss")
            for part in conjuncts(child)
            for index in self._at.get(part.i, ())
            if (len(conjuncts(child)) > 1 or children(child, "cc")) and index not in inside and self.end(index).country
        ]

    def _modifiers(self, noun: Token, depth: int) -> list[End]:
        found: list[End] = []
        for child in children(noun, *_MODIFIERS):
            for part in conjuncts(child):
                found.extend(self.at(part) or (self._modifiers(part, depth + 1) if depth < _MAX_DEPTH else []))
            if child.dep_ == "nmod" and not found:
                found.extend(self.direct(child, depth + 1))
        if noun.lemma_.lower() in self.rules.focus_nouns:
            return found[:1]  # 'the A-B border' is told from the side of A
        return found

    def _possessors(self, noun: Token, depth: int) -> list[End]:
        return [
            end for child in possessors(noun) for owner in conjuncts(child) for end in self.direct(owner, depth + 1)
        ]

    def _genitive(self, noun: Token, depth: int) -> list[End]:
        return [
            end
            for preposition in children(noun, "prep", "agent")
            if preposition.lower_ == "of"
            or (preposition.lower_ == "by" and depth == 0)
            or (preposition.lower_ == "for" and noun.lower_.startswith("spokes"))
            for child in children(preposition, "pobj")
            for owner in conjuncts(child)
            for end in self.direct(owner, depth + 1)
        ]

    def _apposed(self, noun: Token, depth: int) -> list[End]:
        return [end for child in children(noun, "appos") for end in self.direct(child, depth + 1)]

    def _apposed_to_owned(self, noun: Token, depth: int) -> list[End]:
        """'His deputy, A': A, of the country of the one whose deputy he is where the text names no other."""
        if not any(child.tag_ == "PRP$" for child in noun.children):
            return []
        people = [e for e in self._apposed(noun, depth) if self.entities.entities[e.entity].type == "PERSON"]
        owner = next((end.country for end in self._possessors(noun, depth)), None) if people else None
        return [replace(end, country=end.country or owner) for end in people]

    def _members(self, noun: Token, depth: int) -> list[End]:
        """'five countries, including A and B' stands for those it names."""
        return [
            end
            for preposition in children(noun, "prep")
            if preposition.lower_ in ("including", "like", "as")
            for child in children(preposition, "pobj")
            for member in conjuncts(child)
            for end in self.direct(member, depth + 1)
        ]


def _is_short_for(label: str, name: str) -> bool:
    """Whether the label of a turn is a name or some words of it: 'Paredes:' for 'Lucía Paredes Cevallos'."""
    return set(label.casefold().split()) <= set(name.casefold().split())


def _end_of(index: int, mention: Mention, entities: Entities) -> End:
    entity = entities.entities[mention.entity]
    return End(index, mention.entity, mention.country or (entity.country if entity.type != "IGO" else None))


def _tokens(doc: Doc, mention: Mention) -> range:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)


def _first_of_list(word: Token) -> Token:
    while word.dep_ == "conj":
        word = word.head
    return word
