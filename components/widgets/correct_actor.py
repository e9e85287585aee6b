"""The dialog that corrects an actor: merge with another one, split, rename, retype, hide; a click saves."""

from typing import Any

import pandas as pd
import streamlit as st

from components.queries.actors import actor, actor_forms
from components.queries.country_names import all_countries
from components.queries.filters import Filters
from components.queries.same_actor import may_be_same
from components.queries.type_names import TYPE_NAMES
from components.schema import ENTITY_TYPES
from components.store.corrections import changes
from components.widgets.corpus import ask
from components.widgets.correcting import save
from components.widgets.filter_choices import choices
from components.widgets.marked_text import as_label
from components.widgets.wording import number

_MOST_FORMS = 40
Row = Any
"""The one row of queries.actors.actor."""


def correct_actor(entity_id: str) -> None:
    """Show what can be corrected of an actor, each part with the button that saves it."""
    found = ask(actor, entity_id, Filters())
    if found.empty:
        st.caption("This build has no such actor; it may have been merged or hidden meanwhile.")
        return
    row = found.iloc[0]
    _merge(row)
    _split(row)
    _rename(row)
    _retype(row)
    _hide(row)


def _merge(row: Row) -> None:
    other: Any
    st.subheader("The same as", anchor=False)
    with st.container(horizontal=True, gap="small"):
        for other in ask(may_be_same, row["entity_id"]).itertuples():
            st.button(
                f"{as_label(other.name)} ({other.mentions:,})",
                icon=":material/call_merge:",
                key=f"merge_with_{other.entity_id}",
                help="One click merges the two; it can be undone.",
                on_click=save,
                args=(changes.merge, row["entity_id"], other.entity_id),
            )
    others = {value: label for value, label in choices("actor").labels.items() if value != row["entity_id"]}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        into = _one_of("Another actor", others, "merge_into", "Search another actor")
        st.button(
            "Merge", key="merge", disabled=into is None, on_click=save, args=(changes.merge, row["entity_id"], into)
        )


def _split(row: Row) -> None:
    forms: pd.DataFrame = ask(actor_forms, row["entity_id"], Filters())
    pronouns = forms["via"] == "pronoun"
    names = set(forms[~pronouns]["form"])
    # names first: pronouns can be given to another actor, but are no name for a new one
    counted = pd.concat([forms[~pronouns], forms[pronouns]]).groupby("form", sort=False)["mentions"].sum()
    counted = counted.head(_MOST_FORMS)
    if len(counted) < 2:
        return
    st.subheader("Words that mean somebody else", anchor=False)
    chosen = st.pills(
        "Words that mean somebody else",
        list(counted.index),
        selection_mode="multi",
        format_func=lambda form: f"{as_label(form)} {counted[form]:,}",
        key="split_forms",
        label_visibility="collapsed",
    )
    others = {value: label for value, label in choices("actor").labels.items() if value != row["entity_id"]}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        into = _one_of("Who it is", others, "split_into", "A new actor of this name, or search another")
        name = max(names & set(chosen), key=len, default="")
        st.button(
            "Split off",
            key="split",
            disabled=not chosen or not (into or name),
            on_click=save,
            args=(changes.split, row["entity_id"], changes.Part(forms=tuple(chosen)), into or _like(row, name)),
        )


def _like(row: Row, name: str) -> changes.NewActor:
    """Return a new actor of a name, of the type and country of this one: what differs is corrected on its own page."""
    return changes.NewActor(name, str(row["type"]), None if pd.isna(row["country"]) else str(row["country"]))


def _rename(row: Row) -> None:
    st.subheader("Name", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        name = st.text_input("Name", row["name"], key="new_name", max_chars=300, label_visibility="collapsed")
        ready = bool(name.strip()) and name.strip() != row["name"]
        st.button(
            "Rename",
            key="rename",
            disabled=not ready,
            on_click=save,
            args=(changes.rename, row["entity_id"], name.strip()),
        )


def _retype(row: Row) -> None:
    st.subheader("Type and country", anchor=False)
    kind = st.pills(
        "Type",
        ENTITY_TYPES,
        default=row["type"],
        required=True,
        format_func=lambda one: TYPE_NAMES[one].capitalize(),
        key="new_type",
        label_visibility="collapsed",
    )
    now = None if pd.isna(row["country"]) else str(row["country"])
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        country = _one_of("Country it belongs to", all_countries(), "new_country", "No country", now)
        st.button(
            "Change",
            key="retype",
            disabled=(kind, country) == (row["type"], now),
            on_click=save,
            args=(changes.retype, row["entity_id"], kind, changes.KEEP if country == now else country),
        )


def _hide(row: Row) -> None:
    st.subheader("No actor", anchor=False)
    st.button(
        f"Hide it with its {number(int(row['mentions']), 'mention')}",
        icon=":material/visibility_off:",
        key="hide",
        on_click=save,
        args=(changes.hide, row["entity_id"]),
    )


def _one_of(label: str, offered: dict[str, str], key: str, placeholder: str, chosen: str | None = None) -> str | None:
    """Show a box to search one of many by its name; return which is chosen."""
    values = list(offered)
    return st.selectbox(
        label,
        values,
        index=values.index(chosen) if chosen in offered else None,
        format_func=offered.__getitem__,
        placeholder=placeholder,
        key=key,
        label_visibility="collapsed",
    )
