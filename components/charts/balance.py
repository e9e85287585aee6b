"""What prevails between two countries: conflict to the left, cooperation to the right, a bar a pair."""

from typing import Any

import pandas as pd

from components.charts.layout import GRID, Chart, axis, figure, horizontal_bars, named_axis, numbered, opacities, plain
from components.charts.palette import CONFLICT, COOPERATION

_BAR = 30
_LABEL = 30


def balance(pairs: pd.DataFrame, noun: str, picked: str | None = None) -> Chart:
    """Return diverging bars in the order of the frame, from the top.

    Columns: label (of the pair), cooperation, conflict (numbers), cooperation_pick, conflict_pick.
    """
    keys = list(pairs["label"])
    largest = int(pairs[["cooperation", "conflict"]].max().max()) if len(pairs) else 1
    drawn = figure(
        [
            _side(pairs, "conflict", CONFLICT, -1, noun, picked),
            _side(pairs, "cooperation", COOPERATION, 1, noun, picked),
        ],
        height=_BAR * len(pairs) + 44,
        barmode="overlay",
        xaxis=axis(
            range=[-largest * 1.22, largest * 1.22],
            showticklabels=False,
            showgrid=False,
            zeroline=True,
            zerolinecolor=GRID,
        ),
        yaxis=named_axis(keys, keys, _LABEL),
        margin={"l": 0, "r": 8, "t": 26, "b": 8, "pad": 4},
        annotations=[
            _heading("− conflict", 0.49, "right", CONFLICT),
            _heading("+ cooperation", 0.51, "left", COOPERATION),
        ],
    )
    return Chart(drawn, _said(pairs, noun))


def _side(pairs: pd.DataFrame, sign: str, colour: str, direction: int, noun: str, picked: str | None) -> dict[str, Any]:
    numbers, picks = [int(n) for n in pairs[sign]], list(pairs[f"{sign}_pick"])
    tooltips = [
        f"<b>{plain(label)}</b><br>{sign}: {numbered(n, noun)}"
        for label, n in zip(pairs["label"], numbers, strict=True)
    ]
    return horizontal_bars(
        [direction * n for n in numbers],
        list(pairs["label"]),
        name=sign,
        customdata=picks,
        text=[f"{n:,}" if n else "" for n in numbers],
        hovertext=tooltips,
        marker={"color": colour, "opacity": opacities(picks, picked), "cornerradius": 3},
    )


def _heading(text: str, x: float, anchor: str, colour: str) -> dict[str, Any]:
    return {
        "text": f"<b>{text}</b>",
        "x": x,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": anchor,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"color": colour, "size": 12},
    }


def _said(pairs: pd.DataFrame, noun: str) -> str:
    if pairs.empty:
        return "No pairs of countries to show."
    top = pairs.iloc[0]
    return (
        f"Conflict and cooperation of {len(pairs)} pairs of countries; most: {top['label']}, "
        f"{numbered(int(top['cooperation']), noun)} of cooperation and {int(top['conflict']):,} of conflict."
    )
