"""The way to all rows of a table of which a page shows the first: they are asked for when its file is wanted."""

from collections.abc import Callable
from typing import Concatenate, NamedTuple, ParamSpec

import pandas as pd

from components.queries.tables import Tables
from components.widgets.corpus import build_tables

MOST_ROWS = 1_000
"""Rows of a table on a page: a longer one is slow to send and slow to read."""
MOST_IN_FILE = 100_000
"""Rows of a file: more would fill the memory that all visitors share. `export` writes all of a store."""

P = ParamSpec("P")


class AllRows(NamedTuple):
    """How many rows there are, and the function that returns those of a file, with the columns of the table."""

    rows: int
    found: Callable[[], pd.DataFrame]


def all_rows(
    rows: int,
    in_words: Callable[[pd.DataFrame, Tables], pd.DataFrame],
    question: Callable[Concatenate[Tables, P], pd.DataFrame],
    *args: P.args,
    **kwargs: P.kwargs,
) -> AllRows:
    """Return the way to all rows that a question of components.queries answers with, put in the words of the page.

    Files are made outside of reruns, where no session is known: so the tables are those that this rerun sees.
    """
    tables = build_tables()
    return AllRows(rows, lambda: in_words(question(tables, *args, **kwargs), tables))


def as_they_are(frame: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Return rows that need no other words."""
    return frame
