"""The page that an article was cut out of beside what was kept of it: each line with its fate."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.queries.articles import original
from components.queries.spans import Span
from components.widgets.corpus import ask
from components.widgets.marked_text import escaped, marked
from components.widgets.wording import KIND_NAMES, number

Row = Any
"""A row of queries.articles.original."""


def original_beside(article_id: str, marks: Mapping[str, Sequence[Span]]) -> None:
    """Show the lines of the page at the left; at the right what was kept, with its `marks` by paragraph, or why not."""
    lines = ask(original, article_id)
    dropped = int(((lines["kind"] == "furniture") | lines["duplicate_of"].notna()).sum())
    st.caption(f"{number(len(lines) - dropped, 'line')} kept, {dropped:,} dropped.")
    rows = "".join(_line(row, marks) for row in lines.itertuples())
    head = "<div><span>As it came</span><span>What was kept</span></div>"
    st.html(f'<div class="bl-original">{head}{rows}</div>')


def _line(row: Row, marks: Mapping[str, Sequence[Span]]) -> str:
    fate, spans = _why_dropped(row), marks.get(row.paragraph_id, ())
    kept = f'<span class="bl-reason">{escaped(fate)}</span>' if fate else _kept(row, spans)
    return f'<div class="{"bl-dropped" if fate else f"bl-{row.kind}"}"><p>{escaped(row.text)}</p><p>{kept}</p></div>'


def _why_dropped(row: Row) -> str:
    if not pd.isna(row.duplicate_of):
        return "Dropped: repeats another paragraph, which counts instead"
    if row.kind != "furniture":
        return ""
    return "Dropped" + ("" if pd.isna(row.reason) else f": {row.reason}")


def _kept(row: Row, spans: Sequence[Span]) -> str:
    note = "" if row.kind == "body" else f'<span class="bl-reason">{escaped(KIND_NAMES[row.kind])}</span>'
    return note + marked(row.text, spans)
