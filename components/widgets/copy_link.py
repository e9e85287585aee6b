"""The button that copies the address of what is seen: the whole view is in it, so a colleague sees the same."""

from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).parent
_BUTTON = st.components.v2.component(
    "copy_link",
    html='<button type="button" aria-live="polite">Copy link</button>',
    css=(_FOLDER / "copy_link.css").read_text("utf-8"),
    js=(_FOLDER / "copy_link.js").read_text("utf-8"),
)


def copy_link() -> None:
    """Show the button; it works without the internet, and where the dashboard is served without encryption."""
    _BUTTON(key="copy_link", width="content", height="content")
