"""The files of a briefing: documents to hand on, and the briefing itself, to save, share and open again."""

from functools import partial

import streamlit as st

from components.briefing.current import Current
from components.briefing.document import Document, document
from components.briefing.json_values import BriefingFaulty
from components.briefing.markdown import as_markdown
from components.briefing.opening import opened
from components.briefing.records import Briefing
from components.briefing.saving import MOST_BYTES, saved
from components.briefing.web_page import as_web_page
from components.widgets.briefing_session import change
from components.widgets.file_names import file_name
from components.widgets.marked_text import as_label
from components.widgets.page_shown import served_at

_FAULT, _OPENED = "briefing_fault", "briefings_opened"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MEGABYTES = MOST_BYTES // 1_000_000


def export_buttons(now: Current) -> None:
    """Show the buttons that make the documents; each is made when its button is pressed."""
    laid_out = document(now.briefing, served_at(), now.gone)
    formats = (
        ("Word", "docx", _WORD, partial(_word, laid_out)),
        ("HTML", "html", "text/html", lambda: as_web_page(laid_out).encode()),
        ("Markdown", "md", "text/markdown", lambda: as_markdown(laid_out).encode()),
    )
    name = file_name(now.briefing.title, now.briefing.day)
    for label, ending, mime, make in formats:
        st.download_button(
            label,
            data=make,
            file_name=f"{name}.{ending}",
            mime=mime,
            icon=":material/download:",
            key=f"export_{ending}",
            on_click="ignore",
            disabled=not now.briefing.pins,
        )


def save_button(briefing: Briefing) -> None:
    """Show the button that saves the briefing as the file that `open_field` opens."""
    st.download_button(
        "Save",
        data=lambda: saved(briefing),
        file_name=f"{file_name(briefing.title, briefing.day)}.briefing.json",
        mime="application/json",
        icon=":material/save:",
        key="save_briefing",
        on_click="ignore",
        disabled=not briefing.pins,
        help="A file to keep, or to send to a colleague, who opens it here.",
    )


def open_field() -> None:
    """Show the field that opens a saved briefing, and what was wrong with the last file."""
    key = f"open_briefing_{st.session_state.get(_OPENED, 0)}"
    with st.popover("Open", icon=":material/folder_open:", key="open_corner"):
        st.file_uploader(
            "A briefing that was saved (.briefing.json)",
            type=["json"],
            max_upload_size=_MEGABYTES,
            key=key,
            on_change=_open,
            args=(key,),
        )
        st.caption("It takes the place of this briefing; Undo brings this one back.")


def opening_fault() -> None:
    """Say what was wrong with the file that could not be opened, until another one is."""
    fault = st.session_state.get(_FAULT)
    if fault:
        st.error(f"This file cannot be opened: {as_label(fault)}.", icon=":material/error:")


def _open(key: str) -> None:
    given = st.session_state[key]
    if given is None:
        return
    st.session_state[_OPENED] = st.session_state.get(_OPENED, 0) + 1  # the next field is an empty one
    try:
        briefing = opened(given.getvalue())
    except BriefingFaulty as fault:
        st.session_state[_FAULT] = str(fault)
        return
    st.session_state.pop(_FAULT, None)
    change(briefing)


def _word(laid_out: Document) -> bytes:
    """Make the Word document; its library is loaded by the first one."""
    from components.briefing.word import as_word

    return as_word(laid_out)
