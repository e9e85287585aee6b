"""The one menu of a passage: read around it, cite it, link to it, find its like, pin it, correct it."""

from typing import Any

import streamlit as st

from components.briefing.citations import citation, permalink
from components.briefing.current import source_of
from components.queries.picks import Pick
from components.queries.sources import cited
from components.widgets.address import PICK, READ, set_pick
from components.widgets.clipboard import forget_copied, offer_copy
from components.widgets.corpus import ask
from components.widgets.correcting import PASSAGE, open_correction
from components.widgets.may_correct import may_correct
from components.widgets.page_shown import served_at
from components.widgets.pinning import pin_passage

READER = "components/pages/articles.py"
CONTEXT, CITE, LINK, PIN = "In context", "Copy citation", "Copy link", "Pin to briefing"
CORRECT, SIMILAR, READ_ALL = "Correct", "More like this", "Open in reader"
_ICONS = {
    CONTEXT: ":material/unfold_more:",
    CITE: ":material/format_quote:",
    LINK: ":material/link:",
    PIN: ":material/keep:",
    CORRECT: ":material/edit:",
    SIMILAR: ":material/join_inner:",
    READ_ALL: ":material/menu_book:",
}
_IN_CONTEXT = "in_context"

Row = Any
"""A row of Passages.frame with its headline."""


def passage_menu(row: Row, pick: str) -> None:
    """Show the menu of a passage: one small button. `pick` is the text of the pick in whose panel it stands."""
    key = f"passage_menu_{row.paragraph_id}"
    st.menu_button(
        "Actions",
        [action for action in _ICONS if action != CORRECT or may_correct()],
        format_func=lambda action: f"{_ICONS[action]} {action}",
        type="tertiary",
        icon=":material/more_horiz:",
        key=key,
        on_click=_chosen,
        args=(key, row, pick),
    )


def in_context(paragraph_id: str) -> bool:
    """Return whether the reader of this page asked for what stands around this paragraph."""
    return paragraph_id in st.session_state.get(_IN_CONTEXT, ())


def reader_link(row: Row) -> dict[str, str]:
    """Return the parameters of the address that opens the reader at a paragraph."""
    return {READ: row.article_id, PICK: Pick("paragraph", (row.paragraph_id,)).text}


def _chosen(key: str, row: Row, pick: str) -> None:
    """Do what was chosen in the menu of a passage."""
    action, paragraph_id = st.session_state[key], row.paragraph_id
    forget_copied()
    if action == CONTEXT:
        shown = set(st.session_state.get(_IN_CONTEXT, ()))
        st.session_state[_IN_CONTEXT] = shown ^ {paragraph_id}
    elif action in (CITE, LINK):
        source = source_of(ask(cited, (paragraph_id,)).iloc[0])
        link = permalink(source, served_at())
        offer_copy(paragraph_id, link if action == LINK else f"{citation(source)}. {link}")
    elif action == PIN:
        pin_passage(paragraph_id, pick)
    elif action == CORRECT:
        open_correction(PASSAGE, paragraph_id)
    elif action == SIMILAR:
        set_pick(Pick("similar", (paragraph_id,)).text)
    elif action == READ_ALL:
        st.switch_page(READER, query_params=reader_link(row))
