"""The dashboard: page configuration, navigation and the filter bar, nothing else."""

import atexit
import gc

import streamlit as st

from components.store.errors import StoreError
from components.widgets.briefing_session import briefing
from components.widgets.build_note import build_note
from components.widgets.corpus import see_build
from components.widgets.correction_dialog import correction_dialog
from components.widgets.correction_note import correction_note
from components.widgets.failure import run_page
from components.widgets.filter_bar import filter_bar
from components.widgets.first_build import first_build
from components.widgets.history_steps import one_step_an_action
from components.widgets.marked_text import as_label
from components.widgets.page_shown import remember_page
from components.widgets.pin_corner import pin_corner
from components.widgets.style import page_style

st.set_page_config(page_title="Borderlines", page_icon="static/icon.png", layout="wide")


@st.cache_resource(show_spinner=False)
def settle_memory(after: str) -> None:
    """Take what is loaded by now out of the garbage collector's sight: it runs after every rerun (80 ms less)."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)


settle_memory("loading")
page_style()
st.logo("static/logo.svg", size="large")

PAGES = {
    "overview": ("Overview", ":material/space_dashboard:", "What the corpus says at a glance."),
    "actors": ("Actors", ":material/groups:", "Who is mentioned, how often and where; everything about one actor."),
    "relations": (
        "Relations",
        ":material/share:",
        "Who acts on whom: the map, the matrix, the acts with their sentences.",
    ),
    "timeline": (
        "Timeline",
        ":material/timeline:",
        "What happened when, as precisely as the text or its article says.",
    ),
    "themes": ("Themes", ":material/category:", "What it is about, by country and by article, and why we think so."),
    "quotations": ("Quotations", ":material/format_quote:", "Who said what about whom."),
    "search": ("Search", ":material/search:", "Full text: phrases, AND, OR, NOT, beginnings, spellings, nearness."),
    "articles": ("Articles", ":material/article:", "The articles, and each of them with its mentions marked."),
    "add_articles": ("Add articles", ":material/add_notes:", "Files, texts, addresses, folders; what came of each."),
    "briefing": ("Briefing", ":material/description:", "What was pinned, in order: to comment, export and share."),
    "method": ("Method", ":material/fact_check:", "What was kept and dropped, definitions, versions and scores."),
}


def with_count(name: str, title: str) -> str:
    """Return the title of a page; that of the briefing says how much is pinned."""
    pins = len(briefing().pins) if name == "briefing" else 0
    return f"{title} · {pins}" if pins else title


page = st.navigation(
    [
        st.Page(
            f"components/pages/{name}.py",
            title=with_count(name, title),
            icon=icon,
            help=help_text,
            default=name == "overview",
        )
        for name, (title, icon, help_text) in PAGES.items()
    ],
    position="top",
)

try:
    build = see_build()
except StoreError as error:
    st.error(f"The tables cannot be read: {as_label(str(error))}", icon=":material/error:")
    st.stop()
if build is None and page.url_path != "add_articles":
    first_build()
    st.stop()
remember_page(page)
one_step_an_action()
if build is not None:
    filter_bar(pin_corner)
run_page(page)
settle_memory(page.url_path)
correction_dialog()
correction_note()
build_note(page.url_path)
