"""What is taken out of messages and Word documents."""

import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from made_files import FIRST, SECOND, blocks, marked, message, read, saved, word

from components.preprocessing.reading import UnreadableSource

HEADERS = {"From": "Ann Lee <ann@courier.example>", "Date": "Fri, 14 Mar 2025 09:00:00 +0100"}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (message(f"{FIRST}\n\n{SECOND}\n", Subject="Talks", **HEADERS), ["Talks", FIRST, SECOND]),
        (message("no", f"<p>{FIRST}</p><p>{SECOND}</p>", Subject="Re: Fwd: Talks"), ["Talks", FIRST, SECOND]),
        (message(html=f"<p>{FIRST}</p>", Subject="=?utf-8?b?R2Vuw6h2ZQ==?="), ["Genève", FIRST]),
        (message(FIRST), [FIRST]),
    ],
    ids=["plain", "web page", "encoded subject", "no subject"],
)  # fmt: skip
def test_subject_and_text_of_a_message(made, expected):
    assert blocks(read(bytes(made), "mail.eml")) == expected


@pytest.mark.parametrize(
    ("more", "author", "publisher"),
    [({}, "Ann Lee", None), ({"List_Unsubscribe": "<mailto:no@courier.example>"}, None, "Ann Lee")],
    ids=["letter", "newsletter"],
)
def test_who_sent_a_message_and_when(more, author, publisher):
    stated = read(bytes(message(FIRST, Subject="Talks", **HEADERS, **more)), "mail.eml").stated
    assert (stated.title, stated.author, stated.publisher) == ("Talks", author, publisher)
    assert stated.published == "2025-03-14"


def test_a_message_without_text_is_refused():
    made = message(Subject="Talks")
    made.add_attachment(b"%PDF-1.4", "application", "pdf", filename="a.pdf")
    with pytest.raises(UnreadableSource, match="no text"):
        read(bytes(made), "mail.eml")


def test_headers_at_the_head_of_a_plain_text_are_text():
    text = f"From: Ann Lee\nSubject: Talks\n\n{FIRST}\n"
    assert read(text.encode(), "mail.txt").text == text


def test_paragraphs_and_properties_of_a_word_document():
    source = read(saved(word(FIRST, SECOND, heading="Talks", author="Ann Lee", title="Talks in Geneva")), "a.docx")
    assert blocks(source) == ["Talks", FIRST, SECOND]
    assert marked(source) == [("Talks", "heading", None)]
    assert (source.stated.author, source.stated.title) == ("Ann Lee", "Talks in Geneva")
    assert source.stated.published is None  # the day it was made is not the day it came out


def test_tables_heads_and_feet_of_a_word_document():
    document = word(FIRST)
    table = document.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ["Year", "Dead", "2024", "15"], strict=True):
        cell.text = text
    document.add_paragraph(SECOND)
    document.sections[0].footer.paragraphs[0].text = "The Courier, page 1"
    source = read(saved(document), "a.docx")
    assert blocks(source) == [FIRST, "Year | Dead", "2024 | 15", SECOND, "The Courier, page 1"]
    assert marked(source) == [("The Courier, page 1", "furniture", "running head")]


def test_what_was_struck_out_is_no_text_and_what_is_in_a_text_box_is():
    document = word(FIRST)
    paragraph = document.paragraphs[-1]._p
    struck = parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>not said</w:delText></w:r></w:del>")
    added = parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t> Added.</w:t></w:r></w:ins>")
    boxed = "<w:p><w:r><w:t>Boxed</w:t></w:r></w:p>"
    box = parse_xml(f"<w:r {nsdecls('w')}><w:pict><w:txbxContent>{boxed}</w:txbxContent></w:pict></w:r>")
    for element in (struck, added, box):
        paragraph.append(element)
    control = OxmlElement("w:sdt")
    control.append(OxmlElement("w:sdtContent"))
    control[0].append(parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>Controlled</w:t></w:r></w:p>"))
    document.element.body.insert(1, control)
    assert blocks(read(saved(document), "a.docx")) == [FIRST + " Added.", "Boxed", "Controlled"]
    assert qn("w:del") in {element.tag for element in paragraph}


@pytest.mark.parametrize(("data", "reason"), [(saved(word()), "no words"), (saved(word(FIRST))[:900], "damaged")])
def test_a_word_document_without_text_is_refused(data, reason):
    with pytest.raises(UnreadableSource, match=reason):
        read(data, "a.docx")
