"""The first build, made by the app itself where there is none: progress with the time left, failures in plain words."""

from pathlib import Path

import streamlit as st

from components.settings import load_settings
from components.store.builds import current_build
from components.store.process import DONE, FAILED, BuildProcess, Progress
from components.widgets.marked_text import as_label

_EVERY = 0.5  # seconds between two looks at the progress


def first_build() -> None:
    """Show the progress of the first build, starting it where nobody has; the page comes by itself when it is done."""
    settings = load_settings()
    st.title("Reading the articles", anchor=False)
    problem = _problem(settings.corpus)
    if problem:
        st.warning(problem, icon=":material/folder_off:")
        st.button("Look again", key="look_again")
        return
    st.caption(f"The tables of the articles in {settings.corpus} are made once, on this machine.")
    _progress(str(settings.store), str(settings.corpus), settings.workers)


def _problem(corpus: Path) -> str | None:
    if not corpus.exists():
        return (
            f"There is no folder {corpus}, so there are no articles to read. Put articles there, or name another "
            "folder with BORDERLINES_CORPUS, and start again."
        )
    if corpus.is_dir() and not any(corpus.iterdir()):
        return (
            f"The folder {corpus} is empty. Put articles there (plain text files, or zip archives of them), or name "
            "another folder with BORDERLINES_CORPUS, then look again."
        )
    return None


@st.fragment(run_every=_EVERY)
def _progress(store: str, corpus: str, workers: int) -> None:
    # the process is shared: whoever opens the dashboard meanwhile sees the same build
    build = _process(store, corpus, workers)
    progress = build.progress()
    if current_build(Path(store)) is not None or progress.state == DONE:
        st.rerun()
    if progress.state == FAILED:
        st.error(f"The build stopped: {as_label(_plain(progress))}", icon=":material/error:")
        st.button("Try again", key="build_again", on_click=_process.clear)
        return
    share = progress.done / progress.total if progress.total else 0.0
    st.progress(min(share, 1.0), text=_told(progress))


@st.cache_resource(max_entries=1, show_spinner=False)
def _process(store: str, corpus: str, workers: int) -> BuildProcess:
    return BuildProcess(Path(store), [Path(corpus)], workers)


def _told(progress: Progress) -> str:
    """Return the progress in words: 'annotating, 3 of 13, about 8 seconds left'."""
    words = [progress.stage.capitalize()]
    if progress.total:
        words.append(f"{progress.done:,} of {progress.total:,}")
    left = progress.seconds_left
    if left is not None and left >= 1:
        words.append(f"about {left / 60:.0f} minutes left" if left >= 90 else f"about {left:.0f} seconds left")
    return ", ".join(words)


def _plain(progress: Progress) -> str:
    return progress.message or "it gave no reason"
