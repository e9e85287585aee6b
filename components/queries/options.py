"""What the filter bar offers: each value with what it would count under the other filters."""

from dataclasses import replace

import pandas as pd

from components.queries.country_names import country_names
from components.queries.family import ID_TABLES
from components.queries.filters import ACT_CLASSES, TEXTS, Filters
from components.queries.hits import ALL, FAMILIES, chosen, count_in, hits
from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES, STATUSES

_FIXED = "SELECT {key} AS value, {key} AS label, NULL::VARCHAR AS detail, count FROM offered"
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
    # what only one article tells is chosen as an article
    "stories": (
        "story",
        "story_id",
        "SELECT story_id AS value, NULL::VARCHAR AS label, NULL::VARCHAR AS detail, count FROM offered "
        "WHERE story_id = ANY($chosen) OR story_id IN (SELECT story_id FROM articles GROUP BY ALL HAVING count(*) > 1)",
    ),
    "articles": (
        "article",
        "article_id",
        "SELECT article_id AS value, title AS label, published AS detail, count "
        "FROM offered JOIN articles USING (article_id)",
    ),
    "publishers": ("publisher", "publisher", _FIXED.format(key="publisher")),
    "classes": ("class", "act_class", _FIXED.format(key="act_class")),
    "statuses": ("status", "status", _FIXED.format(key="status")),
    "flag": ("flag", "flag", _FIXED.format(key="flag")),
}
_ORDER = "count DESC, label, value"
_ALWAYS = {"classes": ACT_CLASSES, "statuses": STATUSES, "flag": TEXTS}
"""Values that are offered in this order, found or not."""


def options(tables: Tables, field: str, filters: Filters, most: int | None = None) -> pd.DataFrame:
    """Return the values that one field of the filters (countries, articles, classes, statuses, flag, ...) offers.

    Columns: value (code, slug or id), label, detail (definition of a theme, type of an actor, date of an article; null
    for the others), count (in the unit of the filters, under all other filters); largest first, classes, statuses and
    flags in their own order. Values that are chosen are listed though they count 0, and so are all themes of the
    rules, classes, statuses and flags. Where all chosen countries must be mentioned, a country counts beside those.
    With `most`, the first so many and those that are chosen.
    """
    family, key, sql = _OFFERED[field]
    beside = field == "countries" and filters.match == "all"
    start, parameters = hits(FAMILIES[family], filters if beside else filters.without(field))
    set_values = getattr(filters, field)
    always = _ALWAYS.get(field)
    parameters |= {"chosen": list(always or set_values), "most": ALL if most is None else most}
    if field == "actors":
        parameters["actor_types"] = list(ACTOR_TYPES)
    by_id = key in ID_TABLES
    table, column = ID_TABLES.get(key, ("", ""))
    named = f"{table}.{column}" if by_id else key
    numbers = f" JOIN {table} ON {table}.rowid = t.{key}" if by_id else ""
    offered = (
        f", totals AS (SELECT {key}, {count_in(filters.unit)} AS count FROM hits GROUP BY {key}), "
        f"counted AS (SELECT {named} AS {key}, count FROM totals t{numbers}), "
        f"chosen AS (SELECT unnest($chosen::VARCHAR[]) AS {key}), "
        f"offered AS (SELECT {key}, coalesce(count, 0) AS count FROM counted FULL JOIN chosen USING ({key})) "
    )
    first = f"SELECT * FROM ({sql}) QUALIFY row_number() OVER (ORDER BY {_ORDER}) <= $most OR value = ANY($chosen)"
    rows = frame(tables, f"{start} {offered} {first} ORDER BY {_ORDER}", parameters)
    if field == "countries":
        rows["label"] = country_names(rows["value"])
    if always:
        places = {value: place for place, value in enumerate(always)}
        rows = rows.sort_values("value", key=lambda values: values.map(places), ignore_index=True)
    return rows


def left_out(tables: Tables, filters: Filters) -> int:
    """Return how many acts the statuses leave out, of those that all other filters leave."""
    rows = options(tables, "statuses", replace(filters, unit="mentions"))
    return int(rows.loc[~rows["value"].isin(filters.statuses), "count"].sum())


def undated(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return how many articles have no date of those that all other filters leave, one row: undated, articles."""
    left, parameters = chosen(replace(filters, date_from=None, date_to=None, undated=True))
    return frame(
        tables,
        f"""WITH {left}
        SELECT count(*) FILTER (published_from IS NULL) AS undated, count(*) AS articles
        FROM articles WHERE rowid IN (SELECT article FROM selected)""",
        parameters,
    )


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
