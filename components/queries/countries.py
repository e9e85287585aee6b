"""Which countries are mentioned, how often, and which of them together."""

import pandas as pd

from components.queries.country_names import country_names
from components.queries.filters import Filters
from components.queries.hits import counted
from components.queries.tables import Tables, frame


def countries(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row a country mentioned, largest count first.

    Columns: country (alpha-3), name, mentions, paragraphs, articles, stories, count (in the unit of the filters),
    pick (country:AAA).
    """
    start, parameters = counted("country", filters)
    rows = frame(
        tables, start + "SELECT *, 'country:' || country AS pick FROM counted ORDER BY count DESC, country", parameters
    )
    rows.insert(1, "name", country_names(rows["country"]))
    return rows


def mentioned_together(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row an unordered pair of countries that a paragraph mentions both, largest count first.

    Needs no act between them. Columns: country_a, country_b (alpha-3, in order of the alphabet), name_a, name_b,
    mentions (of either country, in paragraphs that mention both), paragraphs, articles, stories, count, pick
    (together:AAA-BBB).
    """
    start, parameters = counted("together", filters)
    rows = frame(
        tables,
        start + "SELECT *, 'together:' || country_a || '-' || country_b AS pick FROM counted "
        "ORDER BY count DESC, country_a, country_b",
        parameters,
    )
    rows.insert(2, "name_a", country_names(rows["country_a"]))
    rows.insert(3, "name_b", country_names(rows["country_b"]))
    return rows
