"""Corrections of an act applied: its direction, type, sign, status or ends changed, or the act dismissed."""

from collections.abc import Mapping
from typing import Any

from components import schema
from components.store.corrections import targets
from components.store.corrections.bench import Bench, ChangesNothing, NoLongerApplies
from components.store.corrections.moving import ENDS, end_country

Fields = Mapping[str, Any]
_ROW = """paragraph_id, char_start, char_end, cue_start, source_id, target_id, source_mention_id, target_mention_id,
source_country, target_country, type, quad_class, polarity, status"""
_NEAREST = """SELECT mention_id, country FROM mentions
WHERE paragraph_id = $paragraph AND entity_id = $entity AND char_start >= $start AND char_end <= $end
ORDER BY abs(char_start - $cue), char_start LIMIT 1"""


def dismiss_relation(bench: Bench, fields: Fields) -> None:
    """Take out an act that the sentence does not tell."""
    relation_id = _relation(bench, fields)
    bench.change("relations", "removed", "DELETE FROM relations WHERE relation_id = $id", {"id": relation_id})


def change_relation(bench: Bench, fields: Fields) -> None:
    """Write an act as it is told; what an analyst says of it is sure, so its score is 1."""
    relation_id = _relation(bench, fields)
    columns = [name.strip() for name in _ROW.split(",")]
    sql = f"SELECT {_ROW} FROM relations WHERE relation_id = $id"  # noqa: S608  (names of columns)
    before = dict(zip(columns, bench.rows(sql, {"id": relation_id})[0], strict=True))
    after = dict(before)
    if fields.get("swap"):
        for part in ("id", "mention_id", "country"):
            after[f"source_{part}"], after[f"target_{part}"] = before[f"target_{part}"], before[f"source_{part}"]
    for end in ENDS:
        if end in fields:
            after |= _end(bench, before, end, fields[end])
    if "type" in fields:
        after |= {"type": fields["type"], "polarity": schema.PLOVER[fields["type"]][0]}
    after |= {name: fields[name] for name in ("polarity", "status") if name in fields}
    after["quad_class"] = schema.quad_class(after["type"], after["polarity"])
    if after["source_id"] == after["target_id"]:
        raise NoLongerApplies("both its ends would be one actor")
    if after == before:
        raise ChangesNothing("the act says this already")
    settings = ", ".join(f"{name} = ${name}" for name in columns[4:])
    sql = f"UPDATE relations SET {settings}, score = 1.0 WHERE relation_id = $id"  # noqa: S608  (names of columns)
    bench.change("relations", "changed", sql, {name: after[name] for name in columns[4:]} | {"id": relation_id})


def _relation(bench: Bench, fields: Fields) -> str:
    relation_id = targets.relation(bench, fields["relation"])
    sql = "SELECT paragraph_id FROM relations WHERE relation_id = $id"
    bench.tally.about += [relation_id, *(row[0] for row in bench.rows(sql, {"id": relation_id}))]
    return relation_id


def _end(bench: Bench, row: Mapping[str, Any], end: str, given: Fields) -> dict[str, Any]:
    """Return the columns of an end that is another actor, with the mention nearest to the cue in the sentence."""
    entity = targets.actor(bench, given)
    bench.tally.about.append(entity.entity_id)
    sentence = {"paragraph": row["paragraph_id"], "start": row["char_start"], "end": row["char_end"]}
    found = bench.rows(_NEAREST, sentence | {"entity": entity.entity_id, "cue": row["cue_start"]})
    mention_id, country = found[0] if found else (None, None)
    return {
        f"{end}_id": entity.entity_id,
        f"{end}_mention_id": mention_id,
        f"{end}_country": country or end_country(entity),
    }
