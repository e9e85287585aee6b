"""Nouns that make an actor of a phrase, words of offices, honorifics, and what is never a name (actor_nouns.toml)."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.knowledge.files import KnowledgeError, line_of, only_keys, read_toml
from components.schema import ACTOR_TYPES

# Field of ActorNouns -> section and key of the file.
FIELDS = {
    "government": ("government", "heads"),
    "bare_government": ("government", "bare"),
    "former": ("government", "former"),
    "not_government": ("government", "not_government"),
    "organs": ("organs", "heads"),
    "named_organs": ("organs", "named"),
    "bodies_alone": ("organs", "alone"),
    "bodies_of_the_world": ("organs", "of_the_world"),
    "not_organs": ("organs", "not_organs"),
    "bodies_unmarked": ("organs", "unmarked"),
    "bodies_local": ("organs", "local"),
    "international_seats": ("organs", "international_seats"),
    "armed": ("armed", "heads"),
    "plain": ("armed", "plain"),
    "marking": ("armed", "marking"),
    "links": ("armed", "links"),
    "planes": ("armed", "planes"),
    "not_actors": ("not_actors", "heads"),
    "places": ("places", "heads"),
    "place_prefixes": ("places", "prefixes"),
    "allegiances": ("armed", "allegiances"),
    "offices": ("offices", "heads"),
    "national_offices": ("offices", "national"),
    "office_qualifiers": ("offices", "qualifiers"),
    "family_first": ("names", "family_first"),
    "given_first": ("names", "given_first"),
    "honorifics": ("honorifics", "words"),
    "letters": ("honorifics", "letters"),
    "things": ("things", "words"),
    "noise": ("noise", "words"),
    "days": ("noise", "days"),
    "no_acronyms": ("noise", "acronyms"),
    "peoples": ("noise", "peoples"),
    "first_heads": ("body_names", "first"),
    "people_of": ("body_names", "people_of"),
    "numbered": ("body_names", "numbered"),
    "state_heads": ("body_names", "state_heads"),
    "state_words": ("body_names", "state_words"),
    "international_heads": ("body_names", "international_heads"),
    "international": ("body_names", "international"),
    "envoys": ("organs", "envoys"),
    "ships": ("noise", "ships"),
    "vessels": ("noise", "vessels"),
    "levels": ("local_bodies", "levels"),
    "local_heads": ("local_bodies", "heads"),
    "acting_verbs": ("acting", "verbs"),
    "personal_verbs": ("acting", "personal"),
    "strangers": ("introductions", "strangers"),
    "fates": ("introductions", "fates"),
    "telling": ("introductions", "verbs"),
    "giving": ("introductions", "phrases"),
}
# Sections that give words by the type of actor that they make.
BY_TYPE = ("organisations", "foreign_heads", "descriptors", "described", "led", "whose_people")

_HEADS = (
    "organs", "named_organs", "government", "armed", "bodies_alone", "bodies_unmarked", "bodies_local", "local_heads",
    "envoys",
)  # fmt: skip
_PLAIN = (
    "office_qualifiers", "peoples", "international", "state_words", "noise", "offices", "honorifics", "days", "organs",
    "government", "armed", "not_actors",
)  # fmt: skip
_PLAIN_LAST = ("noise", "days", "peoples", "places", "no_acronyms", "things", "offices")
_PARTS = re.compile(r"[\s\-]+")


@dataclass(frozen=True, slots=True)
class ActorNouns:
    """Sets of lower-case words; see actor_nouns.toml for what each is for."""

    government: frozenset[str]
    bare_government: frozenset[str]
    former: frozenset[str]
    not_government: frozenset[str]
    organs: frozenset[str]
    named_organs: frozenset[str]
    bodies_alone: frozenset[str]
    bodies_of_the_world: frozenset[str]
    not_organs: frozenset[str]
    bodies_unmarked: frozenset[str]
    bodies_local: frozenset[str]
    international_seats: frozenset[str]
    armed: frozenset[str]
    plain: frozenset[str]
    marking: frozenset[str]
    links: frozenset[str]
    planes: frozenset[str]
    not_actors: frozenset[str]
    places: frozenset[str]
    place_prefixes: frozenset[str]
    allegiances: frozenset[str]
    offices: frozenset[str]
    national_offices: frozenset[str]
    office_qualifiers: frozenset[str]
    family_first: frozenset[str]  # alpha-3
    given_first: frozenset[str]  # alpha-3
    honorifics: frozenset[str]
    letters: frozenset[str]  # as they stand behind a name: 'KC'
    things: frozenset[str]
    noise: frozenset[str]
    days: frozenset[str]
    no_acronyms: frozenset[str]
    peoples: frozenset[str]
    first_heads: frozenset[str]
    people_of: frozenset[str]
    numbered: frozenset[str]
    state_heads: frozenset[str]
    state_words: frozenset[str]
    international_heads: frozenset[str]
    international: frozenset[str]
    envoys: frozenset[str]
    ships: frozenset[str]
    vessels: frozenset[str]
    levels: frozenset[str]
    strangers: frozenset[str]  # people who are named after them: 'a fisherman called X'
    telling: frozenset[str]  # verbs before the name of the one who says quoted words, dictionary forms
    giving: frozenset[str]  # words right before a name that give it: 'his name as'
    fates: frozenset[str]
    local_heads: frozenset[str]
    acting_verbs: frozenset[str]  # lemmas
    personal_verbs: frozenset[str]  # lemmas
    organisations: dict[str, str]  # word -> entity type
    foreign_heads: dict[str, str]  # word that a name begins with in another language -> entity type
    descriptors: dict[str, str]  # noun before a name that says what it is ('the daily X') -> entity type
    described: dict[str, str]  # noun behind a name that says what it is ('the X gang') -> entity type
    led: dict[str, str]  # noun behind which 'of' and a name give a body -> entity type
    whose_people: dict[str, str]  # noun before which a name is a body's -> entity type
    same_organ: dict[str, str]  # organ -> the one of its names that it is called by
    bodies: frozenset[str]  # those of a state that a text may leave without a country
    explaining: frozenset[str]  # the last words of descriptors, and the first of `described`
    never_alone: frozenset[str]  # words that are no name by themselves
    plain_last: frozenset[str]  # words that no name of a body told by its part alone ends in
    titles: frozenset[str]  # words before a name that begin none
    last_words: frozenset[str]  # a token that is none of these ends no noun above: most tokens are passed over so

    def organ_name(self, adjective: str, organ: str) -> str:
        """Return what a body of a state is called: 'Kenyan navy', 'Kenyan foreign ministry' for 'MFA' of Kenya."""
        return f"{adjective} {self.same_organ.get(organ.lower(), organ)}"

    def as_called(self, adjective: str, organ: str) -> str | None:
        """Return the name of a ministry as a text has it, 'Kenyan Ministry of Health'; null for other bodies."""
        words = organ.lower().split()
        if words[:1] != ["ministry"] or len(words) < 3:
            return None
        return f"{adjective} Ministry {' '.join(_capital(word) for word in organ.split()[1:])}"


def _capital(word: str) -> str:
    return word if word.lower() in ("of", "for", "the", "and", "&") else word[:1].upper() + word[1:]


def load_nouns(folder: Path) -> ActorNouns:
    """Return the words of actor_nouns.toml. Raises KnowledgeError where it is faulty."""
    path = folder / "actor_nouns.toml"
    data = read_toml(path)
    sections = {section for section, _ in FIELDS.values()}
    only_keys(path, data, {*sections, *BY_TYPE, "same_organ"}, "the file")
    for section in sections:
        only_keys(path, data.get(section, {}), {k for s, k in FIELDS.values() if s == section}, f"[{section}]")
    sets = {name: frozenset(_words(path, data, *place)) for name, place in FIELDS.items()}
    for key in ("family_first", "given_first"):
        sets[key] = frozenset(code.upper() for code in sets[key])
    types = {section: _by_type(path, data, section) for section in BY_TYPE}
    same = {w: organ for organ in data.get("same_organ", {}) for w in _words(path, data, "same_organ", organ)}
    heads = {noun for name in _HEADS for noun in sets[name]}
    kinds = frozenset((*types["organisations"], *types["foreign_heads"]))
    never_alone = frozenset().union(kinds, *(sets[name] for name in _PLAIN))
    last_words = frozenset(_PARTS.split(noun)[-1] for noun in heads)
    return ActorNouns(
        **sets,
        organisations=types["organisations"],
        foreign_heads=types["foreign_heads"],
        descriptors=types["descriptors"],
        described=types["described"],
        led=types["led"],
        whose_people=types["whose_people"],
        same_organ=same,
        bodies=sets["bodies_alone"] | sets["bodies_unmarked"] | sets["bodies_local"],
        explaining=frozenset(
            [*(noun.split()[-1] for noun in types["descriptors"]), *(noun.split()[0] for noun in types["described"])]
        ),
        never_alone=never_alone,
        plain_last=frozenset().union(*(sets[name] for name in _PLAIN_LAST)),
        titles=sets["honorifics"] | sets["offices"] | sets["ships"],
        last_words=last_words,
    )


def _by_type(path: Path, data: dict[str, Any], section: str) -> dict[str, str]:
    types: dict[str, str] = {}
    for kind in data.get(section, {}):
        if kind not in ACTOR_TYPES:
            raise KnowledgeError(path, line_of(path, kind), f"[{section}] {kind}: give one of {', '.join(ACTOR_TYPES)}")
        for word in _words(path, data, section, kind):
            types[word] = kind
    return types


def _words(path: Path, data: dict[str, Any], section: str, key: str) -> list[str]:
    words = data.get(section, {}).get(key)
    if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
        raise KnowledgeError(path, line_of(path, f"[{section}]"), f"[{section}] {key}: give a list of words in quotes")
    for word in words:
        if word != word.lower() and key != "letters":
            raise KnowledgeError(path, line_of(path, f'"{word}"'), f"[{section}] {key}: write {word!r} in lower case")
    return words
