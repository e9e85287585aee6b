"""Who said what about whom: the speakers, the countries that their words name, and the quotations themselves."""

import pandas as pd
import streamlit as st

from components.charts.bars import bars
from components.charts.matrix import matrix
from components.queries import quotations as questions
from components.queries.filters import Filters
from components.queries.picks import Pick
from components.schema import ENTITY_TYPES
from components.widgets.actor_views import with_types
from components.widgets.address import current_pick
from components.widgets.all_rows import MOST_IN_FILE, MOST_ROWS, all_rows
from components.widgets.cells import cells
from components.widgets.chart_block import chart_block, cut
from components.widgets.corpus import ask
from components.widgets.empty_state import nothing_matches, nothing_of
from components.widgets.filter_bar import chosen_filters
from components.widgets.heading import page_heading
from components.widgets.passage_panel import page_and_panel, passage_panel
from components.widgets.quotation_table import quotation_table, quotations_in_words
from components.widgets.switch import switch
from components.widgets.wording import noun_of, number

VIEWS = ("Quotations", "Speakers by country")
MOST = 10
COUNTS = {
    "mentions": st.column_config.NumberColumn("Quotations", format="localized"),
    "paragraphs": st.column_config.NumberColumn("Paragraphs", format="localized"),
    "articles": st.column_config.NumberColumn("Articles", format="localized"),
}
SPEAKERS = {
    "label": st.column_config.TextColumn("Speaker", width="medium"),
    "type_name": "Type",
    "country_name": "Country",
    "role": st.column_config.TextColumn("Office or description", width="medium"),
    **COUNTS,
}


def ranking(found: pd.DataFrame, every: int, filters: Filters, picked: str | None) -> None:
    """Show who is quoted most, of `every` in all; a click opens what they said."""
    if found.empty:
        nothing_of("known speakers", "These paragraphs do not say whose words they quote.")
        return
    named = with_types(found)
    chart_block(
        "Who is quoted",
        lambda: bars(named.head(MOST), noun_of(filters.unit, "quotation"), picked=picked, what="speakers"),
        named,
        SPEAKERS,
        key="speakers",
        note=cut(MOST, every, len(named)),
        every=all_rows(every, with_types, questions.speakers, filters, most=MOST_IN_FILE),
    )


def by_country(filters: Filters, picked: str | None) -> None:
    """Show which countries the words of each speaker name."""
    found = ask(questions.speakers_by_country, filters)
    if found.empty:
        nothing_of("countries in quoted words", "No quotation of a known speaker names a country here.")
        return
    shown = cells(found, ("entity_id", "name"), ("country", "country_name"))
    chart_block(
        "Who speaks of which country",
        lambda: matrix(shown, noun_of(filters.unit, "quotation"), rows="speakers", columns="countries", picked=picked),
        shown,
        {"row_label": "Speaker", "column_label": "Country", **COUNTS},
        key="speakers_by_country",
        help="Quotations whose own words name the country, or stand for it.",
    )


filters = chosen_filters()
content, panel = page_and_panel()
now = current_pick()
picked = now.text if now else None
with content:
    every, unknown = ask(questions.quoted_in_all, filters)
    if not every:
        nothing_matches("quotations")
    else:
        who, people = (
            ask(questions.speakers, filters, most=MOST_ROWS),
            ask(questions.speaker_count, filters, ENTITY_TYPES),
        )
        rest = f", {unknown:,} without a known speaker" if unknown else ""
        page_heading(f"{number(every, 'quotation')} of {number(people, 'speaker')}{rest}")
        ranking(who, people, filters, picked)
        if switch("View", VIEWS, "quotations") == VIEWS[0]:
            found = ask(questions.quotations, filters, most=MOST_ROWS)
            quotation_table(
                found,
                key="quotation_list",
                alt="Quotations, newest article first",
                every=all_rows(every, quotations_in_words, questions.quotations, filters, most=MOST_IN_FILE),
            )
        else:
            by_country(filters, picked)
with panel:
    passage_panel(filters, Pick("quotation", ()))
