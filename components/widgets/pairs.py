"""Pairs of countries as the charts want them: directed with the numbers of each sign, and what prevails."""

import pandas as pd

from components.queries.filters import Filters
from components.queries.headings import SIGNS
from components.queries.relations import pairs, who_to_whom
from components.queries.tables import Tables
from components.widgets.corpus import ask

SIGN_WORDS = {sign: name.lower() for sign, name in SIGNS.items()}
MOST_COUNTRIES = 18


def directed_pairs(filters: Filters) -> pd.DataFrame:
    """Return who acts on whom: columns as charts.who_to_whom wants them. At most 18 countries, those with most acts."""
    found = ask(who_to_whom, filters).rename(
        columns={
            "source_name": "source_label",
            "target_name": "target_label",
            "plus": "cooperation",
            "minus": "conflict",
        }
    )
    ends = pd.concat(
        [
            found[["source", "count"]].set_axis(["country", "count"], axis=1),
            found[["target", "count"]].set_axis(["country", "count"], axis=1),
        ]
    )
    most = ends.groupby("country")["count"].sum().sort_values(ascending=False, kind="stable").index[:MOST_COUNTRIES]
    return found[found["source"].isin(most) & found["target"].isin(most)]


def pair_balances(filters: Filters) -> pd.DataFrame:
    """Return what prevails between two countries, most acts first.

    Columns: label, cooperation, conflict, neutral (in the unit of the filters), cooperation_pick, conflict_pick, pick
    (of the pair, any sign).
    """
    return ask(_pair_balances, filters)


def _pair_balances(tables: Tables, filters: Filters) -> pd.DataFrame:
    found = pairs(tables, filters)
    return balanced(found, found["name_a"] + " – " + found["name_b"])


def balanced(rows: pd.DataFrame, labels: pd.Series) -> pd.DataFrame:
    """Return rows of a pair and a sign (pick, polarity, count) as one row a pair, columns as of pair_balances."""
    found = rows.assign(
        pick=rows["pick"].str.rsplit(":", n=1).str[0], label=labels, sign=rows["polarity"].map(SIGN_WORDS)
    )
    wide = found.pivot_table(
        index=["pick", "label"], columns="sign", values="count", aggfunc="sum", fill_value=0, observed=True
    )
    wide = wide.reindex(columns=list(SIGN_WORDS.values()), fill_value=0).astype(int)
    wide = wide.assign(all=wide.sum(axis=1)).sort_values(["all", "label"], ascending=[False, True]).reset_index()
    return wide.assign(cooperation_pick=wide["pick"] + ":+", conflict_pick=wide["pick"] + ":-")


def both_ways(together: pd.DataFrame) -> pd.DataFrame:
    """Return the cells of a matrix of countries named together, each pair in both of its cells.

    Columns as charts.matrix wants them; at most 18 countries, those that are named most often with others.
    """
    ends = {"row": "country_a", "row_label": "name_a", "column": "country_b", "column_label": "name_b"}
    other = {"row": "country_b", "row_label": "name_b", "column": "country_a", "column_label": "name_a"}
    sides = [together.assign(**{new: together[old] for new, old in side.items()}) for side in (ends, other)]
    cells = pd.concat(sides, ignore_index=True)
    most = cells.groupby("row")["count"].sum().sort_values(ascending=False, kind="stable").index[:MOST_COUNTRIES]
    place = {country: number for number, country in enumerate(most)}
    cells = cells[cells["row"].isin(most) & cells["column"].isin(most)]
    return cells.sort_values("row", key=lambda rows: rows.map(place), kind="stable")
