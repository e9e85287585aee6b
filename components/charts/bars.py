"""How much of each: horizontal bars, largest on top, the number at the end of the bar."""

from typing import Any

import pandas as pd

from components.charts.layout import SMALL, Chart, axis, figure, horizontal_bars, named_axis, numbered, opacities, plain
from components.charts.palette import ACCENT, FAMILY_COLOURS, FAMILY_OF_TYPE, TEXT

_BAR = 27  # pixels a bar takes, its gap included
_MEANT = {"cue": "cues: words that speak for a theme"}
_LABEL = 30  # characters of a label; more would leave no room for bars at 390 px


def bars(frame: pd.DataFrame, noun: str, *, picked: str | None = None, what: str = "") -> Chart:
    """Return bars in the order of the frame, from the top.

    Columns: label, count, pick (what a click stands for) and, where bars differ in kind, `type` (an entity type, which
    gives the colour and a line in the tooltip). `noun` is what is counted, in the singular; `what` names the bars in
    the alternative text (actors, themes, ...).
    """
    labels, counts, picks = list(frame["label"]), [int(n) for n in frame["count"]], list(frame["pick"])
    families = [FAMILY_OF_TYPE.get(t, "place") for t in frame["type"]] if "type" in frame else [""] * len(labels)
    largest = max(counts, default=1)
    trace = horizontal_bars(
        counts,
        picks,
        customdata=picks,
        text=[f"{n:,}" for n in counts],
        hovertext=[_tooltip(*row, noun) for row in zip(labels, counts, families, strict=True)],
        marker={
            "color": [FAMILY_COLOURS.get(family, ACCENT) for family in families],
            "opacity": opacities(picks, picked),
            "cornerradius": 3,
        },
    )
    drawn = figure(
        [trace],
        height=_BAR * len(labels) + 34,
        xaxis=axis(showticklabels=False, showgrid=False, range=[0, largest * 1.14], title=_unit(noun)),
        yaxis=named_axis(picks, labels, _LABEL),
        margin={"l": 0, "r": 8, "t": 2, "b": 26, "pad": 4},
        uniformtext={"minsize": SMALL, "mode": "show"},
    )
    return Chart(drawn, _said(labels, counts, noun, what))


def _unit(noun: str) -> dict[str, Any]:
    """Return the title of the axis: what the numbers count."""
    many = numbered(2, noun).partition(" ")[2]
    text = _MEANT.get(noun, many)
    return {"text": text, "font": {"size": SMALL, "color": TEXT}, "standoff": 4}


def _tooltip(label: str, count: int, family: str, noun: str) -> str:
    lines = [f"<b>{plain(label)}</b>", family, numbered(count, noun)]
    return "<br>".join(line for line in lines if line)


def _said(labels: list[str], counts: list[int], noun: str, what: str) -> str:
    if not labels:
        return f"No {what or 'bars'} to show."
    first = ", ".join(f"{label} {count:,}" for label, count in list(zip(labels, counts, strict=True))[:3])
    return f"{len(labels)} {what or 'bars'} by {noun}s, most first: {first}."
