"""What an entry is about, found again in the tables: by id, else by what was written down beside it.

An id names the same thing as long as the text and its reading stay the same. After a reading by other rules, or among
other texts, an actor is known by name and type, a mention or an act by the words at its place, a paragraph by its text.
Where several fit, none is taken, but for actors of one name: there the mentions written down decide.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components.identity import normalised_name
from components.store.corrections.bench import Bench, Entity, NoLongerApplies, one_id
from components.store.corrections.words import quoted


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that counts."""

    paragraph_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """A row of mentions."""

    mention_id: str
    paragraph_id: str
    entity_id: str
    country: str | None


def actor(bench: Bench, given: Mapping[str, Any]) -> Entity:
    """Return the entity that an entry names. Raises NoLongerApplies where there is none, or several alike."""
    sought = bench.told_apart.get(given["id"], given["id"])
    if sought is None:  # others of the name are not meant
        raise NoLongerApplies(f"{quoted(given['name'])} is not told apart from others of the name any more")
    by_id = sought if bench.entity(sought) else bench.redirected(sought)
    candidates = bench.named(given["name"], given["type"]) | ({by_id} if by_id else set())
    if not candidates:
        raise NoLongerApplies(f"no {given['type']} goes under the name {quoted(given['name'])}")
    chosen = one_id(candidates) or _likeliest(bench, given, candidates) or by_id
    found = bench.entity(chosen) if chosen else None
    if found is None:
        raise NoLongerApplies(f"{len(candidates)} actors go under the name {quoted(given['name'])}")
    return found


def _likeliest(bench: Bench, given: Mapping[str, Any], candidates: set[str]) -> str | None:
    """Return the one that bears the very name, or of several such the one that most of the mentions name."""
    entities = [entity for entity_id in sorted(candidates) if (entity := bench.entity(entity_id))]
    name = normalised_name(given["name"])
    bearers = [e.entity_id for e in entities if e.type == given["type"] and normalised_name(e.name) == name]
    if len(bearers) == 1:
        return bearers[0]
    sql = "SELECT entity_id FROM mentions WHERE mention_id = ANY($mentions)"
    named = Counter(entity_id for (entity_id,) in bench.rows(sql, {"mentions": list(given["mentions"])}))
    among = Counter({entity_id: named[entity_id] for entity_id in bearers or sorted(candidates)}).most_common(2)
    return among[0][0] if len(among) < 2 or among[0][1] > among[1][1] else None


def paragraph(bench: Bench, given: Mapping[str, Any]) -> Passage:
    """Return the paragraph that an entry names. Raises NoLongerApplies where it is gone or does not count."""
    sql = "SELECT paragraph_id, text, kind, duplicate_of FROM paragraphs WHERE paragraph_id = $id"
    found = bench.rows(sql, {"id": given["id"]})
    if not found:
        sql = """SELECT paragraph_id, text, kind, duplicate_of FROM paragraphs
            WHERE starts_with(text, $begins) AND kind = 'body' AND duplicate_of IS NULL"""
        found = bench.rows(sql, {"begins": given["begins"]})
    if len(found) != 1:
        how = f"{len(found)} paragraphs begin" if found else "no paragraph begins"
        raise NoLongerApplies(f"{how} with {quoted(given['begins'])}")
    paragraph_id, text, kind, duplicate_of = found[0]
    if kind != "body" or duplicate_of:
        raise NoLongerApplies(f"the paragraph {quoted(given['begins'])} is no article text that counts")
    return Passage(paragraph_id, text)


def words_in(passage: Passage, words: str, start: int) -> int:
    """Return where words stand in a paragraph: at `start`, else their first place. Raises NoLongerApplies."""
    if passage.text[start : start + len(words)] == words:
        return start
    found = passage.text.find(words)
    if found < 0:
        raise NoLongerApplies(f"the words {quoted(words)} do not stand in the paragraph")
    return found


def mention(bench: Bench, given: Mapping[str, Any]) -> Named:
    """Return the mention that an entry names. Raises NoLongerApplies where these words name nobody, or several."""
    columns = "mention_id, paragraph_id, entity_id, country"
    found = bench.rows(f"SELECT {columns} FROM mentions WHERE mention_id = $id", {"id": given["id"]})  # noqa: S608
    if not found:
        place = {"paragraph": paragraph(bench, given["paragraph"]).paragraph_id, "start": given["char_start"]}
        sql = f"SELECT {columns} FROM mentions WHERE paragraph_id = $paragraph AND char_start = $start AND form = $form"  # noqa: S608
        found = bench.rows(sql, place | {"form": given["form"]})
    if len(found) != 1:
        how = f"are {len(found)} mentions" if found else "are no mention"
        raise NoLongerApplies(f"the words {quoted(given['form'])} {how} there")
    return Named(*found[0])


def relation(bench: Bench, given: Mapping[str, Any]) -> str:
    """Return the id of the act that an entry names. Raises NoLongerApplies where it is gone, or several fit."""
    found = bench.rows("SELECT relation_id FROM relations WHERE relation_id = $id", {"id": given["id"]})
    if not found:
        place = {"paragraph": paragraph(bench, given["paragraph"]).paragraph_id, "start": given["cue_start"]}
        sql = """SELECT relation_id, type FROM relations
            WHERE paragraph_id = $paragraph AND cue_start = $start AND cue = $cue"""
        there = bench.rows(sql, place | {"cue": given["cue"]})
        found = [row for row in there if row[1] == given["type"]] if len(there) > 1 else there
    if len(found) != 1:
        how = f"{len(found)} acts rest" if found else "no act rests"
        raise NoLongerApplies(f"{how} on the word {quoted(given['cue'])} there")
    return str(found[0][0])
