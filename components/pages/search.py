"""Full-text search under the filters: passages with the words found marked, and what is similar to each."""

import streamlit as st

from components.queries.filters import Filters
from components.queries.passages import count
from components.queries.picks import Pick
from components.queries.search import BEST, NEWEST, examples, results
from components.queries.search_words import LONGEST, problem_of
from components.store.errors import SearchUnavailable
from components.widgets.address import current_pick, set_pick
from components.widgets.corpus import ask
from components.widgets.empty_state import nothing_matches
from components.widgets.filter_bar import chosen_filters
from components.widgets.heading import hidden_heading, page_heading
from components.widgets.headlines import with_headlines
from components.widgets.marked_text import as_label, escaped, marked
from components.widgets.passage_panel import Row, origin, page_and_panel, passage_panel, similar_button
from components.widgets.saved_searches import save_this, saved_list, unseen
from components.widgets.switch import switch
from components.widgets.wording import noun_of, number

PAGE = 20
PAGE_SHOWN = "page"
ORDERS = {"By relevance": BEST, "By date": NEWEST}
HELP = (
    "Words side by side must all be there, in any form · “a phrase” · OR · NOT or − · attack* for a beginning · "
    "Azerbajan~ for other spellings · border NEAR/5 attack for nearness"
)


def search_box() -> str:
    """Show the box with its line of help; return what is looked for."""
    words = st.text_input(
        "Search the text of the articles",
        placeholder="Search the text of the articles",
        key="q",
        type="search",
        icon=":material/search:",
        max_chars=LONGEST,
        on_change=first_page,
        label_visibility="collapsed",
        bind="query-params",
        persist_state="session",
    )
    st.html(f'<p class="bl-note">{escaped(HELP)}</p>')
    return " ".join((words or "").split())


def invitation(filters: Filters) -> None:
    """Show the searches that are saved, and some that find something here, each a click."""
    hidden_heading("Search")
    saved_list()
    offered = ask(examples, filters)
    if not offered:
        nothing_matches()
        return
    st.subheader("Try one of these", anchor=False)
    for place, example in enumerate(offered):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(as_label(example.query), key=f"example_{place}", on_click=look_for, args=(example.query,))
            found = f"{example.meaning}: {number(example.paragraphs, 'paragraph')}"
            st.html(f'<span class="bl-note">{escaped(found)}</span>', width="content")


def look_for(query: str) -> None:
    """Put a search into the box, for callbacks."""
    st.session_state["q"] = query
    first_page()


def first_page() -> None:
    """Begin another search or order: at its first page, with nothing picked."""
    st.session_state[PAGE_SHOWN] = 1
    set_pick(None)


def found_passages(query: str, filters: Filters) -> None:
    """Show how much was found and the passages, a page at a time."""
    counts = ask(count, Pick("search", (query,)), filters)
    if counts.paragraphs == 0:
        page_heading("Nothing found.")
        anywhere = ask(count, Pick("search", (query,)), Filters()).paragraphs
        if anywhere:
            st.caption(f"Without the filters it is {number(anywhere, 'paragraph')}: remove one of them above.")
        else:
            st.caption("Try fewer words, a beginning (attack*) or another spelling (Azerbajan~).")
        save_this(query, filters)  # a later build may have it
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        order = ORDERS[switch("Order", list(ORDERS), "order")]
        save_this(query, filters)
    passages = st.container()
    page = page_of_results(-(-counts.paragraphs // PAGE))
    found = ask(results, query, filters, order=order, offset=(page - 1) * PAGE, limit=PAGE)
    fresh = unseen(query, filters)
    with passages:
        page_heading(found.heading)
        for row in with_headlines(found.frame).itertuples(index=False):
            result(row, filters, new=row.paragraph_id in fresh)


def page_of_results(pages: int) -> int:
    """Show the pages of results, and return the one that the address names."""
    if pages == 1:
        return 1
    if st.session_state.get(PAGE_SHOWN, 1) > pages:  # another filter has left fewer
        st.session_state[PAGE_SHOWN] = 1
    return st.pagination(pages, key=PAGE_SHOWN, bind="query-params")


def result(row: Row, filters: Filters, *, new: bool) -> None:
    """Show one passage; its headline opens it in the panel."""
    # one container, whose lines style.css makes, as in the panel of passages
    with st.container(
        border=True,
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        gap=None,
        key=f"hit_{row.paragraph_id}",
    ):
        st.button(
            as_label(row.headline),
            key=f"result_{row.paragraph_id}",
            type="tertiary",
            on_click=set_pick,
            args=(row.pick,),
        )
        similar_button(row.paragraph_id, key=f"like_{row.paragraph_id}")
        hits = number(int(row.hits), noun_of(filters.unit, "hit")) if filters.unit == "mentions" else ""
        about = " · ".join(part for part in (origin(row), hits, "new" if new else "") if part)
        st.html(
            f'<div class="bl-about">{escaped(about)}</div><p class="bl-text">{marked(row.text, row.spans)}</p>',
        )


filters = chosen_filters()
columns = page_and_panel() if current_pick() else st.columns(1)
with columns[0]:
    query = search_box()
    problem = problem_of(query) if query else ""
    try:
        if problem:
            hidden_heading("Search")
            st.warning(as_label(problem), icon=":material/edit:")
        elif query:
            found_passages(query, filters)
        else:
            invitation(filters)
    except SearchUnavailable as error:
        st.warning(as_label(str(error)), icon=":material/error:")
if len(columns) > 1:
    with columns[1]:
        passage_panel(filters)
