"""The briefing: what was pinned, in order, with comments; exported with every source, saved and opened as a file."""

from dataclasses import replace

import streamlit as st

from components.briefing.current import current
from components.briefing.document import document
from components.widgets.briefing_files import export_buttons, open_field, opening_fault, save_button
from components.widgets.briefing_session import briefing, can_undo, change, undo
from components.widgets.corpus import ask
from components.widgets.heading import page_heading
from components.widgets.pin_corner import note_field
from components.widgets.pinned import pinned
from components.widgets.wording import number

_WIDTH = 860  # pixels: a line that reads well
_HOW = (
    "**Nothing is pinned yet.**\n\n"
    "- A passage: “Pin to briefing” in its menu (the three dots).\n"
    "- A chart or the map: “Pin” under it. Its numbers come along, each with the paragraphs behind it.\n"
    "- What a page shows, or a note of your own: “Pin” at the end of the line of filters.\n\n"
    "Then order and comment here, and export as Word, HTML or Markdown: every passage and number cites its article "
    "and paragraph. A briefing that somebody saved is opened above."
)


def retitle() -> None:
    """Callback of the fields: take over title and date."""
    title, day = st.session_state["briefing_title"].strip(), st.session_state["briefing_day"]
    now = briefing()
    change(replace(now, title=title or now.title, day=day or now.day))


def head() -> None:
    """Show title and date as fields."""
    now = briefing()
    for key, value in (("briefing_title", now.title), ("briefing_day", now.day)):
        if st.session_state.get(key) != value:
            st.session_state[key] = value
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input("Title", key="briefing_title", on_change=retitle, max_chars=200)
        st.date_input("Date", key="briefing_day", on_change=retitle, format="YYYY-MM-DD", width=150)


now = ask(current, briefing())
page_heading(f"{now.briefing.title}: {number(len(now.briefing.pins), 'pin')}")
with st.container(width=_WIDTH, gap="small"):
    head()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        export_buttons(now)
        save_button(now.briefing)
        open_field()
        st.button("Undo", icon=":material/undo:", type="tertiary", key="undo", on_click=undo, disabled=not can_undo())
    opening_fault()
    if not now.briefing.pins:
        with st.container(border=True):
            st.markdown(_HOW)
    parts = document(now.briefing, "./", now.gone).parts  # links from this page to the others
    for place, (pin, part) in enumerate(zip(now.briefing.pins, parts, strict=True)):
        pinned(pin, part, place, now)
    note_field("page")
