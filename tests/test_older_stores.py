"""A store that another version made: every command names what is missing and what to do, in one plain line."""

import json
import shutil

import duckdb
import pytest
from corpus_frames import corpus_frames, entity_id

from components import command_line
from components.store.builds import current_build, publish, publish_corrected
from components.store.corrections import changes, journal
from components.store.errors import StoreOutdated
from components.store.reading import open_tables

OLDER = {
    "DROP TABLE corrections": "table corrections",
    "ALTER TABLE mentions DROP COLUMN office": "column mentions.office",
}


@pytest.fixture(scope="module")
def new_store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stores") / "new"
    tables = open_tables(publish(folder, corpus_frames(), {}))
    journal.append(folder, changes.hide(tables, entity_id("quispe")), "Ada")
    tables.close()
    return folder


@pytest.fixture(params=OLDER)
def older_store(request, new_store, tmp_path):
    """The store as a version would have left it that did not know a table or a column."""
    store = shutil.copytree(new_store, tmp_path / "store")
    build = current_build(store)
    connection = duckdb.connect(str(build.database))
    connection.execute(request.param)
    connection.close()
    told = {key: value for key, value in build.info.items() if key not in ("bytes", "hash")}
    build.database.with_name("info.json").write_text(json.dumps(told))
    return store, OLDER[request.param]


@pytest.mark.parametrize(
    "arguments", [["export", "--to"], ["audit", "--to"], ["corrections", "apply"]], ids=lambda words: words[0]
)
def test_a_command_says_what_is_missing_and_what_to_do(older_store, tmp_path, capsys, arguments):
    store, missing = older_store
    to = [str(tmp_path / "to.csv")] if arguments[-1] == "--to" else []
    assert command_line.main([*arguments, *to, "--store", str(store)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.splitlines()
    assert f"which another version made: it has no {missing}. Run `python -m components build SOURCE --store" in line
    assert "corrections and saved searches are kept" in line


def test_its_journal_can_still_be_listed_and_taken_elsewhere(older_store, tmp_path, capsys):
    store, _ = older_store
    assert command_line.main(["corrections", "list", "--store", str(store)]) == 0
    assert "not in force yet" in capsys.readouterr().out
    assert command_line.main(["corrections", "export", str(tmp_path / "file"), "--store", str(store)]) == 0
    assert "quispe" in (tmp_path / "file").read_text("utf-8").lower()


def test_a_build_mends_it_and_the_corrections_are_in_force(older_store):
    store, _ = older_store
    with pytest.raises(StoreOutdated):
        publish_corrected(store)
    tables = open_tables(publish(store, corpus_frames(), {}))
    assert tables.execute("SELECT outcome FROM corrections").fetchall() == [("applied",)]
    tables.close()
