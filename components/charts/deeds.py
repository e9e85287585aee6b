"""What one does to another: a bar a type of act, its colour and mark the sign, its pattern the status."""

from typing import Any

import pandas as pd

from components.charts.layout import SMALL, Chart, axis, figure, named_axis, numbered, opacities, plain
from components.charts.palette import CONFLICT, COOPERATION, NEUTRAL, TEXT

_BAR, _FOOT = 26, 14  # pixels
_LABEL = 22
_COLOURS = {"+": COOPERATION, "-": CONFLICT, "0": NEUTRAL}
_MARKS = {"+": "+", "-": "−", "0": "·"}
_PATTERNS = {"actual": "", "planned": "/", "denied": "x", "hypothetical": ".", "historic": "-"}


def deeds(frame: pd.DataFrame, noun: str, *, picked: str | None = None, largest: int = 0, who: str = "") -> Chart:
    """Return bars of acts by type and sign in the order of the frame, from the top; parts of a bar are statuses.

    Columns: kind (key of a bar), label (of its type), polarity, status, status_name, count, pick. `largest` is a number
    that the axis reaches at least, so that two charts can be compared; a bar without acts takes a row with count 0.
    """
    kinds = dict(zip(frame["kind"], _labels(frame), strict=True))
    sums = frame.groupby("kind", sort=False)["count"].sum()
    reach = max([int(sums.max()) if len(sums) else 0, largest, 1])
    drawn = figure(
        [_parts(frame, status, noun, picked) for status in _PATTERNS if status in set(frame["status"])]
        + [_numbers(list(kinds), [int(sums[kind]) for kind in kinds])],
        height=_BAR * len(kinds) + _FOOT,
        barmode="stack",
        xaxis=axis(showticklabels=False, showgrid=False, range=[0, reach * 1.18]),
        yaxis=named_axis(list(kinds), list(kinds.values()), _LABEL)
        | {
            "categoryorder": "array",
            "categoryarray": list(kinds),
            "autorange": False,
            "range": [len(kinds) - 0.5, -0.5],
        },
        margin={"l": 0, "r": 8, "t": 2, "b": 2, "pad": 4},
    )
    return Chart(drawn, _said(frame, noun, who))


def _labels(frame: pd.DataFrame) -> list[str]:
    return [f"{_MARKS[sign]} {label}" for sign, label in zip(frame["polarity"], frame["label"], strict=True)]


def _parts(frame: pd.DataFrame, status: str, noun: str, picked: str | None) -> dict[str, Any]:
    """Return the parts of all bars that are of one status."""
    rows = frame[(frame["status"] == status) & (frame["count"] > 0)]
    everyone = list(frame["pick"])
    faded = dict(zip(everyone, opacities(everyone, picked), strict=True))
    return {
        "type": "bar",
        "orientation": "h",
        "name": status,
        "x": [int(n) for n in rows["count"]],
        "y": list(rows["kind"]),
        "customdata": list(rows["pick"]),
        "hovertext": [
            f"<b>{plain(label)}</b><br>{plain(name.lower())}: {numbered(int(n), noun)}"
            for label, name, n in zip(_labels(rows), rows["status_name"], rows["count"], strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "color": [_COLOURS[sign] for sign in rows["polarity"]],
            "opacity": [faded[pick] for pick in rows["pick"]],
            "cornerradius": 3,
            "pattern": {"shape": _PATTERNS[status], "size": 6, "solidity": 0.35},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _numbers(kinds: list[str], sums: list[int]) -> dict[str, Any]:
    """Return the numbers at the ends of the bars; they are read, not clicked."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": sums,
        "y": kinds,
        "text": [f" {n:,}" if n else " –" for n in sums],
        "textposition": "middle right",
        "textfont": {"size": SMALL, "color": TEXT},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _said(frame: pd.DataFrame, noun: str, who: str) -> str:
    rows = frame[frame["count"] > 0]
    if rows.empty:
        return f"{who}: no acts."
    top = rows.sort_values("count", ascending=False, kind="stable").iloc[0]
    most = f"{top['label']} ({top['status_name'].lower()}), {int(top['count']):,}"
    return f"{who}: {numbered(int(rows['count'].sum()), noun)} by type; most: {most}."
