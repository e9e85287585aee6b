"""The one look of all charts: margins, type, grid, hover and what a click does.

Colours of text, grid and background are left to Streamlit's chart theme, which follows light and dark.
"""

import html
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import plotly.graph_objects as go

from components.charts.palette import NEUTRAL, TEXT, translucent

# No buttons of Plotly's own: zooming and panning would get in the way of clicking, and a chart is saved by the buttons
# under it, as PNG or SVG (widgets.save_picture).
CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
GRID = translucent(NEUTRAL, 0.18)
SMALL = 12
"""Size of tick labels and of numbers at marks."""
_FADED = 0.3


class Chart(NamedTuple):
    """A figure, what it says in one sentence for those who do not see it, and whether it has many columns."""

    figure: go.Figure
    alt: str
    wide: bool = False


def figure(traces: Sequence[Mapping[str, Any]], height: int, **layout: object) -> go.Figure:
    """Return a figure of dict traces in the common look; `layout` adds to it or overrides it."""
    base: dict[str, Any] = {
        "height": height,
        "margin": {"l": 0, "r": 8, "t": 8, "b": 8, "pad": 4},
        "showlegend": False,
        "dragmode": False,
        "clickmode": "event+select",
        "hoverlabel": {"align": "left"},
        "hovermode": "closest",
        "font": {"size": SMALL, "color": TEXT},
        "bargap": 0.32,
    }
    return go.Figure({"data": [dict(trace) for trace in traces], "layout": base | layout})


def opacities(marks: Sequence[str], picked: str | None) -> list[float]:
    """Return one opacity a mark: the others step back where one is picked."""
    if picked is None or picked not in marks:
        return [1.0] * len(marks)
    return [1.0 if mark == picked else _FADED for mark in marks]


def axis(**options: object) -> dict[str, Any]:
    """Return an axis that cannot be zoomed, without lines, its labels given the room they need."""
    return {
        "fixedrange": True,
        "showline": False,
        "zeroline": False,
        "gridcolor": GRID,
        "automargin": True,
        "ticks": "",
        "title": None,
        "tickfont": {"size": SMALL, "color": TEXT},
    } | options


def named_axis(keys: Sequence[str], labels: Sequence[str], longest: int) -> dict[str, Any]:
    """Return a vertical axis of categories, first on top, each shown by its label cut to `longest` characters."""
    return axis(
        autorange="reversed",
        type="category",
        tickmode="array",
        tickvals=list(keys),
        ticktext=[plain(shortened(label, longest)) for label in labels],
        showgrid=False,
    )


def horizontal_bars(lengths: Sequence[int], places: Sequence[str], **options: object) -> dict[str, Any]:
    """Return a trace of horizontal bars with room for a text at their ends; `options` adds text, colours and picks."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(lengths),
        "y": list(places),
        "textposition": "outside",
        "textfont": {"size": SMALL, "color": TEXT},
        "cliponaxis": False,
        "hovertemplate": "%{hovertext}<extra></extra>",
        # the bar that was clicked is set off by opacity, so Plotly's own dimming stays out of the way
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    } | options


def plain(text: str) -> str:
    """Return text for a label or a tooltip that shows as it is: Plotly reads some HTML in them."""
    return html.escape(text, quote=False)


def numbered(number: int, noun: str) -> str:
    """Return a number with its noun: 1 mention, 1,204 mentions, 3 stories."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def shortened(label: str, longest: int) -> str:
    """Return a label cut at a word where it is longer than an axis has room for."""
    if len(label) <= longest:
        return label
    cut = label[:longest].rsplit(" ", 1)[0] if " " in label[longest // 2 : longest] else label[: longest - 1]
    return cut.rstrip(" ,;:-–") + "…"


def two_lines(label: str, width: int) -> str:
    """Return a label broken once, for axes of long labels on narrow screens; what does not fit is cut."""
    if len(label) <= width:
        return plain(label)
    first = label[: width + 1].rsplit(" ", 1)[0] if " " in label[: width + 1] else label[:width]
    rest = shortened(label[len(first) :].strip(), width)
    return f"{plain(first)}<br>{plain(rest)}"
