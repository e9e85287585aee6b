"""What a Markdown reader makes of the export: any text comes out as the words that went in, and as nothing else."""

import html
import re
from datetime import date

import pytest
from corpus import HOSTILE_TEXT, HOSTILE_TITLE, LONG_NAME
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from components.briefing.document import document
from components.briefing.markdown import as_markdown
from components.briefing.records import Briefing, Chart, Column, Mark, Note, Passage, Row, Source, View
from components.queries.filters import Filters

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
VIEW = View("overview", Filters(), None, "", "")
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1, max_size=60)


def words(text: str) -> str:
    return " ".join(text.split())


def read(briefing: Briefing) -> str:
    return READER.render(as_markdown(document(briefing)))


def cells(rendered: str, tag: str) -> list[str]:
    found = re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", rendered, flags=re.S)
    return [words(html.unescape(re.sub(r"</?(strong|br)\b[^>]*>", "", cell))) for cell in found]


@settings(deadline=None)
@given(TEXTS)
@example(HOSTILE_TEXT)
@example("# no heading")
@example("1. no list")
@example("- no list")
@example("[1]: http://evil.example")
@example("[1]")
@example("===")
@example("    no code")
@example("&amp; <b>")
@example("http://a.example/*_b")
def test_a_note_comes_out_as_its_words(text):
    shown = cells(read(Briefing("T", date(2025, 1, 1), (Note("0" * 16, f"x {text}"),))), "p")
    assert shown == ["1 January 2025", words(f"x {text}")]


@settings(deadline=None)
@given(TEXTS)
@example("# no heading")
@example("- no list")
@example("+")
@example("12) no list")
@example("~~~")
@example("| a | b |")
def test_a_passage_comes_out_as_its_words_whatever_is_marked(text):
    source = Source("1" * 16, "2" * 16, text, None, None, None, "f.txt", 1, 0, 1)
    marks = (Mark(0, len(text) // 2, "actor"), Mark(len(text) // 3, len(text), "country"))
    rendered = read(Briefing("T", date(2025, 1, 1), (Passage("0" * 16, "", source, text, marks, VIEW),)))
    quote = re.search(r"<blockquote>(.*)</blockquote>", rendered, flags=re.S)
    assert quote
    *shown, cited = cells(quote[1], "p")
    assert words(" ".join(shown)) == words(text)
    assert words(text).strip("“”") in cited.replace("‘", "“").replace("’", "”") or "“" in text or "”" in text


@settings(deadline=None)
@given(TEXTS)
@example("a | b")
@example("\\|")
@example(LONG_NAME)
def test_a_cell_stays_one_cell(text):
    chart = Chart("0" * 16, "C", (Column("A"), Column("N", "count")), (Row((text, 1), None, (), 0),), 1, VIEW)
    rendered = read(Briefing("T", date(2025, 1, 1), (chart,)))
    found = cells(rendered, "td")
    assert found[-2:] == ["1", ""]
    assert found[:-2] == [words(text)] or (not words(text) and not any(found[:-2]))  # of a blank cell some make none


@pytest.mark.parametrize("title", [HOSTILE_TITLE, "# T", "---", "a\nb"])
def test_a_title_is_one_heading(title):
    assert cells(read(Briefing(title, date(2025, 1, 1))), "h1") == [words(title)]
