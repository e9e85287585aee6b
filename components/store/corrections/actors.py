"""Corrections of an actor applied: merge, rename, retype, hide. (Splitting is in splitting.py.)"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from components.store.corrections import targets
from components.store.corrections.bench import Bench, ChangesNothing, Entity, NoLongerApplies
from components.store.corrections.moving import (
    ENDS,
    end_country,
    mention_country,
    reassign_all,
    reassign_ends,
    reassign_mentions,
    tidy,
)

Fields = Mapping[str, Any]
_OF_NO_COUNTRY = ("IGO", "PLACE")  # an alliance or a region may well have none


def merge(bench: Bench, fields: Fields) -> None:
    """Make one actor part of another, which keeps its id, name and type; old links lead to it."""
    old, new = targets.actor(bench, fields["actor"]), targets.actor(bench, fields["into"])
    bench.tally.about += [old.entity_id, new.entity_id]
    if old.entity_id == new.entity_id:
        raise ChangesNothing("both are one actor already")
    absorb(bench, old, new)


def absorb(bench: Bench, old: Entity, new: Entity) -> None:
    """Let one entity take all rows and names of another; of its own kind also country and office, where it has none."""
    fuller = replace(new, aliases=(*new.aliases, old.name, *old.aliases))
    if old.type == new.type and new.type not in _OF_NO_COUNTRY:
        fuller = replace(fuller, country=new.country or old.country, role=new.role or old.role)
    fuller = bench.save(new, fuller)
    if fuller.country != new.country:
        _restand(bench, new, fuller)
    reassign_all(bench, old, fuller)
    bench.remove(old, into=fuller)
    tidy(bench, fuller)


def rename(bench: Bench, fields: Fields) -> None:
    """Give an actor another name; the one it had stays among the names it goes under."""
    entity = targets.actor(bench, fields["actor"])
    bench.tally.about.append(entity.entity_id)
    if entity.name == fields["name"]:
        raise ChangesNothing("that is its name already")
    bench.save(entity, replace(entity, name=fields["name"], aliases=(*entity.aliases, entity.name, fields["name"])))


def retype(bench: Bench, fields: Fields) -> None:
    """Give an actor another type, another country or both; what its words and acts stand for follows."""
    entity = targets.actor(bench, fields["actor"])
    bench.tally.about.append(entity.entity_id)
    changed = {name: fields[name] for name in ("type", "country") if name in fields}
    after = replace(entity, **changed)
    if after == entity:
        raise ChangesNothing("its type and country are these already")
    check_country(bench, after)
    bench.save(entity, after)
    _restand(bench, entity, after)


def check_country(bench: Bench, entity: Entity) -> None:
    """Raise NoLongerApplies where an entity would be a country without a code, or a second one of its code."""
    if entity.type != "COUNTRY":
        return
    if entity.country is None:
        raise NoLongerApplies("a country needs its alpha-3 code")
    sql = "SELECT name FROM entities WHERE type = 'COUNTRY' AND country = $country AND entity_id <> $id"
    same = bench.rows(sql, {"country": entity.country, "id": entity.entity_id})
    if same:
        raise NoLongerApplies(f"{same[0][0]} is that country: merge the actor into it")


def _restand(bench: Bench, before: Entity, after: Entity) -> None:
    """Let mentions and acts of an entity stand for what its new type and country say."""
    if before.type != after.type or mention_country(before) != mention_country(after):
        reassign_mentions(bench, before, after)
    if end_country(before) != end_country(after):
        for end in ENDS:
            reassign_ends(bench, before, after, end)


def hide(bench: Bench, fields: Fields) -> None:
    """Take out what is no actor at all: its mentions and acts go, its quotations lose their speaker."""
    entity = targets.actor(bench, fields["actor"])
    bench.tally.about.append(entity.entity_id)
    hidden = {"id": entity.entity_id}
    removed = "removed: an end is no actor"
    bench.change("relations", removed, "DELETE FROM relations WHERE source_id = $id OR target_id = $id", hidden)
    bench.change("mentions", "removed", "DELETE FROM mentions WHERE entity_id = $id", hidden)
    sql = "UPDATE quotations SET speaker_id = NULL WHERE speaker_id = $id"
    bench.change("quotations", "changed: the speaker is not known", sql, hidden)
    bench.remove(entity)
