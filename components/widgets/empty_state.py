"""What a page says when there is nothing to show: why, and what to do."""

import streamlit as st

from components.queries.search_words import LONGEST
from components.widgets.filter_bar import chosen_filters, reset_filters
from components.widgets.heading import page_heading
from components.widgets.marked_text import as_label

SEARCH = "components/pages/search.py"


def nothing_matches(what: str = "paragraphs") -> None:
    """Say that the filters leave nothing, with the way out."""
    with st.container(border=True):
        page_heading(f"No {what} match these filters.")
        st.caption("Remove one of them above, or show everything again.")
        words = chosen_filters().text
        apart = " " in words and len(words) <= LONGEST
        if apart:
            st.caption(
                "The filter looks for these words side by side, as written. Search finds them apart too, in any form.",
            )
        with st.container(horizontal=True, gap="small"):
            st.button("Show everything", on_click=reset_filters, key=f"show_everything_{what}")
            if apart:
                st.button(
                    as_label(f"Search “{words}”"),
                    icon=":material/search:",
                    key=f"search_{what}",
                    on_click=_search,
                    args=(words,),
                )


def nothing_of(what: str, remedy: str) -> None:
    """Say that a part of a page has nothing to show under these filters, and what would bring it back."""
    with st.container(gap="xsmall"):
        st.markdown(f"**No {what} here.**")
        st.caption(remedy)


def _search(words: str) -> None:
    """Look for the words of the filter on the page Search instead, under the other filters."""
    st.session_state["words"] = ""
    st.switch_page(SEARCH, query_params={"q": words})
