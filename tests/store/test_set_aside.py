"""Files that ended their workers are remembered, and nothing that a crash left behind stands in the way."""

import pytest

from components.store.scratch import scratch
from components.store.set_aside import SetAside


def test_what_was_set_aside_is_known_to_the_next_build(tmp_path):
    SetAside(tmp_path).add("key", "it ended its worker – “twice”")
    assert SetAside(tmp_path).reasons == {"key": "it ended its worker – “twice”"}


def test_files_that_are_gone_are_forgotten(tmp_path):
    remembered = SetAside(tmp_path)
    remembered.add("one", "late")
    remembered.add("two", "late")
    remembered.keep({"two", "three"})
    assert SetAside(tmp_path).reasons == {"two": "late"}


@pytest.mark.parametrize("content", [b"", b"\xff", b"{", b"[1]", b'{"key": 1}'])
def test_a_damaged_memory_only_costs_another_try(tmp_path, content):
    (tmp_path / "set_aside.json").write_bytes(content)
    remembered = SetAside(tmp_path)
    assert remembered.reasons == {}
    remembered.add("key", "late")
    assert SetAside(tmp_path).reasons == {"key": "late"}


def test_what_a_killed_build_has_unpacked_is_gone_once_the_next_begins(tmp_path):
    (tmp_path / "scratch" / "0").mkdir(parents=True)
    (tmp_path / "scratch" / "0" / "left.txt").write_text("left")
    with scratch(tmp_path) as folder:
        assert list(folder.iterdir()) == []
        (folder / "mine").write_text("x")
    assert list(tmp_path.iterdir()) == []
