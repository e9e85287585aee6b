"""The map as a Streamlit component: an SVG drawn in the browser, no request to any other host."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from components.relation_map.payload import land_data, make_drawing

_FOLDER = Path(__file__).parent
# In this order: the browser gets them as one script, and a class stands before what makes one.
_SCRIPTS = (
    "geometry.js",
    "labels.js",
    "elements.js",
    "drawing.js",
    "tooltip.js",
    "legend.js",
    "viewport.js",
    "land.js",
    "map.js",
)


def _read(name: str) -> str:
    """Return a file without indentation and lines of comment: every run sends it to the browser."""
    lines = (line.strip() for line in (_FOLDER / name).read_text("utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


TEMPLATE, STYLE = _read("map.html"), _read("map.css")
SCRIPT = "\n".join(_read(name) for name in _SCRIPTS)
_MAP = st.components.v2.component("relation_map", html=TEMPLATE, css=STYLE, js=SCRIPT)


def relation_map(  # noqa: PLR0913 - the three layers, the pick, and how to call back
    arcs: pd.DataFrame,
    countries: pd.DataFrame,
    co_mentions: pd.DataFrame | None = None,
    *,
    selected: str | None,
    key: str,
    on_change: Callable[[str | None], None],
    base_map: Path,
    unit: str = "relations",
    alt: str = "Map of relations between countries",
    around: Mapping[str, float] | None = None,
) -> list[str]:
    """Draw the map and return the names of countries that it cannot draw.

    `arcs` has one row a pair of countries and sign: id (text that names the arc, 'pair:CHL-PER:+'), pair ('CHL-PER'),
    sign ('+', '-', '0'), n (decides the width), n_forward (acts of the first on the second), n_backward, mutual (acts
    of both), and optionally label (lines of the tooltip). `countries` has id, iso3, name, n and optionally label, and
    for a map of one country's ties tone, share and short (payload.make_drawing);
    `co_mentions` id, pair, n and optionally label: a layer that the reader switches on.

    `around` holds iso3 and n of every country that another filter may draw: the land stays as it is while it can.
    `selected` is drawn as selected. `on_change` is called before the rerun with the id that was clicked, or None
    where the selected one was clicked again. `unit` is the word for what n counts. Raises BaseMapError.
    """
    drawing = make_drawing(arcs, countries, co_mentions, base_map, unit, around)
    data: dict[str, Any] = {**drawing.data, "alt": alt}
    sent = _lands_sent()
    if drawing.land.id not in sent:
        sent.add(drawing.land.id)
        data["land"] = land_data(drawing.land)
    show(data, selected=selected, key=key, on_change=on_change)
    return drawing.not_drawn


def show(data: dict[str, Any], *, selected: str | None, key: str, on_change: Callable[[str | None], None]) -> None:
    """Draw what a payload holds; `on_change` gets the pick that was clicked, None where it was the selected one."""

    def picked() -> None:
        pick = st.session_state[key]["pick"]
        on_change(None if pick == selected else pick)

    _MAP(
        data={**data, "selected": selected}, key=key, on_pick_change=picked, on_land_missing_change=_lands_sent().clear
    )


def _lands_sent() -> set[str]:
    """Return the ids of the land that this browser has: it keeps what it was sent, and asks where it has not."""
    sent = st.session_state.setdefault("relation_map_lands_sent", set())
    assert isinstance(sent, set)
    return sent
