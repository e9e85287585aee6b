"""The tables of a build while corrections are applied to them: queries, what changed so far, the names of actors."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import duckdb

from components.identity import normalised_name


class NoLongerApplies(Exception):
    """What a correction is about is not in these tables; the message says what is missing."""


class ChangesNothing(Exception):
    """The tables say already what a correction wants; the message says so."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A row of entities, without its counts."""

    entity_id: str
    name: str
    type: str
    country: str | None
    role: str | None
    aliases: tuple[str, ...]

    @property
    def names(self) -> set[str]:
        """The names it goes under, normalised."""
        return {normalised_name(name) for name in (self.name, *self.aliases)}


@dataclass(slots=True)
class Tally:
    """What one correction changed: rows by table and what became of them, and the ids it is about."""

    rows: Counter[tuple[str, str]] = field(default_factory=Counter)
    about: list[str] = field(default_factory=list)

    def note(self, table: str, what: str, number: int = 1) -> None:
        """Count rows of a table that were changed, added or removed, said in words: 'removed, ...'."""
        if number:
            self.rows[table, what] += number

    def in_words(self) -> list[str]:
        """Return what changed, a text for each table and kind: 'mentions: 12 changed'."""
        return [f"{table}: {number:,} {what}" for (table, what), number in self.rows.items()]


class Bench:
    """The tables that corrections are applied to, one after the other. Used by one thread, in one transaction."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Work on the tables of a connection."""
        self._connection = connection
        self.tally = Tally()
        self.touched: set[str] = set()  # entities whose counts may have changed
        self.told_apart: dict[str, str | None] = {}  # own id of each split -> the actor it made, null where it did not
        self._by_name: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in self.rows(f"SELECT {_ENTITY} FROM entities"):  # noqa: S608  (names of columns)
            self._learn(_entity(row))

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        return self._connection.execute(sql, dict(parameters or {})).fetchall()

    def change(self, table: str, what: str, sql: str, parameters: Mapping[str, object]) -> int:
        """Run a statement that changes a table, note how many rows it changed, and return that number."""
        found = self._connection.execute(sql, dict(parameters)).fetchone()
        number = int(found[0]) if found else 0
        self.tally.note(table, what, number)
        return number

    def quietly(self, sql: str, parameters: Mapping[str, object]) -> None:
        """Run a statement whose rows no user counts."""
        self._connection.execute(sql, dict(parameters))

    def entity(self, entity_id: str) -> Entity | None:
        """Return the entity with an id."""
        found = self.rows(f"SELECT {_ENTITY} FROM entities WHERE entity_id = $id", {"id": entity_id})  # noqa: S608
        return _entity(found[0]) if found else None

    def redirected(self, old_id: str) -> str | None:
        """Return the id that an entity merged before has now."""
        found = self.rows("SELECT entity_id FROM entity_redirects WHERE old_id = $id", {"id": old_id})
        return str(found[0][0]) if found else None

    def named(self, name: str, entity_type: str) -> set[str]:
        """Return the ids of the entities of a type that go under a name."""
        return set(self._by_name.get((entity_type, normalised_name(name)), ()))

    def save(self, before: Entity, after: Entity) -> Entity:
        """Write an entity that has other names, another type, country or role; return it. Its id stays."""
        after = replace(after, aliases=tuple(sorted(set(after.aliases))))
        if after != before:
            sql = """UPDATE entities SET name = $name, type = $type, country = $country, role = $role,
                aliases = $aliases WHERE entity_id = $entity_id"""
            self.change("entities", "changed", sql, _parameters(after))
            self._forget(before)
            self._learn(after)
        return after

    def create(self, entity: Entity) -> Entity:
        """Write a new entity and return it; an id that led to another one until now is its own again."""
        self.quietly("DELETE FROM entity_redirects WHERE old_id = $id", {"id": entity.entity_id})
        sql = """INSERT INTO entities (entity_id, name, type, country, role, aliases, mentions, articles)
            VALUES ($entity_id, $name, $type, $country, $role, $aliases, 0, 0)"""
        self.change("entities", "added", sql, _parameters(entity))
        self._learn(entity)
        self.touched.add(entity.entity_id)
        return entity

    def remove(self, entity: Entity, into: Entity | None = None) -> None:
        """Take out an entity that nothing names any more; its old links lead to `into`, or nowhere."""
        gone = {"old": entity.entity_id}
        self.change("entities", "removed", "DELETE FROM entities WHERE entity_id = $old", gone)
        self._forget(entity)
        if into is None:
            self.quietly("DELETE FROM entity_redirects WHERE entity_id = $old", gone)
            return
        leads = gone | {"new": into.entity_id}
        self.quietly("UPDATE entity_redirects SET entity_id = $new WHERE entity_id = $old", leads)
        self.quietly("DELETE FROM entity_redirects WHERE old_id = $old", gone)
        self.change("entity_redirects", "added", "INSERT INTO entity_redirects VALUES ($old, $new)", leads)

    def touch(self, *entities: Entity | str) -> None:
        """Remember entities whose mentions changed, to be counted anew at the end."""
        self.touched.update(e if isinstance(e, str) else e.entity_id for e in entities)

    def _learn(self, entity: Entity) -> None:
        for name in entity.names:
            self._by_name[entity.type, name].add(entity.entity_id)

    def _forget(self, entity: Entity) -> None:
        for name in entity.names:
            self._by_name[entity.type, name].discard(entity.entity_id)


_ENTITY = "entity_id, name, type, country, role, aliases"


def _entity(row: Sequence[Any]) -> Entity:
    return Entity(row[0], row[1], row[2], row[3], row[4], tuple(row[5]))


def _parameters(entity: Entity) -> dict[str, object]:
    return {
        "entity_id": entity.entity_id,
        "name": entity.name,
        "type": entity.type,
        "country": entity.country,
        "role": entity.role,
        "aliases": list(entity.aliases),
    }


def one_id(ids: Iterable[str]) -> str | None:
    """Return the only id of several, null where there is none or more than one."""
    found = list(ids)
    return found[0] if len(found) == 1 else None
