"""The ledger: every file ever given, through all builds, whatever ended in between."""

import json

import pytest
from corpus_frames import corpus_frames

from components.store.builds import current_build, publish
from components.store.ledger import FILE, LINES, ledger, record


def build(store, day, *, without=(), **changed):
    """Publish the test corpus without some files, or with other facts of one, and record it."""
    frames = corpus_frames()
    files = frames["files"]
    for name, facts in changed.items():
        for fact, value in facts.items():
            files.loc[files["source_file"] == f"{name}.txt", fact] = value
    for file in without:
        for table in ("files", "articles", "paragraphs"):
            frames[table] = frames[table][frames[table]["source_file"] != file]
    if without:  # the rows of paragraphs that are gone
        frames = {
            name: frame if name in ("files", "articles", "paragraphs") else frame.head(0)
            for name, frame in frames.items()
        }
    publish(store, frames, {"made_at": f"2026-01-0{day}T00:00:00+00:00"})
    record(store)


def told(store):
    """What the ledger says by file: status, given, seen, removed, changes."""
    return {
        one.file: (one.status, one.given[8:10], one.seen[8:10], one.removed and one.removed[8:10], one.changes)
        for one in ledger(store)
    }


@pytest.fixture(scope="module")
def names():
    """Names of three files of the test corpus."""
    return sorted(corpus_frames()["files"]["source_file"])


def test_a_store_without_a_build_has_an_empty_ledger(tmp_path):
    record(tmp_path)
    assert ledger(tmp_path) == []


def test_a_file_is_followed_through_builds(tmp_path, names):
    gone = names[0]
    build(tmp_path, 1)
    assert told(tmp_path)[gone][1:] == ("01", "01", None, 0)
    build(tmp_path, 2, without=[gone])
    assert told(tmp_path)[gone] == ("removed", "01", "01", "02", 0)
    assert told(tmp_path)[names[1]][1:] == ("01", "02", None, 0)
    build(tmp_path, 3)
    assert told(tmp_path)[gone][1:] == ("01", "03", None, 1)


def test_as_many_lines_come_out_as_came_in(tmp_path):
    build(tmp_path, 1)
    for one in ledger(tmp_path):
        lines_in, *lines_out = (one.facts[name] for name in LINES)
        assert lines_in == sum(lines_out)


def test_a_build_that_changed_nothing_adds_one_line(tmp_path):
    build(tmp_path, 1)
    before = (tmp_path / FILE).read_bytes()
    record(tmp_path)
    after = (tmp_path / FILE).read_bytes()
    assert after.startswith(before)
    assert json.loads(after[len(before) :])["event"] == "build"


def test_what_a_crash_left_unfinished_is_written_anew(tmp_path):
    build(tmp_path, 1)
    whole = told(tmp_path)
    lines = (tmp_path / FILE).read_bytes().splitlines(keepends=True)
    for kept in (0, 1, len(lines) - 1):
        (tmp_path / FILE).write_bytes(b"".join(lines[:kept]) + lines[kept][:20])
        assert ledger(tmp_path) == []
        record(tmp_path)
        assert told(tmp_path) == whole


def test_a_build_that_was_not_recorded_is_recorded_by_the_next(tmp_path, names):
    build(tmp_path, 1, without=names[:2])
    publish(tmp_path, corpus_frames(), {"made_at": "2026-01-02T00:00:00+00:00"})  # and the plug is pulled
    build(tmp_path, 3, without=names[:1])
    assert told(tmp_path)[names[0]] == ("removed", "02", "02", "03", 0)
    assert told(tmp_path)[names[1]][1:] == ("02", "03", None, 0)


def test_a_build_that_cannot_be_read_removes_no_file(tmp_path):
    build(tmp_path, 1)
    before = [(name, one[0]) for name, one in told(tmp_path).items()]
    publish(tmp_path, corpus_frames(), {"made_at": "2026-01-02T00:00:00+00:00", "other": 1})
    current_build(tmp_path).database.write_bytes(b"nonsense")
    record(tmp_path)
    assert [(name, one[0]) for name, one in told(tmp_path).items()] == before


@pytest.mark.parametrize("line", [b"nonsense\n", b"[]\n", b'{"event": "changed", "file": "x"}\n', b"\xff\xfe\n"])
def test_a_line_that_is_spoilt_is_passed_over(tmp_path, line):
    build(tmp_path, 1)
    whole = told(tmp_path)
    path = tmp_path / FILE
    path.write_bytes(line + path.read_bytes())
    assert told(tmp_path) == whole
