"""Who rises: bars of how often each is mentioned now, with a tick where its earlier share would have ended."""

import pandas as pd

from components.charts.layout import SMALL, Chart, axis, figure, horizontal_bars, named_axis, numbered, plain
from components.charts.palette import ACCENT, FAMILY_COLOURS, FAMILY_OF_TYPE, TEXT

_BAR = 27  # pixels a bar takes, its gap included
_LABEL = 30


def rising(frame: pd.DataFrame, noun: str, before: str) -> Chart:
    """Return bars in the order of the frame, from the top.

    Columns: name, type, count, before, expected (numbers), pick. `before` says what the earlier share is of ('before',
    'in the rest').
    """
    names, counts, picks = list(frame["name"]), [int(n) for n in frame["count"]], list(frame["pick"])
    expected = [float(n) for n in frame["expected"]]
    hover = [
        f"<b>{plain(name)}</b><br>{numbered(count, noun)}<br>{share:.1f} if its share were that {before}"
        for name, count, share in zip(names, counts, expected, strict=True)
    ]
    colours = [FAMILY_COLOURS.get(FAMILY_OF_TYPE.get(kind, ""), ACCENT) for kind in frame["type"]]
    trace = horizontal_bars(
        counts,
        picks,
        customdata=picks,
        text=[f"{n:,}" for n in counts],
        hovertext=hover,
        marker={"color": colours, "cornerradius": 3},
    )
    ticks = {
        "type": "scatter",
        "mode": "markers",
        "x": expected,
        "y": picks,
        "customdata": picks,
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"symbol": "line-ns", "size": 16, "line": {"width": 2.5, "color": TEXT}},
        "cliponaxis": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }
    title = {
        "text": f"{numbered(2, noun).partition(' ')[2]}; tick: at the share {before}",
        "font": {"size": SMALL, "color": TEXT},
        "standoff": 4,
    }
    drawn = figure(
        [trace, ticks],
        height=_BAR * len(names) + 34,
        xaxis=axis(showticklabels=False, showgrid=False, range=[-0.2, max(counts, default=1) * 1.14], title=title),
        yaxis=named_axis(picks, names, _LABEL),
        margin={"l": 0, "r": 8, "t": 2, "b": 26, "pad": 4},
    )
    return Chart(drawn, _said(names, counts, noun))


def _said(names: list[str], counts: list[int], noun: str) -> str:
    if not names:
        return "No actor rises."
    first = ", ".join(f"{name} {count:,}" for name, count in list(zip(names, counts, strict=True))[:3])
    return f"{numbered(len(names), 'actor')} mentioned more than before, by {noun}s now: {first}."
