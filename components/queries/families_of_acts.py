"""Marks that count acts: pairs of countries and of actors, types, statuses, dates. See hits.py for what they read."""

from components.queries.family import PLACE, Family
from components.queries.filters import SIGN_CLASS

_ACT = f"{PLACE}, r.char_start, r.char_end, r.relation_id AS record"
_ACTS = "selected s JOIN counted_acts r USING (paragraph_id)"
_ABROAD = "r.source_country <> r.target_country"
# when an act happened: as the text dates it, else as its article is dated, else not at all
WHEN = (
    "coalesce(r.event_date, a.published, 'none') AS date, r.polarity, "
    "CASE WHEN r.event_date IS NOT NULL THEN 'event' WHEN a.published IS NOT NULL THEN 'article' ELSE 'none' END "
    "AS basis, "
    "CASE WHEN r.event_date IS NOT NULL THEN r.event_date_from ELSE a.published_from END AS date_from, "
    "CASE WHEN r.event_date IS NOT NULL THEN r.event_date_to ELSE a.published_to END AS date_to"
)
_DATED_ACTS = f"{_ACTS} JOIN articles a USING (article_id)"
_ACT_BY = f"SELECT r.source_id AS entity_id, {_ACT} FROM {_ACTS}"
_ACT_ON = f"SELECT r.target_id AS entity_id, {_ACT} FROM {_ACTS}"

ACT_FAMILIES: dict[str, Family] = {
    # acts between two different countries: of an unordered pair, and directed; a mutual act goes both ways
    "pair": Family(
        ("country_a", "country_b", "polarity"),
        "act",
        "SELECT least(r.source_country, r.target_country) AS country_a, "
        f"greatest(r.source_country, r.target_country) AS country_b, r.polarity, r.mutual, r.source_country AS acting, "
        f"{_ACT} FROM {_ACTS} WHERE {_ABROAD}",
    ),
    "acts": Family(
        ("source", "target", "polarity"),
        "act",
        f"SELECT r.source_country AS source, r.target_country AS target, r.polarity, {_ACT} FROM {_ACTS} "
        f"WHERE {_ABROAD} UNION ALL BY NAME "
        f"SELECT r.target_country AS source, r.source_country AS target, r.polarity, {_ACT} FROM {_ACTS} "
        f"WHERE {_ABROAD} AND r.mutual",
    ),
    # all acts, those within one country too: by type, by sign and quad class, by status
    "type": Family(
        ("type", "polarity"),
        "act",
        f"SELECT r.type, r.polarity, {_ACT} FROM {_ACTS}",
    ),
    "class": Family(
        ("act_class",), "act", f"SELECT unnest([r.quad_class, {SIGN_CLASS}]) AS act_class, {_ACT} FROM {_ACTS}"
    ),
    "status": Family(("status",), "act", f"SELECT r.status, {_ACT} FROM {_ACTS}"),
    "acts-by": Family(("entity_id",), "act", f"{_ACT_BY} UNION ALL BY NAME {_ACT_ON} WHERE r.mutual"),
    "acts-on": Family(("entity_id",), "act", f"{_ACT_ON} UNION ALL BY NAME {_ACT_BY} WHERE r.mutual"),
    "relation": Family(("relation_id",), "act", f"SELECT r.relation_id, {_ACT} FROM {_ACTS}"),
    # acts between two different countries by their date: in the lane of both countries, of each theme of the paragraph
    "when-country": Family(
        ("country", "date", "basis", "polarity"),
        "act",
        f"SELECT r.source_country AS country, {WHEN}, {_ACT} FROM {_DATED_ACTS} WHERE {_ABROAD} UNION ALL BY NAME "
        f"SELECT r.target_country AS country, {WHEN}, {_ACT} FROM {_DATED_ACTS} WHERE {_ABROAD}",
    ),
    "when-theme": Family(
        ("theme", "date", "basis", "polarity"),
        "act",
        f"SELECT t.theme, {WHEN}, {_ACT} FROM {_DATED_ACTS} JOIN paragraph_themes t USING (paragraph_id) "
        f"WHERE {_ABROAD}",
    ),
}
