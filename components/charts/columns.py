"""How much when: a column a period; acts of cooperation up, of conflict down; what has no date at the end."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.charts.layout import GRID, SMALL, Chart, axis, figure, numbered, opacities, plain
from components.charts.palette import ACCENT, CONFLICT, COOPERATION, NEUTRAL, TEXT

_HEIGHT = 210
_LABELS = 12  # on the axis, at most: of many periods every second, third ... is named
_SIGNS = {
    "+": ("cooperation", COOPERATION, 1),
    "0": ("neutral", NEUTRAL, 1),
    "-": ("conflict", CONFLICT, -1),
    "": ("", ACCENT, 1),
}
"""Sign -> name, colour, and whether its columns stand up or hang down; the last for what has no sign."""
_MARKS = {"+": "+", "-": "−", "0": "·", "": ""}
UNDATED = "none"


def columns(
    frame: pd.DataFrame, noun: str, *, picked: str | None = None, what: str = "periods", largest: int = 0
) -> Chart:
    """Return columns in the order of the frame, from the left.

    Columns of the frame, one row a column or part of one: period (key; `none` for what has no date), label (of the
    period), count, pick and, where acts are counted, polarity. `largest` is a number that the axis reaches at least,
    so that two charts can be compared.
    """
    signs = list(frame["polarity"]) if "polarity" in frame else [""] * len(frame)
    periods = dict(zip(frame["period"], frame["label"], strict=True))
    faded = opacities(list(frame["pick"]), picked)
    rows = [
        (sign, period, label, int(count), pick, opacity)
        for sign, period, label, count, pick, opacity in zip(
            signs, frame["period"], frame["label"], frame["count"], frame["pick"], faded, strict=True
        )
    ]
    drawn = figure(
        [_of_sign(sign, [row for row in rows if row[0] == sign], noun) for sign in _SIGNS if sign in signs],
        height=_HEIGHT,
        barmode="relative",
        bargap=0.25,
        xaxis=axis(
            type="category",
            categoryorder="array",
            categoryarray=list(periods),
            tickmode="array",
            tickvals=_named(list(periods)),
            ticktext=[plain(periods[period]) for period in _named(list(periods))],
            showgrid=False,
            range=[-0.6, max(len(periods), 6) - 0.4],
            tickangle=0 if len(periods) <= _LABELS else -40,
        ),
        yaxis=axis(
            range=_reach(rows, largest),
            showticklabels=False,
            showgrid=False,
            zeroline=True,
            zerolinecolor=GRID,
        ),
        margin={"l": 0, "r": 8, "t": 4, "b": 8, "pad": 4},
        uniformtext={"minsize": SMALL, "mode": "show"},
    )
    return Chart(drawn, _said(rows, periods, noun, what), wide=len(periods) > _LABELS)


def _of_sign(sign: str, rows: Sequence[tuple[str, str, str, int, str, float]], noun: str) -> dict[str, Any]:
    name, colour, way = _SIGNS[sign]
    return {
        "type": "bar",
        "name": name,
        "x": [period for _, period, *_ in rows],
        "y": [way * count for *_, count, _, _ in rows],
        "customdata": [pick for *_, pick, _ in rows],
        "text": [f"{_MARKS[sign]}{count:,}" for *_, count, _, _ in rows],
        "textposition": "outside" if sign != "0" else "inside",
        "textfont": {"size": SMALL, "color": TEXT},
        "cliponaxis": False,
        "hovertext": [_tooltip(name, label, count, noun) for _, _, label, count, *_ in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "color": colour,
            "opacity": [opacity for *_, opacity in rows],
            "cornerradius": 3,
            "pattern": {"shape": ["/" if row[1] == UNDATED else "" for row in rows], "size": 6, "solidity": 0.35},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _named(periods: Sequence[str]) -> list[str]:
    """Return the periods whose label stands on the axis: not too many, and always what has no date."""
    step = -(-len(periods) // _LABELS)
    return [period for place, period in enumerate(periods) if place % step == 0 or period == UNDATED]


def _reach(rows: Sequence[tuple[str, str, str, int, str, float]], largest: int) -> list[float]:
    """Return from where to where the axis goes, with room for the numbers."""
    up: dict[str, int] = {}
    down: dict[str, int] = {}
    for sign, period, _, count, *_ in rows:
        side = down if sign == "-" else up
        side[period] = side.get(period, 0) + count
    top, bottom = max([*up.values(), largest], default=0), max(down.values(), default=0)
    room = 0.16 * max(top + bottom, 1)
    return [-(bottom + room) if bottom else 0, top + room]


def _tooltip(name: str, label: str, count: int, noun: str) -> str:
    number = numbered(count, noun)
    return f"<b>{plain(label)}</b><br>{f'{name}: {number}' if name else number}"


def _said(rows: Sequence[tuple[str, str, str, int, str, float]], periods: dict[str, str], noun: str, what: str) -> str:
    if not rows:
        return f"No {what} to show."
    most = max(rows, key=lambda row: row[3])
    sign = f"{_SIGNS[most[0]][0]} " if most[0] else ""
    return f"{len(periods)} {what}; most: {sign}{numbered(most[3], noun)}, {most[2]}."
