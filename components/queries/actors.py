"""Who is in the news: actors with their counts, and what is known of one of them."""

from collections.abc import Sequence

import pandas as pd

from components.queries.country_names import country_name, country_names
from components.queries.filters import Filters
from components.queries.hits import chosen, counted
from components.queries.relations import ACT_ROWS, act_rows
from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES

_OF_TYPES = "entity_id IN (SELECT rowid FROM entities WHERE type = ANY($actor_types))"
_ONE = "SELECT rowid AS entity FROM entities WHERE entity_id = $entity_id"


def actors(
    tables: Tables, filters: Filters, *, types: Sequence[str] = ACTOR_TYPES, most: int | None = None
) -> pd.DataFrame:
    """Return one row an actor mentioned (countries, places and events are none), largest count first.

    Those of some types, and the first `most`, where given. Columns: entity_id, name, type, country (alpha-3 of
    affiliation), country_name, role, mentions (pronouns included), pronouns (of these, by pronoun), paragraphs,
    articles, stories, count (in the unit of the filters), pick (actor:ID).
    """
    start, parameters = counted(
        "actor", filters, also="count(*) FILTER (pronoun) AS pronouns", only=_OF_TYPES, most=most
    )
    rows = frame(
        tables,
        start
        + """SELECT entity_id, name, type, country, role, c.mentions, pronouns, c.paragraphs, c.articles, c.stories,
            c.count, 'actor:' || entity_id AS pick
        FROM counted c JOIN entities e USING (entity_id)
        ORDER BY count DESC, name, entity_id""",
        parameters | {"actor_types": list(types)},
    )
    rows.insert(4, "country_name", country_names(rows["country"]))
    return rows


