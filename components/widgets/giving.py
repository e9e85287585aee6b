"""Giving articles to the store: files dropped, a text pasted, addresses and feeds, a folder of this machine."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from components.settings import load_settings
from components.store import register
from components.store.entered import Entered, checked, enter
from components.store.errors import StoreError
from components.store.inbox import keep_file, keep_text
from components.widgets.building import builder
from components.widgets.marked_text import escaped
from components.widgets.switch import switch
from components.widgets.wording import number

LARGEST = 200
"""Megabytes of one file; an archive may hold many articles."""
_SAID, _TIMES = "given_said", "given_times"
_SHOWN = 5  # names in a sentence
_ADDRESSES, _FOLDER, _WATCH = "give_addresses", "give_folder", "give_watched"
_TEXT, _TITLE, _PUBLISHER, _PUBLISHED = "paste_text", "paste_title", "paste_publisher", "paste_published"


def give_articles() -> None:
    """Show the ways to give articles; what is given is built at once."""
    ways: dict[str, Callable[[], None]] = {"Files": _files, "Text": _text, "Address": _address}
    if load_settings().may_name_folders:
        ways["Folder"] = _folder
    ways[switch("What to add", list(ways), "give")]()
    said = st.session_state.get(_SAID, ())
    if said:
        lines = "".join(f'<p class="bl-note">{escaped(sentence)}</p>' for sentence in said)
        st.html(f'<div role="status">{lines}</div>')


def _files() -> None:
    times = st.session_state.setdefault(_TIMES, 0)
    st.file_uploader(
        "Drop files here, as many as you like",
        accept_multiple_files=True,
        max_upload_size=LARGEST,
        key=f"given_{times}",  # a new one is empty
        on_change=_take_files,
        args=(f"given_{times}",),
        help="Each is kept in the store under its own name; what cannot be read is told below, with what to do.",
    )


def _take_files(key: str) -> None:
    """Keep what was uploaded in the inbox, have it built, and empty the field."""
    given = st.session_state.get(key) or []
    if not given:
        return
    st.session_state[_TIMES] += 1
    fresh: list[str] = []
    known: list[str] = []
    problems: list[str] = []
    store = load_settings().store
    for file in given:
        try:
            kept = keep_file(store, file.name, file.getvalue())
        except StoreError as error:
            problems.append(f"Not kept: {error}")
        else:
            (known if kept.known else fresh).append(kept.name)
    if fresh:
        register.add_inbox(store)
    said = [f"{number(len(fresh), 'file').capitalize()} taken in: {_named(fresh)}."] if fresh else []
    said += [f"Here already, word for word: {_named(known)}."] if known else []
    _into_force([*said, *problems], bool(fresh or known))  # a build that was cancelled may not have read what is known


def _text() -> None:
    with st.container(gap="small"):
        st.text_input("Headline", key=_TITLE, max_chars=500)
        with st.container(horizontal=True, gap="small"):
            st.text_input("Publisher (optional)", key=_PUBLISHER, max_chars=300)
            st.text_input("Published (optional)", key=_PUBLISHED, max_chars=30, placeholder="2025-12-02 or 2025-12")
        st.text_area("Text of the article", key=_TEXT, height=170)
        st.button("Add this text", key="add_text", type="primary", on_click=_take_text)


def _take_text() -> None:
    """Keep a pasted text in the inbox with what is known of it, and have it built; the fields are emptied."""
    title, text, publisher, published = (
        str(st.session_state.get(key) or "") for key in (_TITLE, _TEXT, _PUBLISHER, _PUBLISHED)
    )
    if not text.strip():
        st.session_state[_SAID] = ["There is no text to add yet: paste it into the field."]
        return
    store = load_settings().store
    try:
        known = checked(Entered("", None, publisher, "", published))  # before the text is kept
        kept = keep_text(store, title, text)
        register.add_inbox(store)
        if not known.empty:
            enter(store, [replace(known, source_file=kept.name, sha256=kept.sha256)])
    except StoreError as error:
        st.session_state[_SAID] = [f"Not added: {error}"]
        return
    for key in (_TITLE, _TEXT, _PUBLISHER, _PUBLISHED):
        st.session_state[key] = ""
    _into_force([f"Here already, word for word: {kept.name}." if kept.known else f"Taken in as {kept.name}."], True)


def _address() -> None:
    st.text_area(
        "Pages and feeds, an address a line",
        key=_ADDRESSES,
        height=100,
        placeholder="https://example.org/news/feed.xml",
        help="A page gives its article; a feed gives the articles it names, new ones at each build.",
    )
    st.button("Add", key="add_addresses", type="primary", on_click=_take_addresses)


def _take_addresses() -> None:
    """Register the addresses of the field and have them built; those that are refused stay in it."""
    lines = [line.strip() for line in str(st.session_state.get(_ADDRESSES) or "").splitlines() if line.strip()]
    added, problems, refused = [], [], []
    for line in lines:
        try:
            entry = register.add(load_settings().store, line if "://" in line else f"https://{line}")
        except StoreError as error:
            problems.append(f"Not added: {error}")
            refused.append(line)
        else:
            added.append(entry.name)
    st.session_state[_ADDRESSES] = "\n".join(refused)
    said = [f"Added: {_named(added)}."] if added else []
    _into_force([*said, *problems] or ["There is no address to add yet."], len(refused) < len(lines))


def _folder() -> None:
    st.text_input("Folder (or file) on the machine that serves this page", key=_FOLDER, placeholder="/home/me/articles")
    st.checkbox(
        "Watch it: what is put there is read by itself",
        value=True,
        key=_WATCH,
        help="While this dashboard runs, also with no page open, its files are looked at every few seconds.",
    )
    st.button("Add", key="add_folder", type="primary", on_click=_take_folder)


def _take_folder() -> None:
    """Register a folder of this machine, where the settings allow it, and have it built."""
    given = str(st.session_state.get(_FOLDER) or "")
    if not load_settings().may_name_folders or "://" in given:
        st.session_state[_SAID] = ["Not added: give the path of a folder of this machine."]
        return
    try:
        entry = register.add(load_settings().store, given, watched=bool(st.session_state.get(_WATCH)))
    except StoreError as error:
        st.session_state[_SAID] = [f"Not added: {error}"]
        return
    st.session_state[_FOLDER] = ""
    _into_force([f"Added: {entry.name}"], True)


def _into_force(said: Sequence[str], changed: bool) -> None:
    """Tell what was taken, and have it built where there is anything new."""
    st.session_state[_SAID] = list(said)
    if changed:
        builder().ask()


def _named(names: Sequence[str]) -> str:
    rest = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {rest:,} more" if rest > 0 else "")
