"""What it is about: themes by country, actor, time and article, which go together, and why we think so."""

import pandas as pd
import streamlit as st

from components.charts.bars import bars
from components.charts.matrix import matrix
from components.queries import themes as questions
from components.queries.filters import Filters
from components.queries.periods import GRAINS
from components.widgets.address import current_pick
from components.widgets.cells import cells
from components.widgets.chart_block import chart_block
from components.widgets.corpus import ask
from components.widgets.dates import shown_date
from components.widgets.empty_state import nothing_matches, nothing_of
from components.widgets.filter_bar import chosen_filters
from components.widgets.heading import page_heading
from components.widgets.headlines import dated_headlines
from components.widgets.passage_panel import page_and_panel, passage_panel
from components.widgets.switch import switch
from components.widgets.theme_definitions import theme_definitions
from components.widgets.wording import noun_of, number

MOST_PERIODS = 14
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


def by_actor(filters: Filters, picked: str | None) -> None:
    """Show how often each actor is mentioned in paragraphs of each theme."""
    found = cells(ask(questions.themes_by_actor, filters), ("entity_id", "name"), ("theme", "label"))
    if found.empty:
        nothing_of("actors", "These paragraphs name no person, state body or organisation beside a theme.")
        return
    chart_block(
        "Themes by actor",
        lambda: matrix(found, noun_of(filters.unit), rows="actors", columns="themes", picked=picked),
        found,
        {"row_label": "Actor", "column_label": "Theme", "count": COUNT},
        key="by_actor",
        help="Mentions of the actor in paragraphs that have the theme, pronouns included.",
    )


def over_time(filters: Filters, picked: str | None) -> None:
    """Show the themes in the articles of each day, month or year; by article where none bears a date."""
    found = in_periods(filters)
    periods = list(dict.fromkeys(found["period"]))
    if periods == ["none"]:
        st.caption("No article here bears a date, so the themes are shown by article.")
        by_article(filters, picked)
        return
    shown, dated = periods[-MOST_PERIODS:], [period for period in periods if period != "none"]
    names = found["period"].map(lambda period: shown_date(None if period == "none" else period)).astype("str")
    held = cells(found.assign(when=names), ("theme", "label"), ("period", "when"), columns=shown)
    earlier = len(periods) - len(shown)
    chart_block(
        "Themes over time",
        lambda: matrix(
            held,
            noun_of(filters.unit, "cue"),
            rows="themes",
            columns="dates",
            picked=picked,
            columns_in_order=[period for period in shown if period in set(held["column"])],
        ),
        held,
        {"row_label": "Theme", "column_label": "Articles of", "count": COUNT},
        key="over_time",
        note=f"{number(earlier, 'earlier period')} left out." if earlier else "",
        help="By the dates of the articles, as precisely as they are known: what is dated to a month or year only, or "
        "not at all, has a column of its own." + (" One date alone tells of no change." if len(dated) == 1 else ""),
    )


def in_periods(filters: Filters) -> pd.DataFrame:
    """Return the themes by day; by month or year where that would be too many columns."""
    for grain in GRAINS:
        found = ask(questions.themes_by_period, filters, grain)
        if found["period"].nunique() <= MOST_PERIODS:
            break
    return found


def together(filters: Filters, picked: str | None) -> None:
    """Show which themes paragraphs have together."""
    pairs = ask(questions.themes_together, filters)
    if pairs.empty:
        nothing_of("themes together", "No paragraph here has two themes.")
        return
    other_way = {"theme_a": "theme_b", "theme_b": "theme_a", "label_a": "label_b", "label_b": "label_a"}
    both = pd.concat([pairs, pairs.rename(columns=other_way)], ignore_index=True)
    found = cells(both, ("theme_a", "label_a"), ("theme_b", "label_b"))
    chart_block(
        "Themes together",
        lambda: matrix(
            found,
            noun_of(filters.unit, "cue"),
            rows="themes",
            columns="themes",
            picked=picked,
            columns_in_order=[theme for theme in dict.fromkeys(found["row"]) if theme in set(found["column"])],
        ),
        pairs,
        {"label_a": "Theme", "label_b": "With", "count": COUNT, "paragraphs": "Paragraphs", "articles": "Articles"},
        key="together",
        help="Cues of both themes in paragraphs that have both. A cell and its mirror are the same paragraphs.",
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


VIEWS = {
    "By country": by_country,
    "By actor": by_actor,
    "Over time": over_time,
    "Together": together,
    "By article": by_article,
    "Definitions and cues": theme_definitions,
}

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
        VIEWS[switch("View", list(VIEWS), "themes_view")](filters, picked)
with panel:
    passage_panel(filters)
