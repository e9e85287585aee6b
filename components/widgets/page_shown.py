"""Which page is shown, and where the dashboard is served: for links that a document carries away."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

_SHOWN = "page_shown"


def remember_page(page: StreamlitPage) -> None:
    """Remember which page this rerun shows; called by the entry."""
    st.session_state[_SHOWN] = page.url_path or "overview"


def page_shown() -> str:
    """Return the name of the page, as its file is called."""
    return str(st.session_state.get(_SHOWN, "overview"))


def served_at() -> str:
    """Return the address of the dashboard, with a slash at its end; '' where it is not known."""
    url = st.context.url
    if not url:
        return ""
    address = url.partition("?")[0]
    own = page_shown()
    if own != "overview":
        address = address.rstrip("/").removesuffix(own)
    return address.rstrip("/") + "/"
