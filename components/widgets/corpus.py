"""The build in force, and cached answers to questions about it. Nothing is kept per user but which build it sees."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar, cast

import duckdb
import streamlit as st

from components.settings import load_settings
from components.store.builds import Build, current_build
from components.store.errors import StoreDamaged, StoreOutdated
from components.store.reading import open_tables

P = ParamSpec("P")
Answer = TypeVar("Answer")

_SEEN = "build_seen"
_KEPT = 600
"""Answers kept; one on the sample corpus takes some kilobytes, the passages of a page some tens."""


def see_build() -> Build | None:
    """Read which build is in force and let this rerun see it, and no other; null where there is none.

    Called once a rerun, by the entry: all answers on a page are then of one build. A session whose build was damaged
    since keeps to its tables, which are open. Raises StoreDamaged, or StoreOutdated where another version made it.
    """
    try:
        build = current_build(load_settings().store)
    except StoreDamaged as error:
        build = seen_build()
        if build is None or isinstance(error, StoreOutdated):
            raise
    st.session_state[_SEEN] = build
    if build is not None:
        build_tables()
    return build


def seen_build() -> Build | None:
    """Return the build that this rerun sees."""
    return cast(Build | None, st.session_state.get(_SEEN))


def ask(
    question: Callable[Concatenate[duckdb.DuckDBPyConnection, P], Answer], *args: P.args, **kwargs: P.kwargs
) -> Answer:
    """Return the answer of a function of components.queries, from the cache where it was asked of this build before.

    The arguments after the tables must be values whose repr tells them apart (texts, numbers, tuples, frozen
    dataclasses of these). Raises LookupError where there is no build.
    """
    build = seen_build()
    if build is None:
        raise LookupError("there is no build to ask; build the corpus first")
    name = f"{question.__module__}.{question.__qualname__}"
    asked = repr((build.id, str(build.database), name, args, sorted(kwargs.items())))
    return cast(Answer, _answer(asked, lambda: question(build_tables(), *args, **kwargs)))


def build_tables() -> duckdb.DuckDBPyConnection:
    """Return the tables of the build that this rerun sees, uncached. Raises LookupError without one."""
    build = seen_build()
    if build is None:
        raise LookupError("there is no build to ask; build the corpus first")
    return _tables(build.id, str(build.database), build)


# One text says what is asked: Streamlit walks through any other argument, which takes longer than most answers.
@st.cache_data(max_entries=_KEPT, show_spinner=False)
def _answer(asked: str, _find: Callable[[], object]) -> object:
    return _find()


@st.cache_resource(max_entries=2, show_spinner=False)
def _tables(build_id: str, database: str, _build: Build) -> duckdb.DuckDBPyConnection:
    return open_tables(_build)
