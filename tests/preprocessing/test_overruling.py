"""What analysts enter goes before sources.csv, field by field; what they leave empty is left to it."""

import pytest

from components.preprocessing.known import Known
from components.preprocessing.overruling import overruled
from components.preprocessing.tasks import Task
from components.store.entered import Entered, enter


def known(position=None, publisher=None, author=None, published=None):
    """A row of sources.csv about port.txt."""
    precision = {4: "year", 7: "month", 10: "day"}.get(len(published or ""))
    return Known("port.txt", position, publisher, author, published, precision, published and "metadata", 2)


def entry(position=None, publisher="", author="", published=""):
    return Entered("port.txt", position, publisher, author, published)


def told(rows):
    """What rows say of each article: publisher, author, published and its precision, by position."""
    return {row.position: (row.publisher, row.author, row.published, row.published_precision) for row in rows}


@pytest.mark.parametrize(
    ("rows", "entries", "expected"),
    [
        ([known(None, "Post", "Ann")], [entry(None, "Herald")], {None: ("Herald", "Ann", None, None)}),
        ([], [entry(2, published="2025-12")], {2: (None, None, "2025-12", "month")}),
        (
            [known(1, "Post", published="2024")],
            [entry(None, "", "Ben", "2025-12-02")],
            {None: (None, "Ben", "2025-12-02", "day"), 1: ("Post", "Ben", "2025-12-02", "day")},
        ),
        (
            [known(None, "Post")],
            [entry(None, "Herald"), entry(2, "Times")],
            {None: ("Herald", None, None, None), 2: ("Times", None, None, None)},
        ),
    ],
    ids=[
        "field by field",
        "one article",
        "a row of the file goes before one of sources.csv",
        "an article before its file",
    ],
)
def test_what_is_entered_goes_before_sources_csv(tmp_path, rows, entries, expected):
    enter(tmp_path, entries)
    (task,) = overruled([Task("/port.txt", "port.txt", 1, "", tuple(rows))], tmp_path)
    assert told(task.known) == expected


def test_other_files_and_stores_without_entries_stay_as_they_are(tmp_path):
    task = Task("/calm.txt", "calm.txt", 1, "", (known(None, "Post"),))
    assert overruled([task], tmp_path) == [task]
    enter(tmp_path, [entry(None, "Herald")])
    assert overruled([task], tmp_path) == [task]
    assert overruled([task], None) == [task]


def test_what_is_entered_empty_takes_the_row_away(tmp_path):
    enter(tmp_path, [entry(None, "Herald"), entry(2, "Times")])
    enter(tmp_path, [entry(None)])
    (task,) = overruled([Task("/port.txt", "port.txt", 1, "", ())], tmp_path)
    assert told(task.known) == {2: ("Times", None, None, None)}


def test_what_is_entered_goes_with_a_file_that_is_renamed(tmp_path):
    enter(tmp_path, [Entered("port.txt", None, "Herald", sha256="1")])
    renamed, other = overruled([Task("/x", "renamed.txt", 1, "1"), Task("/y", "port.txt", 1, "2")], tmp_path)
    assert [(row.source_file, row.publisher) for row in renamed.known] == [("renamed.txt", "Herald")]
    assert other.known == ()
