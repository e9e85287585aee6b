"""What changes in a selection, on the overview: who rises, which pairs warmed or cooled, or why nothing can be said."""

import streamlit as st

from components.charts.rising import rising as rising_chart
from components.charts.warming import warming as warming_chart
from components.queries.changes import LEAST_ACTS, LEAST_CHANGE, rising, warming
from components.queries.compared import (
    DAYS,
    ENOUGH_ARTICLES,
    FEW_ARTICLES,
    Compared,
    Side,
    TooLittle,
    compared,
)
from components.queries.filters import Filters
from components.widgets.corpus import ask
from components.widgets.dates import shown_day
from components.widgets.doors import chart_door
from components.widgets.empty_state import nothing_of
from components.widgets.heading import door
from components.widgets.marked_text import escaped
from components.widgets.wording import noun_of, number

MOST = 6


def who_rises(filters: Filters) -> None:
    """Show the actors that are mentioned more than before, or than in the rest of the corpus."""
    between = ask(compared, filters)
    heading = "Who rises" if _in_time(between) else "More here than elsewhere"
    door(heading, "actors", "All actors")
    if isinstance(between, TooLittle):
        nothing_of("rise to be told", _too_little(between))
        return
    found = ask(rising, filters, between)
    if found.empty:
        nothing_of(
            "actor beyond chance", f"No actor's share of the paragraphs grew by more than chance: {_told(between)}."
        )
        return
    st.html(f'<p class="bl-note">{escaped(_told(between))}.</p>')
    before = "before" if between.in_time else "elsewhere"
    columns = {"name": "Actor", "count": filters.unit.capitalize(), "before": before.capitalize()}
    drawn = rising_chart(found.head(MOST), noun_of(filters.unit), before)
    chart_door(drawn, "actors", found, columns, key="overview_rising", heading=f"{heading}: {_told(between)}")


def warmed_or_cooled(filters: Filters) -> None:
    """Show the pairs of countries whose balance of cooperation and conflict changed."""
    between = ask(compared, filters)
    heading = "Warmed or cooled" if _in_time(between) else "Warmer or cooler than elsewhere"
    door(heading, "relations", "All relations")
    if isinstance(between, TooLittle):
        nothing_of("change to be told", _too_little(between))
        return
    found = ask(warming, filters, between)
    if found.empty:
        nothing_of(
            "pair warmed or cooled",
            f"No pair of countries has {LEAST_ACTS} acts on both sides and a balance that differs by {LEAST_CHANGE}: "
            f"{_told(between)}.",
        )
        return
    st.html(f'<p class="bl-note">{escaped(_told(between))}.</p>')
    named = found.assign(label=found["name_a"] + " – " + found["name_b"])
    columns = {"label": "Countries", "balance": "Balance now", "before": "Balance then", "count": "Acts"}
    drawn = warming_chart(named.head(MOST), noun_of(filters.unit, "act"))
    chart_door(drawn, "relations", named, columns, key="overview_warming", heading=f"{heading}: {_told(between)}")


def _in_time(between: Compared | TooLittle) -> bool:
    return isinstance(between, TooLittle) or between.in_time


def _told(between: Compared) -> str:
    """Return what is compared with what, in words: both periods or sides with their sizes."""
    if not between.in_time:
        return f"These {_size(between.now)} against the rest of the corpus ({_size(between.before)})"
    return f"{_period(between.now)} against {_period(between.before)}"


def _period(side: Side) -> str:
    if side.first is None or side.last is None:
        return _size(side)
    return f"{shown_day(side.first)} to {shown_day(side.last)} ({_size(side)})"


def _size(side: Side) -> str:
    return f"{number(side.paragraphs, 'paragraph')} of {number(side.articles, 'article')}"


def _too_little(found: TooLittle) -> str:
    return (
        f"Too little to tell: {found.dated:,} of {number(found.articles, 'article')} here bear a date with a year. "
        f"It takes {ENOUGH_ARTICLES} articles of the last {DAYS[0]} days and {ENOUGH_ARTICLES} of the days before "
        f"(or of a month, quarter or year), or {FEW_ARTICLES} of the last year and {FEW_ARTICLES} older ones."
    )
