"""Who watches: what comes into a folder is built without anybody asking, once; what fails is said and tried again."""

import signal
import subprocess
import sys
import time

import pytest
from program import ROOT

from components.store import register, watcher
from components.store.builds import current_build
from components.store.lock import exclusive
from components.store.process import BuildProcess, is_building
from components.store.watcher import LOCK, Watcher, watching

PORT = "Kenya opens a port\n\nThe government of Kenya opened a port on Monday, officials said in Nairobi.\n"


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "articles"
    path.mkdir()
    register.add(tmp_path / "store", str(path), watched=True)
    return path


@pytest.fixture
def said():
    return []


@pytest.fixture
def watcher_of(tmp_path, said):
    """Make the watcher of the store, looking as often as it is asked."""
    made = []

    def make(minutes=0):
        made.append(Watcher(tmp_path / "store", 1, minutes, said.append, every=0))
        return made[-1]

    with exclusive(tmp_path / "store", LOCK):
        yield make
        for one in made:
            one.close()


def until(said, words, watching, steps=1200):
    """Let a watcher look until it says something with these words; return that."""
    for _ in range(steps):
        watching.step()
        if said and words in said[-1]:
            return said[-1]
        time.sleep(0.05)
    raise AssertionError(said)


def test_a_file_that_comes_is_built_once_and_said(watcher_of, said, folder, tmp_path):
    one = watcher_of()
    until(said, "no file to read", one)
    (folder / "port.txt").write_text(PORT)
    until(said, "made build", one)
    build = current_build(tmp_path / "store")
    assert build.info["articles"] == 1
    for _ in range(5):
        one.step()
    assert said[2:] == [
        "a watched folder has changed: reading",
        f"made build {build.id}: 1 article, 1 paragraph in 1 file",
    ]
    assert watching(tmp_path / "store").said == said[-1]


def test_what_cannot_be_built_is_said_and_tried_again_after_a_pause(watcher_of, said, folder, monkeypatch):
    one = watcher_of()
    assert "no file to read" in until(said, "tried again in 60 seconds", one)
    for _ in range(5):
        one.step()
    assert len(said) == 2
    monkeypatch.setattr(watcher.time, "monotonic", lambda now=time.monotonic: now() + 61)
    assert until(said, "trying again: reading", one)
    assert "tried again in 120 seconds" in until(said, "tried again in", one)


def test_feeds_are_due_after_their_minutes(watcher_of, said, tmp_path, monkeypatch):
    one = watcher_of(minutes=60)
    monkeypatch.setattr(watcher.time, "monotonic", lambda now=time.monotonic: now() + 3601)
    one.step()
    assert said == []  # there are none
    register.add(tmp_path / "store", "https://example.org/feed")
    monkeypatch.setattr(watcher.time, "monotonic", lambda now=time.monotonic: now() + 7202)
    one.step()
    assert said == ["feeds and pages are due: reading"]


def test_a_build_that_somebody_else_has_started_is_waited_for(watcher_of, said, folder, tmp_path):
    other = BuildProcess(tmp_path / "store", workers=1)
    assert is_building(tmp_path / "store")
    one = watcher_of()
    for _ in range(3):
        one.step()
    assert said == []
    other.stop()
    assert not is_building(tmp_path / "store")
    one.step()
    assert said == ["first look at the watched folders: reading"]


def test_a_register_that_is_damaged_is_said_once_and_watched_again_when_mended(watcher_of, said, folder, tmp_path):
    path = tmp_path / "store" / "register.json"
    whole = path.read_text()
    path.write_text("{")
    one = watcher_of()
    for _ in range(3):
        one.step()
    assert len(said) == 1 and "cannot look" in said[0]
    path.write_text(whole)
    assert until(said, "first look at the watched folders", one)


def test_one_process_watches_a_store_and_ends_with_the_one_that_started_it(tmp_path):
    watch = [sys.executable, "-m", "components", "watch", "--store", str(tmp_path)]
    script = '"$@" --until-parent-ends & exec sleep 60'
    parent = subprocess.Popen(["sh", "-c", script, "sh", *watch], cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        until_it(lambda: watching(tmp_path) is not None and watching(tmp_path).said == "started")
        second = subprocess.run(watch, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (second.returncode, second.stderr) == (0, "borderlines: another process watches this store already\n")
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    until_it(lambda: watching(tmp_path) is None)


def until_it(holds, seconds=30):
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)
