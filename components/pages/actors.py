"""Who is mentioned, when and with whom; one actor in the filter: all about it; two: both side by side."""

import streamlit as st

from components.charts.bars import bars
from components.charts.palette import FAMILY_OF_TYPE
from components.queries.actors import actor_types, actors
from components.queries.filters import Filters
from components.queries.picks import Pick
from components.queries.quotations import speaker_count, speakers
from components.queries.type_names import TYPE_NAMES
from components.widgets.actor_card import actor_card
from components.widgets.actor_pair_card import actor_pair_card
from components.widgets.actor_views import over_time, types_and_countries, with_types
from components.widgets.address import current_pick
from components.widgets.all_rows import MOST_IN_FILE, MOST_ROWS, all_rows
from components.widgets.chart_block import chart_block, cut
from components.widgets.corpus import ask
from components.widgets.empty_state import nothing_matches
from components.widgets.filter_bar import chosen_filters
from components.widgets.heading import page_heading
from components.widgets.networks import named_together
from components.widgets.passage_panel import page_and_panel, passage_panel
from components.widgets.switch import switch
from components.widgets.wording import noun_of, number

VIEWS = ("Ranking", "Over time", "Together", "Types and countries")
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


def of_types(found: dict[str, int]) -> tuple[str, ...]:
    """Show the types with their numbers of actors; return those that are chosen, all where none is."""
    return tuple(
        st.pills(
            "Types of actors",
            list(found),
            format_func=lambda kind: f":{_DOTS[FAMILY_OF_TYPE[kind]]}[●] {TYPE_NAMES[kind].capitalize()} {found[kind]}",
            selection_mode="multi",
            key="types",
            label_visibility="collapsed",
        )
    ) or tuple(found)


def quoted(filters: Filters, types: tuple[str, ...], picked: str | None) -> None:
    """Show who of the actors of some types is quoted, and how often."""
    found, every = ask(speakers, filters, types=types, most=MOST_ROWS), ask(speaker_count, filters, types)
    if found.empty:
        return
    found = with_types(found)
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
        note=cut(MOST_QUOTED, every, len(found)),
        every=all_rows(every, with_types, speakers, filters, types=types, most=MOST_IN_FILE),
    )


def ranking(types: tuple[str, ...], every: int, filters: Filters, picked: str | None) -> None:
    """Show the mentions over actors of some types, `every` in all, and who is quoted."""
    chosen = ask(actors, filters, types=types, most=MOST_ROWS)
    named = with_types(chosen)
    chart_block(
        "Mentions over actors",
        lambda: bars(named.head(MOST), noun_of(filters.unit), picked=picked, what="actors"),
        named,
        COLUMNS,
        key="actors",
        note=cut(MOST, every, len(named)),
        every=all_rows(every, with_types, actors, filters, types=types, most=MOST_IN_FILE),
        help="Countries and places are not actors here; see Relations and Themes for countries.",
    )
    quoted(filters, types, picked)


def everyone(filters: Filters, picked: str | None) -> None:
    """Show all actors in the view that is chosen."""
    found = ask(actor_types, filters).sort_values(["actors", "type"], ascending=[False, True])
    if found.empty:
        nothing_matches("actors")
        return
    numbers = dict(zip(found["type"], found["actors"].tolist(), strict=True))
    page_heading(f"{number(sum(numbers.values()), 'actor')} in these paragraphs")
    view = switch("View", VIEWS, "actors_view")
    if view == VIEWS[3]:
        types_and_countries(filters)
        return
    types = of_types(numbers)
    every = sum(numbers[kind] for kind in types)
    if view == VIEWS[0]:
        ranking(types, every, filters, picked)
    elif view == VIEWS[1]:
        over_time(ask(actors, filters, types=types, most=MOST_ROWS), every, filters)
    else:
        named_together(ask(actors, filters, types=types, most=MOST_ROWS), filters, key="actors_together")


filters = chosen_filters()
content, panel = page_and_panel()
one = filters.actors[0] if len(filters.actors) == 1 else None
two = (filters.actors[0], filters.actors[1]) if len(filters.actors) == 2 else None
with content:
    if one:
        actor_card(one, filters)
    elif two:
        actor_pair_card(two, filters)
    else:
        now = current_pick()
        everyone(filters, now.text if now else None)
with panel:
    start = Pick("actor", (one,)) if one else Pick("actors-together", two) if two else None
    passage_panel(filters, start, beside_actors=True)
