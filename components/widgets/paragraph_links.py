"""The numbers of paragraphs in the reader: each a link to its paragraph, which a click opens beside the text."""

from urllib.parse import urlencode

import streamlit as st

from components.queries.picks import Pick, parse
from components.widgets.address import PICK, set_pick
from components.widgets.component_files import joined
from components.widgets.marked_text import escaped

_KEY = "paragraph_links"
_SCRIPT = st.components.v2.component("paragraph_links", html="<span></span>", js=joined("paragraph_links.js"))


def paragraph_link(paragraph_id: str, number: int) -> str:
    """Return the number of a paragraph as HTML, a link that keeps all else in the address."""
    address = [(key, value) for key in st.query_params for value in st.query_params.get_all(key) if key != PICK]
    address.append((PICK, Pick("paragraph", (paragraph_id,)).text))
    return (
        f'<a class="bl-number" href="?{escaped(urlencode(address, safe=":"))}" '
        f'data-paragraph="{escaped(paragraph_id)}" '
        f'aria-label="Paragraph {number}">¶ {number}</a>'
    )


def paragraph_links(picked: str | None) -> None:
    """Let the numbers answer clicks, and bring the paragraph that is picked into view."""
    _SCRIPT(data={"paragraph": picked}, key=_KEY, on_chosen_change=_chosen, height="content")


def _chosen() -> None:
    pick = parse(f"paragraph:{st.session_state[_KEY]['chosen']}")  # from the browser: anything
    if pick is not None:
        set_pick(pick.text)
