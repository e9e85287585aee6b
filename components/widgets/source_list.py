"""What the store is built from, source by source: switched on or off, watched or not, removed."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from components.settings import load_settings
from components.store import register
from components.store.errors import StoreError
from components.store.inbox import inbox_files, remove_file
from components.store.register import INBOX, Registered
from components.store.watcher import watching
from components.widgets.building import builder
from components.widgets.marked_text import as_label, escaped
from components.widgets.wording import number

_PROBLEM = "sources_problem"


def source_list() -> None:
    """Show the sources; a change is built at once, and what a source gave leaves with it."""
    store = load_settings().store
    st.subheader(
        "Sources", anchor=False, help="What the tables are made of. A source that is off leaves with all of it."
    )
    problem = st.session_state.pop(_PROBLEM, "")
    if problem:
        st.warning(as_label(problem), icon=":material/warning:")
    entries = register.registered(store)
    if not entries:
        st.caption("None yet: what you add stands here.")
    for entry in entries:
        _source(store, entry)
    watched = watching(store)
    if watched is not None and watched.said:
        said = f"Watching, {watched.at[:16].replace('T', ' ')} UTC: {watched.said}"
        st.html(f'<p class="bl-note">{escaped(said)}</p>')


def _source(store: Path, entry: Registered) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"source_{entry.key}"):
        st.toggle(
            f"Read {as_label(_name(entry))}",
            value=entry.on,
            key=f"on_{entry.key}",
            label_visibility="collapsed",
            on_change=_switch,
            args=(entry.key,),
        )
        name, about = escaped(_name(entry)), escaped(_about(store, entry))
        st.html(f'<div class="bl-headline">{name}</div><div class="bl-about">{about}</div>')
        with st.popover("More", icon=":material/more_vert:", type="tertiary"):
            st.caption(as_label(str(store / "inbox") if entry.place == INBOX else entry.name))
            if entry.is_folder:
                st.checkbox(
                    "Watched", value=entry.watched, key=f"watch_{entry.key}", on_change=_watch, args=(entry.key,)
                )
            st.button(
                "Remove, and delete the files" if entry.place == INBOX else "Remove with all it gave",
                icon=":material/delete:",
                key=f"remove_{entry.key}",
                on_click=_remove,
                args=(entry.key,),
            )


def _name(entry: Registered) -> str:
    if entry.place == INBOX:
        return "Uploads and pasted texts"
    return entry.name.partition("://")[2] if entry.is_address else Path(entry.place).name or entry.place


def _about(store: Path, entry: Registered) -> str:
    """Return what kind of source it is, whether it is there, and when it was added."""
    if entry.place == INBOX:
        parts = [number(len(inbox_files(store)), "file")]
    elif entry.is_address:
        parts = ["address"]
    elif not Path(entry.place).exists():
        parts = ["not there now: bring it back, switch it off or remove it"]
    else:
        parts = [("folder, watched" if entry.watched else "folder") if entry.is_folder else "file"]
    return " · ".join([*parts, *(["off"] if not entry.on else []), f"since {entry.added[:10]}"])


def _switch(key: str) -> None:
    store, on = load_settings().store, bool(st.session_state[f"on_{key}"])
    _change(lambda: register.switch(store, key, on=on))


def _watch(key: str) -> None:
    store, watched = load_settings().store, bool(st.session_state[f"watch_{key}"])
    _change(lambda: register.watch(store, key, watched=watched))


def _remove(key: str) -> None:
    """Take a source out; the files of the inbox are the store's own, so they go with it."""
    store = load_settings().store

    def change() -> None:
        if key == Registered(INBOX).key:
            for name in inbox_files(store):
                remove_file(store, name)
        register.remove(store, key)

    _change(change)


def _change(change: Callable[[], None]) -> None:
    """Change the register and have the store built from it; what goes wrong is told by the list."""
    try:
        change()
    except StoreError as error:
        st.session_state[_PROBLEM] = str(error)
        return
    builder().ask()
