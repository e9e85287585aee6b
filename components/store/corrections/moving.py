"""Rows that name one actor made to name another, with the country that each kind of actor stands for.

The words of a country, a government and its organs stand for their country; the ends of an act stand for the country of
whoever acts, but for international bodies. What a correction of its own says of a mention or an act is left as it is.
"""

from collections.abc import Sequence

from components.store.corrections.bench import Bench, Entity

ENDS = ("source", "target")
SELF = "removed: both ends are one actor now"
_TWICE = "removed: the same is said twice of one actor now"


def mention_country(entity: Entity) -> str | None:
    """Return the country that words naming an entity stand for."""
    return entity.country if entity.type in ("COUNTRY", "GOV") else None


def end_country(entity: Entity) -> str | None:
    """Return the country that an entity stands for where it acts or is acted on."""
    return entity.country if entity.type != "IGO" else None


def role_of(entity_type: str) -> str | None:
    """Return the role of words naming an entity of a type, where nothing else says it."""
    return {"COUNTRY": "actor", "PLACE": "place"}.get(entity_type)


def reassign_mentions(bench: Bench, old: Entity, new: Entity, ids: Sequence[str] | None = None) -> None:
    """Let mentions of one entity, all or those with the ids, be mentions of another, or of what it has become."""
    among = "" if ids is None else "AND mention_id = ANY($ids)"
    parameters: dict[str, object] = {
        "old": old.entity_id,
        "new": new.entity_id,
        "old_country": mention_country(old),
        "new_country": mention_country(new),
        "same_type": old.type == new.type,
        "role": role_of(new.type),
    }
    sql = f"""UPDATE mentions SET entity_id = $new,
            country = CASE WHEN country IS NOT DISTINCT FROM $old_country::VARCHAR THEN $new_country::VARCHAR
                ELSE country END,
            role = CASE WHEN $same_type THEN role WHEN $role::VARCHAR IS NULL THEN NULL
                ELSE coalesce(role, $role::VARCHAR) END
        WHERE entity_id = $old {among}"""  # noqa: S608  (fixed pieces)
    bench.change("mentions", "changed", sql, parameters if ids is None else parameters | {"ids": list(ids)})
    bench.touch(old, new)


def reassign_ends(bench: Bench, old: Entity, new: Entity, end: str, ids: Sequence[str] | None = None) -> None:
    """Let an end (source or target) of acts, all or those with the ids, be another entity, or what it has become."""
    among = "" if ids is None else "AND relation_id = ANY($ids)"
    parameters: dict[str, object] = {
        "old": old.entity_id,
        "new": new.entity_id,
        "old_country": end_country(old),
        "new_country": end_country(new),
    }
    sql = f"""UPDATE relations SET {end}_id = $new,
            {end}_country = CASE WHEN {end}_country IS NOT DISTINCT FROM $old_country::VARCHAR
                THEN $new_country::VARCHAR ELSE {end}_country END
        WHERE {end}_id = $old {among}"""  # noqa: S608  (fixed pieces)
    bench.change("relations", "changed", sql, parameters if ids is None else parameters | {"ids": list(ids)})


def reassign_quotations(bench: Bench, old: Entity, new: Entity, ids: Sequence[str] | None = None) -> None:
    """Let the speaker of quotations, all or those with the ids, be another entity."""
    among = "" if ids is None else "AND quotation_id = ANY($ids)"
    parameters: dict[str, object] = {"old": old.entity_id, "new": new.entity_id}
    sql = f"UPDATE quotations SET speaker_id = $new WHERE speaker_id = $old {among}"  # noqa: S608  (fixed pieces)
    bench.change("quotations", "changed", sql, parameters if ids is None else parameters | {"ids": list(ids)})


def reassign_all(bench: Bench, old: Entity, new: Entity) -> None:
    """Let every row that names one entity name another."""
    reassign_mentions(bench, old, new)
    for end in ENDS:
        reassign_ends(bench, old, new, end)
    reassign_quotations(bench, old, new)


def tidy(bench: Bench, entity: Entity) -> None:
    """Take out what became senseless or double when rows came to an entity.

    An act between an entity and itself goes; of the same words naming it twice, or the same act told twice by the same
    words, the first one stays.
    """
    parameters = {"id": entity.entity_id}
    bench.change("relations", SELF, "DELETE FROM relations WHERE source_id = $id AND target_id = $id", parameters)
    doubled = bench.rows(
        """SELECT mention_id, kept FROM (SELECT mention_id,
            min(mention_id) OVER (PARTITION BY paragraph_id, char_start, char_end) AS kept
            FROM mentions WHERE entity_id = $id) WHERE mention_id <> kept""",
        parameters,
    )
    for mention_id, kept in doubled:
        for end in ENDS:
            sql = f"UPDATE relations SET {end}_mention_id = $kept WHERE {end}_mention_id = $gone"  # noqa: S608
            bench.quietly(sql, {"kept": kept, "gone": mention_id})
    gone = {"gone": [mention_id for mention_id, _ in doubled]}
    if doubled:
        bench.change("mentions", _TWICE, "DELETE FROM mentions WHERE mention_id = ANY($gone)", gone)
    sql = """DELETE FROM relations WHERE relation_id IN (SELECT relation_id FROM (SELECT relation_id,
            min(relation_id) OVER (PARTITION BY paragraph_id, char_start, char_end, cue_start, cue_end, type, polarity,
                status, source_id, target_id) AS kept
        FROM relations WHERE source_id = $id OR target_id = $id) WHERE relation_id <> kept)"""
    bench.change("relations", _TWICE, sql, parameters)
