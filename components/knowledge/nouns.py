"""Nouns that make an actor of a phrase, words of offices, honorifics, and what is never a name (actor_nouns.toml)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.knowledge.files import KnowledgeError, line_of, only_keys, read_toml
from components.schema import ACTOR_TYPES

SECTIONS = {
    "government": ("heads", "bare", "former"),
    "organs": ("heads", "named"),
    "armed": ("heads", "plain", "links"),
    "not_actors": ("heads",),
    "places": ("heads",),
    "offices": ("heads", "qualifiers"),
    "honorifics": ("words",),
    "noise": ("words",),
}


@dataclass(frozen=True, slots=True)
class ActorNouns:
    """Sets of lower-case words; see actor_nouns.toml for what each is for."""

    government: frozenset[str]
    bare_government: frozenset[str]
    former: frozenset[str]
    organs: frozenset[str]
    named_organs: frozenset[str]
    armed: frozenset[str]
    plain: frozenset[str]
    links: frozenset[str]
    not_actors: frozenset[str]
    places: frozenset[str]
    offices: frozenset[str]
    office_qualifiers: frozenset[str]
    honorifics: frozenset[str]
    noise: frozenset[str]
    organisations: dict[str, str]  # word -> entity type


def load_nouns(folder: Path) -> ActorNouns:
    """Return the words of actor_nouns.toml. Raises KnowledgeError where it is faulty."""
    path = folder / "actor_nouns.toml"
    data = read_toml(path)
    only_keys(path, data, {*SECTIONS, "organisations"}, "the file")
    sets: dict[str, frozenset[str]] = {}
    for section, keys in SECTIONS.items():
        table = data.get(section, {})
        only_keys(path, table, set(keys), f"[{section}]")
        for key in keys:
            sets[f"{section}.{key}"] = frozenset(_words(path, table, section, key))
    organisations: dict[str, str] = {}
    for kind in data.get("organisations", {}):
        if kind not in ACTOR_TYPES:
            raise KnowledgeError(
                path, line_of(path, kind), f"[organisations] {kind}: give one of {', '.join(ACTOR_TYPES)}"
            )
        for word in _words(path, data["organisations"], "organisations", kind):
            organisations[word] = kind
    return ActorNouns(*sets.values(), organisations=organisations)


def _words(path: Path, table: dict[str, Any], section: str, key: str) -> list[str]:
    words = table.get(key)
    if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
        raise KnowledgeError(path, line_of(path, f"[{section}]"), f"[{section}] {key}: give a list of words in quotes")
    for word in words:
        if word != word.lower():
            raise KnowledgeError(path, line_of(path, f'"{word}"'), f"[{section}] {key}: write {word!r} in lower case")
    return words
