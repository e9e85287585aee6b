"""The map of relations, fed by the answers about pairs of countries: the same on the overview and on its page."""

from collections.abc import Callable, Collection

import pandas as pd
import streamlit as st

from components.queries.countries import countries, mentioned_together
from components.queries.filters import Filters
from components.queries.relations import pairs
from components.relation_map import BaseMapError, relation_map
from components.settings import load_settings
from components.widgets.corpus import ask
from components.widgets.marked_text import escaped
from components.widgets.pairs import pair_balances
from components.widgets.pin_button import pin_button
from components.widgets.save_picture import save_picture
from components.widgets.wording import named_together_words, noun_of, number

_TITLE = "Acts between countries"
_COLUMNS = {"label": "Countries", **{name: name.capitalize() for name in ("cooperation", "conflict", "neutral")}}


def country_map(
    filters: Filters,
    signs: Collection[str],
    *,
    key: str,
    selected: str | None,
    on_change: Callable[[str | None], None],
) -> None:
    """Draw the acts between countries as arcs, for the signs given, with what cannot be drawn listed below."""
    acts = ask(pairs, filters)
    acts = acts[acts["polarity"].isin(list(signs))]
    everywhere = ask(countries, Filters())
    noun = "acts" if filters.unit == "mentions" else filters.unit
    try:
        missing = relation_map(
            _arcs(acts),
            _nodes(ask(countries, filters), filters.unit),
            _together(ask(mentioned_together, filters), filters.unit),
            selected=selected,
            key=key,
            on_change=on_change,
            base_map=load_settings().base_map,
            unit=noun,
            alt=_said(acts, noun),
            around=dict(zip(everywhere["country"], everywhere["mentions"].tolist(), strict=True)),
        )
    except BaseMapError as error:
        st.error(f"The map cannot be drawn: {error}", icon=":material/map:")
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"under_{key}"):
        left_out = f"Not on the map: {', '.join(missing)}." if missing else ""
        st.html(f'<p class="bl-note">{escaped(left_out)}</p>')
        if signs:
            pin_button(_TITLE, pair_balances(filters), _COLUMNS, key=key)
        save_picture(_TITLE, key)


def _arcs(acts: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "id": acts["pick"],
            "pair": acts["country_a"] + "-" + acts["country_b"],
            "sign": acts["polarity"],
            "n": acts["count"],
            "n_forward": acts["a_to_b"],
            "n_backward": acts["b_to_a"],
            "mutual": acts["mutual"],
        }
    )


def _nodes(mentioned: pd.DataFrame, unit: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "id": mentioned["pick"],
            "iso3": mentioned["country"],
            "name": mentioned["name"],
            "n": mentioned["count"],
            "label": [number(int(n), noun_of(unit)) for n in mentioned["count"]],
        }
    )


def _together(both: pd.DataFrame, unit: str) -> pd.DataFrame:
    both_codes = both["country_a"] + "-" + both["country_b"]
    return pd.DataFrame(
        {"id": both["pick"], "pair": both_codes, "n": both["count"], "label": named_together_words(both, unit)}
    )


def _said(acts: pd.DataFrame, noun: str) -> str:
    if acts.empty:
        return "Map without relations"
    top = acts.iloc[0]
    sign = {"+": "cooperation", "-": "conflict"}.get(top["polarity"], "neither cooperation nor conflict")
    return (
        f"Map of {len(acts)} relations between countries; strongest: {sign} of {top['name_a']} and {top['name_b']}, "
        f"{int(top['count'])} {noun}"
    )
