"""What a store is built from, on the command line: sources named, added, switched, removed, and what is built then."""

import pytest
from corpus_frames import corpus_frames
from program import run

from components import command_line
from components.store import register
from components.store.builds import current_build, publish
from components.store.ledger import ledger, record


@pytest.fixture
def said(tmp_path, capsys):
    """Run a command on a store in this process; return its code and what it printed."""

    def told(*arguments: object) -> tuple[int, str]:
        code = command_line.main([*map(str, arguments), "--store", str(tmp_path / "store")])
        shown = capsys.readouterr()
        return code, shown.out + shown.err

    return told


def test_sources_are_listed_added_switched_and_removed(said, tmp_path):
    (tmp_path / "articles").mkdir()
    folder = str(tmp_path / "articles")
    assert said("sources", "list") == (0, "")
    assert said("sources", "add", folder)[0] == 0
    assert said("sources", "add", "https://example.org/feed")[0] == 0
    assert said("sources", "off", folder)[0] == 0
    assert said("sources", "list") == (0, f"off {folder}\non https://example.org/feed\n")
    assert said("sources", "remove", "https://example.org/feed")[0] == 0
    assert said("sources", "on", folder)[0] == 0
    assert said("sources", "list") == (0, f"on {folder}\n")


def test_a_source_that_is_not_registered_is_told(said):
    code, shown = said("sources", "remove", "/nowhere")
    assert code == 1 and "is not registered; `python -m components sources list` shows what is" in shown


def test_when_the_last_source_is_removed_nothing_it_gave_stays(said, tmp_path):
    store = tmp_path / "store"
    publish(store, corpus_frames(), {})
    record(store)
    entry = register.add(store, str(tmp_path))
    register.remove(store, entry.key)
    (store / "opened").mkdir()
    assert "all sources were removed, and so was what they gave" in said("build")[1]
    assert not (store / "opened").exists()
    assert current_build(store) is None
    assert not (store / "builds").exists()
    assert {one.status for one in ledger(store)} == {"removed"}


def test_a_source_that_is_only_switched_off_keeps_the_last_build(said, tmp_path):
    store = tmp_path / "store"
    publish(store, corpus_frames(), {})
    register.switch(store, register.add(store, str(tmp_path)).key, on=False)
    assert said("build") == (0, "no source is switched on: the last build stays\n")
    assert current_build(store) is not None


def test_a_store_without_sources_is_built_from_the_corpus_of_the_settings(said, tmp_path, monkeypatch):
    monkeypatch.setenv("BORDERLINES_CORPUS", str(tmp_path / "nowhere"))
    code, shown = said("build")
    assert code == 1 and "nowhere: no such file or folder" in shown


def test_what_is_registered_is_built_and_a_named_source_takes_the_place_of_one_named_before(tmp_path):
    for name, country in (("one", "Kenya"), ("other", "Peru")):
        (tmp_path / name).mkdir()
        text = f"{country} opens a port\n\nThe government of {country} opened a port on Monday, officials said there.\n"
        (tmp_path / name / f"{name}.txt").write_text(text)
    store = ("--store", tmp_path / "store", "--workers", 1)
    assert run("build", tmp_path / "one", *store).returncode == 0
    done = run("build", tmp_path / "other", *store)
    assert f"{tmp_path / 'one'} is not built any more" in done.stderr
    assert "1 article, 1 paragraph in 1 file" in done.stdout
    assert run("sources", "add", tmp_path / "one", *store[:2]).returncode == 0
    assert "2 articles, 2 paragraphs in 2 files" in run("build", *store).stdout
    assert {one.file: one.changes for one in ledger(tmp_path / "store")} == {"one.txt": 1, "other.txt": 0}


def test_a_source_with_a_key_is_listed_and_removed_by_the_name_that_hides_it(said):
    assert "geheim" not in said("sources", "add", "https://example.org/feed?token=geheim")[1]
    name = said("sources", "list")[1].removeprefix("on ").strip()
    assert name.startswith("https://example.org/feed?token=hidden-")
    assert said("sources", "remove", name) == (
        0,
        f"{name} is removed; run `python -m components build` to put it in force\n",
    )
    assert "geheim" not in said("sources", "remove", "https://example.org/feed?token=geheim")[1]
