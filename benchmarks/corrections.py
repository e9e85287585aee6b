"""How long a correction takes until it is in force, on one store and on the same tables many times over.

    python benchmarks/corrections.py STORE [--times 1000]

The store is left as it is. Each number is the time of one `publish_corrected` in this process: with one entry in the
journal, and what each of a hundred more adds.
"""

import argparse
import json
import shutil
import tempfile
import time
from pathlib import Path

import duckdb
from built import build_of

from components import schema
from components.store.builds import POINTER, publish_corrected
from components.store.column_types import create_statement
from components.store.corrections import changes, journal
from components.store.reading import open_tables

ENTRIES = 100
_SHARED = ("entities", "entity_redirects", "themes", "theme_rules", "corrections")
_OF_TEXT = (
    *("article_id", "paragraph_id", "mention_id", "relation_id", "quotation_id", "file_id", "story_id"),
    *("source_mention_id", "target_mention_id", "duplicate_of"),
)


def many_times(tables: Path, folder: Path, times: int) -> None:
    """Make a store whose texts are those of other tables, many times over, about the same actors."""
    build = folder / "builds" / "000001-00000000"
    build.mkdir(parents=True)
    with duckdb.connect(str(build / "tables.duckdb")) as connection:
        connection.execute(f"ATTACH '{tables}' AS one (READ_ONLY)")
        for name, table in schema.TABLES.items():
            connection.execute(create_statement(table))
            rows = "" if name in _SHARED else f", range({times}) r(n)"
            columns = table.names if name in _SHARED else [_numbered(column) for column in table.names]
            connection.execute(f'INSERT INTO "{name}" SELECT {", ".join(columns)} FROM one."{name}" {rows}')
        connection.execute(f"UPDATE entities SET mentions = mentions * {times}, articles = articles * {times}")
    (build / "info.json").write_text(json.dumps({"linked": "00000000"}))
    (folder / POINTER).write_text(f"{build.name}\n")


def _numbered(column: str) -> str:
    if column in _OF_TEXT:
        return f"CASE WHEN {column} IS NOT NULL THEN md5({column} || n)[:16] END AS {column}"
    return f"{column} || n AS {column}" if column == "source_file" else column


def seconds(store: Path, entries: int) -> float:
    """Return how long it takes to put so many more entries in force."""
    tables = open_tables(build_of(store))
    actors = tables.execute("SELECT entity_id, name FROM entities ORDER BY mentions DESC, entity_id").fetchall()
    for number in range(entries):
        entity_id, name = actors[number % len(actors)]
        journal.append(store, changes.rename(tables, entity_id, f"{name} {number}"), "benchmark")
    tables.close()
    start = time.perf_counter()
    publish_corrected(store)
    return time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--times", type=int, default=1000)
    given = parser.parse_args()
    database = build_of(given.store).database
    linked = database.with_name("linked.duckdb")
    with tempfile.TemporaryDirectory() as scratch:
        for times in (1, given.times):
            store = Path(scratch) / "store"
            many_times(linked if linked.is_file() else database, store, times)
            with open_tables(build_of(store)) as tables:
                ((paragraphs,),) = tables.execute("SELECT count(*) FROM paragraphs").fetchall()
            one = seconds(store, 1)
            more = (seconds(store, ENTRIES) - one) / ENTRIES
            print(f"{paragraphs:,} paragraphs: {one:.2f} s, {more * 1000:.0f} ms for each further entry")
            shutil.rmtree(store)


if __name__ == "__main__":
    main()
