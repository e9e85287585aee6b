"""Rows of the tables of a build that is being made: put in, taken out file by file, and what of them is new."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from components import schema
from components.store.column_types import create_statement, rows_to_arrow

_OF_PARAGRAPHS = ("mentions", "paragraph_themes", "relations", "quotations", "dates")
_OF_FILES = ("paragraphs", "articles", "files")


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make all tables of the schema, empty."""
    for table in schema.TABLES.values():
        connection.execute(create_statement(table))


def insert(connection: duckdb.DuckDBPyConnection, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Put rows, given by the names of their tables, into these. Raises BuildInvalid where one breaks the schema."""
    for name, of_table in rows.items():
        if of_table:
            insert_arrow(connection, name, rows_to_arrow(schema.TABLES[name], of_table))


def insert_arrow(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Put typed rows into a table."""
    connection.register("incoming", rows)
    connection.execute(f'INSERT INTO "{name}" SELECT * FROM incoming')  # noqa: S608  (a name of the schema)
    connection.unregister("incoming")


def keep_texts(connection: duckdb.DuckDBPyConnection, name: str, values: Collection[str]) -> None:
    """Put texts into the temporary table `name`, column `value`, so that queries can name them."""
    connection.register("incoming", pa.table({"value": pa.array(sorted(values), pa.string())}))
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM incoming")  # noqa: S608  (our name)
    connection.unregister("incoming")


def remove_files(connection: duckdb.DuckDBPyConnection, files: Collection[str]) -> None:
    """Take out all rows that come of these files."""
    if not files:
        return
    keep_texts(connection, "gone_files", files)
    of_files = "WHERE source_file IN (SELECT value FROM gone_files)"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE gone_paragraphs AS SELECT paragraph_id FROM paragraphs {of_files}"  # noqa: S608
    )
    for table in _OF_PARAGRAPHS:
        connection.execute(
            f"DELETE FROM {table} WHERE paragraph_id IN (SELECT paragraph_id FROM gone_paragraphs)"  # noqa: S608
        )
    for table in _OF_FILES:
        connection.execute(f"DELETE FROM {table} {of_files}")  # noqa: S608  (our words)


def paragraphs_of(connection: duckdb.DuckDBPyConnection, files: Collection[str]) -> set[str]:
    """Return the ids of the paragraphs of these files."""
    keep_texts(connection, "asked_files", files)
    query = "SELECT paragraph_id FROM paragraphs WHERE source_file IN (SELECT value FROM asked_files)"
    return {own for (own,) in connection.execute(query).fetchall()}


def texts_of(connection: duckdb.DuckDBPyConnection, articles: Collection[str]) -> dict[str, list[str]]:
    """Return the body paragraphs that count of these articles, in order, as far as the tables have them."""
    keep_texts(connection, "asked_articles", articles)
    query = (
        "SELECT article_id, list(text ORDER BY position) FROM paragraphs WHERE kind = 'body' AND duplicate_of IS NULL "
        "AND article_id IN (SELECT value FROM asked_articles) GROUP BY article_id"
    )
    return dict(connection.execute(query).fetchall())


def set_stories(connection: duckdb.DuckDBPyConnection, stories: Mapping[str, str]) -> None:
    """Set the story_id of articles, given by their ids."""
    pairs = pa.table(
        {"article": pa.array(stories.keys(), pa.string()), "story": pa.array(stories.values(), pa.string())}
    )
    connection.register("incoming", pairs)
    connection.execute("UPDATE articles SET story_id = story FROM incoming WHERE article_id = article")
    connection.unregister("incoming")
