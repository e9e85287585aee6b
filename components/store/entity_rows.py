"""The rows of entities: who they are as linking found, how often and when they are named as the other tables say."""

from collections.abc import Collection

import duckdb
import pyarrow as pa

from components.store.table_rows import keep_texts

# Only who is named in a row of evidence is an entity of the tables; days are those of articles whose year is known.
_WRITE = """
WITH named AS (
    SELECT m.entity_id, p.article_id, count(*) AS times FROM mentions m JOIN paragraphs p USING (paragraph_id)
    WHERE m.entity_id IN (SELECT entity_id FROM found) GROUP BY ALL),
counted AS (
    SELECT n.entity_id, sum(n.times)::BIGINT AS mentions, count(*) AS articles,
        arg_min(a.published, (a.published_from, a.published)) FILTER (a.published_from IS NOT NULL) AS first_seen,
        arg_max(a.published, (a.published_to, a.published)) FILTER (a.published_to IS NOT NULL) AS last_seen
    FROM named n JOIN articles a USING (article_id) GROUP BY n.entity_id),
acting AS (SELECT source_id AS entity_id FROM relations UNION SELECT target_id FROM relations
    UNION SELECT speaker_id FROM quotations)
INSERT INTO entities (entity_id, name, type, country, role, aliases, mentions, articles, first_seen, last_seen)
SELECT f.entity_id, f.name, f.type, f.country, f.role, f.aliases, coalesce(c.mentions, 0), coalesce(c.articles, 0),
    c.first_seen, c.last_seen
FROM found f LEFT JOIN counted c USING (entity_id)
WHERE c.mentions > 0 OR f.entity_id IN (SELECT entity_id FROM acting WHERE entity_id IS NOT NULL)
ORDER BY f.name, f.type, f.entity_id"""


def write_entities(connection: duckdb.DuckDBPyConnection, gone: Collection[str], found: pa.Table) -> None:
    """Take out the entities that are gone, and put in those found: entity_id, name, type, country, role, aliases."""
    keep_texts(connection, "gone_entities", gone)
    connection.execute("DELETE FROM entities WHERE entity_id IN (SELECT value FROM gone_entities)")
    connection.register("found", found)
    connection.execute(_WRITE)
    connection.unregister("found")
