"""What was uploaded and pasted lies in the store's inbox, whole, once, under names that harm nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.store.inbox import inbox_files, keep_file, keep_text, remove_file, safe_name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("port.txt", "port.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\report.docx", "report.docx"),
        ("..", "file"),
        (".hidden", "hidden"),
        ("", "file"),
        ("a\x00b\n.txt", "a b.txt"),
        ("<b>bold</b>.html", "b_.html"),
        ("ports?*.txt", "ports__.txt"),
        ("नेपाल समाचार.txt", "नेपाल समाचार.txt"),
        ("x" * 400 + ".html", "x" * 150 + ".html"),
        ("half \udce9.txt", "half ?.txt"),
        ("trailing. ", "trailing"),
    ],
)
def test_names_are_made_safe(name, kept):
    assert safe_name(name) == kept


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_a_file_system_takes(name):
    safe = safe_name(name)
    assert safe and safe not in (".", "..") and not safe.startswith(".")
    assert "/" not in safe and "\\" not in safe and safe.isprintable()
    assert len(safe.encode()) < 200
    assert safe_name(safe) == safe


def test_two_files_of_one_name_are_both_kept(tmp_path):
    assert keep_file(tmp_path, "port.txt", b"one").name == "port.txt"
    assert keep_file(tmp_path, "a/port.txt", b"another").name == "port (2).txt"
    assert (tmp_path / "inbox" / "port (2).txt").read_bytes() == b"another"
    assert inbox_files(tmp_path) == ["port (2).txt", "port.txt"]


def test_the_same_file_given_twice_is_kept_once_whatever_its_name(tmp_path):
    keep_file(tmp_path, "port.txt", b"one")
    again = keep_file(tmp_path, "harbour.txt", b"one")
    assert (again.name, again.known) == ("port.txt", True)
    assert inbox_files(tmp_path) == ["port.txt"]


def test_a_later_table_of_sources_replaces_the_one_before(tmp_path):
    keep_file(tmp_path, "sources.csv", b"source_file\n")
    keep_file(tmp_path, "sources.csv", b"source_file,publisher\n")
    assert inbox_files(tmp_path) == ["sources.csv"]
    assert (tmp_path / "inbox" / "sources.csv").read_bytes() == b"source_file,publisher\n"


def test_a_text_is_a_file_named_after_its_headline(tmp_path):
    kept = keep_text(tmp_path, " Kenya and Somalia agree\non a port ", "They signed.\n\n")
    assert kept.name == "Kenya and Somalia agree on a port.txt"
    text = (tmp_path / "inbox" / kept.name).read_text(encoding="utf-8")
    assert text == "Kenya and Somalia agree on a port\n\nThey signed.\n"


def test_a_text_without_a_headline_is_named_after_its_first_words(tmp_path):
    assert keep_text(tmp_path, "", "They signed on Monday. More.").name == "They signed on Monday. More.txt"


def test_only_files_of_the_inbox_are_removed(tmp_path):
    keep_file(tmp_path, "port.txt", b"one")
    (tmp_path / "current").write_text("000001-00000000")
    assert not remove_file(tmp_path, "../current")
    assert not remove_file(tmp_path, "nothing.txt")
    assert remove_file(tmp_path, "port.txt")
    assert (tmp_path / "current").exists() and inbox_files(tmp_path) == []
