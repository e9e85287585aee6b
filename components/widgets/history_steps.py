"""Back and Forward go from view to view: what one action changes in the address is one step of the history."""

import streamlit as st

from components.widgets.component_files import joined

_STEPS = st.components.v2.component("history_steps", js=joined("history_steps.js"))


def one_step_an_action() -> None:
    """Let the browser take all changes of the address that follow one action for one step."""
    _STEPS(key="history_steps", width="content", height="content")
