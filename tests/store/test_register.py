"""What a store is built from: sources named, added, switched off, removed; read back whatever happened between."""

import re
import stat
from pathlib import Path

import pytest

from components.store import register
from components.store.errors import SourceRefused, StoreDamaged
from components.store.register import INBOX


@pytest.fixture
def folders(tmp_path) -> tuple[Path, Path]:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    return one, other


def places(store: Path) -> list[str]:
    return register.to_build(store, register.registered(store))


def test_a_store_that_was_never_built_has_no_sources(tmp_path):
    assert register.registered(tmp_path / "store") == []


def test_sources_that_are_named_take_the_place_of_those_named_before(tmp_path, folders):
    one, other = map(str, folders)
    register.name_sources(tmp_path, [one])
    register.name_sources(tmp_path, [other, other])
    assert places(tmp_path) == [other]


def test_what_was_added_stays_when_other_sources_are_named(tmp_path, folders):
    one, other = map(str, folders)
    register.name_sources(tmp_path, [one])
    register.add(tmp_path, "https://example.org/feed")
    register.add_inbox(tmp_path)
    register.name_sources(tmp_path, [other])
    assert places(tmp_path) == [other, "https://example.org/feed", str(tmp_path / "inbox")]


def test_a_source_that_is_off_or_removed_is_not_built(tmp_path, folders):
    one, other = map(str, folders)
    first, second = register.add(tmp_path, one), register.add(tmp_path, other)
    register.switch(tmp_path, first.key, on=False)
    assert places(tmp_path) == [other]
    register.remove(tmp_path, second.key)
    assert places(tmp_path) == []
    assert [entry.place for entry in register.registered(tmp_path)] == [one]


def test_a_source_that_is_added_again_is_there_once_and_switched_on(tmp_path, folders):
    one = str(folders[0])
    entry = register.add(tmp_path, one)
    register.switch(tmp_path, entry.key, on=False)
    register.add(tmp_path, one, watched=True)
    (found,) = register.registered(tmp_path)
    assert (found.on, found.watched, found.added) == (True, True, entry.added)


def test_the_folder_of_the_setting_is_first_where_nothing_was_registered(tmp_path, folders):
    one, other = folders
    register.name_first(tmp_path / "store", tmp_path / "nowhere")
    assert register.registered(tmp_path / "store") == []
    register.name_first(tmp_path / "store", one)
    register.name_first(tmp_path / "store", other)
    assert places(tmp_path / "store") == [str(one)]


@pytest.mark.parametrize("source", ["", "nowhere", "/dev/null", "no\nsuch"])
def test_a_source_that_is_not_there_is_refused_in_plain_words(tmp_path, source):
    with pytest.raises(SourceRefused, match="give the path of an article, of a folder or of a zip"):
        register.add(tmp_path, source)
    assert not (tmp_path / register.REGISTER).exists()


def test_a_link_keeps_its_own_name(tmp_path, folders):
    (tmp_path / "link").symlink_to(folders[0])
    assert register.add(tmp_path, str(tmp_path / "link")).place == str(tmp_path / "link")


def test_folders_with_names_that_are_no_utf8_are_kept(tmp_path):
    folder = tmp_path / "caf\udce9"
    folder.mkdir()
    register.add(tmp_path, str(folder))
    assert places(tmp_path) == [str(folder)]


@pytest.mark.parametrize("text", ["nonsense", "{}x", '["a"]', '[{"place": 3}]', '[{"where": "here"}]'])
def test_a_register_that_cannot_be_read_says_what_to_do(tmp_path, text):
    (tmp_path / register.REGISTER).write_text(text)
    with pytest.raises(StoreDamaged, match=r"register\.json"):
        register.registered(tmp_path)


def test_an_id_belongs_to_a_place(tmp_path):
    assert register.Registered(INBOX).key == register.Registered(INBOX, on=False).key
    assert register.Registered(INBOX).key != register.Registered("/inbox").key


def test_a_key_in_an_address_is_kept_for_its_owner_alone_and_never_shown(tmp_path):
    (tmp_path / "register.json.new").write_text("left by a crash, open to all")
    entry = register.add(tmp_path, "https://example.org/feed?page=2&api_key=geheim")
    assert re.fullmatch(r"https://example\.org/feed\?page=2&api_key=hidden-\w{6}", entry.name)
    assert places(tmp_path) == ["https://example.org/feed?page=2&api_key=geheim"]
    assert stat.S_IMODE((tmp_path / "register.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("given", ["ftp://me:geheim@example.org/a?key=geheim", "https://me:geheim@example.org/"])
def test_an_address_that_is_refused_is_told_without_its_secrets(tmp_path, given):
    with pytest.raises(SourceRefused) as refused:
        register.add(tmp_path, given)
    assert "geheim" not in str(refused.value)
