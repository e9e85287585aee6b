"""The build on the page Add articles: how far it is, with Cancel; or how the last one ended and what it found."""

import streamlit as st

from components.store.process import FAILED
from components.widgets.arrivals import last_arrivals
from components.widgets.building import builder, progress_in_words, share_done, why_failed
from components.widgets.corpus import seen_build
from components.widgets.marked_text import as_label, escaped
from components.widgets.wording import number

_EVERY = 0.5  # seconds between two looks at the progress


def build_strip() -> None:
    """Show the build that runs, in a part of the page of its own; else what is in force."""
    if builder().running:
        _running()
        return
    progress = builder().progress()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="build_strip"):
        if progress is not None and progress.state == FAILED:
            st.warning(as_label(why_failed(progress)), icon=":material/warning:")
        st.html(f'<p class="bl-note">{escaped(_in_force())}</p>', width="content")
        st.button(
            "Build now",
            icon=":material/refresh:",
            type="tertiary",
            key="build_now",
            on_click=builder().ask,
            help="Looks at every source again; what has not changed is not read again.",
        )
    last_arrivals()


def _in_force() -> str:
    build = seen_build()
    if build is None:
        return "Nothing has been built yet."
    articles, files = build.info.get("articles"), build.info.get("files_read")
    made = str(build.info.get("made_at", ""))[:16].replace("T", " ")
    if not isinstance(articles, int) or not isinstance(files, int):
        return f"Build {build.id} is shown."
    return f"Shown: {number(articles, 'article')} from {number(files, 'file')}, read {made} UTC (build {build.id})."


@st.fragment(run_every=_EVERY)
def _running() -> None:
    progress = builder().progress()
    if progress is None or not builder().running:
        st.rerun()  # the whole page sees the new build
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="build_strip"):
        st.progress(share_done(progress), text=progress_in_words(progress))
        st.button("Cancel", icon=":material/close:", key="cancel_build", on_click=builder().cancel)
