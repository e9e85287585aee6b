"""The quiet note after a correction: saved, counts up to date or not yet, undo; or what went wrong and the remedy."""

import streamlit as st

from components.store.process import DONE, FAILED
from components.widgets.correcting import Note, bring_into_force, forget_note, note, take_back
from components.widgets.marked_text import escaped

_EVERY = 0.4  # seconds between two looks at the process


def correction_note() -> None:
    """Show what became of the last correction of this session, above the page's lower edge; nothing without one."""
    found = note()
    if found is None:
        return
    with st.container(key="correction_note", horizontal=True, vertical_alignment="center", gap="small"):
        if found.problem:
            _said("Not saved", found.problem)
        elif found.process is not None and found.process.running:
            _running()
            return
        else:
            _finished(found)
        st.button("Close", icon=":material/close:", type="tertiary", key="close_note", on_click=forget_note)


@st.fragment(run_every=_EVERY)
def _running() -> None:
    found = note()
    if found is None or found.process is None or not found.process.running:
        st.rerun()  # the new build is seen by the whole page
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _said("Saved. Counts are being brought up to date.", found.words)
        _undo(found)


def _finished(found: Note) -> None:
    state = found.process.progress() if found.process else None
    if state is not None and state.state == FAILED:
        reason = (state.message or "the process gave no reason").removeprefix("borderlines: ")
        _said("Saved, but counts could not be brought up to date.", reason)
        st.button("Try again", key="apply_again", on_click=bring_into_force, args=(found.words,))
    elif state is None or state.state == DONE:
        _said("Saved. Counts are up to date.", found.words)
    _undo(found)


def _undo(found: Note) -> None:
    if found.correction_id is not None:
        st.button(
            "Undo",
            icon=":material/undo:",
            key="undo_correction",
            on_click=take_back,
            args=(found.correction_id, f"Taken back: {found.words}"),
        )


def _said(state: str, words: str) -> None:
    st.html(f'<p class="bl-note"><b>{escaped(state)}</b> {escaped(words)}</p>')
