"""The evidence of a build by number, for the pages: what joins and counts over millions of rows reads whole numbers.

Beside the tables of a build lies `numbered.duckdb`. A number is the place (rowid) of a row in its table of the build,
which never changes: of a paragraph, article, entity, mention, relation or quotation; a story goes by its first article.

    paragraphs  the body paragraphs that count: paragraph, article, story, mentions (how many), newest (its
                place when the newest article comes first, undated ones last)
    countries   paragraph, article, story, country, mentions (how many)
    mentions    paragraph, article, story, entity, country, pronoun (whether it is one), mention
    themes      paragraph, article, story, theme, cues (how many)
    relations   paragraph, article, story, relation, source and target (entities), and what acts are counted by
    quotations  paragraph, article, story, quotation, speaker (entity)
    quoted      mentions inside quoted words: those columns of the quotation, entity, country

It is made when a build is published; a build that has none, or a damaged one, gets it when it is opened, in memory
where its folder cannot be written.
"""

from contextlib import closing, suppress
from pathlib import Path
from uuid import uuid4

import duckdb

NUMBERED = "numbered.duckdb"
_VERSION = 1
_PLACE = "n.paragraph, n.article, n.story"
_TABLES = f"""
CREATE TABLE numbered.paragraphs AS
SELECT p.rowid::INTEGER AS paragraph, a.rowid::INTEGER AS article, s.first::INTEGER AS story,
    coalesce(m.mentions, 0)::INTEGER AS mentions,
    (row_number() OVER (ORDER BY a.published_from DESC NULLS LAST, p.source_file, a.position, p.position))::INTEGER
        AS newest
FROM paragraphs p JOIN articles a USING (article_id)
LEFT JOIN (SELECT paragraph_id, count(*) AS mentions FROM mentions GROUP BY ALL) m USING (paragraph_id)
JOIN (SELECT story_id, min(rowid) AS first FROM articles GROUP BY story_id) s USING (story_id)
WHERE p.kind = 'body' AND p.duplicate_of IS NULL ORDER BY paragraph;

CREATE TEMP TABLE placed AS
SELECT p.paragraph_id, n.paragraph, n.article, n.story
FROM numbered.paragraphs n JOIN paragraphs p ON p.rowid = n.paragraph;

CREATE TABLE numbered.mentions AS
SELECT {_PLACE}, e.rowid::INTEGER AS entity, m.country, m.via = 'pronoun' AS pronoun, m.rowid::INTEGER AS mention
FROM mentions m JOIN placed n USING (paragraph_id) JOIN entities e USING (entity_id) ORDER BY paragraph, mention;

CREATE TABLE numbered.countries AS
SELECT paragraph, article, story, country, count(*)::INTEGER AS mentions
FROM numbered.mentions WHERE country IS NOT NULL GROUP BY ALL ORDER BY paragraph, country;

CREATE TABLE numbered.themes AS
SELECT {_PLACE}, t.theme, len(t.cues)::INTEGER AS cues
FROM paragraph_themes t JOIN placed n USING (paragraph_id) ORDER BY paragraph;

CREATE TABLE numbered.relations AS
SELECT {_PLACE}, r.rowid::INTEGER AS relation, s.rowid::INTEGER AS source, t.rowid::INTEGER AS target,
    r.source_country, r.target_country, r.type, r.quad_class, r.polarity, r.status, r.mutual, r.event_date,
    r.event_date_from, r.event_date_to
FROM relations r JOIN placed n USING (paragraph_id) JOIN entities s ON s.entity_id = r.source_id
JOIN entities t ON t.entity_id = r.target_id ORDER BY paragraph, relation;

CREATE TABLE numbered.quotations AS
SELECT {_PLACE}, q.rowid::INTEGER AS quotation, e.rowid::INTEGER AS speaker
FROM quotations q JOIN placed n USING (paragraph_id) LEFT JOIN entities e ON e.entity_id = q.speaker_id
ORDER BY paragraph, quotation;

CREATE TABLE numbered.quoted AS
SELECT q.*, e.rowid::INTEGER AS entity, m.country
FROM quotations w JOIN numbered.quotations q ON q.quotation = w.rowid
JOIN mentions m ON m.paragraph_id = w.paragraph_id AND m.char_start >= w.char_start AND m.char_end <= w.char_end
JOIN entities e ON e.entity_id = m.entity_id ORDER BY paragraph, quotation;

DROP TABLE placed;
CREATE TABLE numbered.about AS SELECT {_VERSION} AS version;
"""  # noqa: S608  (our words)


def write_numbered(path: Path, tables: Path) -> None:
    """Write the numbered evidence of the tables of a build to a new file. Raises duckdb.Error where it cannot."""
    with closing(duckdb.connect()) as connection:
        connection.execute(f"ATTACH '{_quoted(tables)}' AS build (READ_ONLY)")
        connection.execute(f"ATTACH '{_quoted(path)}' AS numbered")
        connection.execute("USE build")
        connection.execute(_TABLES)
        connection.execute("CHECKPOINT numbered")


def number_in_memory(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the numbered evidence of the tables of a connection, in memory."""
    connection.execute("ATTACH ':memory:' AS numbered")
    connection.execute(_TABLES)


def attach_numbered(connection: duckdb.DuckDBPyConnection, tables: Path) -> None:
    """Attach the numbered evidence that lies beside the tables of a build; it is made where there is none."""
    path = tables.with_name(NUMBERED)
    if _attached(connection, path):
        return
    fresh = path.with_name(f"{NUMBERED}.{uuid4().hex}")  # two may make it at once: each its own, the last one stays
    try:
        write_numbered(fresh, tables)
        fresh.replace(path)
    except (OSError, duckdb.Error):
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    if not _attached(connection, path):
        number_in_memory(connection)


def cursor_of(tables: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Return a cursor for one query: the tables go by their bare names, as on the connection itself."""
    cursor = tables.cursor()
    with suppress(duckdb.CatalogException):  # tables made in memory have no such database, and need none
        cursor.execute("USE build")
    return cursor


def _attached(connection: duckdb.DuckDBPyConnection, path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        connection.execute(f"ATTACH '{_quoted(path)}' AS numbered (READ_ONLY)")
    except duckdb.Error:
        return False
    with suppress(duckdb.Error):
        if connection.execute("SELECT version FROM numbered.about").fetchall() == [(_VERSION,)]:
            return True
    connection.execute("DETACH numbered")
    return False


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
