"""What analysts enter about articles is kept as rows like those of a sources.csv, whatever the words."""

import pytest

from components.store.entered import FILE, Entered, enter, entered, rows_of_files
from components.store.errors import EntryRefused


def test_rows_come_back_as_they_were_entered_in_order(tmp_path):
    rows = [Entered("b, c.txt", 2, 'The "Post", daily'), Entered("a.txt", None, "", "Ánh", "2025-12")]
    enter(tmp_path, rows)
    assert entered(tmp_path) == rows[::-1]


def test_line_breaks_and_blanks_are_mended(tmp_path):
    enter(tmp_path, [Entered("a.txt", None, " The\nPost ")])
    assert entered(tmp_path) == [Entered("a.txt", None, "The Post")]


@pytest.mark.parametrize(
    ("row", "says"), [({"published": "soon"}, "no date"), ({"author": "x" * 301}, "301 characters")]
)
def test_what_cannot_be_kept_is_refused_and_nothing_changes(tmp_path, row, says):
    enter(tmp_path, [Entered("a.txt", None, "Post")])
    with pytest.raises(EntryRefused, match=says):
        enter(tmp_path, [Entered("a.txt", None, "Herald"), Entered("b.txt", **row)])
    assert entered(tmp_path) == [Entered("a.txt", None, "Post")]


def test_rows_that_cannot_be_used_are_left_aside(tmp_path):
    (tmp_path / FILE).write_text("source_file,position,publisher\n,1,Post\na.txt,x,Post\na.txt,,Herald\n", "utf-8")
    assert entered(tmp_path) == [Entered("a.txt", None, "Herald")]


@pytest.mark.parametrize(
    ("files", "about"),
    [
        ({"a.txt": "1"}, ["a.txt"]),
        ({"new.txt": "1"}, ["new.txt"]),
        ({"new.txt": "1", "a.txt": "2"}, ["new.txt"]),
        ({"a.txt": "1", "copy.txt": "1"}, ["a.txt"]),
        ({"one.txt": "1", "other.txt": "1"}, ["one.txt", "other.txt"]),
        ({"a.txt": "2"}, ["a.txt"]),
        ({"b.txt": "2"}, []),
    ],
    ids=["as it was", "renamed", "another took its name", "copied", "renamed and copied", "changed", "gone"],
)
def test_a_row_is_about_the_content_and_else_about_the_name(files, about):
    row = Entered("a.txt", None, "Post", sha256="1")
    assert rows_of_files([row], files) == {name: [row] for name in about}


def test_a_row_of_an_earlier_version_without_a_hash_is_about_the_name(tmp_path):
    (tmp_path / FILE).write_text("source_file,position,publisher,author,published\na.txt,,Post,,\n", "utf-8")
    assert rows_of_files(entered(tmp_path), {"a.txt": "1", "b.txt": ""}) == {"a.txt": [Entered("a.txt", None, "Post")]}
