"""What it is about: themes by country, actor, article and period, together, and the words that speak for each."""

import pandas as pd

from components.queries.country_names import country_names
from components.queries.filters import Filters
from components.queries.hits import chosen, counted
from components.queries.periods import IN_TIME
from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES


def themes(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row a theme of the rule file, those without hits too, largest count first.

    Columns: theme (slug), label, definition, mentions (cues), paragraphs, articles, stories, count, pick (theme:SLUG).
    """
    start, parameters = counted("theme", filters)
    return frame(
        tables,
        start
        + """SELECT theme, label, definition, coalesce(mentions, 0) AS mentions, coalesce(paragraphs, 0) AS paragraphs,
            coalesce(articles, 0) AS articles, coalesce(stories, 0) AS stories, coalesce(count, 0) AS count,
            'theme:' || theme AS pick
        FROM themes LEFT JOIN counted USING (theme) ORDER BY count DESC, label""",
        parameters,
    )


def themes_by_country(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row a theme and country: mentions of the country in paragraphs that have the theme.

    Columns: theme, label, country (alpha-3), name, mentions, paragraphs, articles, stories, count, pick
    (theme-country:SLUG:AAA); largest count first.
    """
    start, parameters = counted("theme-country", filters)
    rows = frame(
        tables,
        start
        + """SELECT theme, label, country, mentions, paragraphs, articles, stories, count,
            'theme-country:' || theme || ':' || country AS pick
        FROM counted JOIN themes USING (theme) ORDER BY count DESC, theme, country""",
        parameters,
    )
    rows.insert(3, "name", country_names(rows["country"]))
    return rows


def themes_by_article(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row a theme and article, with the cues of the theme there.

    Columns: theme, label, article_id, title, published (EDTF), mentions (cues), paragraphs, articles, stories, count,
    pick (theme-article:SLUG:ID); newest article first, within one the largest count.
    """
    start, parameters = counted("theme-article", filters)
    return frame(
        tables,
        start
        + """SELECT theme, label, article_id, title, published,
            c.mentions, c.paragraphs, c.articles, c.stories, c.count,
            'theme-article:' || theme || ':' || article_id AS pick
        FROM counted c JOIN themes USING (theme) JOIN articles a USING (article_id)
        ORDER BY a.published_from DESC NULLS LAST, a.source_file, a.position, count DESC, theme""",
        parameters,
    )


def themes_by_actor(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row a theme and actor: mentions of the actor in paragraphs that have the theme.

    Columns: theme, label, entity_id, name, type, mentions, paragraphs, articles, stories, count, pick
    (actor-theme:ID:SLUG); largest count first.
    """
    start, parameters = counted("actor-theme", filters)
    return frame(
        tables,
        start
        + """SELECT theme, label, entity_id, e.name, e.type, c.mentions, c.paragraphs, c.articles, c.stories, c.count,
            'actor-theme:' || entity_id || ':' || theme AS pick
        FROM counted c JOIN themes USING (theme) JOIN entities e USING (entity_id)
        WHERE e.type = ANY($actor_types) ORDER BY count DESC, theme, e.name, entity_id""",
        parameters | {"actor_types": list(ACTOR_TYPES)},
    )


def themes_by_period(tables: Tables, filters: Filters, grain: str) -> pd.DataFrame:
    """Return one row a theme and period of its articles' dates, in order of time, what has no date last.

    `grain` is one of periods.GRAINS. Columns: theme, label, period (EDTF or none), mentions (cues), paragraphs,
    articles, stories, count, pick (theme-published:SLUG:month:2025-12).
    """
    start, parameters = counted("theme-published", filters, where=("grain",))
    return frame(
        tables,
        start
        + f"""SELECT theme, label, period, mentions, paragraphs, articles, stories, count,
            'theme-published:' || theme || ':' || grain || ':' || period AS pick
        FROM counted JOIN themes USING (theme) {IN_TIME}, count DESC, theme""",
        parameters | {"grain": grain},
    )


def themes_together(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row an unordered pair of themes that a paragraph has both, largest count first.

    Columns: theme_a, theme_b (slugs, in order of the alphabet), label_a, label_b, mentions (cues of either, in
    paragraphs that have both), paragraphs, articles, stories, count, pick (themes-together:SLUG:SLUG).
    """
    start, parameters = counted("themes-together", filters)
    return frame(
        tables,
        start
        + """SELECT theme_a, theme_b, a.label AS label_a, b.label AS label_b, mentions, paragraphs, articles, stories,
            count, 'themes-together:' || theme_a || ':' || theme_b AS pick
        FROM counted JOIN themes a ON a.theme = theme_a JOIN themes b ON b.theme = theme_b
        ORDER BY count DESC, theme_a, theme_b""",
        parameters,
    )


def theme_cues(tables: Tables, theme: str, filters: Filters) -> pd.DataFrame:
    """Return the words that speak for a theme in the selected paragraphs, most frequent first.

    Columns: form (in lower case), rule (of the rule file), mentions, paragraphs.
    """
    left, parameters = chosen(filters)
    return frame(
        tables,
        f"""WITH {left}
        SELECT lower(cue.form) AS form, cue.rule AS rule, count(*) AS mentions,
            count(DISTINCT paragraph_id) AS paragraphs
        FROM (SELECT paragraph_id, unnest(cues) AS cue
            FROM selected s JOIN paragraphs p ON p.rowid = s.paragraph JOIN paragraph_themes USING (paragraph_id)
            WHERE theme = $theme)
        GROUP BY ALL ORDER BY mentions DESC, form, rule""",
        parameters | {"theme": theme},
    )
