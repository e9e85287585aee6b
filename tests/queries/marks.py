"""Every mark that the pages can draw, for tests that hold for all of them."""

from collections.abc import Iterator
from datetime import date
from itertools import permutations

import pandas as pd

from components.queries import (
    actors,
    actors_by_article,
    articles,
    changes,
    compared,
    countries,
    networks,
    pairs,
    periods,
    quotations,
    relations,
    themes,
    timeline,
)
from components.queries.filters import UNITS, Filters
from components.queries.passages import Counts
from components.queries.tables import Tables, frame
from components.schema import STATUSES

OVER_ALL = (
    actors.actors,
    actors.actor_types,
    actors.affiliations,
    actors_by_article.actors_by_article,
    countries.countries,
    countries.mentioned_together,
    relations.pairs,
    relations.who_to_whom,
    networks.actor_pairs,
    themes.themes,
    themes.themes_by_country,
    themes.themes_by_article,
    themes.themes_by_actor,
    themes.themes_together,
    articles.articles,
    articles.stories,
    timeline.acts_by_country,
    timeline.acts_by_theme,
    quotations.speakers,
    quotations.speakers_by_country,
)
OF_ONE_ACTOR = (
    actors.actor_countries,
    actors.actor_themes,
    actors.actor_articles,
    actors.actor_deeds,
    actors.actor_forms,
    actors.actor_offices,
    networks.pairs_of_actor,
)
OF_SOME_ACTORS = (networks.actors_together, networks.named)
SIGN_COLUMNS = {"plus": "+", "minus": "-", "neutral": "0"}


def frames(tables: Tables, filters: Filters, entity_ids: list[str]) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the frame of every question whose rows are marks, with the question's name."""
    for question in OVER_ALL:
        yield question.__name__, question(tables, filters)
    for question in OF_ONE_ACTOR:
        for entity_id in entity_ids:
            yield question.__name__, question(tables, entity_id, filters)
    for question in OF_SOME_ACTORS:
        yield question.__name__, question(tables, filters, entity_ids)
    between = compared.compared(tables, filters)
    if isinstance(between, compared.Compared):
        yield "rising", changes.rising(tables, filters, between)
        yield "warming", changes.warming(tables, filters, between)
    for grain in periods.GRAINS:
        yield "themes_by_period", themes.themes_by_period(tables, filters, grain)
        yield "mentions_by_period", periods.mentions_by_period(tables, filters, entity_ids, grain)
    for one, other in permutations(entity_ids, 2):
        yield "kinds_between_actors", networks.kinds_between_actors(tables, filters, one, other)
    for pair in some_pairs(tables, filters):
        yield "pair_by_article", pairs.pair_by_article(tables, filters, pair)
        yield "acts_by_direction", timeline.acts_by_direction(tables, filters, pair)
        for grain in periods.GRAINS:
            yield "pair_by_period", pairs.pair_by_period(tables, filters, pair, grain)
        for source, target in (pair, pair[::-1]):
            yield "kinds_of_acts", pairs.kinds_of_acts(tables, filters, source, target)


def some_pairs(tables: Tables, filters: Filters) -> list[tuple[str, str]]:
    """Return the two pairs of countries with most acts under the filters."""
    found = relations.pairs(tables, filters)
    return list(dict.fromkeys(zip(found["country_a"], found["country_b"], strict=True)))[:2]


def numbers(row: dict) -> Counts:
    """Return what a row says of its mark in each unit."""
    return Counts(*(row[unit] for unit in UNITS))


def some_filters(tables: Tables) -> list[Filters]:
    """Return filters of every sort that leave something of a corpus, and as the last one that leaves nothing."""
    country = frame(tables, "SELECT mode(country) AS value FROM mentions")["value"].dropna().tolist()
    theme = frame(tables, "SELECT mode(theme) AS value FROM paragraph_themes")["value"].dropna().tolist()
    actor = (
        frame(tables, "SELECT mode(entity_id) AS value FROM mentions WHERE via = 'pronoun'")["value"].dropna().tolist()
    )
    article = (
        frame(tables, "SELECT mode(article_id) AS value FROM paragraphs WHERE kind = 'body'")["value"].dropna().tolist()
    )
    publisher = frame(tables, "SELECT mode(publisher) AS value FROM articles")["value"].dropna().tolist()
    ends = frame(
        tables,
        """SELECT least(source_country, target_country) AS a, greatest(source_country, target_country) AS b
        FROM relations WHERE source_country <> target_country GROUP BY ALL ORDER BY count(*) DESC, a, b LIMIT 2""",
    )
    acting = tuple(sorted({*ends["a"], *ends["b"]}))
    days = frame(tables, "SELECT max(published_from) AS day FROM articles")["day"].dropna().dt.date.tolist()
    return [
        Filters(),
        Filters(countries=tuple(country), statuses=STATUSES),
        Filters(themes=tuple(theme)),
        Filters(actors=tuple(actor), statuses=("planned", "actual")),
        Filters(articles=tuple(article)),
        Filters(date_from=days[0] if days else None, undated=not days, statuses=STATUSES),
        Filters(countries=tuple(country), themes=tuple(theme), text="a"),
        Filters(countries=acting, match="between", statuses=STATUSES),
        Filters(countries=acting, match="between", classes=("conflict",)),
        Filters(countries=acting[:2], match="all"),
        Filters(classes=("verbal cooperation", "material cooperation"), statuses=("actual", "planned")),
        Filters(classes=("conflict",), countries=tuple(country)),
        Filters(publishers=tuple(publisher), flag="unflagged"),
        Filters(date_to=date(1900, 1, 1), undated=False),
    ]
