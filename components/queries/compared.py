"""What a selection is compared with: its latest articles with those before, or it with the rest of the corpus.

Only articles that lie wholly in one of the two periods are compared: one that bears just a year is in no week. Where
too few lie there, nothing is compared, and that is said.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from components.queries.filters import Filters
from components.queries.hits import chosen
from components.queries.tables import Tables, frame

DAYS = (7, 31, 92, 365)
"""Of the periods that are tried, shortest first: a week, a month, a quarter, a year (leap days are seen to)."""
ENOUGH_ARTICLES, ENOUGH_PARAGRAPHS = 5, 20
"""On each side, where both periods are of one length."""
FEW_ARTICLES, FEW_PARAGRAPHS = 3, 10
"""On each side, where the last year is compared with all before it, or the selection with the rest."""

_ARTICLES = """
SELECT published_from AS first, published_to AS last, count(DISTINCT s.article) AS articles, count(*) AS paragraphs
FROM selected s JOIN articles a ON a.rowid = s.article GROUP BY ALL"""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its first and last day (null where it is no period), its articles and paragraphs."""

    first: date | None
    last: date | None
    articles: int
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides that can be compared: `now` and `before` (the period before, or the rest of the corpus)."""

    now: Side
    before: Side
    of_one_length: bool
    """Whether both periods are equally long; else `before` is all that was before, or the rest."""

    @property
    def in_time(self) -> bool:
        """Whether two periods are compared, and not the selection with the rest of the corpus."""
        return self.now.first is not None


@dataclass(frozen=True, slots=True)
class TooLittle:
    """Why nothing can be compared: how many articles there are and how many of them bear a date with a year."""

    articles: int
    dated: int


def compared(tables: Tables, filters: Filters) -> Compared | TooLittle:
    """Return what to compare of the selected paragraphs: the shortest periods that hold enough, else the rest."""
    left, parameters = chosen(filters)
    articles = frame(tables, f"WITH {left} {_ARTICLES}", parameters)
    dated = articles.dropna(subset="first")
    if len(dated):
        end = dated["last"].max().date()
        for days in DAYS:
            now = _side(dated, _first_day(end, days), end)
            before = _side(dated, _first_day(_day_before(now), days), _day_before(now))
            if _enough(now, before, ENOUGH_ARTICLES, ENOUGH_PARAGRAPHS):
                return Compared(now, before, of_one_length=True)
        now = _side(dated, _first_day(end, DAYS[-1]), end)
        before = _side(dated, dated["first"].min().date(), _day_before(now))
        if _enough(now, before, FEW_ARTICLES, FEW_PARAGRAPHS):
            return Compared(now, before, of_one_length=False)
    return _with_the_rest(tables, filters, articles) or TooLittle(
        int(articles["articles"].sum()), int(dated["articles"].sum())
    )


def _with_the_rest(tables: Tables, filters: Filters, articles: pd.DataFrame) -> Compared | None:
    left, parameters = chosen(filters)
    rest = frame(
        tables,
        f"""WITH {left} SELECT count(*) AS paragraphs, count(DISTINCT article) AS articles FROM numbered.paragraphs
        WHERE paragraph NOT IN (SELECT paragraph FROM selected)""",
        parameters,
    ).iloc[0]
    now = Side(None, None, int(articles["articles"].sum()), int(articles["paragraphs"].sum()))
    before = Side(None, None, int(rest["articles"]), int(rest["paragraphs"]))
    return Compared(now, before, of_one_length=False) if _enough(now, before, FEW_ARTICLES, FEW_PARAGRAPHS) else None


def everything_else(filters: Filters) -> Filters:
    """Return the filters that select the whole corpus, counting as these do."""
    return Filters(statuses=filters.statuses, unit=filters.unit)


def _first_day(last: date, days: int) -> date:
    """Return the first day of a period of so many days; a year ends on the day before it began."""
    if days != DAYS[-1]:
        return last - timedelta(days=days - 1)
    after = last + timedelta(days=1)
    return after.replace(year=after.year - 1, day=min(after.day, 28) if after.month == 2 else after.day)


def _day_before(side: Side) -> date:
    return (side.first or date.min + timedelta(days=1)) - timedelta(days=1)


def _side(dated: pd.DataFrame, first: date, last: date) -> Side:
    inside = dated[(dated["first"] >= pd.Timestamp(first)) & (dated["last"] <= pd.Timestamp(last))]
    return Side(first, last, int(inside["articles"].sum()), int(inside["paragraphs"].sum()))


def _enough(now: Side, before: Side, articles: int, paragraphs: int) -> bool:
    return all(side.articles >= articles and side.paragraphs >= paragraphs for side in (now, before))
