"""Over time or over articles: mentions of an actor, acts of a pair. Articles come first where few dates are known."""

import pandas as pd
import streamlit as st

from components.charts.balance import balance
from components.charts.bars import bars
from components.charts.columns import UNDATED, columns
from components.queries.actors import actor_articles
from components.queries.filters import Filters
from components.queries.pairs import Pair, pair_by_article, pair_by_period
from components.queries.periods import finest, mentions_by_period
from components.widgets.address import current_pick
from components.widgets.chart_block import chart_block, cut
from components.widgets.corpus import ask
from components.widgets.dates import shown_date
from components.widgets.headlines import dated_headlines
from components.widgets.switch import switch
from components.widgets.wording import SIGN_MARKS, noun_of

VIEWS = ("Over time", "Over articles")
MOST_ARTICLES = 15
_NUMBERS = {
    name: st.column_config.NumberColumn(name.capitalize(), format="localized")
    for name in ("mentions", "paragraphs", "articles")
}
_ACTS = {"mentions": st.column_config.NumberColumn("Acts", format="localized"), "articles": _NUMBERS["articles"]}
_HEADLINE = st.column_config.TextColumn("Article", width="large")


def actor_over_time(entity_id: str, filters: Filters, *, key: str, largest: int = 0) -> None:
    """Show when an actor is mentioned, as finely as the dates of its articles allow, or in which articles."""
    grain = actors_grain((entity_id,), filters)
    found = labelled(ask(mentions_by_period, filters, (entity_id,), grain))
    now = current_pick()
    picked = now.text if now else None
    noun = noun_of(filters.unit)
    if switch("Over time or over articles", views_for(found), key) == VIEWS[0]:
        chart_block(
            f"Mentions by {grain}",
            lambda: columns(found, noun, picked=picked, largest=largest),
            found,
            {"label": "Date of the article", **_NUMBERS},
            key=f"{key}_periods",
            note=less_precise(found, grain),
        )
        return
    articles = dated_headlines(ask(actor_articles, entity_id, filters)).rename(columns={"headline": "label"})
    chart_block(
        "Mentions by article",
        lambda: bars(articles.head(MOST_ARTICLES), noun, picked=picked, what="articles"),
        articles,
        {"label": _HEADLINE, **_NUMBERS},
        key=f"{key}_articles",
        note=cut(MOST_ARTICLES, len(articles)),
    )


def pair_over_time(pair: Pair, filters: Filters) -> None:
    """Show the balance of a pair by day, month or year, or by article."""
    grain = finest(list(ask(pair_by_period, filters, pair, "day")["period"]))
    found = labelled(ask(pair_by_period, filters, pair, grain))
    found = found.assign(sign=found["polarity"].map(SIGN_MARKS))
    now = current_pick()
    picked = now.text if now else None
    noun = noun_of(filters.unit, "act")
    if switch("Balance over time or over articles", views_for(found), "balance_of_pair") == VIEWS[0]:
        chart_block(
            f"Balance by {grain}",
            lambda: columns(found, noun, picked=picked),
            found,
            {"label": "Date", "sign": "±", **_ACTS},
            key="pair_periods",
            note=less_precise(found, grain),
            help="Cooperation up, conflict down. An act counts at its own date, else at that of its article.",
        )
        return
    articles = _by_article(pair, filters)
    chart_block(
        "Balance by article",
        lambda: balance(articles.head(MOST_ARTICLES), noun, picked),
        articles,
        {"label": _HEADLINE, "cooperation": "Cooperation", "conflict": "Conflict"},
        key="pair_articles",
        note=cut(MOST_ARTICLES, len(articles)),
    )


def actors_grain(entity_ids: tuple[str, ...], filters: Filters) -> str:
    """Return the grain (day, month, year) that the dates of the articles of some actors allow."""
    return finest(list(dict.fromkeys(ask(mentions_by_period, filters, entity_ids, "day")["period"])))


def labelled(found: pd.DataFrame) -> pd.DataFrame:
    """Return rows of periods with `label`: the period in short words."""
    return found.assign(label=[_short(period) for period in found["period"]])


def views_for(found: pd.DataFrame) -> tuple[str, ...]:
    """Return the views, that over articles first where less than half is dated or all is of one date."""
    dated = found[found["period"] != UNDATED]
    enough = 2 * dated["count"].sum() >= found["count"].sum() and dated["period"].nunique() > 1
    return VIEWS if enough else VIEWS[::-1]


def less_precise(found: pd.DataFrame, grain: str) -> str:
    """Return the note on columns that stand for more than the grain, nothing where there are none."""
    length = {"day": 10, "month": 7, "year": 4}[grain]
    wide = [period for period in found["period"].unique() if period != UNDATED and len(period) < length]
    return f"What is dated less precisely than to the {grain} stands in columns of its own." if wide else ""


def _by_article(pair: Pair, filters: Filters) -> pd.DataFrame:
    """Return one row an article: label, cooperation, conflict, and the picks of both."""
    rows = dated_headlines(ask(pair_by_article, filters, pair))
    names = rows.drop_duplicates("article_id")[["article_id", "headline"]]
    wide = rows.pivot_table(index="article_id", columns="polarity", values="count", aggfunc="sum", fill_value=0)
    wide = wide.reindex(names["article_id"], fill_value=0).reindex(columns=["+", "-"], fill_value=0).astype(int)
    start = "pair-article:" + "-".join(pair) + ":" + names["article_id"].to_numpy()
    return pd.DataFrame(
        {
            "label": names["headline"].to_numpy(),
            "cooperation": wide["+"].to_numpy(),
            "conflict": wide["-"].to_numpy(),
            "cooperation_pick": start + ":+",
            "conflict_pick": start + ":-",
            "pick": start,
        }
    )


def _short(period: str) -> str:
    """Return a period as an axis has room for: 2 Dec 2025, Dec 2025, 2025, no date."""
    if period == UNDATED:
        return shown_date(None)
    words = shown_date(period).split(" ")
    return " ".join(word[:3] if word.isalpha() else word for word in words)
