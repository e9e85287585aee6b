"""Marks that count mentions of actors: alone, in time, by kind, beside others. See hits.py for what they read."""

from components.queries.family import BETWEEN_DAYS, DAYS, ROW, Family, grains
from components.schema import ACTOR_TYPES

_KINDS = ", ".join(f"'{kind}'" for kind in ACTOR_TYPES)
_ACTORS = f"named m JOIN entities e ON e.rowid = m.entity AND e.type IN ({_KINDS})"
_DATED = "named m JOIN articles a ON a.rowid = m.article"
_WORDS = "named m JOIN mentions w ON w.rowid = m.mention"
_PRESENT = "SELECT DISTINCT paragraph, entity FROM named"

ACTOR_FAMILIES: dict[str, Family] = {
    "actor": Family(("entity_id",), "mention", f"SELECT m.entity AS entity_id, {ROW} FROM named m"),
    "actor-article": Family(
        ("entity_id", "article_id"),
        "mention",
        f"SELECT m.entity AS entity_id, m.article AS article_id, {ROW} FROM named m",
    ),
    # those by the same words
    "actor-form": Family(
        ("entity_id", "via", "form"), "mention", f"SELECT m.entity AS entity_id, w.via, w.form, {ROW} FROM {_WORDS}"
    ),
    # those that say one office or description, in small letters or capitals
    "actor-office": Family(
        ("entity_id", "office"),
        "mention",
        f"SELECT m.entity AS entity_id, lower(w.office) AS office, {ROW} FROM {_WORDS} WHERE w.office IS NOT NULL",
    ),
    # mentions of the actor in paragraphs that mention the country, or have the theme
    "actor-country": Family(
        ("entity_id", "country"),
        "mention",
        f"SELECT m.entity AS entity_id, n.country, {ROW} FROM named m JOIN countries_named n USING (paragraph)",
    ),
    "actor-theme": Family(
        ("entity_id", "theme"),
        "mention",
        f"SELECT m.entity AS entity_id, t.theme, {ROW} FROM named m JOIN themed t USING (paragraph)",
    ),
    # mentions in the articles of a day, month or year
    "actor-when": Family(
        ("entity_id", "grain", "period"),
        "mention",
        f"SELECT m.entity AS entity_id, {grains('a.published', 'a.published_from')}, {ROW} FROM {_DATED}",
    ),
    # mentions in the articles that lie between two days
    "actor-between": Family(
        ("entity_id", "since", "until"),
        "mention",
        f"SELECT m.entity AS entity_id, {DAYS}, {ROW} FROM {_DATED} "
        f"WHERE {BETWEEN_DAYS.format('a.published_from', 'a.published_to')}",
    ),
    # mentions of all actors of a type, or of a country
    "actor-type": Family(
        ("actor_type",), "mention", f"SELECT e.type AS actor_type, m.entity AS entity_id, {ROW} FROM {_ACTORS}"
    ),
    "affiliation": Family(
        ("affiliation",),
        "mention",
        f"SELECT coalesce(e.country, 'none') AS affiliation, m.entity AS entity_id, {ROW} FROM {_ACTORS}",
    ),
    # mentions of either actor in paragraphs that mention both
    "actors-together": Family(
        ("entity_a", "entity_b"),
        "mention",
        f"SELECT x.entity AS entity_a, y.entity AS entity_b, {ROW} "
        f"FROM ({_PRESENT}) x JOIN ({_PRESENT}) y USING (paragraph) JOIN named m USING (paragraph) "
        "WHERE x.entity < y.entity AND m.entity IN (x.entity, y.entity)",
        either_way=True,
    ),
}
