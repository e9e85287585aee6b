"""The actors by date, by type and by country: views of the page Actors beside its ranking and its network."""

import pandas as pd
import streamlit as st

from components.charts.bars import bars
from components.charts.matrix import matrix
from components.queries.actors import actor_types, affiliations
from components.queries.actors_by_article import actors_by_article
from components.queries.filters import Filters
from components.queries.periods import mentions_by_period
from components.queries.tables import Tables
from components.queries.type_names import TYPE_NAMES
from components.widgets.address import current_pick
from components.widgets.cells import cells
from components.widgets.chart_block import chart_block, cut
from components.widgets.corpus import ask
from components.widgets.headlines import dated_headlines
from components.widgets.over_time import VIEWS, actors_grain, labelled, less_precise, views_for
from components.widgets.switch import switch
from components.widgets.wording import noun_of

MOST, MOST_PERIODS = 20, 14
MOST_DRAWN, MOST_ARTICLES = 200, 300
"""Actors and articles that a matrix is chosen from."""
_COUNT = st.column_config.NumberColumn("Count", format="localized")
_NUMBERS = {
    name: st.column_config.NumberColumn(name.capitalize(), format="localized")
    for name in ("actors", "mentions", "paragraphs", "articles")
}


def with_types(found: pd.DataFrame, tables: Tables | None = None) -> pd.DataFrame:
    """Return actors with their names as labels, and the names of their types."""
    return found.assign(label=found["name"], type_name=found["type"].map(TYPE_NAMES))


def over_time(chosen: pd.DataFrame, every: int, filters: Filters) -> None:
    """Show how often the first actors (as of queries.actors.actors) of `every` are mentioned by date, or by article."""
    ids = tuple(chosen["entity_id"].head(MOST))
    grain = actors_grain(ids, filters)
    found = labelled(ask(mentions_by_period, filters, ids, grain))
    if switch("Over time or over articles", views_for(found), "actors_over") == VIEWS[1]:
        by_article(chosen, filters)
        return
    periods = list(dict.fromkeys(found["period"]))[-MOST_PERIODS:]
    held = cells(found, ("entity_id", "name"), ("period", "label"), columns=periods)
    now = current_pick()
    notes = [cut(MOST, every, len(ids)), less_precise(found, grain)]
    notes += [f"The newest {MOST_PERIODS} dates." if found["period"].nunique() > MOST_PERIODS else ""]
    chart_block(
        f"Mentions by actor and {grain}",
        lambda: matrix(
            held,
            noun_of(filters.unit),
            rows="actors",
            columns="dates",
            picked=now.text if now else None,
            columns_in_order=[period for period in periods if period in set(held["column"])],
        ),
        found,
        {"name": "Actor", "label": "Date of the article", "count": _COUNT},
        key="actors_periods",
        note=" ".join(note for note in notes if note),
        help="By the dates of the articles, as precisely as they are known.",
    )


def by_article(chosen: pd.DataFrame, filters: Filters) -> None:
    """Show how often the actors are mentioned in each article."""
    found = dated_headlines(ask(actors_by_article, filters, tuple(chosen["entity_id"].head(MOST_DRAWN)), MOST_ARTICLES))
    held = cells(found, ("article_id", "headline"), ("entity_id", "name"), rows_in_order=True)
    now = current_pick()
    chart_block(
        "Actor by article",
        lambda: matrix(
            held, noun_of(filters.unit), rows="articles", columns="actors", picked=now.text if now else None
        ),
        held,
        {
            "column_label": "Actor",
            "row_label": st.column_config.TextColumn("Article", width="large"),
            "count": _COUNT,
        },
        key="actor_articles",
    )


def types_and_countries(filters: Filters) -> None:
    """Show how much is said of actors of each type, and of each country."""
    now = current_pick()
    picked, noun = (now.text if now else None), noun_of(filters.unit)
    left, right = st.columns(2, gap="medium")
    types = ask(actor_types, filters)
    types = types.assign(label=types["type"].map(TYPE_NAMES).str.capitalize())
    with left:
        chart_block(
            "By type",
            lambda: bars(types, noun, picked=picked, what="types of actors"),
            types,
            {"label": "Type", **_NUMBERS},
            key="actor_types",
        )
    countries = ask(affiliations, filters)
    countries = countries.assign(label=countries["name"].fillna("No one country"))
    with right:
        chart_block(
            "By country",
            lambda: bars(countries.head(MOST), noun, picked=picked, what="countries of actors"),
            countries,
            {"label": "Country", **_NUMBERS},
            key="actor_affiliations",
            note=cut(MOST, len(countries)),
            help="The country that an actor belongs to: international bodies belong to none.",
        )
