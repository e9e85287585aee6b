"""The button that copies the address of what is seen: the whole view is in it, so a colleague sees the same."""

import streamlit as st

from components.widgets.component_files import joined

_BUTTON = st.components.v2.component(
    "copy_link",
    html='<button type="button" aria-live="polite">Copy link</button>',
    css=joined("text_button.css"),
    js=joined("copying.js", "copy_link.js"),
)


def copy_link() -> None:
    """Show the button; it works without the internet, and where the dashboard is served without encryption."""
    _BUTTON(key="copy_link", width="content", height="content")
