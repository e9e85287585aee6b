"""How good each stage is: a dot with its bounds, beside the obvious baseline and a second careful reader."""

from typing import Any

import pandas as pd

from components.charts.layout import GRID, SMALL, Chart, axis, figure, plain
from components.charts.palette import ACCENT, NEUTRAL, TEXT

_ROW = 40  # pixels a stage takes
_OURS, _READERS, _BASELINE = "Borderlines, 95 % bounds", "a second reader", "obvious baseline"


def score_dots(frame: pd.DataFrame) -> Chart:
    """Return one row of dots a stage, in the order of the frame, from the top.

    Columns: label, f1, low, high, baseline, readers (0 to 1; readers may be null).
    """
    names = list(frame["label"])
    beside = [
        _dots(frame, "baseline", _BASELINE, {"symbol": "line-ns-open", "size": 13, "color": NEUTRAL}),
        _dots(frame, "readers", _READERS, {"symbol": "diamond-open", "size": 13, "color": TEXT}),
    ]
    drawn = figure(
        [*(trace for trace in beside if trace["x"]), _ours(frame)],
        height=_ROW * len(names) + 84,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "reversed", "itemclick": False}
        | {"itemdoubleclick": False, "font": {"size": SMALL, "color": TEXT}},
        xaxis=axis(range=[-0.02, 1.1], tickvals=[0, 0.25, 0.5, 0.75, 1], showgrid=True),
        yaxis=axis(
            autorange="reversed",
            type="category",
            tickmode="array",
            tickvals=names,
            ticktext=[plain(name) for name in names],
            gridcolor=GRID,
        ),
        margin={"l": 0, "r": 8, "t": 36, "b": 8, "pad": 4},
    )
    return Chart(drawn, _said(frame))


def _dots(frame: pd.DataFrame, column: str, name: str, marker: dict[str, Any]) -> dict[str, Any]:
    shown = frame[frame[column].notna()]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [float(value) for value in shown[column]],
        "y": list(shown["label"]),
        "marker": {**marker, "line": {"width": 2, "color": marker["color"]}},
        "hovertemplate": f"<b>%{{y}}</b><br>{name}: F1 %{{x:.2f}}<extra></extra>",
    }


def _ours(frame: pd.DataFrame) -> dict[str, Any]:
    trace = _dots(frame, "f1", _OURS, {"symbol": "circle", "size": 11, "color": ACCENT})
    bounds = [f"{low:.2f} to {high:.2f}" for low, high in zip(frame["low"], frame["high"], strict=True)]
    return trace | {
        "mode": "markers+text",
        "text": [f"{value:.2f}".removeprefix("0") for value in frame["f1"]],
        "textposition": "top center",
        "textfont": {"size": SMALL, "color": TEXT},
        "cliponaxis": False,
        "customdata": bounds,
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [float(high - f1) for high, f1 in zip(frame["high"], frame["f1"], strict=True)],
            "arrayminus": [float(f1 - low) for low, f1 in zip(frame["low"], frame["f1"], strict=True)],
            "color": ACCENT,
            "thickness": 2,
            "width": 0,
        },
        "hovertemplate": "<b>%{y}</b><br>F1 %{x:.2f}, 95 % bounds %{customdata}<extra></extra>",
    }


def _said(frame: pd.DataFrame) -> str:
    told = [
        f"{row.label} {row.f1:.2f} (bounds {row.low:.2f} to {row.high:.2f}; baseline {row.baseline:.2f})"
        for row in frame.itertuples()
    ]
    return f"F1 of each stage: {'; '.join(told)}." if told else "No figures to show."
