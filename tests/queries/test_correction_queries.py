"""What corrections ask of the tables: findings of a paragraph, names spelled alike, the journal as it was applied."""

import duckdb
import pytest
from corpus_frames import corpus_frames, entity_id

from components.queries.corrections import articles_of, corrected, journal_rows
from components.queries.country_names import all_countries
from components.queries.found_in_paragraph import actors_in, acts_in, countries_in, paragraph_text, themes_in
from components.queries.same_actor import may_be_same
from components.queries.tables import frame
from components.store.builds import current_build, publish
from components.store.corrections import changes, journal
from components.store.process import CorrectionsProcess
from components.store.reading import open_tables


def test_the_findings_of_a_paragraph_are_its_rows(tables):
    for paragraph in frame(tables, "SELECT DISTINCT paragraph_id FROM mentions")["paragraph_id"]:
        one = {"id": paragraph}
        sql = "SELECT count(*) FROM {} WHERE paragraph_id = $id"
        found = frame(tables, sql.format("relations"), one).iloc[0, 0]
        assert len(acts_in(tables, paragraph)) == found
        has = themes_in(tables, paragraph)
        assert has["found"].sum() == frame(tables, sql.format("paragraph_themes"), one).iloc[0, 0]
        assert len(has) == frame(tables, "SELECT count(*) FROM themes").iloc[0, 0]
        text = paragraph_text(tables, paragraph).iloc[0]["text"]
        for rows in (countries_in(tables, paragraph), actors_in(tables, paragraph)):
            assert all(form in text for forms in rows["forms"] for form in forms)
        assert all(
            len(ids) == n
            for ids, n in actors_in(tables, paragraph)[["mention_ids", "mentions"]].itertuples(index=False)
        )


def test_an_unknown_paragraph_has_no_findings(tables):
    for question in (paragraph_text, countries_in, actors_in, acts_in):
        assert question(tables, "0" * 16).empty
    assert articles_of(tables, ("0" * 16,)) == {}


def renamed(name):
    """The corpus with its union leader under another name."""
    frames = corpus_frames()
    entities = frames["entities"]
    entities.loc[entities["entity_id"] == entity_id("quispe"), "name"] = name
    return frames


@pytest.mark.parametrize(
    ("name", "alike"),
    [("Meles Aberra", True), ("Abera", True), ("Dr Meles Abera", True), ("MELES ABERA", True), ("Rosa Quispe", False)],
)
def test_names_spelled_alike_or_part_of_each_other_are_offered(tmp_path, name, alike):
    tables = open_tables(publish(tmp_path, renamed(name), {}))
    assert (entity_id("abera") in set(may_be_same(tables, entity_id("quispe"))["entity_id"])) == alike
    assert entity_id("quispe") not in set(may_be_same(tables, entity_id("quispe"))["entity_id"])


def test_the_journal_is_told_newest_first_and_an_undo_by_what_it_takes_back(tmp_path):
    tables = open_tables(publish(tmp_path, corpus_frames(), {}))
    assert journal_rows(tables).empty
    assert corrected(tables, (entity_id("abera"),)) == {}
    rename = journal.append(tmp_path, changes.rename(tables, entity_id("abera"), "M. Abera"), who="Ada", why="so said")
    hide = journal.append(tmp_path, changes.hide(tables, entity_id("quispe")), who="Ada", why="")
    journal.append(tmp_path, changes.undo(hide.id), who="Ben", why="")
    assert CorrectionsProcess(tmp_path).wait(60).state == "done"
    after = open_tables(current_build(tmp_path))
    rows = journal_rows(after)
    assert rows["correction_id"].tolist() == [hide.id, rename.id]
    assert rows["outcome"].tolist() == ["undone", "applied"]
    assert rows["entity_id"].tolist()[1] == entity_id("abera")
    told = corrected(after, (entity_id("abera"), entity_id("quispe")))
    assert list(told) == [entity_id("abera")]
    assert told[entity_id("abera")].endswith("(Ada: so said)")


def test_builds_of_before_have_no_corrections(tmp_path):
    tables = duckdb.connect()
    assert journal_rows(tables).empty
    assert "entity_id" in journal_rows(tables)
    assert corrected(tables, ("0" * 16,)) == {}


def test_every_country_has_a_name_of_its_own():
    named = all_countries()
    assert len(named) == len(set(named.values())) >= 249
    assert list(named.values()) == sorted(named.values())
    assert named["XKX"] == "Kosovo"
