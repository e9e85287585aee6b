"""A build as a process of its own: progress that any session can read, and plain words where it fails."""

from pathlib import Path

import pytest

from components.store.builds import current_build
from components.store.process import BuildProcess, last_progress
from components.store.progress import Progress, TimeLeft, progress_from_json

ARTICLE = """Kenya and Somalia agree on a port

Kenya signed an agreement with Somalia on Tuesday to open the port of Lamu to Somali traders, officials said.
"""


@pytest.fixture
def corpus(tmp_path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "port.txt").write_text(ARTICLE)
    return folder


def test_a_build_tells_its_progress_and_ends_in_force(tmp_path, corpus):
    process = BuildProcess(tmp_path / "store", [corpus], workers=1)
    ended = process.wait(120)
    assert (ended.state, process.running) == ("done", False)
    build = current_build(tmp_path / "store")
    assert build is not None
    assert ended.build == build.id
    assert ended.message is not None and "1 article, 1 paragraph in 1 file" in ended.message
    assert last_progress(tmp_path / "store" / "progress.jsonl") == ended


def test_a_failure_is_told_in_plain_words(tmp_path):
    ended = BuildProcess(tmp_path / "store", [tmp_path / "nowhere"]).wait(60)
    assert ended.state == "failed"
    assert ended.message is not None
    assert "nowhere: no such file or folder" in ended.message
    assert "Traceback" not in ended.message


def test_a_killed_build_says_by_what_and_what_to_do(tmp_path, corpus):
    process = BuildProcess(tmp_path / "store", [corpus], workers=1)
    process._process.kill()
    ended = process.wait(60)
    assert ended.state == "failed"
    assert ended.message is not None and "ended by signal 9" in ended.message and "fewer workers" in ended.message


def test_a_stopped_build_ends(tmp_path, corpus):
    process = BuildProcess(tmp_path / "store", [corpus], workers=1)
    process.stop()
    assert not process.running
    assert process.progress().state == "failed"


def test_a_wrong_setting_is_told(tmp_path, corpus, monkeypatch):
    monkeypatch.setenv("BORDERLINES_PIPELINE", "no_such_pipeline")
    ended = BuildProcess(tmp_path / "store", [corpus], workers=1).wait(60)
    assert ended.state == "failed"
    assert ended.message is not None and "no_such_pipeline" in ended.message


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ("", None),
        (Progress("running", "annotating", 1, 5).to_json() + "\n", "annotating"),
        (Progress("running", "annotating", 1, 5).to_json() + '\n{"state": "runn', "annotating"),
        ("not JSON\n[1]\n{}\n", None),
    ],
)
def test_the_last_whole_line_counts(tmp_path, told, stage):
    (tmp_path / "progress.jsonl").write_text(told)
    last = last_progress(tmp_path / "progress.jsonl")
    assert (last and last.stage) == stage


def test_progress_survives_its_line():
    told = Progress("running", "annotating", 3, 5, 12.5, "naïve – 😀", "000001-00000000")
    assert "\n" not in told.to_json()
    assert progress_from_json(told.to_json()) == told


def test_time_left_follows_the_pace_so_far(monkeypatch):
    now = iter([100.0, 110.0, 120.0])
    monkeypatch.setattr("time.monotonic", lambda: next(now))
    left = TimeLeft(total=400)
    assert left.after(0) is None
    assert left.after(100) == pytest.approx(30.0)  # 10 seconds for a quarter
    assert left.after(300) == 0
