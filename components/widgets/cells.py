"""Frames for the matrices: rows and columns with their labels, the largest first, cut where a screen ends."""

from collections.abc import Sequence

import pandas as pd

MOST_ROWS, MOST_COLUMNS = 20, 12


def cells(
    frame: pd.DataFrame,
    row: tuple[str, str],
    column: tuple[str, str],
    *,
    rows_in_order: bool = False,
    columns: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Return the cells of a matrix: row, row_label, column, column_label, count, pick and the columns of the frame.

    `row` and `column` name the key and the label. Rows come largest sum first, unless they keep the order of the frame
    (articles, newest first). At most 20 rows and 12 columns, those with the largest sums, or the `columns` named.
    """
    named = frame.assign(
        row=frame[row[0]], row_label=frame[row[1]], column=frame[column[0]], column_label=frame[column[1]]
    )
    across = _largest(named, "column")[:MOST_COLUMNS] if columns is None else columns
    named = named[named["column"].isin(across)]
    down = list(dict.fromkeys(named["row"])) if rows_in_order else _largest(named, "row")
    place = {key: number for number, key in enumerate(down[:MOST_ROWS])}
    named = named[named["row"].isin(place)]
    return named.sort_values("row", key=lambda keys: keys.map(place), kind="stable")


def _largest(named: pd.DataFrame, side: str) -> list[str]:
    sums = named.groupby(side, sort=False)["count"].sum()
    return list(sums.sort_values(ascending=False, kind="stable").index)
