"""What the filter bar offers: each value with what it would count under the other filters."""

import pandas as pd

from components.queries.country_names import country_names
from components.queries.filters import Filters
from components.queries.hits import counted
from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES

# family of marks that is counted, its key, and what is shown of each value
_OFFERED = {
    "countries": (
        "country",
        "country",
        "SELECT country AS value, NULL::VARCHAR AS label, NULL::VARCHAR AS detail, count FROM offered",
    ),
    "themes": (
        "theme",
        "theme",
        "SELECT theme AS value, label, definition AS detail, coalesce(count, 0) AS count "
        "FROM themes LEFT JOIN offered USING (theme)",
    ),
    "actors": (
        "actor",
        "entity_id",
        "SELECT entity_id AS value, name AS label, type AS detail, count "
        "FROM offered JOIN entities e USING (entity_id) WHERE e.type = ANY($actor_types) OR entity_id = ANY($chosen)",
    ),
    "articles": (
        "article",
        "article_id",
        "SELECT article_id AS value, title AS label, published AS detail, count "
        "FROM offered JOIN articles USING (article_id)",
    ),
}


def options(tables: Tables, dimension: str, filters: Filters) -> pd.DataFrame:
    """Return the values that one dimension of the filters (countries, themes, actors, articles) offers.

    Columns: value (code, slug or id), label, detail (definition of a theme, type of an actor, date of an article; null
    for a country), count (in the unit of the filters, under the filters of all other dimensions); largest first. Values
    that are chosen are listed though they count 0, and so are all themes of the rules.
    """
    family, key, sql = _OFFERED[dimension]
    start, parameters = counted(family, filters.without(dimension))
    parameters["chosen"] = list(getattr(filters, dimension))
    if dimension == "actors":
        parameters["actor_types"] = list(ACTOR_TYPES)
    offered = (
        f", chosen AS (SELECT unnest($chosen::VARCHAR[]) AS {key}), "
        f"offered AS (SELECT {key}, coalesce(count, 0) AS count FROM counted FULL JOIN chosen USING ({key})) "
    )
    rows = frame(tables, f"{start} {offered} {sql} ORDER BY count DESC, label, value", parameters)
    if dimension == "countries":
        rows["label"] = country_names(rows["value"])
    return rows


def days(tables: Tables) -> pd.DataFrame:
    """Return the days that the articles span, one row: first, last (null where none is dated), undated (articles)."""
    return frame(
        tables,
        """SELECT min(published_from) AS first, max(published_to) AS last,
            count(*) FILTER (published_from IS NULL) AS undated FROM articles""",
    )


def text_flags(tables: Tables) -> pd.DataFrame:
    """Return the flags that articles have, most frequent first. Columns: value (flag), articles."""
    return frame(
        tables,
        """SELECT flag AS value, count(*) AS articles FROM (SELECT unnest(text_flags) AS flag FROM articles)
        GROUP BY flag ORDER BY articles DESC, flag""",
    )
