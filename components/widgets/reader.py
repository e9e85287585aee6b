"""One article to read: its paragraphs in order, what was found marked, dropped lines with their reasons on demand."""

from typing import Any

import pandas as pd
import streamlit as st

from components.queries.articles import article, copies, reader
from components.queries.filters import Filters
from components.widgets.address import READ, current_pick, stop_reading
from components.widgets.corpus import ask
from components.widgets.dates import shown_basis, shown_date
from components.widgets.headlines import with_headlines
from components.widgets.languages import why_not_analysed
from components.widgets.marked_text import as_label, escaped, marked
from components.widgets.original_page import original_beside
from components.widgets.paragraph_links import paragraph_link, paragraph_links
from components.widgets.wording import KIND_NAMES, number

# what the reader can mark, and the kinds of spans each stands for
LAYERS = {
    "Countries": ("country",),
    "Actors": ("actor",),
    "Places": ("place",),
    "Themes": ("theme",),
    "Acts": ("sentence", "source", "target", "cue"),
    "Quotations": ("quotation",),
    "Dates": ("date",),
    "Notes on the text": ("evidence",),
}
Row = Any
"""A row of queries.articles.article, or of reader."""
_FIRST = ("Countries", "Actors", "Acts")
_SHOWN_CUES = 4  # words that speak for a note on the text, beside the headline
_MOST_COPIES = 6


def reader_view(article_id: str, filters: Filters) -> None:
    """Show an article; says so where this corpus has none of this id."""
    st.button("All articles", icon=":material/arrow_back:", type="tertiary", key="all_articles", on_click=stop_reading)
    about = ask(article, article_id)
    if about.empty:
        st.warning("This corpus has no article of this address. It may have been removed or read anew.")
        return
    row = with_headlines(about).iloc[0]
    st.html(_head(row))
    if said := why_not_analysed(row):
        st.html(f'<p class="bl-note" role="note">{escaped(said)}</p>')
    _copies(article_id)
    kinds, dropped, beside = _what_is_shown(flagged=bool(len(row["flag_cues"])))
    rows = ask(reader, article_id, filters)
    rows = rows.assign(number=(rows["kind"] == "body").cumsum())
    if not dropped:
        rows = rows[(rows["kind"] != "furniture") & rows["duplicate_of"].isna()]
    now = current_pick()
    picked = now.values[0] if now and now.family == "paragraph" else None
    if beside:
        shown = zip(rows["paragraph_id"], rows["spans"], strict=True)
        original_beside(article_id, {key: [span for span in spans if span.kind in kinds] for key, spans in shown})
        return
    st.html('<div class="bl-reader">' + "".join(_line(row, kinds, picked) for row in rows.itertuples()) + "</div>")
    paragraph_links(picked)


def _what_is_shown(*, flagged: bool) -> tuple[set[str], bool, bool]:
    """Show the switches of the reader; return the kinds of marks, whether dropped lines show, and the page as it came.

    `flagged` says that there are notes on the text to mark.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        chosen = st.pills(
            "What is marked",
            [layer for layer, kinds in LAYERS.items() if kinds != ("evidence",) or flagged],
            default=list(_FIRST),
            selection_mode="multi",
            key="marks",
            bind="query-params",
            label_visibility="collapsed",
        )
        dropped = st.toggle(
            "Dropped lines", key="dropped", bind="query-params", help="Page text that is not the article."
        )
        beside = st.toggle(
            "Original beside",
            key="original",
            bind="query-params",
            help="The page as it came, line by line, and beside it what was kept of it, or why it was dropped.",
        )
    return {kind for layer in chosen for kind in LAYERS[layer]}, dropped, beside


def _copies(article_id: str) -> None:
    """Show the other articles that tell the same story, each a link into the reader."""
    found = with_headlines(ask(copies, article_id))
    if found.empty:
        return
    told = f"The same story, told {number(len(found), 'more time')}:"
    st.html(f'<p class="bl-about">{escaped(told)}</p>')
    with st.container(horizontal=True, gap="small", key="copies"):
        for row in found.head(_MOST_COPIES).itertuples():
            _copy_link(row)


def _copy_link(row: Row) -> None:
    by = row.headline if pd.isna(row.publisher) else row.publisher
    st.page_link(
        "components/pages/articles.py",
        label=as_label(f"{by}, {shown_date(row.published)}"),
        icon=":material/content_copy:",
        help=as_label(row.headline),
        query_params={READ: row.article_id},
    )


def _head(row: Row) -> str:
    basis = shown_basis(row["published_basis"])
    date = shown_date(row["published"]) + (f" ({basis})" if basis else "")
    facts = [row["publisher"], row["author"], date, f"{row['words']:,} words", *_notes(row)]
    about = " · ".join(str(fact) for fact in facts if not pd.isna(fact))
    return (
        f'<h1 class="bl-page">{escaped(row["headline"])}</h1><p class="bl-about">{escaped(about)}</p>'
        f'<p class="bl-file">{escaped(row["source_file"])}, article {row["position"]}</p>'
    )


def _notes(row: Row) -> list[str]:
    """Return the notes on the text, each with the first words that speak for it: 'spun (“final week”, “with out”)'."""
    notes = []
    for flag in row["text_flags"]:
        words = dict.fromkeys(cue["form"] for cue in row["flag_cues"] if cue["rule"] == flag)
        shown = ", ".join(f"“{word}”" for word in list(words)[:_SHOWN_CUES])
        notes.append(flag.replace("_", " ") + (f" ({shown})" if shown else ""))
    return notes


def _line(row: Row, kinds: set[str], picked: str | None) -> str:
    """Return one paragraph: the margin says where it stands in the source, and why it is no article text."""
    spans = [span for span in row.spans if span.kind in kinds]
    reason = "" if pd.isna(row.reason) else row.reason
    if not pd.isna(row.duplicate_of):
        reason = "repeats another paragraph, which counts instead"
    note = KIND_NAMES[row.kind] if row.kind != "body" or reason else ""
    number = paragraph_link(row.paragraph_id, row.number) if row.kind == "body" else ""
    margin = f"{number}{row.char_start:,}–{row.char_end:,}"
    classes = f"bl-line bl-{row.kind}" + (" bl-picked" if row.paragraph_id == picked else "")
    classes += "" if row.selected or row.kind != "body" else " bl-outside"
    said = (
        f'<span class="bl-reason">{escaped(": ".join(part for part in (note, reason) if part))}</span>' if note else ""
    )
    return f'<div class="{classes}"><span class="bl-margin">{margin}</span><p>{said}{marked(row.text, spans)}</p></div>'
