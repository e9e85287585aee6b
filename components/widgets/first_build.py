"""The first build, made by the app itself where there is none: progress with the time left, failures in plain words."""

from pathlib import Path

import streamlit as st

from components.settings import load_settings
from components.store import register
from components.store.builds import current_build
from components.store.process import DONE, FAILED
from components.widgets.building import builder, progress_in_words, share_done, why_failed
from components.widgets.marked_text import as_label

_EVERY = 0.5  # seconds between two looks at the progress
_ADD = "components/pages/add_articles.py"


def first_build() -> None:
    """Show the progress of the first build, starting it where nobody has; the page comes by itself when it is done."""
    settings = load_settings()
    register.name_first(settings.store, settings.corpus)
    st.title("Reading the articles", anchor=False)
    problem = _problem(settings.store, settings.corpus)
    if problem:
        st.warning(problem, icon=":material/folder_off:")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button("Look again", key="look_again")
            st.page_link(_ADD, label="Add articles here", icon=":material/add_notes:")
        return
    st.caption("The tables of the articles are made once, on this machine.")
    _progress(str(settings.store))


def _problem(store: Path, corpus: Path) -> str:
    """Return why there is nothing to build, with what to do; '' where there is something."""
    entries = [entry for entry in register.registered(store) if entry.on]
    if any(entry.place != str(corpus.absolute()) for entry in entries):
        return ""
    if not entries and (store / register.REGISTER).is_file():
        return "No source is switched on, so there are no articles to read. Add some on the page."
    if not corpus.exists():
        return (
            f"There is no folder {as_label(str(corpus))}, so there are no articles to read. Put articles there, or "
            "name another folder with BORDERLINES_CORPUS, and start again; or add articles on the page."
        )
    if corpus.is_dir() and not any(corpus.iterdir()):
        return (
            f"The folder {as_label(str(corpus))} is empty. Put articles there, or name another folder with "
            "BORDERLINES_CORPUS, then look again; or add articles on the page."
        )
    return ""


@st.fragment(run_every=_EVERY)
def _progress(store: str) -> None:
    progress = builder().progress()
    if progress is None:
        builder().ask()
        progress = builder().progress()
    if current_build(Path(store)) is not None or progress is None or progress.state == DONE:
        st.rerun()
    if progress.state == FAILED:
        st.error(f"The build stopped: {as_label(why_failed(progress))}", icon=":material/error:")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button("Try again", key="build_again", on_click=builder().ask)
            st.page_link(_ADD, label="Look at the sources", icon=":material/add_notes:")
        return
    st.progress(share_done(progress), text=progress_in_words(progress))
