"""Corrections of the countries of a paragraph or of a mention applied.

A country that is added is a mention of it by the words given; one that is removed is either a mention of the country
itself, which goes, or words of somebody else that no longer stand for it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from components.identity import normalised_name, stable_id
from components.store.corrections import targets
from components.store.corrections.bench import Bench, ChangesNothing, Entity, NoLongerApplies
from components.store.corrections.moving import ENDS, reassign_ends, reassign_mentions, tidy
from components.store.corrections.words import quoted

Fields = Mapping[str, Any]
EXTRACTOR = "correction"
_REMOVED = "removed: an end does not stand there"


def add_country(bench: Bench, fields: Fields) -> None:
    """Let words of a paragraph, or those of a mention, stand for a country."""
    if "mention" in fields:
        _of_mention(bench, fields)
    else:
        _of_words(bench, fields)


def _of_words(bench: Bench, fields: Fields) -> None:
    paragraph = targets.paragraph(bench, fields["paragraph"])
    words, start = fields["words"], fields["char_start"]
    if paragraph.text[start : start + len(words)] != words:
        start = paragraph.text.find(words)
    if start < 0:
        raise NoLongerApplies(f"the words {quoted(words)} do not stand in the paragraph")
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


def _of_mention(bench: Bench, fields: Fields) -> None:
    mention = targets.mention(bench, fields["mention"])
    bench.tally.about += [mention.paragraph_id, mention.entity_id]
    if mention.country == fields["country"]:
        raise ChangesNothing("these words stand for that country already")
    entity = bench.entity(mention.entity_id)
    if entity is not None and entity.type == "COUNTRY":  # these words name another country
        country = _country(bench, fields)
        bench.tally.about.append(country.entity_id)
        _readdress(bench, entity, country, mention.mention_id)
        return
    _stand_for(bench, [mention.mention_id], fields["country"])


def _readdress(bench: Bench, old: Entity, new: Entity, mention_id: str) -> None:
    reassign_mentions(bench, old, new, [mention_id])
    for end in ENDS:
        sql = f"SELECT relation_id FROM relations WHERE {end}_mention_id = $id"  # noqa: S608  (fixed pieces)
        reassign_ends(bench, old, new, end, [row[0] for row in bench.rows(sql, {"id": mention_id})])
    tidy(bench, new)


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
    """Let nothing in a paragraph, or one mention no longer, stand for a country."""
    if "mention" in fields:
        mention = targets.mention(bench, fields["mention"])
        bench.tally.about += [mention.paragraph_id, mention.entity_id]
        if mention.country is None:
            raise ChangesNothing("these words stand for no country")
        _take(bench, "m.mention_id = $id", {"id": mention.mention_id})
        return
    paragraph = targets.paragraph(bench, fields["paragraph"])
    bench.tally.about.append(paragraph.paragraph_id)
    place = {"paragraph": paragraph.paragraph_id, "country": fields["country"]}
    _take(bench, "m.paragraph_id = $paragraph AND m.country = $country", place)
    _take_ends(bench, place)
    sql = """UPDATE quotations SET speaker_id = NULL WHERE paragraph_id = $paragraph AND speaker_id IN
        (SELECT entity_id FROM entities WHERE type = 'COUNTRY' AND country = $country)"""
    bench.change("quotations", "changed: the speaker is not known", sql, place)
    if not bench.tally.rows:
        raise ChangesNothing("nothing in the paragraph stands for that country")


def _take(bench: Bench, which: str, parameters: Mapping[str, object]) -> None:
    """Take out mentions of countries, with the acts that rest on them, and the country of other mentions."""
    sql = f"SELECT m.mention_id, m.entity_id, e.type FROM mentions m JOIN entities e USING (entity_id) WHERE {which}"  # noqa: S608
    found = bench.rows(sql, parameters)
    gone = [mention_id for mention_id, _, kind in found if kind == "COUNTRY"]
    if gone:
        sql = "DELETE FROM relations WHERE source_mention_id = ANY($ids) OR target_mention_id = ANY($ids)"
        bench.change("relations", _REMOVED, sql, {"ids": gone})
        bench.change("mentions", "removed", "DELETE FROM mentions WHERE mention_id = ANY($ids)", {"ids": gone})
    bench.touch(*{entity_id for _, entity_id, _ in found})
    _stand_for(bench, [mention_id for mention_id, _, kind in found if kind != "COUNTRY"], None)


def _stand_for(bench: Bench, mention_ids: Sequence[str], country: str | None) -> None:
    """Let mentions, and the acts whose ends they are, stand for a country or for none."""
    if not mention_ids:
        return
    given = {"ids": list(mention_ids), "country": country}
    sql = "UPDATE mentions SET country = $country WHERE mention_id = ANY($ids)"
    bench.change("mentions", "changed", sql, given)
    for end in ENDS:
        sql = f"UPDATE relations SET {end}_country = $country WHERE {end}_mention_id = ANY($ids)"  # noqa: S608
        bench.change("relations", "changed", sql, given)


def _take_ends(bench: Bench, place: Mapping[str, object]) -> None:
    """Take out acts of a paragraph one end of which is the country itself; other ends stand for none."""
    countries = "(SELECT entity_id FROM entities WHERE type = 'COUNTRY' AND country = $country)"
    for end in ENDS:
        sql = f"DELETE FROM relations WHERE paragraph_id = $paragraph AND {end}_id IN {countries}"  # noqa: S608
        bench.change("relations", _REMOVED, sql, place)
        sql = f"""UPDATE relations SET {end}_country = NULL
            WHERE paragraph_id = $paragraph AND {end}_country = $country"""  # noqa: S608
        bench.change("relations", "changed", sql, place)
