"""How much of each in each: a matrix with the number in every cell, darker where there is more.

Cells are a heatmap for the colour with markers on top, since a heatmap reports no clicks. What is meant is the marker
nearest to the mouse, in whatever cell; so a blank cell has one too, which says that there is nothing and opens nothing.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.charts.layout import SMALL, Chart, axis, figure, numbered, plain, shortened, two_lines
from components.charts.palette import ACCENT, TEXT, translucent

_ROW = 34  # pixels; two lines of a label fit
_CHARACTER = 5  # pixels that a character of a slanted label of a column adds to the height
_ROW_LABEL, _COLUMN_LABEL = 20, 20  # characters a line
_UNSEEN = {"symbol": "square", "size": 26, "color": "rgba(0,0,0,0)"}


def matrix(
    cells: pd.DataFrame,
    noun: str,
    *,
    rows: str,
    columns: str,
    picked: str | None = None,
    colour: str = ACCENT,
    columns_in_order: Sequence[str] = (),
) -> Chart:
    """Return a matrix whose rows come in the order of the frame, its columns by their sums, largest first.

    `columns_in_order` names the keys of the columns where they have an order of their own (time).

    Columns of the frame, one row a cell: row, column (keys), row_label, column_label, count, pick. Cells that are not
    in the frame stay blank. `rows` and `columns` name both in the alternative text.
    """
    sums = cells.groupby("column", sort=False)["count"].sum().sort_values(ascending=False, kind="stable")
    names = labels(cells, "column")
    over, down = {key: names[key] for key in columns_in_order or sums.index}, labels(cells, "row")
    counts = [int(n) for n in cells["count"]]
    hover = [
        f"<b>{plain(row)}</b><br>{plain(column)}<br>{numbered(count, noun)}"
        for row, column, count in zip(cells["row_label"], cells["column_label"], counts, strict=True)
    ]
    strength = {n: (n / max(counts)) ** 0.6 for n in set(counts)}
    drawn = figure(
        [
            colours(
                cells,
                over,
                down,
                [strength[n] for n in counts],
                [[0, translucent(colour, 0.10)], [1, translucent(colour, 0.72)]],
            ),
            marks(cells, [f"{n:,}" for n in counts], hover, picked),
            blanks(cells, over, down, "<b>{row}</b><br>{column}<br>" + numbered(0, noun)),
        ],
        height=_ROW * len(down) + head(over),
        **axes(over, down),
    )
    return Chart(drawn, _said(cells, noun, rows, columns), wide=True)


def head(over: dict[str, str]) -> int:
    """Return the pixels that the slanted labels of the columns take."""
    return 18 + _CHARACTER * max((min(len(label), _COLUMN_LABEL) for label in over.values()), default=0)


def labels(cells: pd.DataFrame, side: str) -> dict[str, str]:
    """Return the labels of one side (row or column) by key, in order."""
    return dict(zip(cells[side], cells[f"{side}_label"], strict=True))


def colours(
    cells: pd.DataFrame,
    over: dict[str, str],
    down: dict[str, str],
    values: Sequence[float],
    scale: list[list[Any]],
    lowest: float = 0,
) -> dict[str, Any]:
    """Return the heatmap behind the numbers; `scale` spans from `lowest` to 1."""
    value = dict(zip(zip(cells["row"], cells["column"], strict=True), values, strict=True))
    return {
        "type": "heatmap",
        "x": list(over),
        "y": list(down),
        "z": [[value.get((row, column)) for column in over] for row in down],
        "zmin": lowest,
        "zmax": 1,
        "colorscale": scale,
        "showscale": False,
        "hoverinfo": "skip",
        "xgap": 2,
        "ygap": 2,
    }


def marks(cells: pd.DataFrame, texts: Sequence[str], hover: Sequence[str], picked: str | None) -> dict[str, Any]:
    """Return what is read and clicked: a text on an unseen square a cell, framed where it is the picked one."""
    picks = list(cells["pick"])
    framed = [pick == picked for pick in picks]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": list(cells["column"]),
        "y": list(cells["row"]),
        "text": list(texts),
        "customdata": picks,
        "hovertext": list(hover),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "textfont": {"size": SMALL, "color": TEXT, "weight": [700 if it else 400 for it in framed]},
        "marker": {**_UNSEEN, "line": {"width": [2 if it else 0 for it in framed], "color": ACCENT}},
        # a click on a blank cell would fade the numbers otherwise
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": TEXT}},
        "cliponaxis": False,
    }


def blanks(cells: pd.DataFrame, over: dict[str, str], down: dict[str, str], says: str) -> dict[str, Any]:
    """Return what is read over the cells that are not in the frame: an unseen square that has no pick.

    `says` is the tooltip, with places for {row} and {column}; where both are the same key there is none.
    """
    filled = set(zip(cells["row"], cells["column"], strict=True))
    blank = [(row, column) for row in down for column in over if (row, column) not in filled]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [column for _, column in blank],
        "y": [row for row, _ in blank],
        "hovertext": [says.format(row=plain(down[row]), column=plain(over[column])) for row, column in blank],
        "hoverinfo": ["none" if row == column else "text" for row, column in blank],
        "marker": {**_UNSEEN, "line": {"width": 0}},
        "cliponaxis": False,
    }


def axes(over: dict[str, str], down: dict[str, str]) -> dict[str, Any]:
    """Return both axes: columns named on top, slanted; rows named at the left in two lines at most."""
    return {
        "xaxis": axis(
            side="top",
            type="category",
            tickangle=-48,
            tickmode="array",
            tickvals=list(over),
            ticktext=[plain(shortened(label, _COLUMN_LABEL)) for label in over.values()],
            showgrid=False,
            range=[-0.5, len(over) - 0.5],
        ),
        "yaxis": axis(
            type="category",
            tickmode="array",
            tickvals=list(down),
            ticktext=[two_lines(label, _ROW_LABEL) for label in down.values()],
            showgrid=False,
            range=[len(down) - 0.5, -0.5],
        ),
        "margin": {"l": 0, "r": 36, "t": 0, "b": 4, "pad": 6},
        # small matrices keep room for their labels: Plotly would rather cut these than the cells
        "minreducedheight": 20,
        "minreducedwidth": 40,
        "hoverdistance": -1,  # the whole cell is its mark: the nearest middle is that of the cell under the mouse
    }


def _said(cells: pd.DataFrame, noun: str, rows: str, columns: str) -> str:
    if cells.empty:
        return f"No {rows} and {columns} to show."
    top = cells.iloc[int(cells["count"].to_numpy().argmax())]
    return (
        f"{cells['row'].nunique()} {rows} by {cells['column'].nunique()} {columns}; "
        f"most: {top['row_label']} and {top['column_label']} with {numbered(int(top['count']), noun)}."
    )
