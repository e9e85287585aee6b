"""A copy of the briefing in the browser, so that a reload, a closed window or a second tab does not lose it.

The browser keeps the very file that the page Briefing saves, in its local storage, and hands it over when a session
begins; it is read as any file is, every value checked. Tabs of one browser share one briefing: the newest change wins.
"""

import hashlib
import secrets
from dataclasses import dataclass

import streamlit as st

from components.briefing.json_values import BriefingFaulty
from components.briefing.opening import opened
from components.briefing.records import Briefing
from components.briefing.saving import saved
from components.settings import load_settings
from components.widgets.briefing_session import briefing, take_over
from components.widgets.component_files import joined

_KEEPER = st.components.v2.component("browser_copy", js=joined("browser_copy.js"))
_KEY, _STATE = "browser_copy", "browser_copy_state"


@dataclass
class _State:
    """What this session knows of the browser's copy: of which session it is told, and which briefing it has."""

    session: str
    has: Briefing | None = None


def keep_in_browser() -> None:
    """Hand the briefing to the browser where it has changed, and take over what the browser kept."""
    state, now = _state(), briefing()
    begun = bool(now.pins) or state.has is not None
    content = saved(now).decode() if begun and now != state.has else None
    state.has = now if begun else None
    _KEEPER(
        key=_KEY,
        data={"name": _name(), "session": state.session, "begun": begun, "content": content},
        on_kept_change=_take_kept,
        on_full_change=_tell_full,
        width="content",
        height="content",
    )


def _take_kept() -> None:
    """Take over what the browser kept: from before a reload, or from another tab. What is no briefing stays there."""
    kept = st.session_state[_KEY].get("kept")
    if not isinstance(kept, dict) or not isinstance(kept.get("text"), str):
        return
    try:
        stored = opened(kept["text"].encode("utf-8", "replace"))
    except BriefingFaulty:
        return
    _state().has = stored
    # something may have been pinned before the browser answered
    take_over(stored.joined(briefing()) if kept.get("first") else stored)


def _tell_full() -> None:
    st.toast(
        "This browser cannot keep the briefing: save it as a file on the page Briefing.", icon=":material/warning:"
    )


def _state() -> _State:
    state = st.session_state.setdefault(_STATE, _State(secrets.token_hex(8)))
    assert isinstance(state, _State)
    return state


def _name() -> str:
    """Return the name of the copy: a browser may show dashboards of several corpora at one address."""
    store = str(load_settings().store.resolve())
    return f"borderlines-briefing-{hashlib.blake2b(store.encode(), digest_size=4).hexdigest()}"
