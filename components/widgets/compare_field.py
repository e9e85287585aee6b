"""The field that puts a second actor beside the one that is open: both then stand in the filter, and in the address."""

import streamlit as st

from components.queries.filters import Filters
from components.widgets.filter_address import write_list
from components.widgets.filter_choices import choices


def compare_field(entity_id: str, filters: Filters) -> None:
    """Show the actors that can be chosen beside this one, most mentioned first."""
    labels = {value: label for value, label in choices("actor", filters).labels.items() if value != entity_id}
    st.selectbox(
        "Compare with another actor",
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder="Compare with …",
        key="compare_with",
        on_change=_compare,
        args=(entity_id,),
        label_visibility="collapsed",
        width=210,
    )


def _compare(entity_id: str) -> None:
    other = st.session_state["compare_with"]
    if other:
        write_list("actor", [entity_id, other])
