"""How much when: mentions of actors by the day, month or year of their articles' dates.

A grain (day, month, year) is as fine as the dates allow. What is dated less precisely than the grain keeps its own date
as a period of its own (`2025-12` among days), and what has no date, or none with a year, is `none`.
"""

from collections.abc import Sequence

import pandas as pd

from components.queries.family import numbers_of
from components.queries.filters import Filters
from components.queries.hits import counted
from components.queries.tables import Tables, frame

GRAINS = {"day": 10, "month": 7, "year": 4}
"""Each with the characters of a period of that grain."""
MOST_PERIODS = 40
"""More bars than this do not stand side by side."""
IN_TIME = "ORDER BY period = 'none', left(period, 4), len(period) < 7, left(period, 7), len(period) < 10, period"


def finest(periods: Sequence[str]) -> str:
    """Return the grain in which dates as they are written (EDTF) are best shown.

    The finest in which most of them can be told apart, as long as they take no more than MOST_PERIODS periods.
    """
    dated = [period for period in periods if period != "none"]
    for grain, length in GRAINS.items():
        fine = sum(len(period) >= length for period in dated)
        if 2 * fine >= len(dated) and len({period[:length] for period in dated}) <= MOST_PERIODS:
            return grain
    return "year"


def mentions_by_period(tables: Tables, filters: Filters, entity_ids: Sequence[str], grain: str) -> pd.DataFrame:
    """Return one row an actor and period of its articles' dates, in order of time, what has no date last.

    Columns: entity_id, name, period (EDTF or none), mentions, paragraphs, articles, stories, count, pick
    (actor-when:ID:month:2025-12).
    """
    start, parameters = counted(
        "actor-when", filters, only=f"grain = $grain AND entity_id IN {numbers_of('entity_id', 'entities')}"
    )
    return frame(
        tables,
        start
        + f"""SELECT entity_id, e.name, period, c.mentions, c.paragraphs, c.articles, c.stories, c.count,
            'actor-when:' || entity_id || ':' || grain || ':' || period AS pick
        FROM counted c JOIN entities e USING (entity_id) {IN_TIME}, count DESC, e.name, entity_id""",
        parameters | {"grain": grain, "entities": list(entity_ids)},
    )
