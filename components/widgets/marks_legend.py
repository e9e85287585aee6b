"""What the marks in passages mean: one line that explains those kinds that are in sight, and no others."""

from collections.abc import Iterable

import streamlit as st

from components.queries.spans import Span
from components.widgets.marked_text import escaped

_WORDS = {
    "country": "country",
    "actor": "actor",
    "place": "place",
    "source": "who acts",
    "cue": "what it does",
    "target": "on whom",
    "sentence": "the sentence",
    "theme": "cue of a theme",
    "quotation": "quoted words",
    "date": "date",
    "evidence": "speaks for a note on the text",
    "found": "found",
}
"""Kinds of marks in the order of the legend, with their meaning."""


def marks_legend(marks: Iterable[Iterable[Span]]) -> None:
    """Show the legend of the marks of some passages; nothing where none is marked."""
    kinds = {span.kind for spans in marks for span in spans}
    shown = "".join(
        f'<span class="bl-key"><mark class="bl-mark bl-{kind}">{escaped(words)}</mark></span>'
        for kind, words in _WORDS.items()
        if kind in kinds
    )
    if shown:
        st.html(f'<p class="bl-legend">{shown}</p>')
