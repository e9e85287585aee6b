"""The articles, and each of them to read with what was found in it marked."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from components.queries.articles import articles
from components.queries.filters import Filters
from components.queries.passages import count
from components.queries.picks import Pick
from components.queries.tables import Tables
from components.widgets.address import current_pick, reading
from components.widgets.all_rows import MOST_IN_FILE, MOST_ROWS, all_rows
from components.widgets.article_facts import article_facts
from components.widgets.corpus import ask
from components.widgets.data_table import data_table
from components.widgets.dates import shown_basis, shown_date
from components.widgets.empty_state import nothing_matches
from components.widgets.filter_bar import chosen_filters
from components.widgets.heading import page_heading
from components.widgets.headlines import with_headlines
from components.widgets.languages import not_analysed_note
from components.widgets.passage_panel import page_and_panel, passage_panel
from components.widgets.reader import reader_view
from components.widgets.wording import number

COLUMNS = {
    "headline": "Headline",
    "publisher": st.column_config.TextColumn("Publisher", width=150),
    "date": st.column_config.TextColumn("Date", width=120),
    "paragraphs": st.column_config.NumberColumn("Paragraphs", format="localized", width=80),
    "mentions": st.column_config.NumberColumn("Mentions", format="localized", width=75),
    "acts": st.column_config.NumberColumn("Acts", format="localized", width=60),
    "words": st.column_config.NumberColumn("Words", format="localized", width=60),
    "copies": st.column_config.NumberColumn("Copies", width=60, help="Other articles that tell the same story"),
    "basis": st.column_config.TextColumn("Date rests on", width=110),
    "flags": st.column_config.TextColumn("Notes on the text", width=140),
    "source_file": st.column_config.TextColumn("File", width=200),
}


def described(found: pd.DataFrame, tables: Tables | None = None) -> pd.DataFrame:
    """Return the articles with headline, date, basis and flags in words. `tables`: see with_headlines."""
    return with_headlines(found, tables).assign(
        date=found["published"].map(shown_date),
        basis=found["published_basis"].map(shown_basis),
        flags=found["text_flags"].map(lambda flags: ", ".join(flags).replace("_", " ")),
    )


def article_list(found: pd.DataFrame, every: int, filters: Filters) -> None:
    """Show the first of `every` articles; choosing one shows its passages, and the way to read it."""
    page_heading(number(every, "article"))
    not_analysed_note(filters)
    headline = st.column_config.TextColumn("Headline", width=250 if current_pick() else 417)
    data_table(
        described(found),
        {**COLUMNS, "headline": headline},
        key="articles",
        alt="Articles, newest first",
        every=all_rows(every, described, articles, filters, MOST_IN_FILE),
    )
    st.caption("Choose a row to see its passages; the headline over a passage opens the whole article with its marks.")


filters = chosen_filters()
read = reading()
if read:
    content, panel = page_and_panel()
    with content:
        reader_view(read, filters)
    with panel:
        in_article = replace(filters, articles=(read,))
        if current_pick():
            passage_panel(in_article)
        else:
            article_facts(in_article)
else:
    found, every = ask(articles, filters, MOST_ROWS), ask(count, Pick("all", ()), filters).articles
    # the list has the whole width until one of its articles is picked
    columns = page_and_panel() if current_pick() else st.columns(1)
    with columns[0]:
        if found.empty:
            nothing_matches("articles")
        else:
            article_list(found, every, filters)
    if len(columns) > 1:
        with columns[1]:
            passage_panel(filters)
