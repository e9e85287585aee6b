"""Who acts on whom: the map, the matrix, what prevails between two countries, and the acts with their sentences."""

import streamlit as st

from components.charts.balance import balance
from components.charts.bars import bars
from components.charts.matrix import matrix
from components.charts.palette import NEUTRAL
from components.charts.who_to_whom import who_to_whom
from components.queries import relations
from components.queries.countries import countries, mentioned_together
from components.queries.filters import Filters
from components.widgets.act_table import act_table, acts_in_words
from components.widgets.address import current_pick, set_pick
from components.widgets.all_rows import MOST_IN_FILE, MOST_ROWS, all_rows
from components.widgets.chart_block import chart_block, cut
from components.widgets.corpus import ask
from components.widgets.country_map import country_map
from components.widgets.empty_state import nothing_of
from components.widgets.filter_bar import chosen_filters
from components.widgets.heading import page_heading
from components.widgets.networks import network_of_actors, network_of_countries, size
from components.widgets.pair_address import shown_pair
from components.widgets.pair_card import pair_card, start_of
from components.widgets.pairs import both_ways, directed_pairs, pair_balances
from components.widgets.passage_panel import page_and_panel, passage_panel
from components.widgets.switch import switch
from components.widgets.ties_map import ties_map
from components.widgets.wording import noun_of, number

VIEWS = ("Map", "Matrix", "Network", "Ties", "Balance", "Acts", "Countries")
WITHOUT_ACTS = ("Map", "Network", "Matrix", "Countries")
LAYERS = ("Acts", "Named together")
ENDS = ("Countries", "Actors")
COUNTS = {
    name: st.column_config.NumberColumn(name.capitalize(), format="localized")
    for name in ("cooperation", "conflict", "neutral")
}
MENTIONS = {
    name: st.column_config.NumberColumn(name.capitalize(), format="localized")
    for name in ("mentions", "paragraphs", "articles")
}


def layer() -> str:
    """Show the switch between what was done and what is only named together; return which is chosen."""
    return switch("Layer", LAYERS, "layer")


def map_view(filters: Filters, picked: str | None) -> None:
    """Show the map; a click on an arc or a country opens its passages."""
    signs = "+-0" if layer() == LAYERS[0] else ""
    country_map(filters, signs, key="relation_map", selected=picked, on_change=set_pick)


def matrix_view(filters: Filters, picked: str | None) -> None:
    """Show who acts on whom, or which countries are named together."""
    if layer() != LAYERS[0]:
        together_matrix(filters, picked)
        return
    found = directed_pairs(filters)
    chart_block(
        "Who acts (rows) on whom (columns)",
        lambda: who_to_whom(found, noun_of(filters.unit, "act"), picked),
        found,
        {"source_label": "Who acts", "target_label": "On whom", **COUNTS},
        key="matrix",
        help="+ cooperation, − conflict, · neutral. A mutual act stands in both cells.",
    )


def together_matrix(filters: Filters, picked: str | None) -> None:
    """Show how often each two countries are named together: grey, for nobody acts here."""
    found = ask(mentioned_together, filters)
    both = both_ways(found)
    chart_block(
        "Countries named together",
        lambda: matrix(
            both, noun_of(filters.unit), rows="countries", columns="countries", picked=picked, colour=NEUTRAL
        ),
        found,
        {"name_a": "One", "name_b": "Other", **MENTIONS},
        key="together_matrix",
        help="Mentions of either country in paragraphs that name both, with or without an act between them.",
    )


def network_view(filters: Filters, picked: str | None) -> None:
    """Show the acts, or who is named together, as a network of countries or of actors."""
    with st.container(horizontal=True, gap="small"):
        acts = layer() == LAYERS[0]
        between = switch("Between whom", ENDS, "network_of")
        most = size("act_network") if between == ENDS[1] else 0
    if between == ENDS[0]:
        network_of_countries(filters, acts=acts)
    else:
        network_of_actors(filters, most, acts=acts)


def ties_view(filters: Filters, picked: str | None) -> None:
    """Show the map of one country's ties; it reads the pick itself."""
    ties_map(filters)


def balance_view(filters: Filters, picked: str | None) -> None:
    """Show what prevails between two countries."""
    found = pair_balances(filters)
    chart_block(
        "Conflict and cooperation by pair",
        lambda: balance(found.head(20), noun_of(filters.unit, "act"), picked),
        found,
        {"label": "Countries", **COUNTS},
        key="balance",
        note=cut(20, len(found)),
    )


def countries_view(filters: Filters, picked: str | None) -> None:
    """Show how often each country is mentioned, with or without an act."""
    found = ask(countries, filters).rename(columns={"name": "label"})
    chart_block(
        "Mentions of countries",
        lambda: bars(found.head(25), noun_of(filters.unit), picked=picked, what="countries"),
        found,
        {"label": "Country", **MENTIONS},
        key="countries",
        note=cut(25, len(found)),
        help="Named by name, people, government or a capital that stands for it; acts are not needed.",
    )


def acts_view(filters: Filters, picked: str | None) -> None:
    """Show the acts with their sentences."""
    found, every = ask(relations.acts, filters, MOST_ROWS), int(ask(relations.pairs, filters)["mentions"].sum())
    act_table(
        found,
        key="acts",
        alt="Acts between countries with their sentences",
        every=all_rows(every, acts_in_words, relations.acts, filters, MOST_IN_FILE),
    )


def every_pair(filters: Filters, picked: str | None) -> None:
    """Show all relations in the view that is chosen."""
    pairs = ask(relations.pairs, filters)
    ends = {*pairs["country_a"], *pairs["country_b"]}
    page_heading(f"{number(int(pairs['mentions'].sum()), 'act')} between {number(len(ends), 'country')}")
    view = switch("View", VIEWS, "view")
    if pairs.empty and view not in WITHOUT_ACTS:
        nothing_of("acts between countries", "Count acts of every status above, or remove a filter.")
        return
    SHOWN[view](filters, picked)


SHOWN = {
    "Map": map_view,
    "Matrix": matrix_view,
    "Network": network_view,
    "Ties": ties_view,
    "Balance": balance_view,
    "Acts": acts_view,
    "Countries": countries_view,
}
filters = chosen_filters()
content, panel = page_and_panel()
now, pair = current_pick(), shown_pair()
with content:
    if pair:
        pair_card(pair, filters)
    else:
        every_pair(filters, now.text if now else None)
with panel:
    passage_panel(filters, start_of(pair, filters) if pair else None, beside_relations=True)
