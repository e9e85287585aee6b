"""The documents, compared as whole texts: every passage and number cites article and paragraph; texts stay texts."""

import io
import re
from pathlib import Path

import docx
import pytest
from known_briefing import ROAD, known_briefing

from components.briefing.document import Quote, Table, document
from components.briefing.markdown import as_markdown
from components.briefing.records import Briefing
from components.briefing.web_page import as_web_page
from components.briefing.word import as_word

BASE = "http://127.0.0.1:8501/"
EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture(scope="module")
def laid_out(tables):
    return document(known_briefing(tables), BASE, gone={ROAD})


def test_markdown_is_this_text(laid_out):
    assert as_markdown(laid_out) == (EXPECTED / "briefing.md").read_text("utf-8")


def test_the_web_page_is_this_text(laid_out):
    page = re.sub(r"<style>.*</style>", "<style></style>", as_web_page(laid_out), flags=re.S)
    assert page == (EXPECTED / "briefing.html").read_text("utf-8")


def test_the_web_page_asks_for_nothing_and_runs_nothing(laid_out):
    page = as_web_page(laid_out)
    assert "default-src 'none'" in page
    assert set(re.findall(r"<(\w+)", page)) <= {
        *("a", "blockquote", "body", "div", "footer", "h1", "h2", "head", "html", "li", "mark", "meta", "ol", "p"),
        *("rect", "span", "style", "svg", "table", "tbody", "td", "th", "thead", "title", "tr"),
    }
    assert not re.search(r"\b(src|on\w+)=", re.sub(r"&lt;.*?&gt;", "", page))
    assert all(link.startswith(("#", BASE)) for link in re.findall(r'href="([^"]*)"', page))


def test_the_word_document_reads_back_as_this(laid_out):
    word = docx.Document(io.BytesIO(as_word(laid_out)))
    lines = [f"{p.style.name}: {p.text}" for p in word.paragraphs]
    assert "\n".join(lines) + "\n" == (EXPECTED / "briefing.docx.txt").read_text("utf-8")
    (table,) = word.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Countries", "Cooperation", "Conflict", "Sources"],
        ["Bolivia – Chile", "0", " 2", "[1] and 2 more"],
        ["Chile | Peru", " 1", "0", "[2], [3]"],
    ]


def test_links_of_the_word_document_lead_to_paragraphs_and_to_its_list_of_sources(laid_out):
    word = docx.Document(io.BytesIO(as_word(laid_out)))
    links = [link for paragraph in word.paragraphs for link in paragraph.hyperlinks]
    anchors = set(re.findall(r'w:bookmarkStart[^>]* w:name="(\w+)"', word.element.xml))
    assert anchors == {"source_1", "source_2", "source_3", "source_4"}
    assert {link.fragment for link in links if not link.address} <= anchors
    addresses = {link.address for link in links if link.address}
    assert {source.link for source in laid_out.sources} <= addresses
    assert all(address.startswith(BASE) for address in addresses)


def test_bars_are_as_long_as_their_numbers(laid_out):
    (table,) = [block for block in laid_out.blocks if isinstance(block, Table)]
    assert [[(cell.drawn, cell.length) for cell in row.cells if cell.number] for row in table.rows] == [
        [("cooperation", 0.0), ("conflict", 1.0)],
        [("cooperation", 0.5), ("conflict", 0.0)],
    ]


def test_a_passage_keeps_every_character(laid_out, tables):
    quotes = [block for block in laid_out.blocks if isinstance(block, Quote)]
    texts = [pin.text for pin in known_briefing(tables).pins if hasattr(pin, "text")]
    assert ["".join(piece.text for piece in quote.pieces) for quote in quotes] == texts
    assert [piece.text for piece in quotes[0].pieces if piece.marked] == ["Bolivia", "threatened", "Chile"]


def test_an_empty_briefing_is_an_empty_document():
    from datetime import date

    empty = document(Briefing("Nothing", date(2025, 1, 2)))
    assert as_markdown(empty) == "# Nothing\n\n2 January 2025\n"
    assert "<h1>Nothing</h1>" in as_web_page(empty)
    assert [p.text for p in docx.Document(io.BytesIO(as_word(empty))).paragraphs] == ["Nothing", "2 January 2025"]
