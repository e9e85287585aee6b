"""Who said what about whom: speakers, whom they speak of, and every quotation with what its words name."""

from collections.abc import Sequence

import pandas as pd

from components.queries.country_names import country_name, country_names
from components.queries.family import number_of
from components.queries.filters import Filters
from components.queries.hits import ALL, chosen, counted
from components.queries.tables import Tables, frame, row
from components.schema import ACTOR_TYPES, ENTITY_TYPES

# countries and actors that the quoted words themselves name; the speaker is not whom they are about
_ABOUT = """
about AS (
    SELECT q.quotation, list_sort(list(DISTINCT q.country) FILTER (q.country IS NOT NULL)) AS countries,
        list_sort(list(DISTINCT e.name)
            FILTER (e.type = ANY($actor_types) AND q.entity IS DISTINCT FROM q.speaker)) AS actors
    FROM quoted q JOIN entities e ON e.rowid = q.entity WHERE q.quotation IN (SELECT quotation FROM shown)
    GROUP BY q.quotation)"""

_OF_ONE = f"""(SELECT {number_of("entity_id", "about")} AS entity) one
    WHERE q.entity = one.entity AND q.speaker IS DISTINCT FROM one.entity"""


def speakers(
    tables: Tables, filters: Filters, *, types: Sequence[str] = ENTITY_TYPES, most: int | None = None
) -> pd.DataFrame:
    """Return one row an entity that is quoted, most quoted first; quotations without a known speaker are left out.

    Those of some types, and the first `most`, where given. Columns: entity_id, name, type, role (latest office or
    description), country_name (affiliation), mentions (quotations), paragraphs, articles, stories, count (in the unit
    of the filters), pick (speaker:ID).
    """
    of_types = "entity_id IN (SELECT rowid FROM entities WHERE type = ANY($types))"
    start, parameters = counted("speaker", filters, only=of_types, most=most)
    rows = frame(
        tables,
        start
        + """SELECT entity_id, name, type, role, e.country AS country_name, c.mentions, c.paragraphs, c.articles,
            c.stories, c.count, 'speaker:' || entity_id AS pick
        FROM counted c JOIN entities e USING (entity_id) ORDER BY count DESC, name, entity_id""",
        parameters | {"types": list(types)},
    )
    return rows.assign(country_name=country_names(rows["country_name"]))


def speaker_count(tables: Tables, filters: Filters, types: Sequence[str]) -> int:
    """Return how many different entities of some types are quoted."""
    left, parameters = chosen(filters)
    sql = f"""WITH {left} SELECT count(*) FROM entities
        WHERE type = ANY($types) AND rowid IN (SELECT speaker FROM said)"""
    return int(row(tables, sql, parameters | {"types": list(types)})[0])


def quoted_in_all(tables: Tables, filters: Filters) -> tuple[int, int]:
    """Return how many quotations there are, and of how many of them the speaker is not known."""
    left, parameters = chosen(filters)
    found = row(tables, f"WITH {left} SELECT count(*), count(*) - count(speaker) FROM said", parameters)
    return int(found[0]), int(found[1])


def speakers_by_country(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row a speaker and a country that the quoted words name, largest count first.

    Columns: entity_id, name, type, country (alpha-3), country_name, mentions (quotations), paragraphs, articles,
    stories, count, pick (speaker-country:ID:AAA).
    """
    start, parameters = counted("speaker-country", filters)
    rows = frame(
        tables,
        start
        + """SELECT entity_id, e.name, e.type, c.country, c.mentions, c.paragraphs, c.articles, c.stories, c.count,
            'speaker-country:' || entity_id || ':' || c.country AS pick
        FROM counted c JOIN entities e USING (entity_id) ORDER BY count DESC, name, c.country, entity_id""",
        parameters,
    )
    rows.insert(4, "country_name", country_names(rows["country"]))
    return rows


def quotations(
    tables: Tables,
    filters: Filters,
    speaker_id: str | None = None,
    *,
    about: str | None = None,
    most: int | None = None,
) -> pd.DataFrame:
    """Return the quotations, of one speaker, or whose words name one entity, where given, newest article first.

    The first `most`, where given. Columns: quotation_id, text (without the marks), speaker_id, speaker (name, null
    where not known), role (latest office or description of the speaker), cue, direct, countries (list of names that the
    words name or stand for), actors (list of names, the speaker left out), title, publisher, published (EDTF),
    paragraph_id, article_id, pick (quotation:ID).
    """
    left, parameters = chosen(filters)
    conditions = ["true"]
    if speaker_id is not None:
        conditions.append(f"speaker = {number_of('entity_id', 'speaker')}")
        parameters["speaker"] = speaker_id
    if about is not None:
        conditions.append(f"quotation IN (SELECT q.quotation FROM quoted q, {_OF_ONE})")
        parameters["about"] = about
    rows = frame(
        tables,
        f"""WITH {left}, shown AS (
            SELECT quotation, newest
            FROM said JOIN numbered.paragraphs USING (paragraph) WHERE {" AND ".join(conditions)}
            ORDER BY newest, quotation LIMIT $most), {_ABOUT}
        SELECT q.quotation_id, q.text, q.speaker_id, e.name AS speaker, e.role, q.cue, q.direct,
            coalesce(countries, []) AS countries, coalesce(actors, []) AS actors, a.title, a.publisher, a.published,
            q.paragraph_id, p.article_id, 'quotation:' || q.quotation_id AS pick
        FROM shown JOIN quotations q ON q.rowid = shown.quotation JOIN paragraphs p USING (paragraph_id)
        JOIN articles a USING (article_id) LEFT JOIN entities e ON e.entity_id = q.speaker_id
        LEFT JOIN about ON about.quotation = shown.quotation
        ORDER BY newest, q.char_start""",
        parameters | {"most": ALL if most is None else most, "actor_types": list(ACTOR_TYPES)},
    )
    named = rows["countries"].map(lambda codes: [country_name(code) for code in codes])
    return rows.assign(countries=named, actors=rows["actors"].map(list))
