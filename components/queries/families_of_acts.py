"""Marks that count acts: pairs of countries and of actors, classes, statuses, dates. See hits.py for what they read."""

from components.queries.family import BETWEEN_DAYS, DAYS, PLACE, Family, grains
from components.queries.filters import SIGN_CLASS

_ACT = PLACE.format("r") + ", 1 AS hits, r.relation AS record"
_ACTS = "counted_acts r"
_ABROAD = "r.source_country <> r.target_country"
# when an act happened: as the text dates it, else as its article is dated, else not at all
WHEN = (
    "coalesce(r.event_date, a.published, 'none') AS date, r.polarity, "
    "CASE WHEN r.event_date IS NOT NULL THEN 'event' WHEN a.published IS NOT NULL THEN 'article' ELSE 'none' END "
    "AS basis, "
    "CASE WHEN r.event_date IS NOT NULL THEN r.event_date_from ELSE a.published_from END AS date_from, "
    "CASE WHEN r.event_date IS NOT NULL THEN r.event_date_to ELSE a.published_to END AS date_to"
)
_DATED_ACTS = f"{_ACTS} JOIN articles a ON a.rowid = r.article"
_KIND = "r.polarity, r.type, r.status"
_ACT_BY = f"SELECT r.source AS entity_id, {_KIND}, {_ACT} FROM {_ACTS}"
_ACT_ON = f"SELECT r.target AS entity_id, {_KIND}, {_ACT} FROM {_ACTS}"
_PAIR = (
    "least(r.source_country, r.target_country) AS country_a, greatest(r.source_country, r.target_country) AS country_b"
)

ACT_FAMILIES: dict[str, Family] = {
    # acts between two different countries: of an unordered pair, and directed; a mutual act goes both ways
    "pair": Family(
        ("country_a", "country_b", "polarity"),
        "act",
        f"SELECT {_PAIR}, r.polarity, r.mutual, r.source_country AS acting, {_ACT} FROM {_ACTS} WHERE {_ABROAD}",
    ),
    "acts": Family(
        ("source", "target", "polarity", "type", "status"),
        "act",
        f"SELECT r.source_country AS source, r.target_country AS target, {_KIND}, {_ACT} FROM {_ACTS} "
        f"WHERE {_ABROAD} UNION ALL BY NAME "
        f"SELECT r.target_country AS source, r.source_country AS target, {_KIND}, {_ACT} FROM {_ACTS} "
        f"WHERE {_ABROAD} AND r.mutual",
    ),
    # those of a pair of countries by day, month or year, and by article
    "pair-when": Family(
        ("country_a", "country_b", "grain", "period", "polarity"),
        "act",
        f"SELECT *, {grains('date', 'date_from')} "
        f"FROM (SELECT {_PAIR}, {WHEN}, {_ACT} FROM {_DATED_ACTS} WHERE {_ABROAD})",
    ),
    "pair-between": Family(
        ("country_a", "country_b", "since", "until"),
        "act",
        f"SELECT *, {DAYS} FROM (SELECT {_PAIR}, {WHEN}, {_ACT} FROM {_DATED_ACTS} WHERE {_ABROAD}) "
        f"WHERE {BETWEEN_DAYS.format('date_from', 'date_to')}",
    ),
    "pair-article": Family(
        ("country_a", "country_b", "article_id", "polarity"),
        "act",
        f"SELECT {_PAIR}, r.article AS article_id, r.polarity, {_ACT} FROM {_ACTS} WHERE {_ABROAD}",
    ),
    # acts between two actors, those within one country too: of an unordered pair, and directed
    "actor-pair": Family(
        ("entity_a", "entity_b", "polarity"),
        "act",
        # in order of their ids, as a pick writes them
        "SELECT CASE WHEN x.entity_id < y.entity_id THEN r.source ELSE r.target END AS entity_a, "
        "CASE WHEN x.entity_id < y.entity_id THEN r.target ELSE r.source END AS entity_b, "
        f"r.polarity, r.mutual, r.source AS acting, {_ACT} FROM {_ACTS} "
        "JOIN entities x ON x.rowid = r.source JOIN entities y ON y.rowid = r.target",
    ),
    "actor-acts": Family(
        ("source_id", "target_id", "polarity", "type", "status"),
        "act",
        f"SELECT r.source AS source_id, r.target AS target_id, {_KIND}, {_ACT} FROM {_ACTS} UNION ALL BY NAME "
        f"SELECT r.target AS source_id, r.source AS target_id, {_KIND}, {_ACT} FROM {_ACTS} WHERE r.mutual",
    ),
    # all acts, those within one country too: by sign and quad class, by status
    "class": Family(
        ("act_class",), "act", f"SELECT unnest([r.quad_class, {SIGN_CLASS}]) AS act_class, {_ACT} FROM {_ACTS}"
    ),
    "status": Family(("status",), "act", f"SELECT r.status, {_ACT} FROM {_ACTS}"),
    # acts of an actor, and acts on it; a mutual act is both
    "acts-by": Family(
        ("entity_id", "polarity", "type", "status"), "act", f"{_ACT_BY} UNION ALL BY NAME {_ACT_ON} WHERE r.mutual"
    ),
    "acts-on": Family(
        ("entity_id", "polarity", "type", "status"), "act", f"{_ACT_ON} UNION ALL BY NAME {_ACT_BY} WHERE r.mutual"
    ),
    "relation": Family(("relation_id",), "act", f"SELECT r.relation AS relation_id, {_ACT} FROM {_ACTS}"),
    # acts between two different countries by their date: in the lane of both countries, of each theme of the paragraph
    "when-country": Family(
        ("country", "date", "basis", "polarity"),
        "act",
        f"SELECT r.source_country AS country, {WHEN}, {_ACT} FROM {_DATED_ACTS} WHERE {_ABROAD} UNION ALL BY NAME "
        f"SELECT r.target_country AS country, {WHEN}, {_ACT} FROM {_DATED_ACTS} WHERE {_ABROAD}",
    ),
    # the same in a lane for each direction of a pair
    "when-acts": Family(
        ("source", "target", "date", "basis", "polarity"),
        "act",
        f"SELECT r.source_country AS source, r.target_country AS target, {WHEN}, {_ACT} FROM {_DATED_ACTS} "
        f"WHERE {_ABROAD} UNION ALL BY NAME SELECT r.target_country AS source, r.source_country AS target, {WHEN}, "
        f"{_ACT} FROM {_DATED_ACTS} WHERE {_ABROAD} AND r.mutual",
    ),
    "when-theme": Family(
        ("theme", "date", "basis", "polarity"),
        "act",
        f"SELECT t.theme, {WHEN}, {_ACT} FROM {_DATED_ACTS} JOIN themed t USING (paragraph) WHERE {_ABROAD}",
    ),
}
