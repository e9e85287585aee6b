"""What two do to each other, or one does and suffers: two charts of types of acts side by side, on one scale."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from components.charts.deeds import deeds
from components.queries.filters import Filters
from components.widgets.address import current_pick
from components.widgets.chart_block import chart_block
from components.widgets.wording import ACT_NAMES, SIGN_MARKS, STATUS_NAMES, noun_of

_COLUMNS = {
    "sign": st.column_config.TextColumn("±", width=36, help="+ cooperation, − conflict, · neutral"),
    "label": "Act",
    "status_name": "Status",
    "mentions": st.column_config.NumberColumn("Acts", format="localized"),
    "paragraphs": st.column_config.NumberColumn("Paragraphs", format="localized"),
    "articles": st.column_config.NumberColumn("Articles", format="localized"),
}
_READ = "Full: it happened; striped or dotted: planned, denied, hypothetical or past."


class Side(NamedTuple):
    """One of the two: key of its chart, heading, and its acts by type, sign and status (queries.pairs)."""

    key: str
    heading: str
    acts: pd.DataFrame


def side_by_side(sides: tuple[Side, Side], filters: Filters) -> None:
    """Show both with the same types in the same order, so that they can be compared line by line."""
    named = [_named(side.acts) for side in sides]
    kinds = _kinds(pd.concat(named))
    largest = max(int(acts.groupby("kind")["count"].sum().max()) if len(acts) else 0 for acts in named)
    now = current_pick()
    for column, side, acts in zip(st.columns(2, gap="medium"), sides, named, strict=True):
        with column:
            _chart(side, _filled(acts, kinds), acts, filters, (now.text if now else None, largest))


def _chart(side: Side, drawn: pd.DataFrame, acts: pd.DataFrame, filters: Filters, same: tuple[str | None, int]) -> None:
    picked, largest = same
    statuses = set(acts["status"]) - {"actual"}
    chart_block(
        side.heading,
        lambda: deeds(drawn, noun_of(filters.unit, "act"), picked=picked, largest=largest, who=side.heading),
        acts,
        _COLUMNS,
        key=side.key,
        note=_READ if statuses else "",
    )


def _named(acts: pd.DataFrame) -> pd.DataFrame:
    return acts.assign(
        kind=acts["polarity"] + acts["type"],
        label=acts["type"].map(ACT_NAMES).astype("str"),
        status_name=acts["status"].map(STATUS_NAMES).astype("str"),
        sign=acts["polarity"].map(SIGN_MARKS).astype("str"),
    )


def _kinds(acts: pd.DataFrame) -> pd.DataFrame:
    """Return the types of both sides: cooperation first, within a sign those of most acts first."""
    of_kind = acts.groupby(["kind", "label", "polarity"], sort=False)["count"].sum().reset_index()
    order = of_kind["polarity"].map({"+": 0, "0": 1, "-": 2}).astype(int)
    return of_kind.assign(order=order).sort_values(["order", "count"], ascending=[True, False], kind="stable")


def _filled(acts: pd.DataFrame, kinds: pd.DataFrame) -> pd.DataFrame:
    """Return the acts in the order of the types, with a row of 0 for each type that this side has not."""
    missing = kinds[~kinds["kind"].isin(acts["kind"])]
    empty = missing.assign(count=0, status="actual", status_name=STATUS_NAMES["actual"], pick=missing["kind"])
    place = {kind: number for number, kind in enumerate(kinds["kind"])}
    columns = ["kind", "label", "polarity", "status", "status_name", "count", "pick"]
    both = pd.concat([acts[columns], empty[columns]])
    return both.sort_values("kind", key=lambda kinds: kinds.map(place), kind="stable")
