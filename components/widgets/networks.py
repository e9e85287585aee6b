"""Networks with their tables: who is named with whom, who acts on whom. Nodes and edges open their passages."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components.queries.countries import countries, mentioned_together
from components.queries.filters import Filters
from components.queries.networks import actor_pairs, actors_together, named
from components.queries.relations import pairs
from components.queries.type_names import TYPE_NAMES
from components.relation_map import relation_network
from components.widgets.address import current_pick, set_pick
from components.widgets.chart_block import CHART, TABLE
from components.widgets.corpus import ask
from components.widgets.data_table import data_table
from components.widgets.empty_state import nothing_of
from components.widgets.pin_button import pin_button
from components.widgets.save_picture import save_picture
from components.widgets.switch import switch
from components.widgets.wording import SIGN_MARKS, named_together_words, noun_of, number

SIZES = {f"{size} actors": size for size in (20, 40, 80)}
_POOL = 300
"""The most mentioned actors are looked at; who is named seldom has few ties."""
_LINES_A_NODE = 2.5  # drawn at most, the strongest: more would be a ball of wool
_COUNTS: dict[str, Any] = {
    name: st.column_config.NumberColumn(name.capitalize(), format="localized")
    for name in ("mentions", "paragraphs", "articles")
}
_BOTH: dict[str, Any] = {
    "name_a": st.column_config.TextColumn("One", width="medium"),
    "name_b": st.column_config.TextColumn("Other", width="medium"),
}
_ACTS: dict[str, Any] = _BOTH | {
    "sign": st.column_config.TextColumn("±", width=36, help="+ cooperation, − conflict, · neutral"),
    "a_to_b": st.column_config.NumberColumn("One on other", format="localized"),
    "b_to_a": st.column_config.NumberColumn("Other on one", format="localized"),
    "mentions": st.column_config.NumberColumn("Acts", format="localized"),
    "articles": _COUNTS["articles"],
}
_NO_ARCS = pd.DataFrame(columns=["id", "pair", "sign", "n", "n_forward", "n_backward", "mutual"])
_NO_TIES = pd.DataFrame(columns=["id", "pair", "n", "label"])


def named_together(actors: pd.DataFrame, filters: Filters, *, key: str) -> None:
    """Show which of the actors (columns as of queries.actors.actors, most mentioned first) are named together."""
    most = size(key)
    ties = ask(actors_together, filters, tuple(actors["entity_id"].head(_POOL)))
    if ties.empty:
        nothing_of("actors named together", "No paragraph here names two of them.")
        return
    ends = ("entity_a", "entity_b")
    tied = len({*ties["entity_a"], *ties["entity_b"]})
    ties, _ = _among_most(ties, ends, most)
    kept = _strongest(ties, ends)
    notes = [
        f"the {min(most, tied)} of {number(tied, 'actor')} that are named most with others",
        f"drawn are {len(kept)} of {number(len(ties), 'tie')}, the strongest" if len(kept) < len(ties) else "",
    ]
    _block(
        "Who is named together",
        (_actor_nodes(actors, filters.unit), _NO_ARCS, _ties(kept, ends, filters.unit)),
        (ties, _BOTH | _COUNTS),
        key=key,
        unit=noun_of(filters.unit),
        note="; ".join(note for note in notes if note) + ".",
        help="A line: a paragraph names both, with or without an act. Colour and shape: actors named more with each "
        "other than with the rest.",
    )


def network_of_countries(filters: Filters, *, acts: bool) -> None:
    """Show which country acts on which, or which are named together."""
    both = ask(mentioned_together, filters)
    found = ask(pairs, filters)
    nodes = ask(countries, filters).assign(key=lambda rows: rows["country"])
    keys = ("country_a", "country_b")
    _block(
        "Who acts on whom" if acts else "Countries named together",
        (
            _nodes(nodes, filters.unit),
            _arcs(found, keys) if acts else _NO_ARCS,
            _ties(_strongest(both, keys), keys, filters.unit),
        ),
        (_signed(found), _ACTS) if acts else (both, _BOTH | _COUNTS),
        key="country_network",
        unit=noun_of(filters.unit, "act"),
    )


def network_of_actors(filters: Filters, most: int, *, acts: bool) -> None:
    """Show who acts on whom of those that take part in most acts, or which of them are named together."""
    found = ask(actor_pairs, filters)
    if found.empty:
        nothing_of("acts between actors", "Count acts of every status above, or remove a filter.")
        return
    keys = ("entity_a", "entity_b")
    found, note = _among_most(found, keys, most)
    ids = tuple(sorted({*found["entity_a"], *found["entity_b"]}))
    both = ask(actors_together, filters, ids)
    _block(
        "Who acts on whom, within one country too" if acts else "Actors named together",
        (
            _actor_nodes(ask(named, filters, ids), filters.unit),
            _arcs(found, keys) if acts else _NO_ARCS,
            _ties(_strongest(both, keys), keys, filters.unit),
        ),
        (_signed(found), _ACTS) if acts else (both, _BOTH | _COUNTS),
        key="act_network",
        unit=noun_of(filters.unit, "act"),
        note=note,
    )


def size(key: str) -> int:
    """Show the switch of how many nodes are shown at most, and return what is chosen."""
    return SIZES[switch("How many are shown at most", list(SIZES), f"{key}_size", first="40 actors")]


def _block(
    heading: str,
    drawn: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame],
    table: tuple[pd.DataFrame, Mapping[str, Any]],
    *,
    key: str,
    unit: str,
    note: str = "",
    help: str | None = None,
) -> None:
    """Show a heading with a switch, and the picture or its table, as chart_block does for charts."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(heading, help=help, anchor=False, width="content")
        view = switch(f"{heading}: chart or table", [CHART, TABLE], f"{key}_as")
    if view == TABLE:
        data_table(table[0], table[1], key=f"{key}_table", alt=heading)
        return
    now = current_pick()
    nodes, arcs, ties = drawn
    lines = len(arcs) or len(ties)
    relation_network(
        nodes,
        arcs,
        ties,
        selected=now.text if now else None,
        key=f"{key}_chart",
        on_change=set_pick,
        unit=f"{unit}s" if not unit.endswith("y") else f"{unit[:-1]}ies",
        alt=f"{heading}: {lines} lines; the table has all of them",
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"under_{key}"):
        st.caption(f"{note[:1].upper()}{note[1:]}", width="stretch")
        pin_button(heading, table[0], table[1], key=key)
        save_picture(heading, f"{key}_chart")


