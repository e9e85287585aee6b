"""Marks that count what paragraphs are about: the words that speak for a theme, and who is mentioned beside them."""

from components.queries.family import MENTION, MENTIONS, PLACE, Family, grains

# unnested in the select list: ten times faster than a lateral join; a theme without cues keeps its paragraph
_CUES = f"""
SELECT theme, paragraph_id, article_id, story_id, cue.char_start AS char_start, cue.char_end AS char_end,
    NULL::VARCHAR AS record
FROM (SELECT t.theme, {PLACE}, unnest(CASE WHEN len(t.cues) > 0 THEN t.cues ELSE [NULL] END) AS cue
    FROM selected s JOIN paragraph_themes t USING (paragraph_id))"""

THEME_FAMILIES: dict[str, Family] = {
    # words that speak for the theme: all, those of an article, those in the articles of a day, month or year
    "theme": Family(("theme",), "cue", _CUES),
    "theme-article": Family(("theme", "article_id"), "cue", _CUES),
    "theme-published": Family(
        ("theme", "grain", "period"),
        "cue",
        f"SELECT c.*, {grains('a.published', 'a.published_from')} FROM ({_CUES}) c JOIN articles a USING (article_id)",
    ),
    # words that speak for either of two themes, in paragraphs that have both
    "themes-together": Family(
        ("theme_a", "theme_b"),
        "cue",
        f"SELECT x.theme AS theme_a, y.theme AS theme_b, c.* FROM ({_CUES}) c "
        "JOIN paragraph_themes x USING (paragraph_id) JOIN paragraph_themes y USING (paragraph_id) "
        "WHERE x.theme < y.theme AND c.theme IN (x.theme, y.theme)",
    ),
    # mentions of the country in paragraphs that have the theme
    "theme-country": Family(
        ("theme", "country"),
        "mention",
        f"SELECT t.theme, m.country, {MENTION} FROM {MENTIONS} JOIN paragraph_themes t USING (paragraph_id) "
        "WHERE m.country IS NOT NULL",
    ),
}
