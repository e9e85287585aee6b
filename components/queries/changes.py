"""Who rises and which pairs of countries warmed or cooled, between the two sides of a comparison (compared.py)."""

from typing import Any

import numpy as np
import pandas as pd

from components.queries.compared import Compared, Side, everything_else
from components.queries.country_names import country_names
from components.queries.filters import Filters
from components.queries.hits import chosen, counted
from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES

LEAST_PARAGRAPHS, LEAST_ARTICLES = 3, 2
"""What an actor needs on the side that it rises on: one article alone makes no rise."""
LEAST_ACTS = 3
"""What a pair needs on each side."""
LEAST_CHANGE = 0.5
"""Of the balance of a pair, which goes from -1 (conflict alone) to 1 (cooperation alone)."""
_BY_CHANCE = 3.84
"""A log-likelihood (Dunning 1993) below this is what chance gives once in twenty times."""

_NUMBERS = ["mentions", "paragraphs", "articles", "stories", "count"]
_BALANCE = "avg(CASE polarity WHEN '+' THEN 1.0 WHEN '-' THEN -1.0 ELSE 0.0 END) AS balance"
_PAIR = ("country_a", "country_b")


def rising(tables: Tables, filters: Filters, between: Compared) -> pd.DataFrame:
    """Return the actors that more paragraphs mention now, beyond chance, than their share before would give.

    Columns: entity_id, name, type, mentions, paragraphs, articles, stories, count (now), before (the same count on the
    other side), expected (what the share before would give now), pick (actor-between:ID:DAY:DAY, or actor:ID); least
    likely by chance first.
    """
    now, before = _sides(tables, filters, between, "actor", ("entity_id",))
    rows = now.merge(before, on="entity_id", how="left", suffixes=("", "_before")).fillna(
        {f"{name}_before": 0 for name in _NUMBERS}
    )
    size, size_before = between.now.paragraphs, between.before.paragraphs
    rows["likelihood"] = _log_likelihood(rows["paragraphs"], size, rows["paragraphs_before"], size_before)
    rows["before"] = rows["count_before"].astype("int64")
    rows["expected"] = rows["count_before"] * size / size_before
    more = rows["paragraphs"] / size > rows["paragraphs_before"] / size_before
    wide = (rows["paragraphs"] >= LEAST_PARAGRAPHS) & (rows["articles"] >= LEAST_ARTICLES)
    rows = rows[more & wide & (rows["likelihood"] >= _BY_CHANCE)]
    named = frame(
        tables,
        "SELECT entity_id, name, type FROM entities WHERE entity_id = ANY($ids) AND type = ANY($actor_types)",
        {"ids": list(rows["entity_id"]), "actor_types": list(ACTOR_TYPES)},
    )
    rows = named.merge(rows, on="entity_id").sort_values(["likelihood", "name"], ascending=[False, True])
    rows["pick"] = ["actor" + _days(between, "-between", f":{key}") for key in rows["entity_id"]]
    return rows[["entity_id", "name", "type", *_NUMBERS, "before", "expected", "pick"]].reset_index(drop=True)


def warming(tables: Tables, filters: Filters, between: Compared) -> pd.DataFrame:
    """Return the pairs of countries whose balance of cooperation and conflict changed most.

    Columns: country_a, country_b, name_a, name_b, mentions (acts now), paragraphs, articles, stories, count, balance
    (now, -1 to 1), before (the balance on the other side), acts_before, change, pick (pair-between:AAA-BBB:DAY:DAY, or
    pair:AAA-BBB); largest change first.
    """
    now, before = _sides(tables, filters, between, "pair", _PAIR, also=_BALANCE)
    rows = now.merge(before, on=list(_PAIR), suffixes=("", "_before"))
    rows = rows.rename(columns={"balance_before": "before", "mentions_before": "acts_before"})
    rows["change"] = rows["balance"] - rows["before"]
    enough = (rows["mentions"] >= LEAST_ACTS) & (rows["acts_before"] >= LEAST_ACTS)
    rows = rows[enough & (rows["change"].abs() >= LEAST_CHANGE)]
    rows = rows.iloc[np.lexsort((rows["country_b"], rows["country_a"], -rows["change"].abs()))].reset_index(drop=True)
    rows["name_a"], rows["name_b"] = country_names(rows["country_a"]), country_names(rows["country_b"])
    pairs = zip(rows["country_a"], rows["country_b"], strict=True)
    rows["pick"] = pd.Series([f"pair{_days(between, '-between', f':{a}-{b}')}" for a, b in pairs], dtype="str")
    numbers = [*_NUMBERS, "balance", "before", "acts_before", "change", "pick"]
    return rows[[*_PAIR, "name_a", "name_b", *numbers]]


def _sides(
    tables: Tables, filters: Filters, between: Compared, family: str, keys: tuple[str, ...], *, also: str = ""
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the counts of a family on both sides, one row each for its keys."""
    if between.in_time:
        sides = (between.now, between.before)
        now, before = (_within(tables, filters, side, f"{family}-between", keys, also) for side in sides)
        return now, before
    start, parameters = counted(family, filters, keys=keys, also=also)
    now = frame(tables, f"{start} SELECT * FROM counted", parameters)
    return now, _outside(tables, filters, family, keys, also)


def _within(
    tables: Tables, filters: Filters, side: Side, family: str, keys: tuple[str, ...], also: str
) -> pd.DataFrame:
    start, parameters = counted(family, filters, keys=keys, where=("since", "until"), also=also)
    days = {"since": str(side.first), "until": str(side.last)}
    return frame(tables, f"{start} SELECT * FROM counted", parameters | days)


def _outside(tables: Tables, filters: Filters, family: str, keys: tuple[str, ...], also: str) -> pd.DataFrame:
    """Return the counts in the paragraphs that the filters do not select."""
    left, parameters = chosen(filters)
    rest = f"paragraph NOT IN (WITH {left} SELECT paragraph FROM selected)"
    start, of_whole = counted(family, everything_else(filters), keys=keys, also=also, only=rest)
    return frame(tables, f"{start} SELECT * FROM counted", of_whole | parameters)


def _days(between: Compared, suffix: str, key: str) -> str:
    """Return the end of a pick: with the days of the period where periods are compared."""
    return f"{suffix}{key}:{between.now.first}:{between.now.last}" if between.in_time else key


def _log_likelihood(now: "pd.Series[Any]", size: int, before: "pd.Series[Any]", size_before: int) -> "pd.Series[Any]":
    """Return how unlikely two shares are if they were one: twice the log of the likelihood ratio."""
    share = (now + before) / (size + size_before)
    parts = [(now, size * share), (size - now, size * (1 - share))]
    parts += [(before, size_before * share), (size_before - before, size_before * (1 - share))]
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = [np.where(seen > 0, seen * np.log(seen / wanted), 0.0) for seen, wanted in parts]
    return pd.Series(2 * sum(terms), index=now.index)
