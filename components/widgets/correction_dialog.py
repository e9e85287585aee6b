"""The one dialog for corrections, beside the page on wide screens: who and why, then what can be corrected."""

import streamlit as st

from components.queries.actors import actor
from components.queries.filters import Filters
from components.widgets.corpus import ask
from components.widgets.correct_actor import correct_actor
from components.widgets.correct_passage import correct_passage
from components.widgets.correcting import ACTOR, being_corrected, close_correction, open_correction, signature
from components.widgets.marked_text import as_label
from components.widgets.may_correct import may_correct


def correction_dialog() -> None:
    """Show the dialog where one was asked for. Called once a run, by the entry."""
    asked = being_corrected()
    if asked is None or not may_correct():
        return
    kind, which = asked
    title = "Correct this passage"
    if kind == ACTOR:
        found = ask(actor, which, Filters())
        title = f"Correct {found.iloc[0]['name']}" if len(found) else "Correct an actor"
    dialog = st.dialog(as_label(title), position="right", width="medium", on_dismiss=close_correction)
    dialog(_content)(asked)


def correct_actor_button(entity_id: str, *, key: str) -> None:
    """Show the button that opens the corrections of an actor; nothing for those who may only look."""
    if may_correct():
        st.button(
            "Correct",
            icon=":material/edit:",
            type="tertiary",
            key=key,
            on_click=open_correction,
            args=(ACTOR, entity_id),
        )


def _content(asked: tuple[str, str]) -> None:
    if being_corrected() != asked:
        st.rerun()  # saved, or led on to an actor
    signature()
    kind, which = asked
    (correct_actor if kind == ACTOR else correct_passage)(which)
