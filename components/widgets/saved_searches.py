"""Saved searches on the Search page: what each finds, what of it is new, saving the one that is shown."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import streamlit as st

from components.queries.filters import Filters
from components.queries.saved import filters_as_kept, filters_of, found_by, unknown_to
from components.queries.search_words import problem_of
from components.settings import load_settings
from components.store.builds import Build, build_before
from components.store.errors import StoreDamaged, StoreError
from components.store.reading import open_tables
from components.store.saved_searches import SavedSearch, looked_at, remove_search, save_search, saved_searches
from components.widgets.address import set_pick
from components.widgets.corpus import ask, seen_build
from components.widgets.dates import shown_day
from components.widgets.filter_bar import set_filters
from components.widgets.marked_text import as_label, escaped
from components.widgets.wording import number

LONGEST_NAME = 80
_PROBLEM, _OPENED = "saved_search_problem", "saved_search_opened"


def saved_list() -> None:
    """Show the saved searches, each with what it finds now and what of it is new; nothing where none is saved."""
    _problem()
    kept = saved_searches(_store())
    if not kept:
        return
    shared = "Kept in the store, for everybody who uses it. Opening one says that it was seen."
    st.subheader("Saved searches", anchor=False, help=shared)
    for place, search in enumerate(kept):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(
                as_label(search.name),
                key=f"saved_{place}",
                on_click=_open,
                args=(search,),
                help=as_label(search.query),
                disabled=bool(problem_of(search.query)),
            )
            st.html(f'<span class="bl-note">{escaped(_told(search))}</span>', width="content")
            st.button(
                f"Remove {as_label(search.name)}",
                key=f"remove_saved_{place}",
                icon=":material/delete:",
                type="tertiary",
                on_click=_keep,
                args=(remove_search, search.name),
            )


def save_this(query: str, filters: Filters) -> None:
    """Show the way to keep the search that is shown, or under which name it is kept."""
    _problem()
    mine = next((one for one in saved_searches(_store()) if one.query == query and _filters(one) == filters), None)
    if mine is not None:
        st.html(f'<span class="bl-note">{escaped(f"Saved as {mine.name}")}</span>', width="content")
        return
    with st.popover("Save this search", icon=":material/bookmark_add:", type="tertiary"):
        name = st.text_input("Name", value=query[:LONGEST_NAME], max_chars=LONGEST_NAME, key=f"save_as_{query}")
        st.caption("With its words and filters, in the store: everybody who uses this store sees it, and what is new.")
        st.button("Save", key="save_search", type="primary", on_click=_save, args=(name, query, filters))


def unseen(query: str, filters: Filters) -> frozenset[str]:
    """Return the paragraphs found that are new: with this build, or since the saved search was opened before."""
    opened, since = st.session_state.get(_OPENED, ("", frozenset()))
    return new_with_build(query, filters) | (since if opened == query else frozenset())


def new_with_build(query: str, filters: Filters) -> frozenset[str]:
    """Return the paragraphs found that the build before did not have; none where there is no build before."""
    build = seen_build()
    before = build_before(_store(), build.id) if build else None
    if build is None or before is None:
        return frozenset()
    found = ask(found_by, query, filters)
    return _unknown(before.id, build.id, query, filters, before, found)


@st.cache_data(max_entries=100, show_spinner=False)
def _unknown(
    before_id: str, build_id: str, query: str, filters: Filters, _before: Build, _found: tuple[str, ...]
) -> frozenset[str]:
    try:
        tables = open_tables(_before)
    except StoreDamaged:  # another version made it: what it knew is not told
        return frozenset()
    try:
        return unknown_to(tables, _found)
    finally:
        tables.close()


def _told(search: SavedSearch) -> str:
    """Return what a saved search finds now, and how much of it is new since when."""
    if problem_of(search.query):
        return "This search cannot be read any more."
    filters = _filters(search)
    found = ask(found_by, search.query, filters)
    parts = [number(len(found), "paragraph")]
    if filters_as_kept(filters):
        parts[0] += " under its filters"
    if search.seen is not None:
        parts.append(f"{len(set(found) - set(search.seen)):,} new since {_day(search.looked)}, when it was last opened")
    fresh = len(new_with_build(search.query, filters))
    if fresh:
        parts.append(f"{fresh:,} new with this build")
    return " · ".join(parts)


def _filters(search: SavedSearch) -> Filters:
    """Return the filters of a saved search as this build can answer them."""
    return ask(_checked, filters_of(search.filters))


def _checked(tables: duckdb.DuckDBPyConnection, filters: Filters) -> Filters:
    return filters.checked(tables).filters


def _day(moment: str) -> str:
    try:
        return shown_day(datetime.fromisoformat(moment).date())
    except ValueError:
        return "it was saved"


def _save(name: str, query: str, filters: Filters) -> None:
    name = " ".join(name.split()) or query[:LONGEST_NAME]
    now, found = _now(), ask(found_by, query, filters)
    _keep(save_search, SavedSearch(name, query, filters_as_kept(filters), saved=now))
    _keep(looked_at, name, now, found)


def _open(search: SavedSearch) -> None:
    filters = _filters(search)
    found = ask(found_by, search.query, filters)
    st.session_state[_OPENED] = (
        search.query,
        frozenset(found) - frozenset(found if search.seen is None else search.seen),
    )
    _keep(looked_at, search.name, _now(), found)
    set_filters(filters)
    st.session_state["q"] = search.query
    st.session_state["page"] = 1
    set_pick(None)


def _keep(change: Callable[..., None], *args: object) -> None:
    """Change what is kept, for callbacks; what goes wrong is told on the page."""
    try:
        change(_store(), *args)
    except StoreError as error:
        st.session_state[_PROBLEM] = str(error)


def _problem() -> None:
    problem = st.session_state.pop(_PROBLEM, "")
    if problem:
        st.warning(as_label(problem), icon=":material/error:")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _store() -> Path:
    return load_settings().store
