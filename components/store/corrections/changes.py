"""What an analyst may correct, said in the ids of the build in force and turned into what the journal keeps.

Each function looks up what the ids mean and returns a Change for `journal.append`; nothing is written here. They raise
CorrectionRefused, with a message for the analyst, where an id is gone or the change makes no sense.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

import duckdb

from components.schema import PLOVER
from components.store.corrections.entries import Change, check_fields
from components.store.errors import CorrectionRefused
from components.store.numbered import cursor_of

Tables = duckdb.DuckDBPyConnection

_WITNESSES = 5  # mentions written down with an actor
_BEGINS = 200  # characters of a paragraph written down


class _Keep:
    """The value of what stays as it is."""


KEEP: Final = _Keep()


@dataclass(frozen=True, slots=True)
class Part:
    """The words of an actor that mean another: forms (wherever they stand) and single mentions."""

    forms: Sequence[str] = ()
    mention_ids: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NewActor:
    """An actor that is not there yet."""

    name: str
    type: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """What changes of an act; null stays. `swap` turns its direction round, before new ends are put in."""

    swap: bool = False
    type: str | None = None
    polarity: str | None = None
    status: str | None = None
    source_id: str | None = None
    target_id: str | None = None


@dataclass(frozen=True, slots=True)
class NewAct:
    """An act that a paragraph tells by some words, which stand there at or after `char_start`."""

    words: str
    source_id: str
    target_id: str
    type: str
    polarity: str | None = None
    status: str = "actual"
    mutual: bool = False
    char_start: int = 0


def merge(tables: Tables, entity_id: str, into_id: str) -> Change:
    """Make one actor part of another, which keeps its name, type and id."""
    if entity_id == into_id:
        raise CorrectionRefused("choose two different actors to merge")
    return _change("merge", actor=_actor(tables, entity_id), into=_actor(tables, into_id))


def split(tables: Tables, entity_id: str, part: Part, into: str | NewActor) -> Change:
    """Make some words of an actor those of another: of the one with the id `into`, or of a new one."""
    if not part.forms and not part.mention_ids:
        raise CorrectionRefused("choose the words that mean another actor")
    if into == entity_id:
        raise CorrectionRefused("choose another actor that the words mean")
    sql = "SELECT DISTINCT form FROM mentions WHERE entity_id = $id"
    known = {form for (form,) in _rows(tables, sql, {"id": entity_id})}
    if unknown := [form for form in part.forms if form not in known]:
        raise CorrectionRefused(f"the actor is never called {unknown[0]!r:.80}")
    return _change(
        "split",
        actor=_actor(tables, entity_id),
        forms=list(part.forms),
        mentions=[_mention(tables, mention_id) for mention_id in part.mention_ids],
        into=_actor(tables, into) if isinstance(into, str) else _new(tables, into),
    )


def rename(tables: Tables, entity_id: str, name: str) -> Change:
    """Give an actor another name."""
    return _change("rename", actor=_actor(tables, entity_id), name=_plain(name))


def retype(
    tables: Tables, entity_id: str, entity_type: str | None = None, country: str | _Keep | None = KEEP
) -> Change:
    """Give an actor another type, another country (alpha-3, null for none) or both."""
    given: dict[str, str | None] = {} if entity_type is None else {"type": entity_type}
    given |= {} if isinstance(country, _Keep) else {"country": country}
    actor = _actor(tables, entity_id)
    after = {**actor, **given}
    if after == actor:
        raise CorrectionRefused("choose another type or country")
    if after["type"] == "COUNTRY":
        _check_country(tables, entity_id, after["country"])
    return _change("retype", actor=actor, **given)


def hide(tables: Tables, entity_id: str) -> Change:
    """Take out what is no actor at all."""
    return _change("hide", actor=_actor(tables, entity_id))


def add_country(tables: Tables, paragraph_id: str, words: str, country: str, name: str) -> Change:
    """Let words of a paragraph stand for a country; `name` is its English name, for where no text names it."""
    place = {"paragraph": _paragraph(tables, paragraph_id), "char_start": _place(tables, paragraph_id, words)}
    return _change("add_country", **place, words=words, country=country, name=_plain(name))


def remove_country(tables: Tables, paragraph_id: str, country: str) -> Change:
    """Say that nothing in a paragraph stands for a country."""
    return _change("remove_country", paragraph=_paragraph(tables, paragraph_id), country=country)


def change_theme(tables: Tables, paragraph_id: str, theme: str, to: str) -> Change:
    """Put another theme in the place of one that a paragraph has."""
    _check_theme(tables, to)
    return _change("change_theme", paragraph=_paragraph(tables, paragraph_id), theme=theme, to=to)


def dismiss_theme(tables: Tables, paragraph_id: str, theme: str) -> Change:
    """Take a theme from a paragraph."""
    return _change("dismiss_theme", paragraph=_paragraph(tables, paragraph_id), theme=theme)


def add_theme(tables: Tables, paragraph_id: str, theme: str) -> Change:
    """Give a paragraph a theme."""
    _check_theme(tables, theme)
    return _change("add_theme", paragraph=_paragraph(tables, paragraph_id), theme=theme)


def add_relation(tables: Tables, paragraph_id: str, act: NewAct) -> Change:
    """Write an act that was missed; its sign, where none is given, is the usual one of its type."""
    if act.source_id == act.target_id:
        raise CorrectionRefused("an act needs two different actors")
    paragraph = _paragraph(tables, paragraph_id)
    return _change(
        "add_relation",
        paragraph=paragraph,
        words=act.words,
        char_start=_place(tables, paragraph_id, act.words, act.char_start),
        source=_actor(tables, act.source_id),
        target=_actor(tables, act.target_id),
        type=act.type,
        polarity=act.polarity or PLOVER[act.type][0],
        status=act.status,
        mutual=act.mutual,
    )


def change_relation(tables: Tables, relation_id: str, act: Act) -> Change:
    """Change direction, type, polarity, status or ends of an act."""
    given: dict[str, Any] = {"swap": True} if act.swap else {}
    said = {"type": act.type, "polarity": act.polarity, "status": act.status}
    given |= {name: value for name, value in said.items() if value is not None}
    ends = {"source": act.source_id, "target": act.target_id}
    given |= {end: _actor(tables, entity_id) for end, entity_id in ends.items() if entity_id is not None}
    if not given:
        raise CorrectionRefused("choose what is to be changed of the act")
    relation = _relation(tables, relation_id)
    now = _rows(tables, "SELECT source_id, target_id FROM relations WHERE relation_id = $id", {"id": relation_id})[0]
    source, target = now[::-1] if act.swap else now
    if (act.source_id or source) == (act.target_id or target):
        raise CorrectionRefused("an act needs two different actors")
    return _change("change_relation", relation=relation, **given)


def dismiss_relation(tables: Tables, relation_id: str) -> Change:
    """Take out an act that the sentence does not tell."""
    return _change("dismiss_relation", relation=_relation(tables, relation_id))


def undo(correction_id: str) -> Change:
    """Take back an entry of the journal; of an undo, put what it took back in force again."""
    return _change("undo", undoes=correction_id)


def _change(action: str, **fields: object) -> Change:
    check_fields(action, fields)
    return Change(action, fields)


def _plain(name: str) -> str:
    return " ".join(name.split())


def _rows(tables: Tables, sql: str, parameters: Mapping[str, object]) -> list[tuple[Any, ...]]:
    with closing(cursor_of(tables)) as cursor:
        return cursor.execute(sql, dict(parameters)).fetchall()


def _row(tables: Tables, what: str, sql: str, sought: str) -> tuple[Any, ...]:
    found = _rows(tables, sql, {"id": sought})
    if not found:
        raise CorrectionRefused(f"that {what} is not in the tables any more: reload the page and look again")
    return found[0]


def _actor(tables: Tables, entity_id: str) -> dict[str, Any]:
    row = _row(tables, "actor", "SELECT name, type, country FROM entities WHERE entity_id = $id", entity_id)
    sql = "SELECT mention_id FROM mentions WHERE entity_id = $id ORDER BY mention_id LIMIT $most"
    mentions = [mention_id for (mention_id,) in _rows(tables, sql, {"id": entity_id, "most": _WITNESSES})]
    return {"id": entity_id, "name": row[0], "type": row[1], "country": row[2], "mentions": mentions}


def _new(tables: Tables, actor: NewActor) -> dict[str, Any]:
    if actor.type == "COUNTRY":
        _check_country(tables, "", actor.country)
    return {"name": _plain(actor.name), "type": actor.type, "country": actor.country}


def _paragraph(tables: Tables, paragraph_id: str) -> dict[str, Any]:
    sql = """SELECT text FROM paragraphs WHERE paragraph_id = $id AND kind = 'body' AND duplicate_of IS NULL"""
    return {"id": paragraph_id, "begins": _row(tables, "paragraph", sql, paragraph_id)[0][:_BEGINS]}


def _place(tables: Tables, paragraph_id: str, words: str, start: int = 0) -> int:
    """Return where words stand in a paragraph, from an offset on."""
    text = _rows(tables, "SELECT text FROM paragraphs WHERE paragraph_id = $id", {"id": paragraph_id})[0][0]
    found: int = text.find(words, start) if words.strip() else -1
    if found < 0:
        raise CorrectionRefused(f"the words {words!r:.80} do not stand in the paragraph: copy them from there")
    return found


def _mention(tables: Tables, mention_id: str) -> dict[str, Any]:
    sql = "SELECT paragraph_id, char_start, form FROM mentions WHERE mention_id = $id"
    paragraph_id, start, form = _row(tables, "mention", sql, mention_id)
    return {"id": mention_id, "paragraph": _paragraph(tables, paragraph_id), "char_start": start, "form": form}


def _relation(tables: Tables, relation_id: str) -> dict[str, Any]:
    sql = "SELECT paragraph_id, cue_start, cue, type FROM relations WHERE relation_id = $id"
    paragraph_id, start, cue, kind = _row(tables, "act", sql, relation_id)
    return {
        "id": relation_id,
        "paragraph": _paragraph(tables, paragraph_id),
        "cue_start": start,
        "cue": cue,
        "type": kind,
    }


def _check_theme(tables: Tables, theme: str) -> None:
    _row(tables, "theme", "SELECT theme FROM themes WHERE theme = $id", theme)


def _check_country(tables: Tables, entity_id: str, country: str | None) -> None:
    if country is None:
        raise CorrectionRefused("a country needs its code of three letters")
    sql = "SELECT name FROM entities WHERE type = 'COUNTRY' AND country = $country AND entity_id <> $id"
    same = _rows(tables, sql, {"country": country, "id": entity_id})
    if same:
        raise CorrectionRefused(f"{same[0][0]} is that country: merge the actor into it")
