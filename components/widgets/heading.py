"""The line at the top of a page or section: what it says in one sentence, and the door to more."""

import streamlit as st

from components.widgets.marked_text import escaped


def page_heading(sentence: str) -> None:
    """Show what the page says under these filters as its title; any text."""
    st.html(f'<h1 class="bl-page">{escaped(sentence)}</h1>')


def hidden_heading(sentence: str) -> None:
    """Give a page its title for those who hear it, where those who see it have the menu; any text."""
    st.html(f'<h1 class="bl-hidden">{escaped(sentence)}</h1>', width="content")


def door(heading: str, page: str, label: str) -> None:
    """Show the heading of a card with a link to the page that says more; `page` is the name of its file."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(heading, anchor=False, width="content")
        st.page_link(f"components/pages/{page}.py", label=label, icon=":material/arrow_forward:", icon_position="right")
