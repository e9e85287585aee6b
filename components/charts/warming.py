"""Which pairs warmed or cooled: the balance of each before and now, with an arrow from one to the other."""

from typing import Any

import pandas as pd

from components.charts.layout import GRID, SMALL, Chart, axis, figure, named_axis, numbered, plain
from components.charts.palette import CONFLICT, COOPERATION, NEUTRAL, TEXT

_ROW = 30
_LABEL = 30


def warming(frame: pd.DataFrame, noun: str) -> Chart:
    """Return a line a pair in the order of the frame, from the top: a hollow dot before, a triangle and number now.

    Columns: label, balance, before (-1 conflict alone to 1 cooperation alone), count, acts_before, pick. A pair that
    warmed has a triangle upwards in the colour of cooperation, one that cooled downwards in that of conflict.
    """
    labels, picks = list(frame["label"]), list(frame["pick"])
    now, before = [float(n) for n in frame["balance"]], [float(n) for n in frame["before"]]
    counts = [int(n) for n in frame["count"]]
    warmer = [new > old for new, old in zip(now, before, strict=True)]
    colours = [COOPERATION if it else CONFLICT for it in warmer]
    hover = [
        f"<b>{plain(label)}</b><br>{'warmer' if up else 'cooler'}: balance {old:+.1f} to {new:+.1f}<br>"
        f"now {numbered(count, noun)}, before {numbered(int(acts), 'act')}"
        for label, up, old, new, count, acts in zip(
            labels, warmer, before, now, counts, frame["acts_before"], strict=True
        )
    ]
    shown = {"customdata": picks, "hovertext": hover, "y": picks}
    drawn = figure(
        [
            _lines(before, now, picks),
            _dots(before, symbol="circle-open", size=10, color=colours, line={"width": 2, "color": colours}) | shown,
            _dots(
                now,
                symbol=["triangle-up" if it else "triangle-down" for it in warmer],
                size=13,
                color=colours,
            )
            | shown
            | {
                "mode": "markers+text",
                "text": [f"{n:,}" for n in counts],
                "textposition": "top center",
                "cliponaxis": False,
            },
        ],
        height=_ROW * len(labels) + 64,
        xaxis=axis(
            range=[-1.12, 1.2],
            tickvals=[-1, 0, 1],
            ticktext=["conflict", "even", "cooperation"],
            zeroline=True,
            zerolinecolor=GRID,
        ),
        yaxis=named_axis(picks, labels, _LABEL),
        margin={"l": 0, "r": 8, "t": 18, "b": 30, "pad": 4},
        hoverdistance=16,
    )
    return Chart(drawn, _said(labels, warmer))


def _lines(before: list[float], now: list[float], picks: list[str]) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[str | None] = []
    for old, new, pick in zip(before, now, picks, strict=True):
        x += [old, new, None]
        y += [pick, pick, None]
    line = {"color": NEUTRAL, "width": 2}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip", "line": line}


def _dots(places: list[float], **marker: object) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": places,
        "marker": marker,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "textfont": {"size": SMALL, "color": TEXT},
        "cliponaxis": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _said(labels: list[str], warmer: list[bool]) -> str:
    if not labels:
        return "No pair of countries warmed or cooled."
    told = [f"{label} {'warmer' if up else 'cooler'}" for label, up in zip(labels, warmer, strict=True)]
    return f"{numbered(len(labels), 'pair')} of countries that changed most: {', '.join(told[:3])}."
