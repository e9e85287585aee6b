"""Watched folders: a change is seen once it is at rest, by names, sizes and times alone."""

import os

import pytest

from components.store import register
from components.store.watching import Watch, listed


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "articles"
    path.mkdir()
    (path / "port.txt").write_text("one")
    return path


@pytest.fixture
def watch(tmp_path, folder):
    """A watch of a store that has seen the folder as it is."""
    register.add(tmp_path / "store", str(folder), watched=True)
    watch = Watch(tmp_path / "store", every=0)
    assert [watch.changed() for _ in range(3)] == [False, True, False]
    return watch


def test_a_new_file_is_seen_at_the_second_look_once(watch, folder):
    (folder / "mine.txt").write_text("two")
    assert [watch.changed() for _ in range(3)] == [False, True, False]


def test_a_file_that_grows_from_look_to_look_is_waited_for(watch, folder):
    for size in (10, 20, 30):
        (folder / "port.txt").write_text("x" * size)
        assert not watch.changed()
    assert watch.changed()


def test_a_file_that_is_removed_is_seen(watch, folder):
    (folder / "port.txt").unlink()
    assert [watch.changed() for _ in range(2)] == [False, True]


def test_what_is_off_or_not_watched_is_not_looked_at(watch, folder, tmp_path):
    (entry,) = register.registered(tmp_path / "store")
    register.switch(tmp_path / "store", entry.key, on=False)
    (folder / "mine.txt").write_text("two")
    assert [watch.changed() for _ in range(3)] == [False, False, False]


def test_it_looks_no_more_often_than_it_may(tmp_path, folder):
    register.add(tmp_path / "store", str(folder), watched=True)
    watch = Watch(tmp_path / "store", every=1000)
    assert [watch.changed() for _ in range(5)] == [False] * 5


def test_a_listing_tells_files_apart_by_name_size_and_time(tmp_path, folder):
    seen = {listed(folder)}
    os.utime(folder / "port.txt", (1, 1))
    seen.add(listed(folder))
    (folder / "deep").mkdir()
    (folder / "deep" / "caf\udce9.txt").write_text("name that is no UTF-8")
    seen.add(listed(folder))
    (folder / "circle").symlink_to(folder)
    seen.add(listed(folder))
    seen.add(listed(tmp_path / "nowhere"))
    assert len(seen) == 5
