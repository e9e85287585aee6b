"""What analysts enter about articles is kept as rows like those of a sources.csv, whatever the words."""

import pytest

from components.store.entered import FILE, Entered, enter, entered
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
