"""Some words of an actor made to mean another: by their form, wherever it stands, or mention by mention.

Forms hold for texts that come later too. With a form go the pronouns and descriptions ('he', 'the minister') that
follow it in the article, up to the next words that name the actor; an act or quotation that was joined to the actor
without a mention of its own goes with the nearest one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from components.identity import normalised_name, stable_id
from components.store.corrections import targets
from components.store.corrections.actors import absorb, check_country
from components.store.corrections.bench import Bench, Entity, NoLongerApplies
from components.store.corrections.moving import (
    ENDS,
    reassign_ends,
    reassign_mentions,
    reassign_quotations,
    tidy,
)

_FOLLOW = ("pronoun", "description")
_MENTIONS = """SELECT m.mention_id, m.paragraph_id, p.article_id, p.position, m.char_start, m.char_end, m.form, m.via
FROM mentions m JOIN paragraphs p USING (paragraph_id) WHERE m.entity_id = $id
ORDER BY p.source_file, p.article_id, p.position, m.char_start, m.mention_id"""


@dataclass(frozen=True, slots=True)
class _Mention:
    mention_id: str
    paragraph_id: str
    article_id: str
    position: int
    start: int
    end: int
    form: str
    via: str


def split(bench: Bench, correction_id: str, fields: Mapping[str, Any]) -> None:
    """Make forms or single mentions of an actor those of another, which may be new."""
    old = targets.actor(bench, fields["actor"])
    bench.tally.about.append(old.entity_id)
    mentions = [_Mention(*row) for row in bench.rows(_MENTIONS, {"id": old.entity_id})]
    moved = _moved(mentions, {normalised_name(form) for form in fields["forms"]})
    moved |= {found for given in fields["mentions"] if (found := _found(bench, given, old)) is not None}
    if not moved:
        raise NoLongerApplies("none of these words is a mention of the actor")
    new = _into(bench, correction_id, old, fields["into"])
    bench.tally.about.append(new.entity_id)
    if len(moved) == len(mentions):
        absorb(bench, old, new)
        return
    _move(bench, old, new, mentions, moved)
    stays = [m for m in mentions if m.mention_id not in moved]
    _share_names(bench, old, new, [m for m in mentions if m.mention_id in moved], stays)
    tidy(bench, new)


def _moved(mentions: Sequence[_Mention], forms: set[str]) -> set[str]:
    moved: set[str] = set()
    follows: tuple[str, bool] | None = None  # article, and whether the words that named the actor last go
    for mention in mentions:
        goes = normalised_name(mention.form) in forms
        if mention.via not in _FOLLOW:
            follows = mention.article_id, goes
        elif not goes and follows is not None and follows[0] == mention.article_id:
            goes = follows[1]
        if goes:
            moved.add(mention.mention_id)
    return moved


def _found(bench: Bench, given: Mapping[str, Any], old: Entity) -> str | None:
    try:
        found = targets.mention(bench, given)
    except NoLongerApplies:  # the others may be there
        return None
    return found.mention_id if found.entity_id == old.entity_id else None


def _into(bench: Bench, correction_id: str, old: Entity, given: Mapping[str, Any]) -> Entity:
    """Return the actor that the words mean: one that is there, else a new one."""
    if "id" in given:
        into = targets.actor(bench, given)
        if into.entity_id == old.entity_id:
            raise NoLongerApplies("both are one actor now")
        return into
    name, kind = given["name"], given["type"]
    alike = [bench.entity(entity_id) for entity_id in sorted(bench.named(name, kind) - {old.entity_id})]
    bearers = [e for e in alike if e and given["country"] in (None, e.country)]
    if len(bearers) == 1:
        return bearers[0]
    entity_id, own_id = stable_id("entity", kind, normalised_name(name)), own_id_of(correction_id, given)
    if bench.entity(entity_id) is not None:  # another one of that name
        entity_id = own_id
    new = Entity(entity_id, name, kind, given["country"], None, (name,))
    check_country(bench, new)
    bench.told_apart[own_id] = entity_id
    return bench.create(new)


def own_id_of(correction_id: str, given: Mapping[str, Any]) -> str:
    """Return the id of a new actor who bears a name that another one has: it is told apart by the entry."""
    return stable_id("entity", given["type"], normalised_name(given["name"]), correction_id)


def _move(bench: Bench, old: Entity, new: Entity, mentions: Sequence[_Mention], moved: set[str]) -> None:
    ids = sorted(moved)
    reassign_mentions(bench, old, new, ids)
    for end in ENDS:
        sql = f"SELECT relation_id FROM relations WHERE {end}_id = $old AND {end}_mention_id = ANY($ids)"  # noqa: S608
        with_them = [relation_id for (relation_id,) in bench.rows(sql, {"old": old.entity_id, "ids": ids})]
        sql = f"""SELECT r.relation_id, r.paragraph_id, p.article_id, p.position, r.char_start FROM relations r
            JOIN paragraphs p USING (paragraph_id) WHERE r.{end}_id = $old AND r.{end}_mention_id IS NULL"""  # noqa: S608
        reassign_ends(bench, old, new, end, with_them + _nearest(bench, sql, old, mentions, moved))
    sql = """SELECT q.quotation_id, q.paragraph_id, p.article_id, p.position, q.char_start FROM quotations q
        JOIN paragraphs p USING (paragraph_id) WHERE q.speaker_id = $old"""
    reassign_quotations(bench, old, new, _nearest(bench, sql, old, mentions, moved))


def _nearest(bench: Bench, sql: str, old: Entity, mentions: Sequence[_Mention], moved: set[str]) -> list[str]:
    """Return the ids of rows whose nearest mention goes: in the paragraph, else the last before, else the first."""
    ids = []
    for row_id, paragraph_id, article_id, position, start in bench.rows(sql, {"old": old.entity_id}):
        there = [m for m in mentions if m.article_id == article_id]
        beside = [m for m in there if m.paragraph_id == paragraph_id]
        before = [m for m in there if m.position < position]
        if beside:
            nearest = min(beside, key=lambda m: (abs(m.start - start), m.start))
        elif there:
            nearest = before[-1] if before else there[0]
        else:
            continue
        if nearest.mention_id in moved:
            ids.append(row_id)
    return ids


def _share_names(bench: Bench, old: Entity, new: Entity, moved: Sequence[_Mention], stays: Sequence[_Mention]) -> None:
    """Give the names that went to the one they mean now, and leave the other a name that it still has."""
    staying = {normalised_name(m.form) for m in stays}
    gone = {normalised_name(m.form) for m in moved if m.via not in _FOLLOW} - staying
    took = {name for name in (old.name, *old.aliases) if normalised_name(name) in gone}
    took |= {m.form for m in moved if m.via not in _FOLLOW}
    left = tuple(name for name in old.aliases if normalised_name(name) not in gone)
    name = old.name
    if normalised_name(name) in gone:
        named = [m.form for m in stays if m.via not in _FOLLOW] or list(left) or [name]
        name = max(named, key=lambda n: (len(n.split()), len(n), n))
    bench.save(old, replace(old, name=name, aliases=left))
    bench.save(new, replace(new, aliases=(*new.aliases, *took)))