def actor_types(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return how much is said of the actors of each type, largest count first.

    Columns: type, actors (different ones), mentions, paragraphs, articles, stories, count, pick (actor-type:PERSON).
    """
    start, parameters = counted("actor-type", filters, also="count(DISTINCT entity_id) AS actors")
    return frame(
        tables,
        start
        + """SELECT actor_type AS type, actors, mentions, paragraphs, articles, stories, count,
            'actor-type:' || actor_type AS pick FROM counted ORDER BY count DESC, type""",
        parameters,
    )


def affiliations(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return how much is said of the actors of each country, largest count first, those of no country last.

    Columns: country (alpha-3 or none), name (null for none), actors (different ones), mentions, paragraphs, articles,
    stories, count, pick (affiliation:AAA).
    """
    start, parameters = counted("affiliation", filters, also="count(DISTINCT entity_id) AS actors")
    rows = frame(
        tables,
        start
        + """SELECT affiliation AS country, actors, mentions, paragraphs, articles, stories, count,
            'affiliation:' || affiliation AS pick
        FROM counted ORDER BY affiliation = 'none', count DESC, country""",
        parameters,
    )
    rows.insert(1, "name", country_names(rows["country"].where(rows["country"] != "none")))
    return rows


def actor(tables: Tables, entity_id: str, filters: Filters) -> pd.DataFrame:
    """Return what is known of one entity, one row; no row where there is no such entity.

    Columns: entity_id, name, type, country, country_name, role, aliases (list of text), first_seen, last_seen (EDTF,
    over the whole corpus), mentions, paragraphs, articles, stories, count (in the selected paragraphs), acts_by,
    acts_on (acts of the chosen statuses; a mutual act is in both), quotations (by it), quoted (quotations of others
    that name it).
    """
    start, parameters = counted("actor", filters, where=("entity_id",))
    left, of_acts = chosen(filters, acts=True)
    rows = frame(
        tables,
        f"""WITH found AS ({start} SELECT * FROM counted), {left}, one AS ({_ONE})
        SELECT entity_id, name, type, country, role, aliases, first_seen, last_seen,
            coalesce(c.mentions, 0) AS mentions, coalesce(c.paragraphs, 0) AS paragraphs,
            coalesce(c.articles, 0) AS articles, coalesce(c.stories, 0) AS stories, coalesce(c.count, 0) AS count,
            (SELECT count(*) FROM counted_acts, one WHERE source = one.entity OR (mutual AND target = one.entity))
                AS acts_by,
            (SELECT count(*) FROM counted_acts, one WHERE target = one.entity OR (mutual AND source = one.entity))
                AS acts_on,
            (SELECT count(*) FROM said, one WHERE speaker = one.entity) AS quotations,
            (SELECT count(DISTINCT quotation) FROM quoted, one
                WHERE quoted.entity = one.entity AND speaker IS DISTINCT FROM one.entity) AS quoted
        FROM entities e LEFT JOIN found c USING (entity_id) WHERE entity_id = $entity_id""",
        parameters | of_acts | {"entity_id": entity_id},
    )
    rows.insert(4, "country_name", country_names(rows["country"]))
    rows["aliases"] = rows["aliases"].map(list)
    return rows


def actor_countries(tables: Tables, entity_id: str, filters: Filters) -> pd.DataFrame:
    """Return the countries named beside an entity: its mentions in paragraphs that mention the country.

    Columns: country, name, mentions, paragraphs, articles, stories, count, pick (actor-country:ID:AAA); largest first.
    """
    start, parameters = counted("actor-country", filters, where=("entity_id",))
    rows = frame(
        tables,
        start
        + """SELECT country, mentions, paragraphs, articles, stories, count,
            'actor-country:' || entity_id || ':' || country AS pick
        FROM counted ORDER BY count DESC, country""",
        parameters | {"entity_id": entity_id},
    )
    rows.insert(1, "name", country_names(rows["country"]))
    return rows


def actor_themes(tables: Tables, entity_id: str, filters: Filters) -> pd.DataFrame:
    """Return the themes of an entity: its mentions in paragraphs that have the theme.

    Columns: theme, label, mentions, paragraphs, articles, stories, count, pick (actor-theme:ID:SLUG); largest first.
    """
    start, parameters = counted("actor-theme", filters, where=("entity_id",))
    return frame(
        tables,
        start
        + """SELECT theme, label, mentions, paragraphs, articles, stories, count,
            'actor-theme:' || entity_id || ':' || theme AS pick
        FROM counted JOIN themes USING (theme) ORDER BY count DESC, theme""",
        parameters | {"entity_id": entity_id},
    )


def actor_articles(tables: Tables, entity_id: str, filters: Filters) -> pd.DataFrame:
    """Return the articles that mention an entity, newest first.

    Columns: article_id, title, publisher, published (EDTF), mentions, paragraphs, articles, stories, count, pick
    (actor-article:ID:ARTICLE).
    """
    start, parameters = counted("actor-article", filters, where=("entity_id",))
    return frame(
        tables,
        start
        + """SELECT article_id, title, publisher, published, c.mentions, c.paragraphs, c.articles, c.stories, c.count,
            'actor-article:' || entity_id || ':' || article_id AS pick
        FROM counted c JOIN articles a USING (article_id)
        ORDER BY a.published_from DESC NULLS LAST, a.source_file, a.position""",
        parameters | {"entity_id": entity_id},
    )


def actor_forms(tables: Tables, entity_id: str, filters: Filters) -> pd.DataFrame:
    """Return the words an entity goes by in the selected paragraphs, most frequent first.

    Columns: form, via (name, alias, demonym, capital, acronym, description, pronoun), mentions, paragraphs, articles,
    stories, count, pick (actor-form:ID:alias:WORDS).
    """
    start, parameters = counted("actor-form", filters, where=("entity_id",))
    return frame(
        tables,
        start
        + """SELECT form, via, mentions, paragraphs, articles, stories, count,
            'actor-form:' || entity_id || ':' || via || ':' || form AS pick
        FROM counted ORDER BY count DESC, form, via""",
        parameters | {"entity_id": entity_id},
    )


def actor_offices(tables: Tables, entity_id: str, filters: Filters) -> pd.DataFrame:
    """Return the offices and descriptions that texts give an entity, by the dates of their articles, undated ones last.

    Columns: office (as first written), belongs (names of the countries it belongs to there), first_seen, last_seen
    (EDTF, null where no article bears a date), mentions, paragraphs, articles, stories, count, pick
    (actor-office:ID:foreign minister).
    """
    start, parameters = counted("actor-office", filters, where=("entity_id",))
    rows = frame(
        tables,
        start
        + """, as_written AS (SELECT h.office, list(m.office ORDER BY a.published_from, m.mention_id)[1] AS written,
            coalesce(list(DISTINCT m.affiliation ORDER BY m.affiliation) FILTER (m.affiliation IS NOT NULL), [])
                AS belongs,
            arg_min(a.published, a.published_from) AS first_seen, arg_max(a.published, a.published_to) AS last_seen,
            min(a.published_from) AS since
        FROM hits h JOIN mentions m ON m.rowid = h.record JOIN articles a ON a.rowid = h.article GROUP BY h.office)
        SELECT written AS office, belongs, first_seen, last_seen, mentions, paragraphs, articles,
            stories, count, 'actor-office:' || entity_id || ':' || office AS pick
        FROM counted JOIN as_written USING (office) ORDER BY since NULLS LAST, count DESC, office""",
        parameters | {"entity_id": entity_id},
    )
    rows["belongs"] = rows["belongs"].map(lambda codes: ", ".join(map(country_name, codes)))
    return rows


def actor_deeds(tables: Tables, entity_id: str, filters: Filters) -> pd.DataFrame:
    """Return what an actor does and what is done to it, by type and sign, largest count first within each direction.

    Columns: direction (by, on), type, polarity, status, mentions (acts, a mutual one in both directions), paragraphs,
    articles, stories, count, pick (acts-by:ID:-:ACCUSE:actual or acts-on:...).
    """
    found = []
    for direction in ("by", "on"):
        start, parameters = counted(f"acts-{direction}", filters, where=("entity_id",))
        sql = f"""SELECT '{direction}' AS direction, type, polarity, status, mentions, paragraphs, articles, stories,
            count, 'acts-{direction}:' || entity_id || ':' || polarity || ':' || type || ':' || status AS pick
        FROM counted ORDER BY count DESC, type, polarity, status"""
        found.append(frame(tables, start + sql, parameters | {"entity_id": entity_id}))
    return pd.concat(found, ignore_index=True)


def actor_acts(tables: Tables, entity_id: str, filters: Filters) -> pd.DataFrame:
    """Return the acts by or on an entity, newest article first, those within one country too.

    Columns as of relations.acts.
    """
    left, parameters = chosen(filters, acts=True)
    sql = f"""WITH {left}, one AS ({_ONE}), hits AS (
        SELECT relation AS record FROM counted_acts, one WHERE one.entity IN (source, target))"""
    return act_rows(tables, sql + ACT_ROWS, parameters | {"entity_id": entity_id})
