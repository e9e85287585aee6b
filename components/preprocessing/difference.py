"""The tables of a build, made of those of the last one: what is gone taken out, what is new put in.

A first build is the same with nothing to start from. What is not reached from the files that are new, changed or gone
stays as it is: entities are linked again together with all that share a sign with those (link_signs.py), stories are
joined anew where an article came or went, and a file is written anew where one of its local entities became another.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from components.preprocessing.last_build import MEMORY
from components.preprocessing.linking import LinkedEntity, join
from components.preprocessing.linking_memory import LinkingMemory, Touched
from components.preprocessing.record_json import AnnotatedSource
from components.preprocessing.same_facts import anchors
from components.preprocessing.stories import joined_pairs, sketch, story_ids
from components.preprocessing.tables import FileNotRead, Row, body_by_article, rows_not_read, source_rows
from components.store import invariants
from components.store.entity_rows import write_entities
from components.store.errors import SearchUnavailable
from components.store.kept import TABLES
from components.store.search_index import INDEX, change_index, write_index
from components.store.table_rows import create_tables, insert, paragraphs_of, remove_files, set_stories, texts_of

_BATCH = 200  # files whose rows are held at once

ReadSource = Callable[[str], AnnotatedSource]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a build is made of: the segment of each file that was read, the files that gave no text."""

    segments: Mapping[str, str]
    not_read: Sequence[FileNotRead]
    read: ReadSource
    of_recipe: Callable[[], Mapping[str, Sequence[Row]]]  # what depends on the recipe alone, for a first build


def make(folder: Path, wanted: Wanted) -> tuple[dict[str, int], list[str]]:
    """Write tables, search index and the memory of linking into a folder; return counts, and remarks on the files.

    What lies in the folder are copies of the files of the last build, nothing where there is none that was made by the
    same recipe. Raises BuildInvalid where the tables break a rule; duckdb.Error, sqlite3.Error or OSError where a file
    of the last build cannot be used.
    """
    first, indexed = not (folder / TABLES).exists(), (folder / INDEX).exists()
    with closing(duckdb.connect(str(folder / TABLES))) as tables, closing(duckdb.connect(str(folder / MEMORY))) as kept:
        memory = LinkingMemory(kept)
        tables.execute("BEGIN")
        kept.execute("BEGIN")
        if first:
            create_tables(tables)
            memory.create()
            insert(tables, wanted.of_recipe())
        change = _Change(tables, memory, wanted)
        change.make()
        kept.execute("COMMIT")
        tables.execute("COMMIT")
        if first:
            invariants.check(tables)
        else:
            invariants.check_difference(tables, change.fresh | change.rewritten, change.entities)
        with suppress(SearchUnavailable):  # tables without search are better than none; the Search page says why
            if indexed:
                change_index(folder / INDEX, tables, change.paragraphs_gone, change.fresh)
            else:
                write_index(folder / INDEX, tables)
        return _counts(tables), memory.remarks()


