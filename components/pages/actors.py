"""Who is mentioned, how often and where; with one actor in the filter, everything about that one."""

import pandas as pd
import streamlit as st

from components.charts.bars import bars
from components.charts.matrix import matrix
from components.charts.palette import FAMILY_OF_TYPE
from components.queries.actors import actors
from components.queries.actors_by_article import actors_by_article
from components.queries.filters import Filters
from components.queries.picks import Pick
from components.queries.quotations import speakers
from components.widgets.actor_card import actor_card
from components.widgets.address import current_pick
from components.widgets.cells import cells
from components.widgets.chart_block import chart_block, cut
from components.widgets.corpus import ask
from components.widgets.empty_state import nothing_matches
from components.widgets.filter_bar import chosen_filters
from components.widgets.heading import page_heading
from components.widgets.headlines import dated_headlines
from components.widgets.passage_panel import page_and_panel, passage_panel
from components.widgets.wording import TYPE_NAMES, noun_of, number

MOST, MOST_QUOTED = 20, 10
_DOTS = {"state body": "blue", "person": "orange", "organisation": "violet", "armed group": "gray"}
"""The theme's names for the colours of the bars: the chips are their legend."""
COLUMNS = {
    "name": st.column_config.TextColumn("Actor", width="medium"),
    "type_name": "Type",
    "country_name": "Country",
    "role": st.column_config.TextColumn("Office or description", width="medium"),
    "mentions": st.column_config.NumberColumn("Mentions", format="localized"),
    "pronouns": st.column_config.NumberColumn("By pronoun", format="localized"),
    "paragraphs": st.column_config.NumberColumn("Paragraphs", format="localized"),
    "articles": st.column_config.NumberColumn("Articles", format="localized"),
    "stories": st.column_config.NumberColumn("Stories", format="localized"),
}
CELLS = {
    "column_label": "Actor",
    "row_label": st.column_config.TextColumn("Article", width="large"),
    "count": st.column_config.NumberColumn("Count", format="localized"),
}


def of_types(everyone: pd.DataFrame) -> pd.DataFrame:
    """Show the types with their numbers of actors; return the actors of those that are chosen."""
    found = everyone["type"].value_counts()
    chosen = st.pills(
        "Types of actors",
        list(found.index),
        format_func=lambda kind: f":{_DOTS[FAMILY_OF_TYPE[kind]]}[●] {TYPE_NAMES[kind].capitalize()} {found[kind]}",
        selection_mode="multi",
        key="types",
        label_visibility="collapsed",
    )
    return everyone[everyone["type"].isin(chosen)] if chosen else everyone


def quoted(filters: Filters, shown: list[str], picked: str | None) -> None:
    """Show who of the actors shown is quoted, and how often."""
    found = ask(speakers, filters)
    found = found[found["entity_id"].isin(shown)]
    if found.empty:
        return
    found = found.assign(label=found["name"], type_name=found["type"].map(TYPE_NAMES))
    chart_block(
        "Who is quoted",
        lambda: bars(found.head(MOST_QUOTED), noun_of(filters.unit, "quotation"), picked=picked, what="speakers"),
        found,
        {
            "name": COLUMNS["name"],
            "type_name": "Type",
            "mentions": st.column_config.NumberColumn("Quotations", format="localized"),
            "articles": COLUMNS["articles"],
        },
        key="quoted",
        note=cut(MOST_QUOTED, len(found)),
    )


def ranking(filters: Filters) -> None:
    """Show the mentions over actors, and the actors by article."""
    everyone = ask(actors, filters)
    if everyone.empty:
        nothing_matches("actors")
        return
    page_heading(f"{number(len(everyone), 'actor')} in these paragraphs")
    chosen = of_types(everyone)
    chosen = chosen.assign(type_name=chosen["type"].map(TYPE_NAMES), label=chosen["name"])
    noun, now = noun_of(filters.unit), current_pick()
    picked = now.text if now else None
    chart_block(
        "Mentions over actors",
        lambda: bars(chosen.head(MOST), noun, picked=picked, what="actors"),
        chosen,
        COLUMNS,
        key="actors",
        note=cut(MOST, len(chosen)),
        help="Countries and places are not actors here; see Relations and Themes for countries.",
    )
    quoted(filters, list(chosen["entity_id"]), picked)
    found = ask(actors_by_article, filters)
    found = found[found["entity_id"].isin(chosen["entity_id"])]
    by_article = cells(dated_headlines(found), ("article_id", "headline"), ("entity_id", "name"), rows_in_order=True)
    chart_block(
        "Actor by article",
        lambda: matrix(by_article, noun, rows="articles", columns="actors", picked=picked),
        by_article,
        CELLS,
        key="actor_articles",
    )


filters = chosen_filters()
content, panel = page_and_panel()
one = filters.actors[0] if len(filters.actors) == 1 else None
with content:
    if one:
        actor_card(one, filters)
    else:
        ranking(filters)
with panel:
    passage_panel(filters, Pick("actor", (one,)) if one else None, beside_actors=True)
