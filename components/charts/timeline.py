"""What happened when: a lane a country or theme, a shape a sign, a bar where only the month or year is known.

Cooperation stands above conflict in every lane. Shapes are full where the text dates the act, and hollow where only its
article bears a date. What has no date, or one without its year, stands behind the axis in a part of its own.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.charts.lanes import ROOM, Lane, Mark, Placed, in_lanes, marks_of, undated_columns
from components.charts.layout import GRID, SMALL, Chart, axis, figure, numbered, opacities, plain, two_lines
from components.charts.palette import CONFLICT, COOPERATION, NEUTRAL, TEXT, translucent
from components.charts.time_scale import TimeScale

_SIGNS = {
    "+": ("cooperation", "triangle-up", COOPERATION),
    "0": ("neutral", "circle", NEUTRAL),
    "-": ("conflict", "triangle-down", CONFLICT),
}
"""From the top of a lane: name, shape and colour."""
_ROW, _HEAD = 24, 72  # pixels that a row takes, and the legend with the axis
_LABEL = 16
_TICK = 0.055  # share of the axis that a label of it takes
_LEGEND: dict[str, Any] = {
    "orientation": "h",
    "x": 0,
    "y": 1,
    "yref": "container",
    "yanchor": "top",
    "itemclick": False,
    "itemdoubleclick": False,
    "font": {"size": SMALL, "color": TEXT},
}
_STAYS = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}


def timeline(frame: pd.DataFrame, noun: str, *, picked: str | None = None, what: str = "lane") -> Chart:
    """Return lanes in the order in which the frame first names them; `what` is the noun for one.

    Columns, one row a mark: lane, label (of the lane), when (its date in words), date_from, date_to (days, null where
    the year is not known), precision (day, or anything longer), basis (event, article or none), polarity, count, pick.
    """
    marks = marks_of(frame)
    scale = TimeScale(mark.span for mark in marks if mark.span is not None)
    columns = undated_columns(marks)
    total = (scale.length or 1.0) / (1 - (columns + 0.4) * ROOM if columns else 1)
    lanes, placed = in_lanes(marks, list(_SIGNS), scale, total)
    depth = lanes[-1].bottom if lanes else 1.0
    drawn = figure(
        [part for sign in _SIGNS for part in _of_sign(sign, placed, noun, picked)]
        + [_named(sign) for sign in _SIGNS if any(mark.sign == sign for mark in marks)],
        height=int(_ROW * depth) + _HEAD,
        barmode="overlay",
        showlegend=True,
        legend=_LEGEND,
        xaxis=_time_axis(scale, total, undated=columns > 0),
        yaxis=axis(
            range=[depth, 0],
            tickmode="array",
            tickvals=[(lane.top + lane.bottom) / 2 for lane in lanes],
            ticktext=[two_lines(lane.label, _LABEL) for lane in lanes],
            showgrid=False,
        ),
        shapes=[*_closed_up(scale), *_edges(lanes, scale, total, undated=columns > 0)],
        margin={"l": 0, "r": 8, "t": _HEAD, "b": 0, "pad": 6},
        hoverdistance=16,
    )
    return Chart(drawn, _said(marks, len(lanes), noun, what), wide=True)


def _of_sign(sign: str, placed: Sequence[Placed], noun: str, picked: str | None) -> list[dict[str, Any]]:
    """Return what is drawn of one sign: the bars, and the shapes with their numbers on top; both are clicked."""
    everyone = [one.mark.pick for one in placed]
    faded = dict(zip(everyone, opacities(everyone, picked), strict=True))
    of_sign = [one for one in placed if one.mark.sign == sign]
    return [
        _bars([one for one in of_sign if one.bar], sign, noun, faded),
        _shapes(of_sign, sign, noun, faded),
    ]


def _common(placed: Sequence[Placed], sign: str, noun: str) -> dict[str, Any]:
    return {
        "name": _SIGNS[sign][0],
        "y": [one.row for one in placed],
        "customdata": [one.mark.pick for one in placed],
        "hovertext": [_tooltip(one.mark, noun) for one in placed],
        "hovertemplate": "%{hovertext}<extra></extra>",
        **_STAYS,
    }


def _bars(placed: Sequence[Placed], sign: str, noun: str, faded: dict[str, float]) -> dict[str, Any]:
    colour = _SIGNS[sign][2]
    spans = [one.bar for one in placed if one.bar]
    return {
        "type": "bar",
        "orientation": "h",
        "showlegend": False,
        "base": [start for start, _ in spans],
        "x": [end - start for start, end in spans],
        "width": 0.42,
        "marker": {
            "color": translucent(colour, 0.22),
            "line": {"color": translucent(colour, 0.55), "width": 1},
            "opacity": [faded[one.mark.pick] for one in placed],
            "cornerradius": 3,
        },
    } | _common(placed, sign, noun)


def _shapes(placed: Sequence[Placed], sign: str, noun: str, faded: dict[str, float]) -> dict[str, Any]:
    _, shape, colour = _SIGNS[sign]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "showlegend": False,
        "x": [one.place for one in placed],
        "text": [f"\u2009{one.mark.count:,}" for one in placed],
        "textposition": "middle right",
        "textfont": {"size": SMALL, "color": TEXT},
        "marker": {
            "symbol": [shape if one.mark.of_event else f"{shape}-open" for one in placed],
            "size": 11,
            "color": colour,
            "line": {"width": 1.5, "color": colour},
            "opacity": [faded[one.mark.pick] for one in placed],
        },
        "cliponaxis": False,
    } | _common(placed, sign, noun)


def _named(sign: str) -> dict[str, Any]:
    """Return a trace that shows in the legend alone: there a shape is always full."""
    name, shape, colour = _SIGNS[sign]
    marker = {"symbol": shape, "size": 11, "color": colour}
    return {"type": "scatter", "mode": "markers", "name": name, "x": [None], "y": [None], "marker": marker}


def _tooltip(mark: Mark, noun: str) -> str:
    return f"<b>{plain(mark.label)}</b><br>{plain(mark.when)}<br>{_SIGNS[mark.sign][0]}: {numbered(mark.count, noun)}"


def _time_axis(scale: TimeScale, total: float, *, undated: bool) -> dict[str, Any]:
    ticks = scale.ticks(_TICK * total)
    places = [tick.place for tick in ticks]
    texts = [f"{tick.month or ' '}<br>{tick.year or ' '}" for tick in ticks]
    if undated:
        places.append((scale.length + total) / 2)
        texts.append("no date<br>or year")
    return axis(
        side="top", range=[-0.03 * total, total * 1.01], tickmode="array", tickvals=places, ticktext=texts, tickangle=0
    )


def _closed_up(scale: TimeScale) -> list[dict[str, Any]]:
    """Return the shade over what is not to scale."""
    shade = {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": translucent(NEUTRAL, 0.10)}
    return [shade | {"x0": start, "x1": end, "y0": 0, "y1": 1, "yref": "paper"} for start, end in scale.closed_up]


def _edges(lanes: Sequence[Lane], scale: TimeScale, total: float, *, undated: bool) -> list[dict[str, Any]]:
    """Return the lines between lanes and months, and the one between what has a date and what has none."""
    line = {"type": "line", "layer": "below", "line": {"color": GRID, "width": 1.5}}
    edges = [
        line | {"x0": place, "x1": place, "y0": 0, "y1": 1, "yref": "paper"}
        for place in scale.edges
        if place < scale.length
    ]
    edges += [line | {"x0": 0, "x1": 1, "xref": "paper", "y0": lane.bottom, "y1": lane.bottom} for lane in lanes[:-1]]
    if undated and scale.length:
        edges.append(line | {"x0": scale.length, "x1": scale.length, "y0": 0, "y1": 1, "yref": "paper"})
    return edges


def _said(marks: Sequence[Mark], lanes: int, noun: str, what: str) -> str:
    if not marks:
        return "No acts to show over time."
    top = max(marks, key=lambda mark: mark.count)
    return (
        f"Acts over time in {numbered(lanes, what)}, {numbered(len(marks), 'mark')}; most: {top.label}, {top.when}, "
        f"{_SIGNS[top.sign][0]}, {numbered(top.count, noun)}."
    )
