"""What an article is called wherever it is shown: its headline, or its first words."""

import pandas as pd

from components.queries.article_names import article_names
from components.queries.tables import Tables
from components.widgets.corpus import ask
from components.widgets.dates import shown_date


def with_headlines(frame: pd.DataFrame, tables: Tables | None = None) -> pd.DataFrame:
    """Return a frame that has article_id with a column `headline`: what each article is called.

    `tables` are given where no rerun goes on, as when a file is made.
    """
    ids = tuple(sorted(frame["article_id"].dropna().unique()))
    named = ask(article_names, ids) if tables is None else article_names(tables, ids)
    names = named.set_index("article_id")["name"]
    return frame.assign(headline=frame["article_id"].map(names).astype("str"))


def dated_headlines(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame that has article_id and published with `headline`: what each is called, and its date."""
    named = with_headlines(frame)
    dates = named["published"].map(shown_date, na_action="ignore")
    dated = named["headline"] + ", " + dates.astype("str")
    return named.assign(headline=named["headline"].where(dates.isna(), dated))
