"""What linking has to remember of a build, so that the next one links only what is new: one DuckDB file beside it.

    sources      the files of the build, the segment of each, what the user should know of them
    articles     their place in the order of the corpus, their sketches (stories.py), their story
    appearances  every local entity of every article, its form (link_signs.py) and the entity it was found to be
    forms, signs by which signs the entities of different articles meet

Ids are kept as numbers: an id is 16 hexadecimal digits.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pyarrow as pa

from components.preprocessing.last_build import segments_in
from components.preprocessing.link_signs import Form, close_spellings, form_of
from components.preprocessing.linking import NO_ACTORS, Appearance, place_of
from components.preprocessing.record_json import AnnotatedSource
from components.preprocessing.records import LocalEntity
from components.preprocessing.stories import FACT_BANDS, PERMUTATIONS, Bands, Sketch, Sketches, matrix

_TABLES = """
CREATE TABLE sources (source_file VARCHAR, segment VARCHAR, remarks VARCHAR[]);
CREATE TABLE articles (article UBIGINT, source_file VARCHAR, undated BOOLEAN, day VARCHAR, position BIGINT, text BLOB,
    facts BLOB, story UBIGINT);
CREATE TABLE appearances (article UBIGINT, key VARCHAR, form BIGINT, name VARCHAR, type VARCHAR, country VARCHAR,
    role VARCHAR, aliases VARCHAR[], entity UBIGINT);
