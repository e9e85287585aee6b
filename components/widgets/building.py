"""The build of this store as all sessions share it: asked for, looked at, cancelled."""

from pathlib import Path

import streamlit as st

from components.settings import load_settings
from components.store.builder import Builder
from components.store.process import WatchProcess
from components.store.progress import Progress
from components.store.register import registered
from components.store.watcher import watching


def builder() -> Builder:
    """Return the one builder of the store; whoever opens the dashboard sees the same build."""
    settings = load_settings()
    return builder_of(str(settings.store), settings.workers)


@st.cache_resource(max_entries=8, show_spinner=False)
def builder_of(store: str, workers: int) -> Builder:
    """Return the builder of a store by the values of its settings."""
    return Builder(Path(store), workers)


def see_to_watching() -> None:
    """Have watched folders and feeds looked at by a process beside the dashboard, where none does so yet."""
    store = load_settings().store
    entries = registered(store)
    if any(entry.on and (entry.watched or entry.is_address) for entry in entries) and watching(store) is None:
        if not watch_of(str(store)).running:
            watch_of.clear(str(store))  # it has ended
        watch_of(str(store))


@st.cache_resource(max_entries=8, show_spinner=False)
def watch_of(store: str) -> WatchProcess:
    """Return the process that watches a store; it ends with the dashboard."""
    return WatchProcess(Path(store))


def progress_in_words(progress: Progress) -> str:
    """Return the progress in words: 'Annotating, 3 of 13, about 8 seconds left'."""
    words = [progress.stage.capitalize()]
    if progress.total:
        words.append(f"{progress.done:,} of {progress.total:,}")
    left = progress.seconds_left
    if left is not None and left >= 1:
        words.append(f"about {left / 60:.0f} minutes left" if left >= 90 else f"about {left:.0f} seconds left")
    return ", ".join(words)


def share_done(progress: Progress) -> float:
    """Return the share of the stage that is done, from 0 to 1."""
    return min(progress.done / progress.total, 1.0) if progress.total else 0.0


def why_failed(progress: Progress) -> str:
    """Return why a build ended without success, as a sentence."""
    reason = (progress.message or "it gave no reason").removeprefix("borderlines: ")
    return f"{reason[0].upper()}{reason[1:]}." if not reason.endswith(".") else reason
