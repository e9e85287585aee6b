"""Marked text: nothing of an article is ever markup, and no word is lost or added."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.queries.spans import KINDS, Span
from components.widgets.marked_text import as_label, escaped, marked

TAG = re.compile(r'</?mark(?: class="bl-mark [a-z\- ]+" title="[^"<>]*")?>')


def shown(markup: str) -> str:
    """What a reader sees of marked text."""
    return html.unescape(TAG.sub("", markup))


def span(start, end, kind="country", label="Tajikistan", via="name"):
    return Span(start, end, kind, label, via)


def test_a_span_marks_exactly_its_words():
    assert marked("In Tajikistan today", [span(3, 13)]) == (
        'In <mark class="bl-mark bl-country" title="Tajikistan (country)">Tajikistan</mark> today'
    )


def test_text_without_spans_is_escaped():
    assert marked("<script>alert('x')</script> & more", []) == (
        "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; more"
    )


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</mark><b>", "&lt;b&gt;", "$x^2$ *a* `b` [c](d)"],
)
def test_hostile_words_and_labels_show_as_they_are(hostile):
    markup = marked(f"a {hostile} b", [span(2, 2 + len(hostile), label=hostile)])
    assert shown(markup) == f"a {hostile} b"
    assert set(re.findall(r"<(/?\w+)", markup)) == {"mark", "/mark"}


def test_spans_that_overlap_are_cut_where_one_begins_or_ends():
    markup = marked("abcdef", [span(0, 4, "sentence", "ACCUSE", ""), span(2, 6, "actor", "Forum")])
    pieces = re.findall(r'class="bl-mark ([^"]+)"[^>]*>([^<]+)<', markup)
    assert pieces == [("bl-sentence", "ab"), ("bl-sentence bl-actor", "cd"), ("bl-actor", "ef")]


def test_a_span_inside_another_keeps_both_meanings():
    markup = marked("Peru warned", [span(0, 11, "sentence", "THREATEN", ""), span(0, 4, "source", "Peru")])
    assert 'title="Peru (who acts); threatens (act)">Peru' in markup


@pytest.mark.parametrize(
    ("via", "note"),
    [
        ("name", "Peru (country)"),
        ("demonym", "Peru (country, named by its people)"),
        ("capital", "Peru (country, named by its capital)"),
        ("pronoun", "Peru (country, pronoun)"),
    ],
)
def test_the_tooltip_says_how_it_is_named(via, note):
    assert f'title="{note}"' in marked("Lima", [span(0, 4, label="Peru", via=via)])


def test_offsets_are_code_points():
    text = "🎉 cafe\u0301 שלום Peru"
    start = text.index("Peru")
    assert ">Peru</mark>" in marked(text, [span(start, start + 4)])


def test_spans_beyond_the_text_are_cut_off():
    assert shown(marked("Peru", [span(-3, 99), span(9, 12)])) == "Peru"


_SPANS = st.lists(
    st.builds(
        Span,
        st.integers(-2, 60),
        st.integers(-2, 60),
        st.sampled_from(KINDS),
        st.text(max_size=8),
        st.sampled_from(["", "name", "pronoun"]),
    ),
    max_size=6,
)


@given(st.text(max_size=50), _SPANS)
def test_no_word_is_lost_or_added_whatever_the_spans(text, spans):
    markup = marked(text, spans)
    outside = re.sub(r'<mark class="[^"]*" title="[^"]*">|</mark>', "", markup)
    assert html.unescape(outside) == html.unescape(escaped(text))
    assert "<" not in outside


@given(st.text(max_size=60))
def test_escaped_text_holds_no_markup(text):
    assert not set(escaped(text)) & set("<>\"'")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Tajikistan (34)", "Tajikistan \\(34\\)"),
        ("**bold** $x$", "\\*\\*bold\\*\\* \\$x\\$"),
        ("[a](javascript:b)", "\\[a\\]\\(javascript\\:b\\)"),
        ("two\nlines", "two lines"),
    ],
)
def test_labels_are_no_markdown(text, label):
    assert as_label(text) == label