class _Change:
    """What is done to the tables and the memory of linking, and what it touched."""

    def __init__(self, tables: duckdb.DuckDBPyConnection, memory: LinkingMemory, wanted: Wanted) -> None:
        self._tables, self._memory, self._wanted = tables, memory, wanted
        kept = memory.segments()
        self.fresh = {name for name, key in wanted.segments.items() if kept.get(name) != key}
        self.gone = {name for name, key in kept.items() if wanted.segments.get(name) != key}
        self.rewritten: set[str] = set()  # files of which a local entity became another
        self.entities: set[str] = set()  # that may differ from what they were
        self.paragraphs_gone: set[str] = set()

    def make(self) -> None:
        """Bring tables and memory in step with what is wanted."""
        touched = self._memory.forget(self.gone)
        self._remember(touched)
        entities, others = self._link(touched)
        self.entities = touched.entities | {entity.entity_id for entity in entities}
        self.rewritten = self._memory.files_of(others) - self.fresh
        self.paragraphs_gone = paragraphs_of(self._tables, self.gone)
        self._write_rows()
        self._join_stories(touched)
        write_entities(self._tables, self.entities, as_arrow(entities))

    def _remember(self, touched: Touched) -> None:
        """Take the fresh files into the memory."""
        for batch in _batches(self.fresh):
            sources = {name: self._wanted.read(name) for name in batch}
            sketches = []
            for source in sources.values():
                for article, body in body_by_article(source).items():
                    texts = [paragraph.text for paragraph in body]
                    sketches.append(sketch(article, texts, anchors(texts)))
            segments = {name: self._wanted.segments[name] for name in batch}
            touched.forms |= self._memory.remember(sources, segments, sketches)

    def _link(self, touched: Touched) -> tuple[list[LinkedEntity], set[str]]:
        """Link all that the change reaches; return its entities, and the articles of which one became another."""
        found, before = self._memory.appearances(self._memory.reached(touched.forms))
        linked = join(found)
        differing = {place: own for place, own in linked.ids.items() if before[place] != own}
        self._memory.set_entities(differing)
        touched.entities |= {own for own in before.values() if own is not None}
        return linked.entities, {article for article, _ in differing}

    def _join_stories(self, touched: Touched) -> None:
        """Join the stories of fresh articles, and those that lost one, with all that they meet."""

        def anchors_of(articles: Collection[str]) -> dict[str, tuple[str, ...]]:
            return {article: anchors(texts) for article, texts in texts_of(self._tables, articles).items()}

        sketches = self._memory.sketches()
        asked = self._memory.articles_of_stories(touched.stories)
        pairs = list(joined_pairs(sketches, asked, anchors_of))
        met = self._memory.stories_of({article for pair in pairs for article in pair} - asked)
        if met:  # stories that grow: their own pairs say who stays joined to whom
            asked |= self._memory.articles_of_stories(set(met.values()))
            pairs = list(joined_pairs(sketches, asked, anchors_of))
        stories = story_ids(asked, pairs)
        self._memory.set_stories(stories)
        set_stories(self._tables, stories)

    def _write_rows(self) -> None:
        """Put the rows of fresh and rewritten files in the place of what was there."""
        remove_files(self._tables, self.gone | self.rewritten)
        self._tables.execute("DELETE FROM files WHERE status <> 'read'")
        insert(self._tables, {"files": rows_not_read(self._wanted.not_read)})
        for batch in _batches(self.fresh | self.rewritten):
            sources = [self._wanted.read(name) for name in batch]
            stories = self._memory.stories_of({a.article_id for s in sources for a in s.segmented.articles})
            for source in sources:
                for article in source.segmented.articles:
                    article.story_id = stories.get(article.article_id, "")  # those of fresh ones are found later
            insert(self._tables, source_rows(sources, self._memory.entities_of(batch)))


def _batches(names: Collection[str]) -> Iterator[list[str]]:
    ordered = sorted(names)
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]


def as_arrow(entities: Sequence[LinkedEntity]) -> pa.Table:
    """Return who entities are, as `write_entities` takes them."""
    text = pa.string()
    return pa.table(
        {
            "entity_id": pa.array([e.entity_id for e in entities], text),
            "name": pa.array([e.name for e in entities], text),
            "type": pa.array([e.type for e in entities], text),
            "country": pa.array([e.country for e in entities], text),
            "role": pa.array([e.role for e in entities], text),
            "aliases": pa.array([sorted(e.aliases) for e in entities], pa.list_(text)),
        }
    )


def _counts(tables: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return what a build says of how much it holds."""
    counts = {
        "articles": "SELECT count(*) FROM articles",
        "files_read": "SELECT count(*) FROM files WHERE status = 'read'",
        "body_paragraphs": "SELECT count(*) FROM paragraphs WHERE kind = 'body' AND duplicate_of IS NULL",
    }
    return {name: tables.execute(query).fetchall()[0][0] for name, query in counts.items()}
