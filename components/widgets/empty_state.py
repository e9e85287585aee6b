"""What a page says when there is nothing to show: why, and what to do."""

import streamlit as st

from components.widgets.filter_bar import reset_filters
from components.widgets.heading import page_heading


def nothing_matches(what: str = "paragraphs") -> None:
    """Say that the filters leave nothing, with the way out."""
    with st.container(border=True, horizontal_alignment="center"):
        page_heading(f"No {what} match these filters.")
        st.caption("Remove one of them above, or show everything again.", text_alignment="center")
        st.button("Show everything", on_click=reset_filters, key=f"show_everything_{what}")


def nothing_of(what: str, remedy: str) -> None:
    """Say that a part of a page has nothing to show under these filters, and what would bring it back."""
    with st.container(border=True):
        st.markdown(f"**No {what} here.**")
        st.caption(remedy)
