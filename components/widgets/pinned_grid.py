"""The picture of a pinned chart: a matrix, or lanes over time, as a grid of at most a page's width."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.briefing.records import Grid, GridCell
from components.queries.periods import GRAINS
from components.widgets.dates import shown_date

_MOST_ROWS, _MOST_COLUMNS = 20, 14
_SIGNS = ("cooperation", "conflict", "neutral")
_SIDES = (
    ("row_label", "column_label"),
    ("source_label", "target_label"),
    ("name_a", "name_b"),
    ("label_a", "label_b"),
)
"""The columns that name the rows and columns of a matrix; the last two say each pair once, which stands twice."""
_MIRRORED = _SIDES[2:]
_EARLIER = "earlier"


def grid_of(frame: pd.DataFrame, names: Sequence[str]) -> Grid | None:
    """Return the grid of a chart's frame whose table shows these columns; null where it is no matrix or timeline."""
    if {"lane", "label", "date", "polarity", "count"} <= set(frame.columns):
        return _timeline(frame)
    side = next((side for side in _SIDES if set(side) <= {*frame.columns} & {*names}), None)
    if side is None:
        return None
    signed = {*_SIGNS} <= set(frame.columns)
    if not signed and "count" not in frame:
        return None
    numbers = [*_SIGNS] if signed else ["count"]
    cells = frame[[*side, *numbers]].set_axis(["row", "column", *numbers], axis=1)
    if side in _MIRRORED:
        cells = pd.concat([cells, cells.rename(columns={"row": "column", "column": "row"})])
    in_time = sorted(frame["period"].unique()) if "period" in frame else []
    return _grid(cells, [shown_date(None if period == "none" else period) for period in in_time], signed=signed)


def _timeline(frame: pd.DataFrame) -> Grid:
    """Return lanes by the year, month or day of their acts: the finest that fits; what is older stands together."""
    dated = [date for date in frame["date"].unique() if date[:1].isdigit() and date[3].isdigit()]
    length = next((n for n in GRAINS.values() if len({date[:n] for date in dated}) <= _MOST_COLUMNS), 4)
    periods = sorted({date[:length] for date in dated})[-(_MOST_COLUMNS - 2) :]
    when = [
        date[:length] if date[:length] in periods else _EARLIER if date in set(dated) or date[:1].isdigit() else "none"
        for date in frame["date"]
    ]
    words = {_EARLIER: _EARLIER, "none": shown_date(None)} | {period: shown_date(period) for period in periods}
    signs = {name: frame["count"].where(frame["polarity"] == sign, 0) for name, sign in zip(_SIGNS, "+-0", strict=True)}
    cells = pd.DataFrame({"row": frame["label"], "column": [words[one] for one in when], **signs})
    return _grid(cells, [words[_EARLIER], *(words[period] for period in periods), words["none"]], signed=True)


def _grid(cells: pd.DataFrame, columns_in_order: Sequence[str], *, signed: bool) -> Grid:
    """Return a grid of cells (row, column, and the numbers), the largest rows and columns first where they have no
    order of their own.
    """
    cells = cells.groupby(["row", "column"], sort=False, as_index=False).sum()
    cells = cells.assign(all=cells[[name for name in (*_SIGNS, "count") if name in cells]].sum(axis=1))
    rows = _largest(cells, "row")[:_MOST_ROWS]
    there = _largest(cells, "column")
    columns = ([name for name in columns_in_order if name in there] or there)[:_MOST_COLUMNS]
    kept = cells[cells["row"].isin(rows) & cells["column"].isin(columns)].to_dict("records")
    largest = max((_strongest(cell) for cell in kept), default=1) or 1
    found = tuple(
        GridCell(rows.index(cell["row"]), columns.index(cell["column"]), _text(cell), _strength(cell, largest))
        for cell in kept
    )
    return Grid(tuple(rows), tuple(columns), found, signed)


def _largest(cells: pd.DataFrame, side: str) -> list[str]:
    return list(cells.groupby(side, sort=False)["all"].sum().sort_values(ascending=False, kind="stable").index)


def _strongest(cell: Mapping[Any, Any]) -> int:
    return int(max(cell.get("cooperation", 0), cell.get("conflict", 0), cell.get("count", 0)))


def _text(cell: Mapping[Any, Any]) -> str:
    if "count" in cell:
        return f"{cell['count']:,}"
    parts = [
        f"+{cell['cooperation']}" if cell["cooperation"] else "",
        f"−{cell['conflict']}" if cell["conflict"] else "",
    ]
    return " ".join(filter(None, parts)) or f"·{cell['neutral']}"


def _strength(cell: Mapping[Any, Any], largest: int) -> float:
    """Return how strong a cell is: by its number, or the larger of both signs, negative for conflict."""
    share: float = round((_strongest(cell) / largest) ** 0.6, 3)
    if "count" in cell:
        return share
    return (
        0.0 if cell["cooperation"] == cell["conflict"] else share if cell["cooperation"] > cell["conflict"] else -share
    )