CREATE TABLE forms (form BIGINT, name VARCHAR, shape VARCHAR);
CREATE TABLE signs (sign BIGINT, form BIGINT);
"""
_NUMBER, _TEXT = pa.int64(), pa.string()
_TYPES = {
    "sources": {"source_file": _TEXT, "segment": _TEXT, "remarks": pa.list_(_TEXT)},
    "articles": {
        "article": pa.uint64(),
        "source_file": _TEXT,
        "undated": pa.bool_(),
        "day": _TEXT,
        "position": _NUMBER,
        "text": pa.binary(),
        "facts": pa.binary(),
        "story": pa.uint64(),
    },
    "appearances": {
        "article": pa.uint64(),
        "key": _TEXT,
        "form": _NUMBER,
        "name": _TEXT,
        "type": _TEXT,
        "country": _TEXT,
        "role": _TEXT,
        "aliases": pa.list_(_TEXT),
        "entity": pa.uint64(),
    },
    "forms": {"form": _NUMBER, "name": _TEXT, "shape": _TEXT},
    "signs": {"sign": _NUMBER, "form": _NUMBER},
}


def as_number(own_id: str) -> int:
    """Return an id as it is kept."""
    return int(own_id, 16)


def as_id(number: int) -> str:
    """Return an id as the tables have it."""
    return f"{number:016x}"


@dataclass(slots=True)
class Touched:
    """What a difference has touched before linking: forms, and what its articles were linked to."""

    forms: set[int] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)


class LinkingMemory:
    """The memory of one build."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Use the database of a connection."""
        self._database = connection

    def create(self) -> None:
        """Make the tables of an empty memory."""
        self._database.execute(_TABLES)

    def segments(self) -> dict[str, str]:
        """Return the segment of each file by its name."""
        return segments_in(self._database)

    def remarks(self) -> list[str]:
        """Return what the user should know of the files."""
        return sorted(one for (one,) in self._rows("SELECT DISTINCT unnest(remarks) FROM sources"))

    def forget(self, files: Collection[str]) -> Touched:
        """Forget files; return what they touched."""
        self._ask("gone", {"source_file": _TEXT}, {"source_file": sorted(files)})
        self._database.execute(
            "CREATE OR REPLACE TEMP TABLE gone_articles AS "
            "SELECT article, story FROM articles WHERE source_file IN (SELECT source_file FROM gone)"
        )
        of_gone = "FROM appearances WHERE article IN (SELECT article FROM gone_articles)"
        touched = Touched(
            {form for (form,) in self._rows(f"SELECT DISTINCT form {of_gone}")},
            {as_id(entity) for (entity,) in self._rows(f"SELECT DISTINCT entity {of_gone}")},
            {as_id(story) for (story,) in self._rows("SELECT DISTINCT story FROM gone_articles")},
        )
        self._database.execute(f"DELETE {of_gone}")
        for table in ("articles", "sources"):
            self._database.execute(
                f"DELETE FROM {table} WHERE source_file IN (SELECT source_file FROM gone)"  # noqa: S608  (our names)
            )
        return touched

    def remember(
        self, sources: Mapping[str, AnnotatedSource], segments: Mapping[str, str], sketches: Iterable[Sketch]
    ) -> set[int]:
        """Take in files, given by name with their segments, and the sketches of their articles; return their forms."""
        drawn = {one.article_id: one for one in sketches}
        rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in _TYPES}
        forms: dict[int, Form] = {}
        for name, source in sources.items():
            rows["sources"].append((name, segments[name], source.remarks))
            for article in source.segmented.articles:
                undated, day, file, position = place_of(article)
                own = drawn[article.article_id]
                number = as_number(article.article_id)
                rows["articles"].append((number, file, undated, day, position, own.text, own.facts, None))
            for annotated in source.annotated:
                article_number = as_number(annotated.article_id)
                for local in annotated.entities.entities.values():
                    form = form_of(local)
                    forms[form.number] = form
                    own_parts = (local.name, local.type, local.country, local.role, sorted(local.aliases))
                    rows["appearances"].append((article_number, local.key, form.number, *own_parts, None))
        self._ask("asked", {"form": _NUMBER}, {"form": list(forms)})
        known = {form for (form,) in self._rows("SELECT form FROM forms WHERE form IN (SELECT form FROM asked)")}
        new = [form for form in forms.values() if form.number not in known]
        rows["forms"] = [(form.number, form.name, form.shape) for form in new]
        rows["signs"] = [(sign, form.number) for form in new for sign in form.signs]
        for table, of_table in rows.items():
            self._add(table, of_table)
        return set(forms)

    def reached(self, forms: Collection[int]) -> set[int]:
        """Return all forms that these lead to, over whatever others, themselves among them."""
        reached, fresh = set(forms), set(forms)
        while fresh:
            self._ask("asked", {"form": _NUMBER}, {"form": sorted(fresh)})
            met = self._rows(
                "SELECT DISTINCT b.form FROM signs a JOIN signs b USING (sign) WHERE a.form IN (SELECT form FROM asked)"
            )
            fresh = ({form for (form,) in met} | self._spelled_alike()) - reached
            reached |= fresh
        return reached

    def _spelled_alike(self) -> set[int]:
        """Return the forms whose names are spelled like one of those that are asked for."""
        shapes: dict[str, list[str]] = {}
        asked = "SELECT shape, name FROM forms WHERE shape <> '' AND form IN (SELECT form FROM asked)"
        for shape, name in self._rows(asked):
            shapes.setdefault(shape, []).append(name)
        if not shapes:
            return set()
        self._ask("shapes", {"shape": _TEXT}, {"shape": sorted(shapes)})
        others: dict[str, list[tuple[int, str]]] = {}
        of_shapes = "SELECT shape, form, name FROM forms WHERE shape IN (SELECT shape FROM shapes)"
        for shape, form, name in self._rows(of_shapes):
            others.setdefault(shape, []).append((form, name))
        return {
            others[shape][place][0]
            for shape, names in shapes.items()
            for place in close_spellings(names, [name for _, name in others[shape]])
        }

    def appearances(self, forms: Collection[int]) -> tuple[list[Appearance], dict[tuple[str, str], str | None]]:
        """Return the local entities of these forms, and the entity that each was found to be, null for new ones."""
        self._ask("asked", {"form": _NUMBER}, {"form": sorted(forms)})
        company = self._company()
        nobody: frozenset[str] = frozenset()
        found, before = [], {}
        rows = self._database.execute(
            "SELECT article, undated, day, source_file, position, key, name, type, country, role, aliases, entity "
            "FROM appearances JOIN articles USING (article) WHERE form IN (SELECT form FROM asked)"
        )
        while batch := rows.fetchmany(20_000):
            for article, undated, day, file, position, key, name, kind, country, role, aliases, entity in batch:
                article_id = as_id(article)
                local = LocalEntity(key, name, kind, country, role, set(aliases))
                with_whom = company.get(article, nobody) if kind == "PERSON" else nobody
                found.append(Appearance(article_id, (undated, day, file, position), local, with_whom))
                before[article_id, key] = None if entity is None else as_id(entity)
        return found, before

    def _company(self) -> dict[int, frozenset[str]]:
        """Return the keys of the actors of the articles that name a person among those asked for."""
        rows = self._database.execute(
            "SELECT article, list(key) FROM appearances WHERE type NOT IN ? AND article IN (SELECT article FROM "
            "appearances WHERE type = 'PERSON' AND form IN (SELECT form FROM asked)) GROUP BY article",
            [list(NO_ACTORS)],
        )
        return {article: frozenset(keys) for article, keys in rows.fetchall()}

    def set_entities(self, ids: Mapping[tuple[str, str], str]) -> None:
        """Keep the entities that local entities were found to be, by the id of their article and their key."""
        self._ask(
            "found",
            {"article": pa.uint64(), "key": _TEXT, "entity": pa.uint64()},
            {
                "article": [as_number(article) for article, _ in ids],
                "key": [key for _, key in ids],
                "entity": [as_number(entity) for entity in ids.values()],
            },
        )
        self._database.execute(
            "UPDATE appearances SET entity = found.entity FROM found "
            "WHERE found.article = appearances.article AND found.key = appearances.key"
        )

    def entities_of(self, files: Collection[str]) -> dict[tuple[str, str], str]:
        """Return the entity of each local entity of the articles of these files."""
        self._ask("asked_files", {"source_file": _TEXT}, {"source_file": sorted(files)})
        rows = self._rows(
            "SELECT article, key, entity FROM appearances WHERE article IN (SELECT article FROM articles "
            "WHERE source_file IN (SELECT source_file FROM asked_files))"
        )
        return {(as_id(article), key): as_id(entity) for article, key, entity in rows}

    def files_of(self, articles: Collection[str]) -> set[str]:
        """Return the files that articles are of."""
        self._ask("asked_articles", {"article": pa.uint64()}, {"article": list(map(as_number, articles))})
        rows = self._rows("SELECT source_file FROM articles WHERE article IN (SELECT article FROM asked_articles)")
        return {file for (file,) in rows}

    def sketches(self) -> Sketches:
        """Return the sketches of all articles."""
        return Sketches(*self._sketched("text", PERMUTATIONS), *self._sketched("facts", FACT_BANDS))

    def _sketched(self, column: str, width: int) -> tuple[list[str], Bands]:
        """Return the articles that have one part of a sketch, and that part of each."""
        query = f"SELECT article, {column} FROM articles WHERE octet_length({column}) > 0 ORDER BY article"  # noqa: S608
        rows = self._database.sql(query).to_arrow_table().combine_chunks()
        if not rows.num_rows:
            return [], matrix(b"", width)
        parts = rows[column].chunk(0).cast(pa.binary(width * 4))
        return list(map(as_id, rows["article"].to_pylist())), matrix(parts.buffers()[1], width)

    def articles_of_stories(self, stories: Collection[str]) -> set[str]:
        """Return the articles of stories, and those that have none yet."""
        self._ask("asked_stories", {"story": pa.uint64()}, {"story": list(map(as_number, stories))})
        rows = self._rows(
            "SELECT article FROM articles WHERE story IS NULL OR story IN (SELECT story FROM asked_stories)"
        )
        return {as_id(article) for (article,) in rows}

    def set_stories(self, stories: Mapping[str, str]) -> None:
        """Keep the stories of articles."""
        self._ask(
            "told",
            {"article": pa.uint64(), "story": pa.uint64()},
            {"article": list(map(as_number, stories)), "story": list(map(as_number, stories.values()))},
        )
        self._database.execute("UPDATE articles SET story = told.story FROM told WHERE told.article = articles.article")

    def stories_of(self, articles: Collection[str]) -> dict[str, str]:
        """Return the story of each of these articles that has one."""
        self._ask("asked_articles", {"article": pa.uint64()}, {"article": list(map(as_number, articles))})
        rows = self._rows(
            "SELECT article, story FROM articles "
            "WHERE story IS NOT NULL AND article IN (SELECT article FROM asked_articles)"
        )
        return {as_id(article): as_id(story) for article, story in rows}

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        return self._database.execute(query).fetchall()

    def _ask(self, name: str, types: Mapping[str, pa.DataType], columns: Mapping[str, Sequence[object]]) -> None:
        """Put values into a temporary table that queries can name."""
        arrays = [pa.array(columns[column], kind) for column, kind in types.items()]
        self._database.register("incoming", pa.table(arrays, names=list(types)))
        self._database.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM incoming")  # noqa: S608
        self._database.unregister("incoming")

    def _add(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        types = _TYPES[table]
        columns: Iterator[tuple[object, ...]] = zip(*rows, strict=True)
        arrays = [pa.array(column, kind) for column, kind in zip(columns, types.values(), strict=False)]
        if not arrays:
            return
        self._database.register("incoming", pa.table(arrays, names=list(types)))
        self._database.execute(f"INSERT INTO {table} SELECT * FROM incoming")  # noqa: S608
        self._database.unregister("incoming")
