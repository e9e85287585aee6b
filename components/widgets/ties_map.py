"""The ties of one country on the map: the others coloured by what prevails, stronger where there is more."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from components.queries.country_names import country_name
from components.queries.filters import Filters
from components.queries.relations import pair_counts
from components.relation_map import BaseMapError, relation_map
from components.settings import load_settings
from components.widgets.address import current_pick, set_pick
from components.widgets.chart_block import CHART, TABLE
from components.widgets.corpus import ask
from components.widgets.data_table import data_table
from components.widgets.marked_text import escaped
from components.widgets.pairs import pair_balances
from components.widgets.pin_button import pin_button
from components.widgets.save_picture import save_picture
from components.widgets.switch import switch
from components.widgets.wording import noun_of, number, plural

_EVEN = 0.2  # of all acts of a pair: below, neither sign prevails
_MARKS = {"cooperation": "+", "conflict": "−", "neutral": "·"}
_COLUMNS = {
    "name": "Country",
    **{sign: st.column_config.NumberColumn(sign.capitalize(), format="localized") for sign in _MARKS},
}
_NO_ARCS = pd.DataFrame(columns=["id", "pair", "sign", "n", "n_forward", "n_backward", "mutual"])


def ties_map(filters: Filters) -> None:
    """Show the map of one country's ties, and the field that chooses the country; that of most acts at first."""
    balances = pair_balances(filters)
    chosen = _chosen(balances)
    ties = ties_of(balances, chosen)
    name = country_name(chosen)
    heading = f"Acts between {name} and others"
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(heading, anchor=False, width="content", help="Acts in both directions. A click opens them.")
        view = switch("Ties: chart or table", [CHART, TABLE], "ties_as")
    if view == TABLE:
        data_table(ties, _COLUMNS, key="ties_table", alt=heading)
        return
    noun = noun_of(filters.unit, "act")
    totals = ask(pair_counts, filters).set_index("pick")["count"]
    now = current_pick()
    try:
        missing = relation_map(
            _NO_ARCS,
            pd.concat(
                [_itself(chosen, name), _others(ties.assign(total=ties["pick"].map(totals)), noun)], ignore_index=True
            ),
            selected=now.text if now else None,
            key="ties_map",
            on_change=set_pick,
            base_map=load_settings().base_map,
            unit=plural(noun),
            alt=f"Map of the ties of {name} with {len(ties)} countries",
        )
    except BaseMapError as error:
        st.error(f"The map cannot be drawn: {error}", icon=":material/map:")
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="under_ties_map"):
        left_out = f"Not on the map: {', '.join(missing)}." if missing else ""
        st.html(f'<p class="bl-note">{escaped(left_out)}</p>')
        pin_button(heading, ties, _COLUMNS, key="ties_map")
        save_picture(heading, "ties_map")


def ties_of(balances: pd.DataFrame, country: str) -> pd.DataFrame:
    """Return the pairs of one country, most acts first.

    Columns: country and name of the other, cooperation, conflict, neutral, all, tone (plus, minus or even), pick.
    """
    ends = balances["pick"].str.removeprefix("pair:").str.split("-", expand=True).reindex(columns=[0, 1])
    mine = (ends[0] == country) | (ends[1] == country)
    found = balances[mine].assign(country=ends[0].where(ends[1] == country, ends[1])[mine])
    balance = (found["cooperation"] - found["conflict"]) / found["all"].clip(lower=1)
    tone = pd.Series("even", index=found.index).mask(balance > _EVEN, "plus").mask(balance < -_EVEN, "minus")
    return found.assign(name=found["country"].map(country_name).astype("str"), tone=tone)


def _chosen(balances: pd.DataFrame) -> str:
    """Show the field of countries, most acts first, and return the code of the one that is chosen."""
    sums: dict[str, int] = {}
    for pick, acts in zip(balances["pick"], balances["all"], strict=True):
        for code in pick.removeprefix("pair:").split("-"):
            sums[code] = sums.get(code, 0) + int(acts)
    codes = {country_name(code): code for code in sorted(sums, key=lambda code: (-sums[code], code))}
    name = st.selectbox(
        "Country whose ties are shown",
        list(codes),
        key="ties_of",
        bind="query-params",
        label_visibility="collapsed",
        width=260,
    )
    return codes[name]


def _lines(row: dict[Hashable, Any], noun: str) -> list[str]:
    """Return the lines of a tooltip; what is less than its parts together (a paragraph with both) is said in all."""
    lines = [f"{sign}: {number(int(row[sign]), noun)}" for sign in _MARKS if row[sign]]
    return lines + ([f"in all: {number(int(row['total']), noun)}"] if row["total"] != row["all"] else [])


def _itself(code: str, name: str) -> pd.DataFrame:
    row = {"id": f"country:{code}", "iso3": code, "name": name, "n": 0, "tone": "itself", "short": name}
    return pd.DataFrame([row | {"share": 1.0, "label": "whose ties are shown"}])


def _others(ties: pd.DataFrame, noun: str) -> pd.DataFrame:
    largest = max(int(ties["all"].max()) if len(ties) else 1, 1)
    rows = [
        {
            "id": row["pick"],
            "iso3": row["country"],
            "name": row["name"],
            "n": int(row["all"]),
            "tone": row["tone"],
            "share": (int(row["all"]) / largest) ** 0.6,
            "short": f"{row['name']} {' '.join(f'{mark}{row[sign]:,}' for sign, mark in _MARKS.items() if row[sign])}",
            "label": "\n".join(_lines(row, noun)),
        }
        for row in ties.to_dict("records")
    ]
    return pd.DataFrame(rows)
