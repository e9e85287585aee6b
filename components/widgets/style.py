"""The style sheet of marks, passages and phones: a text file beside this module."""

from pathlib import Path

import streamlit as st

_SHEET = Path(__file__).with_name("style.css")


def page_style() -> None:
    """Put the style sheet into the page; it takes no room there."""
    st.html(_SHEET)
