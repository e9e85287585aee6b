"""One pin on the page Briefing: what it shows, the comment on it, and its place among the others."""

from collections.abc import Sequence

import streamlit as st

from components.briefing.current import Current
from components.briefing.document import Block, Heading, Words
from components.briefing.records import Chart, Note, Passage, Pin, Seen
from components.briefing.web_page import blocks_as_html
from components.widgets.briefing_session import briefing, change
from components.widgets.corpus import seen_build
from components.widgets.marked_text import escaped


def pinned(pin: Pin, part: Sequence[Block], place: int, now: Current) -> None:
    """Show a pin at its place (from 0), laid out as in the exports, with its comment as a field to write in."""
    with st.container(border=True, gap="small", key=f"pin_{pin.id}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(f'<h2 class="bl-pin">{place + 1} · {escaped(_called(pin))}</h2>')
            _buttons(pin, place, len(now.briefing.pins))
        _comment(pin)
        shown = [block for block in part if not isinstance(block, Words | Heading)]
        if shown:
            st.html(f'<div class="bl-briefing">{blocks_as_html(shown, inside=True)}</div>')
        note = _changed(pin, now)
        if note:
            st.html(f'<p class="bl-note">{escaped(note)}</p>')


def _called(pin: Pin) -> str:
    match pin:
        case Passage():
            return f"Passage: {pin.title}" if pin.title else "Passage"
        case Chart():
            return f"Chart: {pin.title}"
        case Seen():
            return f"View: {pin.title}"
        case Note():
            return "Note"


def _buttons(pin: Pin, place: int, count: int) -> None:
    """Show the buttons that move the pin and take it away."""
    st.button(
        "Up",
        icon=":material/arrow_upward:",
        type="tertiary",
        key=f"up_{pin.id}",
        disabled=place == 0,
        on_click=_move,
        args=(pin.id, place - 1),
    )
    st.button(
        "Down",
        icon=":material/arrow_downward:",
        type="tertiary",
        key=f"down_{pin.id}",
        disabled=place == count - 1,
        on_click=_move,
        args=(pin.id, place + 1),
    )
    st.button(
        "Remove", icon=":material/close:", type="tertiary", key=f"remove_{pin.id}", on_click=_remove, args=(pin.id,)
    )


def _comment(pin: Pin) -> None:
    key = f"comment_{pin.id}"
    if st.session_state.get(key) != pin.comment:
        st.session_state[key] = pin.comment
    st.text_area(
        "Words of the note" if isinstance(pin, Note) else "Comment",
        key=key,
        placeholder="What it means",
        height="content",
        label_visibility="collapsed",
        on_change=_write,
        args=(pin.id, key),
    )


def _changed(pin: Pin, now: Current) -> str:
    """Return what is otherwise in this build than when it was pinned."""
    if pin.id in now.moved:
        return "Its paragraph has moved since it was pinned; it was found again by its words."
    if isinstance(pin, Passage) and pin.source.paragraph_id in now.gone:
        return "This paragraph is no longer in the corpus; the words are those that were pinned."
    build = seen_build()
    if isinstance(pin, Chart | Seen) and build is not None and pin.view.build != build.id:
        return "The numbers are those of an earlier build; “Open this view” shows those of this one."
    return ""


def _move(pin_id: str, place: int) -> None:
    change(briefing().with_place(pin_id, place))


def _remove(pin_id: str) -> None:
    if change(briefing().without(pin_id)):
        st.toast("Removed. Undo brings it back.")


def _write(pin_id: str, key: str) -> None:
    change(briefing().with_comment(pin_id, st.session_state[key]))
