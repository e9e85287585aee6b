"""Why a paragraph has a theme: what belongs to each, how often that was found right; of one all rules and weights."""

import pandas as pd
import streamlit as st

from components.queries.filters import Filters
from components.queries.scores import scores
from components.queries.themes import themes
from components.widgets.corpus import ask
from components.widgets.data_table import data_table
from components.widgets.marked_text import as_label, escaped
from components.widgets.theme_rules import rules_of_theme
from components.widgets.wording import SAMPLE_NAMES, number

_UNSEEN = "held_out"
_COUNT = st.column_config.NumberColumn("Count", format="localized", width=65)
_LIST = {
    "label": st.column_config.TextColumn("Theme", width=150),
    "definition": st.column_config.TextColumn("What belongs to it", width=330),
    "count": _COUNT,
    "precision": st.column_config.NumberColumn(
        "Precision",
        format="%.2f",
        width=75,
        help="Share of the paragraphs given this theme that two readers gave it too, on pages never seen before.",
    ),
    "found": st.column_config.NumberColumn("On", width=55, help="Paragraphs that the precision was measured on."),
}
_MEASURED = {
    "sample": "Measured on",
    "precision": st.column_config.NumberColumn("Precision", format="%.2f", width="small"),
    "recall": st.column_config.NumberColumn("Recall", format="%.2f", width="small"),
    "found": st.column_config.NumberColumn("Found", width="small"),
    "wanted": st.column_config.NumberColumn("Labelled", width="small", help="How many all readers have."),
}


def theme_definitions(filters: Filters, picked: str | None) -> None:
    """Show what belongs to each theme and how good it is; of the one that is picked, all by which it is given."""
    found = ask(themes, filters)
    measured = scores()
    if _UNSEEN in measured:
        figures = measured[_UNSEEN].themes.rename(columns={"name": "theme"})[["theme", "precision", "found"]]
        found = found.merge(figures, on="theme", how="left")
    family, _, theme = (picked or "").partition(":")
    chosen = found[found["theme"] == theme] if family == "theme" else found.head(0)
    if len(chosen):
        st.subheader(as_label(str(chosen["label"].iloc[0])), anchor=False)
        st.html(f'<p class="bl-text">{escaped(chosen["definition"].iloc[0])}</p>')
        _measured(theme)
        rules_of_theme(theme, filters)
        st.subheader("All themes", anchor=False)
    columns = {name: shown for name, shown in _LIST.items() if name in found}
    data_table(found, columns, key="definitions", alt="Themes, their definitions and measured precision", wrapped=True)
    if chosen.empty:
        st.caption(
            "Choose a theme to see its rules and words. Rules find the words (components/knowledge/themes.toml); "
            "weights learned from labelled articles decide whether they are enough."
        )


def _measured(theme: str) -> None:
    """Show how good a theme was found to be on each labelled sample."""
    measured = [
        found.themes[found.themes["name"] == theme].assign(
            sample=f"{SAMPLE_NAMES.get(name, name)}, {number(found.paragraphs, 'paragraph')}"
        )
        for name, found in scores().items()
    ]
    figures = pd.concat(measured) if measured else pd.DataFrame(columns=list(_MEASURED))
    if len(figures):
        st.subheader("How good it is", anchor=False)
        data_table(figures, _MEASURED, key="theme_measured", alt="Precision and recall of the theme by sample")
