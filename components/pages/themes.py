"""What it is about: themes by country and by article, what belongs to a theme, and the words that speak for it."""

import streamlit as st

from components.charts.bars import bars
from components.charts.matrix import matrix
from components.queries import themes as questions
from components.queries.filters import Filters
from components.widgets.address import current_pick
from components.widgets.cells import cells
from components.widgets.chart_block import chart_block
from components.widgets.corpus import ask
from components.widgets.data_table import data_table
from components.widgets.empty_state import nothing_matches
from components.widgets.filter_bar import chosen_filters
from components.widgets.heading import page_heading
from components.widgets.headlines import dated_headlines
from components.widgets.passage_panel import page_and_panel, passage_panel
from components.widgets.switch import switch
from components.widgets.wording import noun_of, number

VIEWS = ("By country", "By article", "Definitions and cues")
COUNT = st.column_config.NumberColumn("Count", format="localized")
WIDE = st.column_config.TextColumn("Article", width="large")


def by_country(filters: Filters, picked: str | None) -> None:
    """Show how often each country is mentioned in paragraphs of each theme."""
    found = cells(ask(questions.themes_by_country, filters), ("theme", "label"), ("country", "name"))
    chart_block(
        "Themes by country",
        lambda: matrix(found, noun_of(filters.unit), rows="themes", columns="countries", picked=picked),
        found,
        {"row_label": "Theme", "column_label": "Country", "count": COUNT},
        key="by_country",
        help="Mentions of the country in paragraphs that have the theme.",
    )


def by_article(filters: Filters, picked: str | None) -> None:
    """Show how much each article says on each theme."""
    found = dated_headlines(ask(questions.themes_by_article, filters))
    found = cells(found, ("article_id", "headline"), ("theme", "label"), rows_in_order=True)
    chart_block(
        "Themes by article",
        lambda: matrix(found, noun_of(filters.unit, "cue"), rows="articles", columns="themes", picked=picked),
        found,
        {"row_label": WIDE, "column_label": "Theme", "count": COUNT},
        key="by_article",
    )


def definitions(filters: Filters, picked: str | None) -> None:
    """Show what belongs to each theme, and of the one that is picked the words that speak for it."""
    columns = {
        "label": "Theme",
        "definition": st.column_config.TextColumn("What belongs to it", width="large"),
        "count": COUNT,
    }
    found = ask(questions.themes, filters)
    data_table(found, columns, key="definitions", alt="Themes and their definitions")
    family, _, theme = (picked or "").partition(":")
    if family != "theme":
        st.caption("Choose a theme to see the words that speak for it.")
        return
    cues = ask(questions.theme_cues, theme, filters)
    st.subheader("Words that speak for it", anchor=False)
    columns = {"form": "Words", "rule": "Rule", "mentions": COUNT}
    data_table(cues, columns, key="cues", alt="Words that speak for the theme")


filters = chosen_filters()
content, panel = page_and_panel()
now = current_pick()
picked = now.text if now else None
with content:
    about = ask(questions.themes, filters)
    about = about[about["count"] > 0]
    if about.empty:
        nothing_matches("themes")
    else:
        page_heading(f"{number(len(about), 'theme')} in these paragraphs")
        chart_block(
            "Themes",
            lambda: bars(about, noun_of(filters.unit, "cue"), picked=picked, what="themes"),
            about,
            {"label": "Theme", "mentions": "Cues", "paragraphs": "Paragraphs", "articles": "Articles"},
            key="themes",
        )
        view = switch("View", VIEWS, "themes_view")
        {"By country": by_country, "By article": by_article, "Definitions and cues": definitions}[view](filters, picked)
with panel:
    passage_panel(filters)
