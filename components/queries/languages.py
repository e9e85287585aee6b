"""The languages of the articles, and how many of them no pipeline reads."""

import pandas as pd

from components.language_names import language_name
from components.queries.filters import Filters
from components.queries.hits import chosen
from components.queries.tables import Tables, frame
from components.schema import NOT_ANALYSED

_COUNTED = f"""SELECT language, count(*) AS articles,
        count(*) FILTER (list_contains(text_flags, '{NOT_ANALYSED}')) AS not_analysed
    FROM articles"""


def languages(tables: Tables) -> pd.DataFrame:
    """Return the languages of the corpus, most frequent first.

    Columns: language (ISO 639-1; null where it is not known), name, articles, not_analysed (of these).
    """
    return _named(frame(tables, f"{_COUNTED} GROUP BY language ORDER BY articles DESC, language"))


def not_analysed(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return the languages of the selected articles that are not analysed, most frequent first; the columns as above.

    The selection is asked for only where the corpus has such articles.
    """
    unread = f"list_contains(text_flags, '{NOT_ANALYSED}')"
    grouped = "GROUP BY language ORDER BY articles DESC, language"
    rows = frame(tables, f"{_COUNTED} WHERE {unread} {grouped}")
    if not rows.empty:
        left, parameters = chosen(filters)
        among = "rowid IN (SELECT article FROM selected)"
        rows = frame(tables, f"WITH {left} {_COUNTED} WHERE {unread} AND {among} {grouped}", parameters)
    return _named(rows)


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    unknown = "not known, read as English"
    names = [language_name(code) if isinstance(code, str) else unknown for code in rows["language"]]
    return rows.assign(name=pd.Series(names, dtype="object"))
