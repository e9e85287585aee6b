"""The passages behind what was clicked, the same on every page: what it is, how much, and every paragraph marked.

Without a pick it shows all paragraphs that the filters leave. Beside the page on wide screens; on a phone a sheet at
the bottom (style.css), so that a tap on a mark shows its passages at once.
"""

from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.queries.corrections import corrected
from components.queries.filters import Filters
from components.queries.headings import pick_title
from components.queries.neighbours import AFTER, BEFORE, neighbours
from components.queries.passages import Passages, passages
from components.queries.picks import Pick
from components.widgets.address import current_pick, set_pick
from components.widgets.clipboard import show_copied
from components.widgets.corpus import ask
from components.widgets.correction_dialog import correct_actor_button
from components.widgets.correction_sign import corrected_sign
from components.widgets.dates import shown_basis, shown_date
from components.widgets.filter_bar import filter_by
from components.widgets.filter_choices import choices
from components.widgets.headlines import with_headlines
from components.widgets.marked_text import as_label, escaped, marked
from components.widgets.marks_legend import marks_legend
from components.widgets.pair_address import open_pair, pair_of, shown_pair
from components.widgets.passage_menu import READER, in_context, passage_menu, reader_link
from components.widgets.pinning import is_pinned
from components.widgets.wording import FLAG_NAMES

PAGE = 20
ACTORS = "components/pages/actors.py"
_EVERYTHING = Pick("all", ())

Row = Any
"""A row of Passages.frame, as itertuples gives it."""


def page_and_panel() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return the two columns of a page: its content, and the passages beside it."""
    content, panel = st.columns([3, 2], gap="medium")
    return content, panel


def passage_panel(
    filters: Filters,
    start: Pick | None = None,
    *,
    beside_actors: bool = False,
    beside_relations: bool = False,
) -> None:
    """Show the passages of what is picked, or of `start` (everything under the filters) where nothing is.

    `beside_actors` says that the page shown is that of the actors already, `beside_relations` that it is Relations.
    """
    picked = current_pick()
    pick = picked or start or _EVERYTHING
    offset = (st.session_state.get(_pages_key(pick), 1) - 1) * PAGE
    found = ask(passages, pick, filters, offset=offset, limit=PAGE)
    with st.container(key="passages_picked" if picked else "passages", gap="small"):
        with st.container(horizontal=True, vertical_alignment="top", gap="small"):
            title = "All passages" if pick == _EVERYTHING else ask(pick_title, pick)
            st.html(f'<h3 class="bl-title">{escaped(title)}</h3><p class="bl-count">{escaped(found.heading)}</p>')
            if picked:
                st.button(
                    "Close",
                    icon=":material/close:",
                    type="tertiary",
                    key="close_passages",
                    on_click=set_pick,
                    args=(None,),
                )
        if picked and picked.family == "actor":
            _doors_of_actor(picked, filters, beside_actors)
        if picked and (pair := pair_of(picked)) and pair != shown_pair():
            st.button(
                "Everything about this pair",
                icon=":material/compare_arrows:",
                key="open_pair",
                on_click=open_pair,
                args=(pair, beside_relations),
            )
        _passages(found, pick)


def _passages(found: Passages, pick: Pick) -> None:
    """Show the passages of a page of the panel, and the way to the next page."""
    if found.counts.paragraphs == 0:
        linked = "Nothing in this corpus under these filters stands behind this link."
        st.caption("These filters leave no passage." if pick == _EVERYTHING else linked)
    marks_legend(found.frame["spans"])
    signs = ask(corrected, tuple(found.frame["paragraph_id"]))
    for row in with_headlines(found.frame).itertuples(index=False):
        _passage(row, pick.text, signs.get(str(row.paragraph_id), ""))
    if found.counts.paragraphs > PAGE:
        st.pagination(-(-found.counts.paragraphs // PAGE), key=_pages_key(pick))


def _doors_of_actor(picked: Pick, filters: Filters, beside_actors: bool) -> None:
    """Show the ways to the page of the actor that is picked, and to its corrections."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if _has_a_page(picked, filters):
            st.button(
                "Everything about this actor",
                icon=":material/badge:",
                key="open_actor",
                on_click=_open_actor,
                args=(*picked.values, beside_actors),
            )
        correct_actor_button(picked.values[0], key="correct_picked_actor")


def _has_a_page(pick: Pick, filters: Filters) -> bool:
    """Return whether the entity is an actor whose page is not open already."""
    return pick.values != filters.actors and pick.values[0] in choices("actor").labels


def _open_actor(entity_id: str, beside_actors: bool) -> None:
    filter_by("actor", entity_id)
    if beside_actors:
        set_pick(None)
    else:
        # the empty parameters are needed: Streamlit refuses to clear those that the filters have written
        st.switch_page(ACTORS, query_params={})


def _pages_key(pick: Pick) -> str:
    return f"passages_page_{pick.text}"


def _passage(row: Row, pick: str, correction: str) -> None:
    """Show one paragraph: where it is from, its words with marks, what stands around it, and its menu."""
    # one container, whose lines style.css makes: every further one would be built twenty times at every change
    with st.container(border=True, horizontal=True, vertical_alignment="top", gap=None, key=f"card_{row.paragraph_id}"):
        st.page_link(READER, label=as_label(row.headline), query_params=reader_link(row), width="stretch")
        passage_menu(row, pick)
        text = f'<p class="bl-text">{marked(row.text, row.spans)}</p>'
        st.html(_about(row) + _around(row, text) + _foot(row, correction))
        show_copied(row.paragraph_id)


def similar_button(paragraph_id: str, *, key: str) -> None:
    """Show the button that opens the passages which share the telling words of a paragraph."""
    st.button(
        "More like this",
        icon=":material/join_inner:",
        type="tertiary",
        key=key,
        on_click=set_pick,
        args=(Pick("similar", (paragraph_id,)).text,),
    )


def _about(row: Row) -> str:
    flags = "".join(f' · <span class="bl-flag">{escaped(FLAG_NAMES.get(f, f).lower())}</span>' for f in row.text_flags)
    return f'<div class="bl-about">{escaped(origin(row))}{flags}</div>'


def _around(row: Row, text: str) -> str:
    """Return the text of a passage, between the paragraphs before and after it where its context is asked for."""
    if not in_context(row.paragraph_id):
        return text
    near = ask(neighbours, row.paragraph_id)
    lines = near["side"], near["kind"], near["text"]
    around = [
        (side, f'<p class="bl-near bl-near-{kind}">{escaped(words)}</p>')
        for side, kind, words in zip(*lines, strict=True)
    ]
    before, after = ("".join(line for side, line in around if side == one) for one in (BEFORE, AFTER))
    return before + text + after


def origin(row: Row) -> str:
    """Return who published a passage and when, with what the date rests on."""
    basis = shown_basis(row.published_basis)
    date = shown_date(row.published) + (f" ({basis})" if basis else "")
    about = [date] if pd.isna(row.publisher) else [row.publisher, date]
    return " · ".join(about)


def _foot(row: Row, correction: str) -> str:
    place = f"paragraph {row.number:,} · {row.source_file}, characters {row.char_start:,}–{row.char_end:,}"
    pinned = " · pinned" if is_pinned(row.paragraph_id) else ""
    return f'<div class="bl-file">{escaped(place)}{pinned}{corrected_sign(correction)}</div>'
