"""The tables of a build of very many articles, drawn by a seed straight into DuckDB: nothing is read or annotated.

So the pages of a hundred thousand articles with five million mentions can be tried within minutes. What is drawn keeps
every rule of a build (store/invariants.py): offsets cut out the words they claim, all references and counts hold.
Texts are runs of words of the labelled articles with names set between them. Whom an article names comes by power
laws: a few countries and actors are everywhere, most are rare, and each article keeps to a cast of its own.
"""

import shutil
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.corpora.drafts import ArticlePool
from benchmarks.corpora.drawn_rows import COUNTED, ENTITIES, OF_ARTICLES, OPENING
from components import schema
from components.knowledge.themes import load_themes
from components.preprocessing.theme_tables import theme_tables
from components.queries.country_names import all_countries
from components.store import invariants
from components.store.builds import Build, publish_made
from components.store.kept import TABLES
from components.store.search_index import INDEX, write_index
from components.store.table_rows import create_tables, insert

_AT_ONCE = 10_000  # articles whose rows are made together: a gigabyte of memory
_ACTORS_PER_ARTICLE = 2
_SHORTEST_RUN, _LONGEST_RUN = 5, 13  # words between two names


def publish_drawn(store: Path, articles: int, seed: int = 1, *, checked: bool = True) -> Build:
    """Publish a build of so many drawn articles in a store, with its search index; return it.

    `checked` asks all invariants, which takes as long as drawing does. Raises BuildInvalid where one is broken.
    """
    store.mkdir(parents=True, exist_ok=True)
    made = store / "drawn"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    with duckdb.connect(str(made / TABLES)) as tables:
        draw_tables(tables, articles, seed)
        if checked:
            invariants.check(tables)
        write_index(made / INDEX, tables)
        tables.execute("CHECKPOINT")
    build = publish_made(store, made, {"corpus": f"{articles} drawn articles, seed {seed}", "linked": f"{seed:08x}"})
    made.rmdir()
    return build


def draw_tables(tables: duckdb.DuckDBPyConnection, articles: int, seed: int) -> None:
    """Make the tables of a build in an empty database and fill them."""
    create_tables(tables)
    insert(tables, theme_tables(load_themes()))
    for name, value in (
        ("seed", seed),
        ("actors", articles * _ACTORS_PER_ARTICLE),
        ("runs", _runs_of_words()),
        ("acts", len(schema.PLOVER)),
    ):
        tables.execute(f"SET VARIABLE {name} = $value", {"value": value})
    _register(tables, "drawn_countries", code=list(all_countries()), name=list(all_countries().values()))
    slugs = [slug for (slug,) in tables.execute("SELECT theme FROM themes").fetchall()]
    _register(tables, "drawn_themes", number=list(range(len(slugs))), theme=slugs)
    kinds = [(kind, sign, quad) for kind, (sign, quad) in schema.PLOVER.items()]
    _register(
        tables,
        "drawn_acts",
        number=list(range(len(kinds))),
        type=[kind for kind, _, _ in kinds],
        polarity=[sign for _, sign, _ in kinds],
        quad_class=[quad for _, _, quad in kinds],
    )
    tables.execute(OPENING)
    tables.execute(ENTITIES)
    for first in range(0, articles, _AT_ONCE):
        for statement in tables.extract_statements(OF_ARTICLES):
            bounds = {"first": first, "until": min(articles, first + _AT_ONCE)}
            tables.execute(statement, {name: bounds[name] for name in statement.named_parameters})
    tables.execute(COUNTED)


def _register(tables: duckdb.DuckDBPyConnection, table: str, **columns: list[object]) -> None:
    tables.register("incoming", pa.table(columns))
    tables.execute(f"CREATE TEMP TABLE {table} AS SELECT * FROM incoming")
    tables.unregister("incoming")


def _runs_of_words() -> list[str]:
    """Return runs of five to thirteen words of the labelled articles, plain letters alone."""
    found = []
    for story in ArticlePool().stories:
        for text in story.paragraphs:
            words = [word for word in text.split() if word.isascii() and word.isalpha()]
            place = 0
            while place + _SHORTEST_RUN <= len(words):
                length = _SHORTEST_RUN + (place + len(words)) % (_LONGEST_RUN - _SHORTEST_RUN + 1)
                found.append(" ".join(words[place : place + length]))
                place += length
    return found
