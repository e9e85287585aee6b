"""What was clicked lives in the address: `?pick=...`. Charts and tables write it, pages read nothing else.

A chart forgets its selection when its figure changes, and a copied link must show the same view, so callbacks copy
the pick to the address and the page is drawn from there.
"""

import re
from collections.abc import Sequence

import streamlit as st

from components.queries.picks import Pick, parse

PICK, READ = "pick", "read"
_ARTICLE = re.compile(r"[0-9a-f]{16}", re.ASCII)


def current_pick() -> Pick | None:
    """Return what is picked, null where nothing is or the address holds no pick."""
    return parse(st.query_params.get(PICK))


def reading() -> str | None:
    """Return the id of the article that the address opens in the reader, null where it opens none."""
    text = st.query_params.get(READ, "")
    return text if _ARTICLE.fullmatch(text) else None


def stop_reading() -> None:
    """Go back from the reader to the list of articles."""
    st.query_params.pop(READ, None)
    set_pick(None)


def set_pick(text: str | None) -> None:
    """Pick a mark, or none; the panel starts at its first page again."""
    if text:
        st.query_params[PICK] = text
    else:
        st.query_params.pop(PICK, None)


def toggle_pick(text: str) -> None:
    """Pick a mark; the one that is picked already is let go."""
    now = current_pick()
    set_pick(None if now is not None and now.text == text else text)


def clicked_pick(key: str) -> str | None:
    """Return the pick that was clicked on a chart: its marks carry it as customdata."""
    points = st.session_state[key]["selection"]["points"]
    data = points[0].get("customdata") if points else None
    text = data[0] if isinstance(data, list | tuple) and data else data
    return text if isinstance(text, str) else None


def picked_on_chart(key: str) -> None:
    """Callback of a chart: pick what was clicked, or let it go."""
    text = clicked_pick(key)
    if text is not None:
        toggle_pick(text)


def picked_in_table(key: str, picks: Sequence[str]) -> None:
    """Callback of a table whose rows stand for `picks`; a row that is no longer chosen is let go."""
    chosen = _row_chosen(key)
    now = current_pick()
    if chosen is not None and chosen < len(picks):
        set_pick(picks[chosen])
    elif now is not None and now.text in picks:
        set_pick(None)


def choose_picked_row(key: str, picks: Sequence[str]) -> None:
    """Let a table that is about to be drawn have that row chosen which is picked, or none.

    A table keeps its choice, by number, when the panel is closed, another mark is picked or a filter puts another row
    in that place: the next click on that row would only undo the choice.
    """
    pick = current_pick()
    now = pick.text if pick is not None and pick.text in picks else None
    chosen = _row_chosen(key)
    if now != (picks[chosen] if chosen is not None and chosen < len(picks) else None):
        rows = [] if now is None else [list(picks).index(now)]
        st.session_state[key] = {"selection": {"rows": rows, "columns": [], "cells": []}}


def _row_chosen(key: str) -> int | None:
    """Return the number of the row that is chosen in a table; null for none, and before the table is drawn."""
    rows = st.session_state[key]["selection"]["rows"] if key in st.session_state else []
    return int(rows[0]) if rows else None