def _strongest(ties: pd.DataFrame, ends: tuple[str, str]) -> pd.DataFrame:
    """Return the ties that are drawn: the strongest of every node, and the strongest of all up to some a node."""
    nodes = len({*ties[ends[0]], *ties[ends[1]]})
    seen: set[str] = set()
    firsts = []
    for index, a, b in zip(ties.index, ties[ends[0]], ties[ends[1]], strict=True):
        if a not in seen or b not in seen:
            firsts.append(index)
        seen |= {a, b}
    kept = [*firsts, *ties.index.difference(firsts, sort=False)]
    return ties.loc[sorted(kept[: max(len(firsts), int(_LINES_A_NODE * nodes))])]


def _among_most(acts: pd.DataFrame, ends: tuple[str, str], most: int) -> tuple[pd.DataFrame, str]:
    """Return the acts among those who take part in most, at most so many, and a note on what is left out."""
    sums = pd.concat([acts.set_index(end)["count"] for end in ends]).groupby(level=0).sum()
    kept = sums.sort_values(ascending=False, kind="stable").index[:most]
    found = acts[acts[ends[0]].isin(kept) & acts[ends[1]].isin(kept)]
    return found, f"The {most} of {number(len(sums), 'actor')} who take part in most acts." if len(sums) > most else ""


def _signed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(sign=rows["polarity"].map(SIGN_MARKS)) if "polarity" in rows else rows


def _nodes(rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    said = [number(int(n), noun_of(unit)) for n in rows["count"]]
    return pd.DataFrame(
        {"id": rows["pick"], "key": rows["key"], "name": rows["name"], "n": rows["count"], "said": said}
    )


def _actor_nodes(rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    return _nodes(rows.assign(key=rows["entity_id"]), unit).assign(type=rows["type"].map(TYPE_NAMES).to_numpy())


def _arcs(acts: pd.DataFrame, ends: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "id": acts["pick"],
            "pair": acts[ends[0]] + "-" + acts[ends[1]],
            "sign": acts["polarity"],
            "n": acts["count"],
            "n_forward": acts["a_to_b"],
            "n_backward": acts["b_to_a"],
            "mutual": acts["mutual"],
        }
    )


def _ties(both: pd.DataFrame, ends: tuple[str, str], unit: str) -> pd.DataFrame:
    if both.empty:
        return _NO_TIES
    pairs = both[ends[0]] + "-" + both[ends[1]]
    return pd.DataFrame(
        {"id": both["pick"], "pair": pairs, "n": both["count"], "label": named_together_words(both, unit)}
    )
