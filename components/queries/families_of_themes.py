"""Marks that count what paragraphs are about: the words that speak for a theme, and who is mentioned beside them."""

from components.queries.family import PLACE, WHOLE, Family, grains

_CUES = PLACE.format("t") + ", t.cues AS hits, NULL::INTEGER AS record"

THEME_FAMILIES: dict[str, Family] = {
    # words that speak for the theme: all, those of an article, those in the articles of a day, month or year; a theme
    # without such words keeps its paragraph
    "theme": Family(("theme",), "cue", f"SELECT t.theme, {_CUES} FROM themed t"),
    "theme-article": Family(
        ("theme", "article_id"), "cue", f"SELECT t.theme, t.article AS article_id, {_CUES} FROM themed t"
    ),
    "theme-published": Family(
        ("theme", "grain", "period"),
        "cue",
        f"SELECT t.theme, {_CUES}, {grains('a.published', 'a.published_from')} "
        "FROM themed t JOIN articles a ON a.rowid = t.article",
    ),
    # words that speak for either of two themes, in paragraphs that have both
    "themes-together": Family(
        ("theme_a", "theme_b"),
        "cue",
        f"SELECT t.theme AS theme_a, u.theme AS theme_b, {PLACE.format('t')}, t.cues + u.cues AS hits, "
        "NULL::INTEGER AS record FROM themed t JOIN themed u USING (paragraph) WHERE t.theme < u.theme",
    ),
    # mentions of the country in paragraphs that have the theme
    "theme-country": Family(
        ("theme", "country"),
        "mention",
        f"SELECT t.theme, m.country, {WHOLE} FROM countries_named m JOIN themed t USING (paragraph)",
    ),
}
