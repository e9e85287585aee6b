"""The build in force, and cached answers to questions about it. Nothing here is kept per user."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar, cast

import duckdb
import streamlit as st

from components.settings import load_settings
from components.store.builds import Build, current_build
from components.store.reading import open_tables

P = ParamSpec("P")
Answer = TypeVar("Answer")

_KEPT = 600
"""Answers kept; one on the sample corpus takes some kilobytes, the passages of a page some tens."""


def build_in_force() -> Build | None:
    """Return the build that the store points to now, null where there is none; read anew at every rerun.

    Raises StoreDamaged where the store cannot be used.
    """
    return current_build(load_settings().store)


def ask(
    question: Callable[Concatenate[duckdb.DuckDBPyConnection, P], Answer], *args: P.args, **kwargs: P.kwargs
) -> Answer:
    """Return the answer of a function of components.queries for the build in force, from the cache where it was asked
    before.

    The arguments after the tables must be hashable values. Raises LookupError where there is no build.
    """
    build = build_in_force()
    if build is None:
        raise LookupError("there is no build to ask; build the corpus first")
    name = f"{question.__module__}.{question.__qualname__}"
    return cast(Answer, _answer(build.id, str(build.database), name, question, args, kwargs))


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def _answer(
    build_id: str,
    database: str,
    name: str,
    _question: Callable[..., object],
    args: tuple[object, ...],
    kwargs: dict[str, object],
) -> object:
    return _question(_tables(build_id, database), *args, **kwargs)


@st.cache_resource(max_entries=2, show_spinner=False)
def _tables(build_id: str, database: str) -> duckdb.DuckDBPyConnection:
    build = build_in_force()
    if build is None or build.id != build_id:
        raise LookupError(f"the build {build_id} is no longer in force; reload the page")
    return open_tables(build)
