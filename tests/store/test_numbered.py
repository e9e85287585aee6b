"""The evidence by number beside the tables of a build: made with it, made again where it is gone or damaged."""

import pytest
from corpus_frames import corpus_frames

from components.queries.actors import actors
from components.queries.filters import Filters
from components.store.builds import publish
from components.store.numbered import NUMBERED
from components.store.reading import open_tables


@pytest.fixture
def build(tmp_path):
    return publish(tmp_path, corpus_frames(), {})


def most_named(build):
    tables = open_tables(build)
    found = actors(tables, Filters())
    tables.close()
    return list(found[["name", "mentions", "paragraphs", "articles"]].itertuples(index=False))


def test_every_mention_in_a_paragraph_that_counts_stands_there_with_its_place(build):
    tables = open_tables(build)
    by_id = """SELECT m.mention_id, p.paragraph_id, a.article_id, e.entity_id, m.country FROM mentions m
        JOIN paragraphs p USING (paragraph_id) JOIN articles a USING (article_id) JOIN entities e USING (entity_id)
        ORDER BY ALL"""
    by_number = """SELECT m.mention_id, p.paragraph_id, a.article_id, e.entity_id, n.country
        FROM numbered.mentions n JOIN mentions m ON m.rowid = n.mention JOIN paragraphs p ON p.rowid = n.paragraph
        JOIN articles a ON a.rowid = n.article JOIN entities e ON e.rowid = n.entity ORDER BY ALL"""
    found = tables.execute(by_number).fetchall()
    assert found
    assert found == tables.execute(by_id).fetchall()
    tables.close()


@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "another version"])
def test_where_it_is_gone_or_damaged_it_is_made_again(build, damage):
    before = most_named(build)
    path = build.database.with_name(NUMBERED)
    whole = path.read_bytes()
    path.unlink()
    if damage == "empty":
        path.write_bytes(b"")
    elif damage == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    elif damage == "another version":
        path.write_bytes(build.database.read_bytes())
    assert before
    assert most_named(build) == before
    assert sorted(file.name for file in path.parent.glob(f"{NUMBERED}*")) == [NUMBERED]


def test_where_it_cannot_be_kept_it_is_made_in_memory(build):
    before = most_named(build)
    path = build.database.with_name(NUMBERED)
    path.unlink()
    path.mkdir()  # a folder in its place: nothing can be put there, whoever runs the test
    (path / "kept").touch()
    assert most_named(build) == before
