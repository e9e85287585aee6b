"""Two actors side by side: the same measures of both, what they did to each other, and what both are in."""

import pandas as pd
import streamlit as st

from components.charts.matrix import matrix
from components.queries.actors import actor, actor_countries, actor_themes
from components.queries.filters import Filters
from components.queries.networks import acts_between_actors, kinds_between_actors
from components.queries.passages import count
from components.queries.picks import Pick
from components.widgets.act_table import act_table
from components.widgets.actor_card import about_actor, actor_doors, all_actors_button
from components.widgets.actor_views import over_time
from components.widgets.address import current_pick, toggle_pick
from components.widgets.cells import cells
from components.widgets.chart_block import chart_block
from components.widgets.corpus import ask
from components.widgets.deeds import Side, side_by_side
from components.widgets.empty_state import nothing_matches
from components.widgets.filter_address import write_list
from components.widgets.heading import page_heading
from components.widgets.marked_text import as_label
from components.widgets.wording import noun_of, number

_COUNT = st.column_config.NumberColumn("Count", format="localized")


def actor_pair_card(entity_ids: tuple[str, str], filters: Filters) -> None:
    """Show two actors with the same measures beside each other."""
    found = pd.concat([ask(actor, entity_id, filters) for entity_id in entity_ids], ignore_index=True)
    all_actors_button()
    if len(found) < 2:
        nothing_matches("mentions of these actors")
        return
    names = [str(name) for name in found["name"]]
    page_heading(f"{names[0]} and {names[1]}")
    acts = ask(acts_between_actors, filters, *entity_ids)
    _doors_of_both(entity_ids, len(acts), filters)
    for column, (_, row) in zip(st.columns(2, gap="medium"), found.iterrows(), strict=True):
        with column:
            _one(row)
    if len(acts):
        _between(entity_ids, names, acts, filters)
    over_time(found, len(found), filters)
    left, right = st.columns(2, gap="medium")
    with left:
        _beside("compared_countries", "Beside countries", found, filters)
    with right:
        _beside("compared_themes", "On themes", found, filters)


def _one(row: pd.Series) -> None:
    """Show one of the two: its name as the door to its page, who it is, and its numbers."""
    entity_id = row["entity_id"]
    st.button(
        as_label(str(row["name"])),
        icon=":material/badge:",
        type="tertiary",
        key=f"only_{entity_id}",
        help="Everything about this actor alone",
        on_click=write_list,
        args=("actor", [entity_id]),
    )
    st.html(about_actor(row))
    actor_doors(row, key=f"door_{entity_id}")


def _doors_of_both(entity_ids: tuple[str, str], acts: int, filters: Filters) -> None:
    """Show the doors to the paragraphs that both are in, and to the acts between them."""
    first, second = sorted(entity_ids)
    together = Pick("actors-together", (first, second))
    named = ask(count, together, filters).paragraphs
    with st.container(horizontal=True, gap="small"):
        for pick, label in (
            (together, f"both in {number(named, 'paragraph')}"),
            (Pick("actor-pair", (first, second)), f"{number(acts, 'act')} between them"),
        ):
            nothing = " 0 " in f" {label} "
            st.button(label, key=f"door_{pick.family}", on_click=toggle_pick, args=(pick.text,), disabled=nothing)


def _between(entity_ids: tuple[str, str], names: list[str], acts: pd.DataFrame, filters: Filters) -> None:
    """Show what they did to each other."""
    there, back = (
        Side(key, f"{one} → {other}", ask(kinds_between_actors, filters, source, target))
        for key, (one, other), (source, target) in (
            ("compared_there", names, entity_ids),
            ("compared_back", names[::-1], entity_ids[::-1]),
        )
    )
    side_by_side((there, back), filters)
    act_table(acts, key="compared_acts", alt=f"Acts between {names[0]} and {names[1]}")


def _beside(key: str, heading: str, found: pd.DataFrame, filters: Filters) -> None:
    """Show a matrix of both actors by the countries they are named beside, or by their themes."""
    question, value, label = {
        "compared_countries": (actor_countries, "country", "name"),
        "compared_themes": (actor_themes, "theme", "label"),
    }[key]
    both: list[tuple[str, str]] = list(zip(found["entity_id"], found["name"], strict=True))
    sides = [
        ask(question, entity_id, filters).rename(columns={label: "what"}).assign(entity_id=entity_id, who=name)
        for entity_id, name in both
    ]
    rows = pd.concat(sides, ignore_index=True)
    if rows.empty:
        return
    held = cells(rows, (value, "what"), ("entity_id", "who"), columns=list(found["entity_id"]))
    now = current_pick()
    chart_block(
        heading,
        lambda: matrix(
            held,
            noun_of(filters.unit),
            rows=value,
            columns="actors",
            picked=now.text if now else None,
            columns_in_order=[entity_id for entity_id, _ in both if entity_id in set(held["column"])],
        ),
        rows,
        {"who": "Actor", "what": heading.split(" ")[1].capitalize(), "count": _COUNT},
        key=key,
    )
