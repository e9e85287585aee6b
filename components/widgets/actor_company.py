"""With whom an actor stands: those it acts on or that act on it, and those it is named together with."""

import pandas as pd
import streamlit as st

from components.charts.balance import balance
from components.charts.bars import bars
from components.queries.actors import actors
from components.queries.filters import Filters
from components.queries.networks import actors_together, pairs_of_actor
from components.widgets.address import current_pick
from components.widgets.chart_block import chart_block, cut
from components.widgets.corpus import ask
from components.widgets.pairs import SIGN_WORDS, balanced
from components.widgets.wording import noun_of

MOST = 10
_POOL = 300
"""The most mentioned actors are looked at."""
_COUNTS = {
    name: st.column_config.NumberColumn(name.capitalize(), format="localized")
    for name in ("mentions", "paragraphs", "articles", *SIGN_WORDS.values())
}


def actor_company(entity_id: str, filters: Filters) -> None:
    """Show both side by side; a bar opens the passages of the pair."""
    now = current_pick()
    picked = now.text if now else None
    left, right = st.columns(2, gap="medium")
    acting = balances(entity_id, filters)
    with left:
        if acting.empty:
            st.caption("No act with another actor or country in these paragraphs.")
        else:
            chart_block(
                "Acts with",
                lambda: balance(acting.head(MOST), noun_of(filters.unit, "act"), picked),
                acting,
                {"label": "Actor or country", **{name: _COUNTS[name] for name in SIGN_WORDS.values()}},
                key="acts_with",
                note=cut(MOST, len(acting)),
                help="Acts in both directions, those within one country too.",
            )
    near = named_beside(entity_id, filters)
    with right:
        if near.empty:
            st.caption("No other actor is named in the same paragraphs.")
        else:
            chart_block(
                "Named together with",
                lambda: bars(near.head(MOST), noun_of(filters.unit), picked=picked, what="actors"),
                near,
                {"label": "Actor", **{name: _COUNTS[name] for name in ("mentions", "paragraphs", "articles")}},
                key="named_with",
                note=cut(MOST, len(near)),
                help="Mentions of either in paragraphs that name both, with or without an act between them.",
            )


def balances(entity_id: str, filters: Filters) -> pd.DataFrame:
    """Return one row another actor: label, cooperation, conflict, neutral, and the picks of both signs and of all."""
    found = ask(pairs_of_actor, entity_id, filters)
    first = found["entity_a"] == entity_id
    return balanced(found, found["name_b"].where(first, found["name_a"]))


def named_beside(entity_id: str, filters: Filters) -> pd.DataFrame:
    """Return the other actors that paragraphs name together with this one, columns as charts.bars wants them."""
    pool = tuple(dict.fromkeys([entity_id, *ask(actors, filters, most=_POOL)["entity_id"]]))
    found = ask(actors_together, filters, pool)
    first = found["entity_a"] == entity_id
    near = found[first | (found["entity_b"] == entity_id)]
    return near.assign(label=near["name_b"].where(first, near["name_a"]))
