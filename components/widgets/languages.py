"""What is said of articles in languages that no pipeline reads: how many they are, why, and what to do."""

from typing import Any

import pandas as pd
import streamlit as st

from components.language_names import without_pipeline
from components.queries import languages as questions
from components.queries.filters import Filters
from components.schema import NOT_ANALYSED
from components.settings import SETTINGS
from components.widgets.corpus import ask
from components.widgets.data_table import data_table
from components.widgets.marked_text import escaped
from components.widgets.wording import number

_KEPT = "kept and searchable, but no actors, themes, acts or quotations are claimed"
Row = Any
"""A row of queries.articles.article."""


def not_analysed_note(filters: Filters) -> None:
    """Say how many of the selected articles are not analysed, by language; nothing where all are."""
    found = ask(questions.not_analysed, filters)
    if found.empty:
        return
    total = int(found["articles"].sum())
    by_language = ", ".join(f"{row.articles:,} in {row.name}" for row in found.itertuples(index=False))
    verb = "is" if total == 1 else "are"
    said = (
        f"{number(total, 'article')} {verb} not analysed: {by_language}. No pipeline here reads "
        f"{'that language' if len(found) == 1 else 'these languages'}; name one in {SETTINGS['pipelines'].variable}. "
        f"Such texts are {_KEPT}."
    )
    st.html(f'<p class="bl-note" role="note">{escaped(said)}</p>')


def why_not_analysed(row: Row) -> str:
    """Return why an article is not analysed, in a sentence; '' where it is."""
    language = row["language"]
    if NOT_ANALYSED not in row["text_flags"] or not isinstance(language, str):
        return ""
    return f"Not analysed: {without_pipeline(language)}. The text is {_KEPT}."


def language_table() -> None:
    """Show the languages of the corpus with how many articles are analysed, where there is more than English."""
    found: pd.DataFrame = ask(questions.languages)
    if set(found["language"].dropna()) <= {"en"}:
        return
    st.subheader("Languages", anchor=False)
    columns = {
        "name": "Language",
        "articles": st.column_config.NumberColumn("Articles", format="localized", width="small"),
        "not_analysed": st.column_config.NumberColumn("Not analysed", format="localized", width="small"),
        "remedy": st.column_config.TextColumn("Reason and remedy", width="large"),
    }
    unread = found["language"].where(found["not_analysed"] > 0)
    remedy = [without_pipeline(code) if isinstance(code, str) else "" for code in unread]
    data_table(found.assign(remedy=remedy), columns, key="languages", alt="Languages of the articles")
