"""Marks that count mentions and words of actors. See hits.py for what they read."""

from components.queries.family import COUNTRIES, MENTION, MENTIONS, Family

ACTOR_FAMILIES: dict[str, Family] = {
    "actor": Family(("entity_id",), "mention", f"SELECT m.entity_id, {MENTION} FROM {MENTIONS}"),
    "actor-article": Family(("entity_id", "article_id"), "mention", f"SELECT m.entity_id, {MENTION} FROM {MENTIONS}"),
    # mentions of the actor in paragraphs that mention the country, or have the theme
    "actor-country": Family(
        ("entity_id", "country"),
        "mention",
        f"SELECT m.entity_id, n.country, {MENTION} FROM {MENTIONS} JOIN ({COUNTRIES}) n USING (paragraph_id)",
    ),
    "actor-theme": Family(
        ("entity_id", "theme"),
        "mention",
        f"SELECT m.entity_id, t.theme, {MENTION} FROM {MENTIONS} JOIN paragraph_themes t USING (paragraph_id)",
    ),
}
