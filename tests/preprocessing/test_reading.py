import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.preprocessing.reading import MAX_BYTES, UnreadableSource, list_sources, read_file, read_text

RUSSIAN = "Президент сообщил в среду, что переговоры в Москве продолжатся на следующей неделе. " * 4
ENGLISH = "“We don’t know,” the minister said – and left. The talks go on in Geneva."
FRENCH = "Le président a déclaré que les négociations étaient terminées à Genève, où l'été est là. " * 4


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (ENGLISH.encode(), ENGLISH),
        (ENGLISH.encode("utf-8-sig"), ENGLISH),
        (ENGLISH.encode("utf-16"), ENGLISH),
        (b"\xfe\xff" + ENGLISH.encode("utf-16-be"), ENGLISH),
        (ENGLISH.encode("cp1252"), ENGLISH),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (FRENCH.encode("latin-1"), FRENCH),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
    ],
    ids=[
        "utf-8",
        "utf-8 with mark",
        "utf-16",
        "utf-16 big-endian",
        "windows-1252",
        "windows-1251",
        "latin-1",
        "endings",
    ],
)
def test_text_of_any_encoding_is_read_as_it_was_written(data, text):
    source = read_text(data, "page.txt")
    assert source.text == text
    assert data.decode(source.encoding) in (text, "\ufeff" + text)
    assert source.size == len(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        ("\ufeff \n".encode(), "no words"),
        (bytes(range(256)) * 20, "not text"),
        (b"text\x00\x01\x02\x03\x04" * 50, "not text"),
    ],
)
def test_what_is_no_text_is_refused_with_reason_and_remedy(data, reason):
    with pytest.raises(UnreadableSource) as refused:
        read_text(data, "folder/page.txt")
    assert reason in refused.value.reason
    assert refused.value.remedy
    assert str(refused.value).startswith("folder/page.txt: ")


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path):
    with pytest.raises(UnreadableSource, match="cannot be opened"):
        read_file(tmp_path / "gone.txt", "gone.txt")
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableSource, match="more than the 20 MB"):
        read_file(large, "large.txt")


def test_a_folder_lists_its_files_in_order_and_says_what_it_leaves_out(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("secret")
    home = tmp_path / "articles"
    (home / "b").mkdir(parents=True)
    (home / ".git").mkdir()
    for name in ("z.txt", "a.txt", "b/c.txt", "sources.csv", ".hidden.txt", ".git/config"):
        (home / name).write_text("text")
    (home / "link.txt").symlink_to(outside)
    (home / "inner.txt").symlink_to(home / "a.txt")
    (home / "folder").symlink_to(tmp_path)
    os.mkfifo(home / "pipe")
    found = list_sources(home)
    assert [name for _, name in found.sources] == ["a.txt", "b/c.txt", "inner.txt", "z.txt"]
    skipped = dict(found.skipped)
    assert set(skipped) == {".git/config", ".hidden.txt", "folder", "link.txt", "pipe", "sources.csv"}
    assert skipped["link.txt"].startswith("link to a place outside")
    assert skipped["folder"].startswith("link to a place outside")


def test_a_single_file_is_listed_by_its_name(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("text")
    assert list_sources(path).sources == [(path, "story.txt")]
    with pytest.raises(FileNotFoundError, match="no such file or folder"):
        list_sources(tmp_path / "nothing")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        source = read_text(data, "page.txt")
    except UnreadableSource as refused:
        assert refused.reason and refused.remedy
    else:
        assert source.text.strip()
        source.text.encode()  # no half characters
