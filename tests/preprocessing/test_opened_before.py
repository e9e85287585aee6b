"""Containers that are unchanged are not opened again; what comes of them is the same as where they are."""

import tarfile
import zipfile
from pathlib import Path

import pytest

from components.knowledge.files import FOLDER as KNOWLEDGE
from components.preprocessing import archives, opening
from components.preprocessing.gathering import gather

MESSAGE = "From a@b.org Mon Jan  5 10:00:00 2026\nFrom: a@b.org\nSubject: Port\n\nThe port of Lamu is open.\n\n"


def table(*texts):
    return "title,text\n" + "".join(f"{text},The {text} is open.\n" for text in texts)


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with an archive in an archive, a table and a mail box."""
    folder = tmp_path / "in"
    folder.mkdir()
    with zipfile.ZipFile(tmp_path / "inner.zip", "w") as inner:
        inner.writestr("port.txt", "The port is open.")
        inner.writestr("../out.txt", "No.")
    with tarfile.open(folder / "outer.tar", "w") as outer:
        outer.add(tmp_path / "inner.zip", "inner.zip")
    (folder / "news.csv").write_text(table("port", "road"))
    (folder / "mail.mbox").write_text(MESSAGE + MESSAGE.replace("Lamu", "Poti"))
    (folder / "plain.txt").write_text("A plain text.")
    return folder


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """The names of containers that are opened."""
    names = []

    def noting(function):
        def noted(path, *arguments):
            names.append(path.name)
            return function(path, *arguments)

        return noted

    for name in ("unpack", "rows_of", "messages_of"):
        monkeypatch.setattr(opening, name, noting(getattr(opening, name)))
    return names


class Builds:
    """Builds of one store: each gathers with a scratch of its own."""

    def __init__(self, tmp_path):
        self.store = tmp_path / "store"
        self.store.mkdir()
        self.tmp_path, self.number = tmp_path, 0

    def gather(self, source, knowledge=KNOWLEDGE):
        self.number += 1
        return gather([str(source)], self.tmp_path / f"scratch{self.number}", self.store, knowledge=knowledge)


@pytest.fixture
def builds(tmp_path) -> Builds:
    return Builds(tmp_path)


def told(gathered):
    """What is known of the files but for where their bytes are."""
    tasks = [(task.source_file, task.size, task.sha256, task.known, task.offset) for task in gathered.tasks]
    return tasks, gathered.left_out, gathered.failed, gathered.remarks


def texts(gathered):
    found = {}
    for task in gathered.at_hand(gathered.tasks):
        data = Path(task.path).read_bytes()
        found[task.source_file] = data[task.offset : task.offset + task.size] if task.offset is not None else data
    return found


def test_what_is_unchanged_is_not_opened_and_gives_the_same(builds, folder, opened):
    first = builds.gather(folder)
    assert sorted(set(opened)) == ["inner.zip", "mail.mbox", "news.csv", "outer.tar"]
    assert len(first.tasks) == 6 and first.left_out
    whole = texts(first)
    opened.clear()
    second = builds.gather(folder)
    assert opened == []
    assert told(second) == told(first)
    assert texts(second) == whole


def test_only_the_containers_of_the_tasks_that_are_needed_are_opened(builds, folder, opened):
    builds.gather(folder)
    second = builds.gather(folder)
    opened.clear()
    (task,) = second.at_hand([task for task in second.tasks if task.source_file == "news.csv#2"])
    assert opened == ["news.csv"]
    assert b"road" in Path(task.path).read_bytes()[task.offset : task.offset + task.size]


def test_an_archive_that_is_itself_the_source_is_known_too(builds, tmp_path, folder, opened):
    first = builds.gather(folder / "outer.tar")
    opened.clear()
    second = builds.gather(folder / "outer.tar")
    assert opened == []
    assert told(second) == told(first)
    assert texts(second) == {"inner.zip/port.txt": b"The port is open."}


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "news.csv").write_text(table("port", "rail")),
        lambda folder: (folder / "news.csv.toml").write_text('title = "text"\ntext = "title"\n'),
        lambda folder: (folder / "sources.csv").write_text("source_file,publisher\nnews.csv,Post\n"),
        lambda folder: (folder / "sources.csv").write_text("source_file,publisher\nnews.csv#2,Post\n"),
    ],
    ids=["its bytes", "a mapping beside it", "what is known of it", "what is known of a row"],
)
def test_what_it_hangs_on_has_it_opened_again(builds, folder, opened, change, tmp_path):
    builds.gather(folder)
    opened.clear()
    change(folder)
    again = builds.gather(folder)
    assert opened == ["news.csv"]
    assert told(again) == told(gather([str(folder)], tmp_path / "fresh"))


def test_lists_that_no_container_asks_for_are_removed(builds, folder):
    builds.gather(folder)
    lists = builds.store / "opened"
    assert len(list(lists.iterdir())) == 3
    (folder / "news.csv").unlink()
    builds.gather(folder)
    assert len(list(lists.iterdir())) == 2


def test_a_list_that_is_spoilt_is_made_again(builds, folder):
    first = builds.gather(folder)
    for path in (builds.store / "opened").iterdir():
        path.write_text(path.read_text()[:-5])
    assert told(builds.gather(folder)) == told(first)


def test_what_is_not_opened_counts_towards_the_bounds(builds, folder, monkeypatch):
    builds.gather(folder)
    monkeypatch.setattr(archives, "MOST_FILES", 2)
    refused = builds.gather(folder)
    assert [lost.source_file for lost in refused.failed] == ["outer.tar/inner.zip"]
    assert "split it" in refused.failed[0].reason


def test_a_container_that_cannot_be_opened_is_tried_again(builds, folder, opened):
    (folder / "news.csv").write_text("a,b\n1,2\n")
    builds.gather(folder)
    opened.clear()
    assert [lost.source_file for lost in builds.gather(folder).failed] == ["news.csv"]
    assert opened == ["news.csv"]
