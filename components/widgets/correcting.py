"""Saving a correction: into the journal, then into force by a process of its own, with a note that can undo it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

import streamlit as st

from components.queries.tables import Tables
from components.settings import load_settings
from components.store.corrections import changes, journal
from components.store.corrections.entries import Change, Correction
from components.store.corrections.words import in_words
from components.store.errors import StoreError
from components.store.process import CorrectionsProcess
from components.widgets.corpus import build_tables
from components.widgets.may_correct import may_correct

P = ParamSpec("P")

WHO, WHY = "corrector", "correction_why"
NOBODY = "not named"
ACTOR, PASSAGE = "actor", "passage"
"""What the dialog corrects."""
_NOTE, _OPEN = "correction_note", "correcting"


@dataclass(frozen=True, slots=True)
class Note:
    """What became of the last correction of this session: what it was, or why there is none."""

    words: str
    correction_id: str | None = None  # null where nothing was written
    process: CorrectionsProcess | None = None
    problem: str = ""


def signature() -> None:
    """Show who corrects, kept for the session, and why, which may stay empty."""
    with st.container(horizontal=True, gap="small"):
        st.text_input("Your name", key=WHO, max_chars=100, placeholder="Your name", persist_state="session")
        st.text_input("Why (optional)", key=WHY, max_chars=1000, placeholder="Two spellings of one name")


def save(make: Callable[Concatenate[Tables, P], Change], *args: P.args, **kwargs: P.kwargs) -> None:
    """Write a correction (one of store.corrections.changes) into the journal and bring it into force; for callbacks.

    What cannot be is told by the note. The dialog that asked for it closes.
    """
    st.session_state.pop(_OPEN, None)
    if not may_correct():
        return
    try:
        change = make(build_tables(), *args, **kwargs)
    except StoreError as error:
        _tell(Note("", problem=str(error)))
        return
    _write(change)


def take_back(correction_id: str, words: str) -> None:
    """Undo an entry of the journal, which did what `words` say; for callbacks. Of an undo, this is the redo."""
    if may_correct():
        _write(changes.undo(correction_id), words)


def _write(change: Change, words: str = "") -> None:
    """Write a change into the journal and bring it into force; `words` say what it is better than its entry."""
    store = load_settings().store
    who = " ".join(str(st.session_state.get(WHO) or "").split()) or NOBODY
    why = " ".join(str(st.session_state.get(WHY) or "").split())
    try:
        entry: Correction = journal.append(store, change, who=who, why=why)
    except (StoreError, OSError) as error:
        _tell(Note("", problem=_plain(error)))
        return
    st.session_state.pop(WHY, None)  # the next correction has its own reason
    _tell(Note(words or in_words(entry), entry.id, CorrectionsProcess(store)))


def bring_into_force(words: str) -> None:
    """Start the process that brings the journal into force, and tell of it in these words."""
    _tell(Note(words, None, CorrectionsProcess(load_settings().store)))


def note() -> Note | None:
    """Return what became of the last correction of this session."""
    found = st.session_state.get(_NOTE)
    return found if isinstance(found, Note) else None


def forget_note() -> None:
    """Show the note no longer."""
    st.session_state.pop(_NOTE, None)


def open_correction(kind: str, entity_or_paragraph_id: str) -> None:
    """Open the dialog that corrects an `actor` or a `passage`, for callbacks."""
    st.session_state[_OPEN] = (kind, entity_or_paragraph_id)


def close_correction() -> None:
    """Close that dialog."""
    st.session_state.pop(_OPEN, None)


def being_corrected() -> tuple[str, str] | None:
    """Return the kind and the id of what the dialog corrects, null where none is open."""
    found = st.session_state.get(_OPEN)
    return found if isinstance(found, tuple) else None


def _tell(told: Note) -> None:
    st.session_state[_NOTE] = told


def _plain(error: StoreError | OSError) -> str:
    if isinstance(error, OSError):
        return f"the journal cannot be written ({error.strerror or error}): check the disk and its permissions"
    return str(error)
