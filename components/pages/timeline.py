"""What happened when: acts between countries in lanes over time, as precisely as they are dated, and in order."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.charts.timeline import timeline
from components.queries import timeline as questions
from components.queries.filters import Filters
from components.queries.picks import Pick
from components.widgets.act_table import act_table, acts_in_words
from components.widgets.address import current_pick
from components.widgets.all_rows import MOST_IN_FILE, MOST_ROWS, all_rows
from components.widgets.chart_block import chart_block
from components.widgets.corpus import ask
from components.widgets.empty_state import nothing_matches
from components.widgets.filter_bar import chosen_filters
from components.widgets.heading import page_heading
from components.widgets.moments import MOST_LANES, in_words, most_counted
from components.widgets.passage_panel import page_and_panel, passage_panel
from components.widgets.switch import switch
from components.widgets.wording import noun_of, number

VIEWS = ("By country", "By theme", "Acts in order")
READ = (
    "Full: the text dates the act; hollow: its article does, or nothing. A bar covers the month or year that is known. "
    "Time is closed up where it is shaded."
)


def lanes(
    question: Callable[..., pd.DataFrame], family: str, filters: Filters, heading: str, what: str, help_text: str
) -> None:
    """Show the acts in lanes over time, those of most acts on top."""
    every = list(ask(questions.lanes, filters, family)["lane"])
    found = ask(question, filters, tuple(every[:MOST_LANES]), MOST_ROWS)
    shown, left_out = most_counted(found, every)
    picked = current_pick()
    noun = noun_of(filters.unit, "act")
    chart_block(
        heading,
        lambda: timeline(in_words(shown), noun, picked=picked.text if picked else None, what=what),
        in_words(found),
        {
            "label": st.column_config.TextColumn(what.capitalize(), width=150),
            "date_words": st.column_config.TextColumn("Date", width=150),
            "precision": st.column_config.TextColumn("Known to the", width=90),
            "basis_words": st.column_config.TextColumn("Rests on", width=75),
            "sign": st.column_config.TextColumn("±", width=36, help="+ cooperation, − conflict, · neutral"),
            "mentions": st.column_config.NumberColumn("Acts", format="localized"),
            "paragraphs": st.column_config.NumberColumn("Paragraphs", format="localized"),
            "articles": st.column_config.NumberColumn("Articles", format="localized"),
        },
        key=f"timeline_{what}",
        help=help_text,
        note=f"{READ} {left_out}",
    )


filters = chosen_filters()
content, panel = page_and_panel()
with content:
    of = ask(questions.acts_by_basis, filters)
    every = sum(of.values())
    page_heading(
        f"{number(every, 'act')} between countries: {of.get('event', 0):,} dated by the text, "
        f"{of.get('article', 0):,} by the article, {of.get('none', 0):,} undated"
    )
    view = switch("View", VIEWS, "timeline")
    if not every:
        nothing_matches("acts between countries")
    elif view == "By country":
        both = "An act stands in the lanes of both its countries."
        lanes(questions.acts_by_country, "when-country", filters, "Acts by country", "country", both)
    elif view == "By theme":
        having = "Acts in paragraphs that have the theme."
        lanes(questions.acts_by_theme, "when-theme", filters, "Acts by theme", "theme", having)
    else:
        acts = ask(questions.dated_acts, filters, most=MOST_ROWS)
        act_table(
            acts,
            key="dated_acts",
            alt="Acts between countries, newest first",
            every=all_rows(every, acts_in_words, questions.dated_acts, filters, most=MOST_IN_FILE),
        )
with panel:
    passage_panel(filters, Pick("pair", ()))
