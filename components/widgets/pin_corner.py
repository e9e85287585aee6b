"""The corner of the filter bar that pins: what the page shows, a note; and the way to the briefing."""

import streamlit as st

from components.briefing.records import Note
from components.widgets.briefing_session import add, briefing, new_id
from components.widgets.browser_copy import keep_in_browser
from components.widgets.page_shown import page_shown
from components.widgets.pinning import pin_view

BRIEFING = "components/pages/briefing.py"


def pin_corner() -> None:
    """Show the button that opens the corner (not on the page Briefing), and keep a copy of it all in the browser."""
    keep_in_browser()
    if page_shown() == "briefing":
        return
    with st.popover("Pin", icon=":material/keep:", type="tertiary", key="pin_corner"):
        st.button("Pin this view", icon=":material/keep:", key="pin_view", on_click=pin_view)
        note_field("corner")
        count = len(briefing().pins)
        st.page_link(BRIEFING, label=f"Open the briefing ({count})", icon=":material/description:")


def note_field(where: str) -> None:
    """Show the field for a note and the button that pins it; `where` tells the fields of one page apart."""
    key = f"note_{where}"
    st.text_area(
        "Note for the briefing",
        key=key,
        placeholder="A note. One that begins with # is a heading.",
        label_visibility="collapsed",
        height=80,
    )
    st.button("Add note", key=f"add_{key}", on_click=_add_note, args=(key,))


def _add_note(key: str) -> None:
    words = st.session_state[key].strip()
    if words:
        add(Note(new_id(), words), "Note")
        st.session_state[key] = ""
