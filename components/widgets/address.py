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
    rows = st.session_state[key]["selection"]["rows"]
    now = current_pick()
    if rows and rows[0] < len(picks):
        set_pick(picks[rows[0]])
    elif now is not None and now.text in picks:
        set_pick(None)
