"""The tables that sources make up, through the same steps as in a build but for linking, which a test gives."""

from collections.abc import Sequence

import duckdb
import pandas as pd

from components import schema
from components.knowledge.themes import ThemeRules
from components.preprocessing.difference import as_arrow
from components.preprocessing.linking import Linked
from components.preprocessing.record_json import AnnotatedSource
from components.preprocessing.tables import FileNotRead, rows_not_read, source_rows
from components.preprocessing.theme_tables import theme_tables
from components.store.entity_rows import write_entities
from components.store.table_rows import create_tables, insert


def frames(
    sources: Sequence[AnnotatedSource], not_read: Sequence[FileNotRead], linked: Linked, rules: ThemeRules
) -> dict[str, pd.DataFrame]:
    """Return a frame for each table of the schema."""
    with duckdb.connect() as tables:
        create_tables(tables)
        insert(tables, theme_tables(rules))
        insert(tables, source_rows(sources, linked.ids))
        insert(tables, {"files": rows_not_read(not_read)})
        write_entities(tables, (), as_arrow(linked.entities))
        return {
            name: pd.DataFrame(tables.execute(f"FROM {name}").fetchall(), columns=table.names)
            for name, table in schema.TABLES.items()
        }
