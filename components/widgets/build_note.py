"""The build on every page: a note while one runs, and the look at watched folders. Its end shows the new build."""

from contextlib import suppress

import streamlit as st

from components.settings import load_settings
from components.store.errors import StoreError
from components.store.register import registered
from components.store.watching import EVERY
from components.widgets.building import builder, progress_in_words
from components.widgets.marked_text import escaped

_PAGE = "add_articles"  # has the whole of it
_OFTEN = 1.0  # seconds between two looks at a build that runs


def build_note(page: str) -> None:
    """Show the build that runs, else look at the folders that are watched, while the page is open."""
    with suppress(StoreError):  # the page Add articles says what is wrong with the register
        if builder().running:
            if page != _PAGE:
                _running()
        elif any(entry.on and entry.watched for entry in registered(load_settings().store)):
            _looking()


@st.fragment(run_every=_OFTEN)
def _running() -> None:
    progress = builder().progress()
    if progress is None or not builder().running:
        st.rerun()  # the whole page sees the new build
    with st.container(key="build_note", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="bl-note"><b>Reading articles.</b> {escaped(progress_in_words(progress))}</p>')
        st.page_link("components/pages/add_articles.py", label="Look", icon=":material/add_notes:")


@st.fragment(run_every=EVERY)
def _looking() -> None:
    with suppress(StoreError):
        builder().look()
    if builder().running:
        st.rerun()
