"""Which format a file has, what is refused with which remedy, and that no bytes at all raise anything else."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import FIRST, article_page, message, read, saved, word
from made_pdf import column, pdf

from components.preprocessing.reading import UnreadableSource

PAGE, MAIL, WORD = article_page(), bytes(message(FIRST, Subject="Talks")), saved(word(FIRST))
PDF = pdf(column([FIRST]))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(*names: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "text")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (FIRST.encode(), "a.txt", "text/plain"),
        (FIRST.encode(), "a", "text/plain"),
        (FIRST.encode(), "a.html", "text/html"),
        (PAGE, "a.txt", "text/html"),
        (PAGE, "a", "text/html"),
        (MAIL, "a.eml", "message/rfc822"),
        (MAIL, "a", "message/rfc822"),
        (MAIL, "a.txt", "text/plain"),
        (PDF, "a.txt", "application/pdf"),
        (WORD, "a", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_the_format_is_told_by_the_bytes_then_by_the_name(data, name, media_type):
    assert read(data, name).media_type == media_type


@pytest.mark.parametrize(
    ("data", "name", "reason", "remedy"),
    [
        (b"", "a.html", "empty", "leave it out"),
        (OLD, "a.doc", "old Word document", ".docx"),
        (OLD, "a.msg", "Outlook", ".eml"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "a.docx", "password", "without"),
        (b"{\\rtf1 text}", "a.rtf", "rich text", ".docx"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "picture", "OCR"),
        (b"\xff\xd8\xff\xe0", "a.jpg", "picture", "OCR"),
        (b"bplist00....", "a.webarchive", "Safari", "HTML"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"></rss>', "a.xml", "feed", "address"),
        (zipped("xl/workbook.xml"), "a.xlsx", "spreadsheet", "CSV"),
        (zipped("ppt/presentation.xml"), "a.pptx", "presentation", "PDF"),
        (zipped("mimetype", "content.xml"), "a.odt", "OpenDocument", ".docx"),
        (zipped("mimetype", "META-INF/container.xml"), "a.epub", "electronic book", "chapters"),
        (zipped("a.txt"), "a.dat", "archive", "unpack"),
        (b"PK\x03\x04\x00\x00", "a.docx", "damaged", "again"),
    ],
)
def test_a_format_that_is_not_read_is_refused_with_its_remedy(data, name, reason, remedy):
    with pytest.raises(UnreadableSource) as refused:
        read(data, name)
    assert reason in refused.value.reason
    assert remedy in refused.value.remedy


def spoilt(data: bytes) -> st.SearchStrategy[bytes]:
    """A file with some of its bytes cut out, doubled or replaced."""
    places = st.integers(0, len(data))

    def spoil(first: int, second: int, filling: bytes) -> bytes:
        return data[: min(first, second)] + filling + data[max(first, second) :]

    return st.builds(spoil, places, places, st.binary(max_size=20))


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.binary(max_size=200), spoilt(PAGE), spoilt(MAIL), spoilt(WORD), spoilt(PDF)),
    st.sampled_from(["a.txt", "a.html", "a.mhtml", "a.eml", "a.docx", "a"]),
)
def test_any_bytes_are_read_or_refused(data, name):
    try:
        source = read(data, name)
    except UnreadableSource as refused:
        assert refused.reason and refused.remedy
    else:
        assert source.text.strip()
        source.text.encode()  # no half characters
        assert all(source.text[m.start : m.end].strip() for m in source.marks)
