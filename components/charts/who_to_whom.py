"""Who acts on whom: countries that act down the side, those acted on along the top, the sign in every cell.

A cell says every number (+3 −1 ·2) and takes the colour of the larger of conflict and cooperation, so that nobody needs
the colour to read it.
"""

import pandas as pd

from components.charts.layout import Chart, figure, numbered, plain
from components.charts.matrix import axes, blanks, colours, head, labels, marks
from components.charts.palette import CONFLICT, COOPERATION, NEUTRAL, translucent

_ROW = 36  # pixels; two lines of numbers fit
_SCALE = [
    [0.0, translucent(CONFLICT, 0.65)],
    [0.49, translucent(CONFLICT, 0.14)],
    [0.5, translucent(NEUTRAL, 0.16)],
    [0.51, translucent(COOPERATION, 0.14)],
    [1.0, translucent(COOPERATION, 0.65)],
]


def who_to_whom(acts: pd.DataFrame, noun: str, picked: str | None = None) -> Chart:
    """Return the matrix of acts between countries.

    Columns of the frame, one row a directed pair: source, target (codes), source_label, target_label, cooperation,
    conflict, neutral (numbers), pick and, where the numbers of signs overlap (a paragraph with both), count: the
    number in all. Rows and columns come in the order in which the frame first names a country.
    """
    cells = acts.rename(
        columns={"source": "row", "target": "column", "source_label": "row_label", "target_label": "column_label"}
    )
    everyone = labels(cells, "row") | labels(cells, "column")
    numbers = [tuple(map(int, row)) for row in cells[["cooperation", "conflict", "neutral"]].itertuples(index=False)]
    largest = max((max(row[:2]) for row in numbers), default=1) or 1
    balances = [_balance(row[0], row[1], largest) for row in numbers]
    sums = [sum(row) for row in numbers]
    totals = [int(n) for n in cells["count"]] if "count" in cells else sums
    hover = [
        "<br>".join(
            [f"<b>{plain(row)} → {plain(column)}</b>", *_lines(number, noun)]
            + ([f"in all: {numbered(total, noun)}"] if total != added else [])
        )
        for row, column, number, total, added in zip(
            cells["row_label"], cells["column_label"], numbers, totals, sums, strict=True
        )
    ]
    drawn = figure(
        [
            colours(cells, everyone, everyone, balances, _SCALE, lowest=-1),
            marks(cells, [_text(*row) for row in numbers], hover, picked),
            blanks(cells, everyone, everyone, "<b>{row} → {column}</b><br>" + numbered(0, noun)),
        ],
        height=_ROW * len(everyone) + head(everyone),
        **axes(everyone, everyone),
    )
    return Chart(drawn, _said(cells, numbers, noun), wide=True)


def _balance(cooperation: int, conflict: int, largest: int) -> float:
    """Return -1 (conflict) to 1 (cooperation), by the larger of the two against the largest of the matrix."""
    if cooperation == conflict:
        return 0.0
    weight: float = 0.1 + 0.9 * (max(cooperation, conflict) / largest) ** 0.6
    return weight if cooperation > conflict else -weight


def _text(cooperation: int, conflict: int, neutral: int) -> str:
    parts = [f"{mark}{n:,}" for mark, n in (("+", cooperation), ("−", conflict), ("·", neutral)) if n]
    return "<br>".join([*parts[:1], *([" ".join(parts[1:])] if parts[1:] else [])])


def _lines(numbers: tuple[int, ...], noun: str) -> list[str]:
    words = ("cooperation", "conflict", "neutral")
    return [f"{word}: {numbered(number, noun)}" for word, number in zip(words, numbers, strict=True) if number]


def _said(cells: pd.DataFrame, numbers: list[tuple[int, ...]], noun: str) -> str:
    if cells.empty:
        return "No acts between countries to show."
    top = max(range(len(numbers)), key=lambda i: sum(numbers[i]))
    return (
        f"Who acts on whom, {len(cells)} directed pairs of countries; most: {cells['row_label'].iloc[top]} to "
        f"{cells['column_label'].iloc[top]}, {', '.join(_lines(numbers[top], noun))}."
    )
