"""Two countries: what each does to the other, by type and status, when, and in which articles."""

import pandas as pd

from components.queries.filters import Filters
from components.queries.hits import counted
from components.queries.periods import IN_TIME
from components.queries.tables import Tables, frame

Pair = tuple[str, str]
"""Two countries (alpha-3) in order of the alphabet."""


def pair_by_period(tables: Tables, filters: Filters, pair: Pair, grain: str) -> pd.DataFrame:
    """Return one row a period and sign of the acts between two countries (alpha-3, in order), in order of time.

    An act counts at its own date, else at that of its article. Columns: period (EDTF or none), polarity, mentions
    (acts), paragraphs, articles, stories, count, pick (pair-when:AAA-BBB:month:2025-12:+).
    """
    start, parameters = counted("pair-when", filters, where=("country_a", "country_b", "grain"))
    return frame(
        tables,
        start
        + f"""SELECT period, polarity, mentions, paragraphs, articles, stories, count,
            'pair-when:' || country_a || '-' || country_b || ':' || grain || ':' || period || ':' || polarity AS pick
        FROM counted {IN_TIME}, polarity""",
        parameters | {"country_a": pair[0], "country_b": pair[1], "grain": grain},
    )


def pair_by_article(tables: Tables, filters: Filters, pair: Pair) -> pd.DataFrame:
    """Return one row an article and sign of the acts between two countries, oldest article first, undated ones last.

    Columns: article_id, title, published (EDTF), polarity, mentions (acts), paragraphs, articles, stories, count, pick
    (pair-article:AAA-BBB:ID:+).
    """
    start, parameters = counted("pair-article", filters, where=("country_a", "country_b"))
    return frame(
        tables,
        start
        + """SELECT article_id, a.title, a.published, polarity, c.mentions, c.paragraphs, c.articles, c.stories,
            c.count, 'pair-article:' || country_a || '-' || country_b || ':' || article_id || ':' || polarity AS pick
        FROM counted c JOIN articles a USING (article_id)
        ORDER BY a.published_from NULLS LAST, a.source_file, a.position, polarity""",
        parameters | {"country_a": pair[0], "country_b": pair[1]},
    )


def kinds_of_acts(tables: Tables, filters: Filters, source: str, target: str) -> pd.DataFrame:
    """Return the acts of one country on another by type, sign and status, largest count first; mutual ones too.

    Columns: type, polarity, status, mentions (acts), paragraphs, articles, stories, count, pick
    (acts:AAA>BBB:-:ACCUSE:actual).
    """
    start, parameters = counted("acts", filters, where=("source", "target"))
    return frame(
        tables,
        start
        + """SELECT type, polarity, status, mentions, paragraphs, articles, stories, count,
            'acts:' || source || '>' || target || ':' || polarity || ':' || type || ':' || status AS pick
        FROM counted ORDER BY count DESC, type, polarity, status""",
        parameters | {"source": source, "target": target},
    )
