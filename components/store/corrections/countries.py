"""Corrections of the countries of a paragraph applied.

A country that is added is a mention of it by the words given; one that is removed is either a mention of the country
itself, which goes, or words of somebody else that no longer stand for it.
"""

from collections.abc import Mapping
from typing import Any

from components.identity import normalised_name, stable_id
from components.store.corrections import targets
from components.store.corrections.bench import Bench, ChangesNothing, Entity
from components.store.corrections.moving import ENDS

Fields = Mapping[str, Any]
EXTRACTOR = "correction"
_REMOVED = "removed: an end does not stand there"


def add_country(bench: Bench, fields: Fields) -> None:
    """Let words of a paragraph stand for a country."""
    paragraph = targets.paragraph(bench, fields["paragraph"])
    words = fields["words"]
    start = targets.words_in(paragraph, words, fields["char_start"])
    country = _country(bench, fields)
    bench.tally.about += [paragraph.paragraph_id, country.entity_id]
    place = {"paragraph": paragraph.paragraph_id, "start": start, "end": start + len(words)}
    there = "SELECT 1 FROM mentions WHERE paragraph_id = $paragraph AND char_start = $start AND char_end = $end"
    if bench.rows(f"{there} AND country = $country", place | {"country": country.country}):
        raise ChangesNothing("these words stand for that country already")
    mention_id = stable_id("mention", *place.values(), "COUNTRY", normalised_name(country.name))
    sql = """INSERT INTO mentions (mention_id, paragraph_id, char_start, char_end, form, entity_id, country, role, via,
            extractor, score)
        VALUES ($id, $paragraph, $start, $end, $form, $entity, $country, 'actor', 'description', $extractor, 1.0)"""
    row = {"id": mention_id, "form": words, "entity": country.entity_id, "country": country.country}
    bench.change("mentions", "added", sql, place | row | {"extractor": EXTRACTOR})
    bench.touch(country)


def _country(bench: Bench, fields: Fields) -> Entity:
    """Return the entity of a country, made where the texts never name it."""
    sql = """SELECT entity_id FROM entities WHERE type = 'COUNTRY' AND country = $country
        ORDER BY mentions DESC, entity_id LIMIT 1"""
    found = bench.rows(sql, {"country": fields["country"]})
    known = bench.entity(found[0][0]) if found else None
    if known is not None:
        return known
    entity_id = stable_id("entity", "COUNTRY", normalised_name(fields["name"]))
    if bench.entity(entity_id) is not None:
        entity_id = stable_id("entity", "COUNTRY", normalised_name(fields["name"]), fields["country"])
    return bench.create(Entity(entity_id, fields["name"], "COUNTRY", fields["country"], None, (fields["name"],)))


def remove_country(bench: Bench, fields: Fields) -> None:
    """Let nothing in a paragraph stand for a country."""
    paragraph = targets.paragraph(bench, fields["paragraph"])
    bench.tally.about.append(paragraph.paragraph_id)
    place = {"paragraph": paragraph.paragraph_id, "country": fields["country"]}
    _take(bench, place)
    _take_ends(bench, place)
    sql = """UPDATE quotations SET speaker_id = NULL WHERE paragraph_id = $paragraph AND speaker_id IN
        (SELECT entity_id FROM entities WHERE type = 'COUNTRY' AND country = $country)"""
    bench.change("quotations", "changed: the speaker is not known", sql, place)
    if not bench.tally.rows:
        raise ChangesNothing("nothing in the paragraph stands for that country")


def _take(bench: Bench, place: Mapping[str, object]) -> None:
    """Take out mentions of the country itself, with the acts that rest on them; other words no longer stand for it."""
    sql = """SELECT m.mention_id, m.entity_id, e.type FROM mentions m JOIN entities e USING (entity_id)
        WHERE m.paragraph_id = $paragraph AND m.country = $country"""
    found = bench.rows(sql, place)
    gone = {"ids": [mention_id for mention_id, _, kind in found if kind == "COUNTRY"]}
    if gone["ids"]:
        sql = "DELETE FROM relations WHERE source_mention_id = ANY($ids) OR target_mention_id = ANY($ids)"
        bench.change("relations", _REMOVED, sql, gone)
        bench.change("mentions", "removed", "DELETE FROM mentions WHERE mention_id = ANY($ids)", gone)
    bench.touch(*{entity_id for _, entity_id, _ in found})
    others = {"ids": [mention_id for mention_id, _, kind in found if kind != "COUNTRY"]}
    if others["ids"]:
        bench.change("mentions", "changed", "UPDATE mentions SET country = NULL WHERE mention_id = ANY($ids)", others)
        for end in ENDS:
            sql = f"UPDATE relations SET {end}_country = NULL WHERE {end}_mention_id = ANY($ids)"  # noqa: S608
            bench.change("relations", "changed", sql, others)


def _take_ends(bench: Bench, place: Mapping[str, object]) -> None:
    """Take out acts of a paragraph one end of which is the country itself; other ends stand for none."""
    countries = "(SELECT entity_id FROM entities WHERE type = 'COUNTRY' AND country = $country)"
    for end in ENDS:
        sql = f"DELETE FROM relations WHERE paragraph_id = $paragraph AND {end}_id IN {countries}"  # noqa: S608
        bench.change("relations", _REMOVED, sql, place)
        sql = f"""UPDATE relations SET {end}_country = NULL
            WHERE paragraph_id = $paragraph AND {end}_country = $country"""  # noqa: S608
        bench.change("relations", "changed", sql, place)
