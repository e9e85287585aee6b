"""Corrections of acts applied: one that was missed added, one that was found changed or dismissed."""

import re
from collections.abc import Mapping
from typing import Any

from components import schema
from components.identity import stable_id
from components.store.corrections import targets
from components.store.corrections.bench import Bench, ChangesNothing, NoLongerApplies
from components.store.corrections.moving import ENDS, end_country

Fields = Mapping[str, Any]
_ROW = """paragraph_id, char_start, char_end, cue_start, source_id, target_id, source_mention_id, target_mention_id,
source_country, target_country, type, quad_class, polarity, status"""
_NEAREST = """SELECT mention_id, country FROM mentions
WHERE paragraph_id = $paragraph AND entity_id = $entity AND char_start >= $start AND char_end <= $end
ORDER BY abs(char_start - $cue), char_start LIMIT 1"""


# not after a capital alone or a short word that begins with one: U.S., Mr., Gen.
_BREAK = re.compile(r"""(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…。؟]["”’»)\]]*\s+(?![a-z])""")
_SAME = """SELECT 1 FROM relations WHERE paragraph_id = $paragraph_id AND type = $type AND polarity = $polarity
AND status = $status AND (source_id = $source_id AND target_id = $target_id
    OR (mutual OR $mutual) AND source_id = $target_id AND target_id = $source_id)"""


def add_relation(bench: Bench, fields: Fields) -> None:
    """Write an act that was missed, with the sentence around its words and no date; its score is 1."""
    passage = targets.paragraph(bench, fields["paragraph"])
    bench.tally.about.append(passage.paragraph_id)
    start = targets.words_in(passage, fields["words"], fields["char_start"])
    end = start + len(fields["words"])
    sentence = _sentence(bench, passage, start, end)
    row: dict[str, Any] = {"paragraph_id": passage.paragraph_id, "char_start": sentence[0], "char_end": sentence[1]}
    row |= {"cue_start": start, "cue_end": end, "cue": fields["words"]}
    row |= {name: fields[name] for name in ("type", "polarity", "status", "mutual")}
    for side in ENDS:
        row |= _end(bench, row, side, fields[side])
    if row["source_id"] == row["target_id"]:
        raise NoLongerApplies("both its ends would be one actor")
    same = ("paragraph_id", "type", "polarity", "status", "mutual", "source_id", "target_id")
    if bench.rows(_SAME, {name: row[name] for name in same}):
        raise ChangesNothing("the paragraph tells this act already")
    row["quad_class"] = schema.quad_class(row["type"], row["polarity"])
    row["relation_id"] = stable_id("relation added", *(row[name] for name in ("cue_start", "cue_end", *same)))
    names = ", ".join(row)
    values = ", ".join(f"${name}" for name in row)
    bench.change("relations", "added", f"INSERT INTO relations ({names}, score) VALUES ({values}, 1.0)", row)  # noqa: S608
    bench.tally.about.append(row["relation_id"])


def _sentence(bench: Bench, passage: targets.Passage, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around words begins and ends: as another act there has it, else by its full stops."""
    sql = """SELECT char_start, char_end FROM relations
        WHERE paragraph_id = $id AND char_start <= $start AND char_end >= $end ORDER BY char_start DESC LIMIT 1"""
    known = bench.rows(sql, {"id": passage.paragraph_id, "start": start, "end": end})
    if known:
        return known[0][0], known[0][1]
    return sentence_around(passage.text, start, end)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around some words of a text begins and ends, without the space after it."""
    breaks = [found.end() for found in _BREAK.finditer(text)]
    first = max((place for place in breaks if place <= start), default=0)
    last = min((place for place in breaks if place >= end), default=len(text))
    return first, first + len(text[first:last].rstrip())


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
