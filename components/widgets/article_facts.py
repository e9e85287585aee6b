"""What one article is about, beside its text: countries, actors and themes, each the door to its passages."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from components.charts.bars import bars
from components.queries.actors import actors
from components.queries.countries import countries
from components.queries.filters import Filters
from components.queries.themes import themes
from components.widgets.chart_block import chart_block, cut
from components.widgets.corpus import ask
from components.widgets.wording import noun_of

MOST = 8
_COUNT = st.column_config.NumberColumn("Count", format="localized")


def article_facts(filters: Filters) -> None:
    """Show the countries, actors and themes of the article that the filters leave."""
    facts: tuple[tuple[str, Callable[..., pd.DataFrame], str], ...] = (
        ("Countries", countries, "mention"),
        ("Actors", actors, "mention"),
        ("Themes", themes, "cue"),
    )
    for heading, question, noun in facts:
        found = ask(question, filters)
        found = found[found["count"] > 0].rename(columns={"name": "label"})
        if found.empty:
            continue
        chart_block(
            f"{heading} in it",
            partial(bars, found.head(MOST), noun_of(filters.unit, noun), what=heading.lower()),
            found,
            {"label": heading, "count": _COUNT},
            key=f"in_article_{heading.lower()}",
            note=cut(MOST, len(found)),
            filters=filters,
        )
