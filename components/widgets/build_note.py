"""The build on every page: a note while one runs, whoever started it. Its end shows the new build."""

from contextlib import suppress

import streamlit as st

from components.settings import load_settings
from components.store.builds import current_build
from components.store.errors import StoreError
from components.store.register import registered
from components.widgets.building import builder, progress_in_words, see_to_watching
from components.widgets.corpus import seen_build
from components.widgets.marked_text import escaped

_PAGE = "add_articles"  # has the whole of it
_OFTEN = 1.0  # seconds between two looks at a build that runs
_SELDOM = 5.0  # seconds between two looks whether one has begun that nobody here asked for


def build_note(page: str) -> None:
    """Show the build that runs; else look whether the watcher has begun one, while the page is open."""
    with suppress(StoreError):  # the page Add articles says what is wrong with the register
        see_to_watching()
        if builder().running:
            if page != _PAGE:
                _running()
        elif any(entry.on and (entry.watched or entry.is_address) for entry in registered(load_settings().store)):
            _looking()


@st.fragment(run_every=_OFTEN)
def _running() -> None:
    progress = builder().progress()
    if progress is None or not builder().running:
        st.rerun()  # the whole page sees the new build
    with st.container(key="build_note", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="bl-note"><b>Reading articles.</b> {escaped(progress_in_words(progress))}</p>')
        st.page_link("components/pages/add_articles.py", label="Look", icon=":material/add_notes:")


@st.fragment(run_every=_SELDOM)
def _looking() -> None:
    seen = seen_build()
    with suppress(StoreError):
        now = current_build(load_settings().store)
        if builder().running or (now and now.id) != (seen and seen.id):
            st.rerun()
