"""Texts made for the clipboard: copied as soon as they are shown, where the browser lets them, and by a button."""

from itertools import count
from typing import NamedTuple

import streamlit as st

from components.widgets.component_files import joined

_FIELD = st.components.v2.component(
    "clipboard",
    html='<div class="copied" role="status"><p></p><button type="button"></button></div>',
    css=joined("text_button.css", "clipboard.css"),
    js=joined("copying.js", "clipboard.js"),
)
_COPIED = "clipboard"
_SERIAL = count(1)


class Copied(NamedTuple):
    """A text to copy: the passage under which it is shown, and a number that is new each time it is asked for."""

    place: str
    text: str
    serial: str


def offer_copy(place: str, text: str) -> None:
    """Copy a text, for callbacks; it is shown where `show_copied` is called for this place."""
    st.session_state[_COPIED] = Copied(place, text, str(next(_SERIAL)))


def forget_copied() -> None:
    """Show no text for the clipboard any longer."""
    st.session_state.pop(_COPIED, None)


def show_copied(place: str) -> None:
    """Show the text that was copied for this place, if any was."""
    copied = st.session_state.get(_COPIED)
    if isinstance(copied, Copied) and copied.place == place:
        _FIELD(data={"text": copied.text, "serial": copied.serial}, key=f"copied_{place}", height="content")
