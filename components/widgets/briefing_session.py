"""The briefing of this session: what was pinned, and what undo goes back to. It outlives a change of page."""

import secrets
from datetime import UTC, datetime

import streamlit as st

from components.briefing.opening import MOST_PINS
from components.briefing.records import Briefing, Pin
from components.briefing.saving import MOST_BYTES, saved

TITLE = "Briefing"
_NOW, _BEFORE = "briefing", "briefing_before"
_STEPS = 50


def briefing() -> Briefing:
    """Return the briefing as it is now; at first one without pins, of today."""
    now = st.session_state.get(_NOW)
    return now if isinstance(now, Briefing) else Briefing(TITLE, datetime.now(UTC).date())


def change(changed: Briefing) -> bool:
    """Make this the briefing, with a step to undo; where it would be too large for its file, say so and do nothing."""
    if len(changed.pins) > MOST_PINS or len(saved(changed)) > MOST_BYTES:
        st.toast("The briefing is full: save it and start another one, or remove pins.", icon=":material/warning:")
        return False
    before = briefing()
    if changed != before:
        st.session_state[_BEFORE] = [*_steps(), before][-_STEPS:]
        st.session_state[_NOW] = changed
    return True


def take_over(stored: Briefing) -> None:
    """Make this the briefing without a step to undo: what the browser kept."""
    st.session_state[_NOW] = stored


def add(pin: Pin, what: str) -> None:
    """Put a pin at the end, and say so."""
    if change(briefing().with_pin(pin)):
        st.toast(f"{what} pinned to the briefing.", icon=":material/keep:")


def new_id() -> str:
    """Return an id that no other pin has."""
    return secrets.token_hex(8)


def undo() -> None:
    """Go back to the briefing before the last change."""
    steps = _steps()
    if steps:
        st.session_state[_NOW] = steps[-1]
        st.session_state[_BEFORE] = steps[:-1]


def can_undo() -> bool:
    """Return whether there is a change to undo."""
    return bool(_steps())


def _steps() -> list[Briefing]:
    steps = st.session_state.get(_BEFORE, [])
    assert isinstance(steps, list)
    return steps
