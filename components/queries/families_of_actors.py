"""Marks that count mentions of actors: alone, in time, by kind, beside others. See hits.py for what they read."""

from components.queries.family import BETWEEN_DAYS, COUNTRIES, DAYS, MENTION, MENTIONS, Family, grains
from components.schema import ACTOR_TYPES

_KINDS = ", ".join(f"'{kind}'" for kind in ACTOR_TYPES)
_ACTORS = f"{MENTIONS} JOIN entities e ON e.entity_id = m.entity_id AND e.type IN ({_KINDS})"
_NAMED = "SELECT DISTINCT paragraph_id, entity_id FROM mentions"

ACTOR_FAMILIES: dict[str, Family] = {
    "actor": Family(("entity_id",), "mention", f"SELECT m.entity_id, {MENTION} FROM {MENTIONS}"),
    "actor-article": Family(("entity_id", "article_id"), "mention", f"SELECT m.entity_id, {MENTION} FROM {MENTIONS}"),
    # those by the same words
    "actor-form": Family(
        ("entity_id", "via", "form"), "mention", f"SELECT m.entity_id, m.form, {MENTION} FROM {MENTIONS}"
    ),
    # those that say one office or description, in small letters or capitals
    "actor-office": Family(
        ("entity_id", "office"),
        "mention",
        f"SELECT m.entity_id, lower(m.office) AS office, {MENTION} FROM {MENTIONS} WHERE m.office IS NOT NULL",
    ),
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
    # mentions in the articles of a day, month or year
    "actor-when": Family(
        ("entity_id", "grain", "period"),
        "mention",
        f"SELECT m.entity_id, {grains('a.published', 'a.published_from')}, {MENTION} "
        f"FROM {MENTIONS} JOIN articles a USING (article_id)",
    ),
    # mentions in the articles that lie between two days
    "actor-between": Family(
        ("entity_id", "since", "until"),
        "mention",
        f"SELECT m.entity_id, {DAYS}, {MENTION} FROM {MENTIONS} JOIN articles a USING (article_id) "
        f"WHERE {BETWEEN_DAYS.format('a.published_from', 'a.published_to')}",
    ),
    # mentions of all actors of a type, or of a country
    "actor-type": Family(
        ("actor_type",), "mention", f"SELECT e.type AS actor_type, m.entity_id, {MENTION} FROM {_ACTORS}"
    ),
    "affiliation": Family(
        ("affiliation",),
        "mention",
        f"SELECT coalesce(e.country, 'none') AS affiliation, m.entity_id, {MENTION} FROM {_ACTORS}",
    ),
    # mentions of either actor in paragraphs that mention both
    "actors-together": Family(
        ("entity_a", "entity_b"),
        "mention",
        f"SELECT x.entity_id AS entity_a, y.entity_id AS entity_b, {MENTION} FROM {MENTIONS} "
        f"JOIN ({_NAMED}) x USING (paragraph_id) JOIN ({_NAMED}) y USING (paragraph_id) "
        "WHERE x.entity_id < y.entity_id AND m.entity_id IN (x.entity_id, y.entity_id)",
    ),
}
