"""Which entities of different articles are the same: the entities of the corpus and their ids.

The result does not depend on the order in which articles are given: they are taken by date of publication, then by
source file and place in it. 'First seen' means first in that order. A wrong merge costs an analyst more than a missed
one: a surname alone never joins two persons, and names that are only alike need a second sign.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from components.edtf import edtf_bounds
from components.identity import normalised_name, stable_id
from components.knowledge.forms import fold
from components.preprocessing.linking_groups import Group, folded, merged
from components.preprocessing.records import Annotated, Article, LocalEntity

# Below this likeness (0 to 100) two spellings are two names; transliterations of one name lie above it.
ALIKE = 88
# Different articles that name the same two other actors speak of the same circle.
SHARED_COMPANY = 2
NO_ACTORS = ("COUNTRY", "PLACE")
ORGANISATIONS = ("GOV", "ARMED_GROUP", "IGO", "ORG", "COMPANY", "MEDIA", "MOVEMENT")

# undated, first day that it may be of, file, place in it: the order in which articles are taken
Place = tuple[bool, str, str, int]


@dataclass(slots=True)
class LinkedEntity:
    """An entity of the corpus, without the counts that the mentions give."""

    entity_id: str
    name: str
    type: str
    country: str | None
    role: str | None
    aliases: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Linked:
    """Entities of the corpus; the id of each (article id, local key); ids that were merged into others."""

    entities: list[LinkedEntity]
    ids: dict[tuple[str, str], str]
    redirects: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Appearance:
    """A local entity in its article: what linking knows of it."""

    article_id: str
    place: Place
    local: LocalEntity
    company: frozenset[str] = frozenset()  # keys of the actors of its article, itself among them


def link(articles: Sequence[Article], annotated: Sequence[Annotated]) -> Linked:
    """Return the entities of the corpus and the id of every local entity."""
    places = {article.article_id: place_of(article) for article in articles}
    return join([one for found in annotated for one in appearances(places[found.article_id], found)])


def place_of(article: Article) -> Place:
    """Return where an article stands in the order of the corpus."""
    first = edtf_bounds(article.published)[0] if article.published else None
    return first is None, str(first or ""), article.source_file, article.position


def appearances(place: Place, annotated: Annotated) -> Iterator[Appearance]:
    """Yield the local entities of an article."""
    locals_ = annotated.entities.entities.values()
    company = frozenset(e.key for e in locals_ if e.type not in NO_ACTORS)
    yield from (Appearance(annotated.article_id, place, local, company) for local in locals_)


def join(found: Iterable[Appearance]) -> Linked:
    """Return the entities that these are of, and the id of each.

    What joins two of them, or decides on an id, is a sign that both have (link_signs.py); so those that share no sign,
    nor are led to each other over others, can be joined apart with the same result.
    """
    groups = _by_name(sorted(found, key=lambda one: (one.place, one.article_id, one.local.key)))
    groups = _join_types(groups)
    groups = _join_acronyms(groups)
    groups = _join_alike(groups)
    groups = _join_surnames(groups)
    entities, ids = [], {}
    taken: set[str] = set()
    for group in groups:
        entity = _entity(group, taken)
        entities.append(entity)
        ids.update({(article_id, local.key): entity.entity_id for article_id, local in group.members})
    return Linked(entities, ids)


def _by_name(found: Iterable[Appearance]) -> list[Group]:
    """Groups of the same type and name; persons of two words apart where their countries differ."""
    groups: dict[tuple[str, ...], Group] = {}
    for one in found:
        key = _name_key(one.local, groups, one.article_id)
        group = groups.setdefault(key, Group())
        group.add(one.article_id, one.local)
        if one.local.type == "PERSON":  # the only ones whose company is asked for
            group.company |= one.company - {one.local.key}
    return list(groups.values())


def _name_key(local: LocalEntity, groups: dict[tuple[str, ...], Group], article_id: str) -> tuple[str, ...]:
    name = folded(local.name)
    if local.type == "COUNTRY":
        return "COUNTRY", local.country or name
    if local.type == "PLACE":
        return "PLACE", name, local.country or ""
    words = len(name.split())
    if local.type == "PERSON":
        if words == 1:  # one name says too little: it stays with its article until another sign joins it
            return "PERSON", name, article_id
        if words > 2:
            return "PERSON", name
        same = groups.get(("PERSON", name))
        if same is not None and same.country and local.country and same.country != local.country:
            return "PERSON", name, local.country
        return "PERSON", name
    if local.type == "ARMED_GROUP" and local.name.islower():
        return local.type, name, local.country or ""
    if local.type == "GOV":  # 'Kenyan Ministry of Health' has the key of the 'Kenyan health ministry'
        return local.type, fold(local.key.partition("|")[2]) or name
    return local.type, name


def _join_types(groups: list[Group]) -> list[Group]:
    """The same name of two words or more under two types of organisation is one organisation."""

    def pairs() -> Iterator[tuple[int, int]]:
        first: dict[str, int] = {}
        for i, group in enumerate(groups):
            name = folded(group.name)
            if group.type in ORGANISATIONS and len(name.split()) > 1 and not group.name.islower():
                if name in first and _compatible(groups[first[name]], group):
                    yield first[name], i
                first.setdefault(name, i)

    return merged(groups, pairs())


def _join_acronyms(groups: list[Group]) -> list[Group]:
    """An acronym that stands alone in one article is the one organisation that another article explains so."""

    def pairs() -> Iterator[tuple[int, int]]:
        explained: dict[str, set[int]] = defaultdict(set)
        for i, group in enumerate(groups):
            if group.type in ORGANISATIONS and " " in group.name:
                for _, local in group.members:
                    for alias in local.aliases:
                        if alias.isupper() and " " not in alias:
                            explained[alias].add(i)
        for i, group in enumerate(groups):
            meant = explained.get(group.name, set()) - {i}
            if group.type in ORGANISATIONS and len(meant) == 1 and _compatible(group, groups[min(meant)]):
                yield min(meant), i

    return merged(groups, pairs())


def _join_alike(groups: list[Group]) -> list[Group]:
    """Spellings of one name: as many words, each alike, of one type and one known country."""

    def pairs() -> Iterator[tuple[int, int]]:
        blocks: dict[tuple[str, str, int, str], list[int]] = defaultdict(list)
        names = [folded(g.name) for g in groups]
        for i, group in enumerate(groups):
            words = names[i].split()
            if (
                group.type in ("PERSON", *ORGANISATIONS)
                and group.country
                and len(words) > 1
                and not group.name.islower()
            ):
                blocks[group.type, group.country, len(words), words[0][0]].append(i)
        for block in blocks.values():
            for n, left in enumerate(block):
                for right in block[n + 1 :]:
                    if alike(names[left], names[right]) and not _together(groups[left], groups[right]):
                        yield left, right

    return merged(groups, pairs())


def alike(left: str, right: str) -> bool:
    """Are two names of as many words spellings of one name: each word alike, short words the same?"""
    a, b = left.split(), right.split()
    if len(a) != len(b):
        return False
    return all(x == y or (min(len(x), len(y)) > 4 and fuzz.ratio(x, y) >= ALIKE) for x, y in zip(a, b, strict=True))


def _join_surnames(groups: list[Group]) -> list[Group]:
    """A single name is the one person of the corpus who ends in it, where country, office or company agree."""

    def pairs() -> Iterator[tuple[int, int]]:
        by_surname: dict[str, list[int]] = defaultdict(list)
        for i, group in enumerate(groups):
            words = folded(group.name).split()
            if group.type == "PERSON" and len(words) > 1:
                by_surname[words[-1]].append(i)
        for i, group in enumerate(groups):
            name = folded(group.name)
            full = by_surname.get(name, [])
            if group.type == "PERSON" and " " not in name and len(full) == 1 and _second_sign(group, groups[full[0]]):
                yield full[0], i

    return merged(groups, pairs())


def _second_sign(group: Group, other: Group) -> bool:
    if group.country and other.country:
        return group.country == other.country
    return bool(group.roles & other.roles) or len(group.company & other.company) >= SHARED_COMPANY


def _compatible(left: Group, right: Group) -> bool:
    return left.country is None or right.country is None or left.country == right.country


def _together(left: Group, right: Group) -> bool:
    """Does one article name both? Then it means two."""
    return bool({a for a, _ in left.members} & {a for a, _ in right.members})


def _entity(group: Group, taken: set[str]) -> LinkedEntity:
    kind, country = group.type, group.country
    first = normalised_name(group.members[0][1].name)
    entity_id = stable_id("entity", kind, first)
    parts: list[str] = [country or ""]
    while entity_id in taken:  # another of this type and name
        entity_id = stable_id("entity", kind, first, *parts)
        parts.append(group.members[0][0])
    taken.add(entity_id)
    role = next((e.role for _, e in reversed(group.members) if e.role), None)
    aliases = {alias for _, e in group.members for alias in e.aliases} | {e.name for _, e in group.members}
    return LinkedEntity(entity_id, group.name, kind, country, role, aliases)
