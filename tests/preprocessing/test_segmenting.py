"""Splitting pages: invented pages of many shapes, the sample corpus, and what holds for any text at all."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.knowledge.furniture import FurnitureRules, load_furniture
from components.preprocessing.long_texts import LONGEST_PARAGRAPH
from components.preprocessing.reading import list_sources, read_file
from components.preprocessing.records import Segmented, Source
from components.preprocessing.segmenting import segment
from components.preprocessing.sources import checked_lines

KINDS = {"T": "heading", "h": "heading", "b": "body", "c": "caption", "f": "furniture"}
SEEDS = Path(__file__).parents[2] / "seeds"
MARKED = Path(__file__).with_name("marked_pages.txt").read_text(encoding="utf-8")
PAGES = dict(page.split("\n", 1) for page in MARKED.split("\n## ")[1:])


@pytest.fixture(scope="module")
def rules():
    return load_furniture()


def split(text: str, rules: FurnitureRules) -> Segmented:
    return segment(Source("page.txt", "0" * 64, len(text), "text/plain", "utf-8", text), rules)


def read_marks(marked: str) -> tuple[str, list[tuple[str, str, str]]]:
    lines = marked.strip("\n").split("\n")
    marks = [(line[0], line[1], line[3:].strip()) for line in lines if line.strip()]
    return "\n".join(line[3:] for line in lines), marks


def found_marks(segmented: Segmented, text: str, marks: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The marks that splitting would give the same lines."""
    positions = {article.article_id: str(article.position) for article in segmented.articles}
    letters = {"body": "b", "caption": "c", "furniture": "f", "heading": "h"}
    found, end, last = [], 0, None
    for _, _, line in marks:
        start = text.index(line, end)
        end = start + len(line)
        paragraph = next(p for p in segmented.paragraphs if p.char_start < end <= p.char_end)
        letter = "T" if paragraph.reason == "headline" else letters[paragraph.kind]
        number = "-" if letter == "f" else positions.get(paragraph.article_id, "?")
        found.append((number, ">" if paragraph is last else letter, line))
        last = paragraph
    return found


@pytest.mark.parametrize("shape", PAGES)
def test_every_line_of_a_page_is_what_a_reader_would_call_it(shape, rules):
    text, marks = read_marks(PAGES[shape])
    assert found_marks(split(text, rules), text, marks) == marks


@pytest.mark.parametrize(
    "shape", [name for name in PAGES if "separated" not in name and "each with" not in name and "chat" not in name]
)
def test_blank_lines_or_not_and_windows_line_endings_make_no_difference_to_the_number_of_articles(shape, rules):
    text, marks = read_marks(PAGES[shape])
    expected = len({number for number, letter, _ in marks if letter == "b"})
    assert len(split(text.replace("\n", "\r\n"), rules).articles) == expected


def test_the_sample_corpus_is_thirteen_articles_of_eightyseven_paragraphs(rules):
    counts, titles, decks = {}, {}, 0
    for path, name in list_sources(SEEDS).sources:
        found = segment(read_file(path, name), rules)
        body = [p for p in found.paragraphs if p.kind == "body"]
        counts[name[:3]] = [sum(p.article_id == a.article_id for p in body) for a in found.articles]
        titles[name[:3]] = [a.title for a in found.articles]
        decks += sum(p.duplicate_of is not None for p in found.paragraphs)
    assert counts == {"000": [1] * 6, "001": [10, 5, 6, 6], "002": [23], "003": [15], "004": [16]}
    assert titles["000"] == [None] * 6
    assert all(titles["001"] + titles["002"] + titles["003"] + titles["004"])
    assert decks == 3


def test_a_deck_that_repeats_a_paragraph_points_to_it(rules):
    deck = "Officials in Suva say that the dam will be finished before the rains begin in November."
    text = (
        f"Fiji's largest dam is nearly done\n\n{deck}\n\nPublished\n\non\n\nThe dam on the Ba river is nearly done.\n\n"
        f"{deck}\n\nFarmers downstream are worried."
    )
    found = split(text, rules).paragraphs
    first, second = (p for p in found if p.text == deck)
    assert (first.kind, first.reason, first.duplicate_of) == ("heading", "deck", second.paragraph_id)
    assert (second.kind, second.duplicate_of) == ("body", None)


def test_a_dateline_is_furniture_and_its_line_counts_for_the_paragraph(rules):
    text = "Ferry sinks off Cebu\n\nCEBU, Philippines (AP) — A ferry with ninety people on board sank on Friday."
    found = split(text, rules).paragraphs
    assert [(p.kind, p.reason, p.lines, p.text) for p in found[1:]] == [
        ("furniture", "dateline", 0, "CEBU, Philippines (AP) —"),
        ("body", None, 1, "A ferry with ninety people on board sank on Friday."),
    ]


@pytest.mark.parametrize(
    ("opening", "body_starts"),
    [
        ("BEIRUT: The bank closed its doors on Monday, it said.", "The bank"),
        ("LONDON, Jan 5 (Reuters) - The bank closed its doors on Monday.", "The bank"),
        ("New Delhi [India], October 12 (ANI): The bank closed its doors on Monday.", "The bank"),
        ("(Quito) The bank closed its doors on Monday, it said.", "The bank"),
        ("Moscow said that the bank would close its doors on Monday.", "Moscow said"),
        ("Russia – which borders fourteen countries – closed the bank on Monday.", "Russia –"),
        ("The UN (United Nations) - in a first - closed the bank on Monday.", "The UN"),
        ("NATO (which met on Monday) said that it would close the bank.", "NATO (which"),
    ],
)
def test_datelines(opening, body_starts, rules):
    body = [p for p in split(f"A headline of some words here\n\n{opening}", rules).paragraphs if p.kind == "body"]
    assert [p.text.startswith(body_starts) for p in body] == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "“No,” he said.",
        "Why?",
        "He laughed.",
        "“Source of all evil!”",
        "Home is where the heart is, she said.",
        "More than 40 people died.",
        "Share prices fell.",
        "Copyright law will change in May, the minister said.",
        "Watch out.",
        "In October, 20 men were tried.",
        "Read his lips, the crowd shouted.",
        "The post office reopened on Monday with one clerk.",
        "Also in the north, two bridges fell into the river.",
        "But what is in it for us?",
        "A donation will go to the families.",
        "The finale of the games was watched by more people than ever in the U.S.",
        "Donations from Japan reached Palu on Monday.",
        "The paper was declared an “undesirable organization” by the court.",
        "Reactions were mixed.",
        "Discussion of the law begins in May.",
    ],
)
def test_short_sentences_between_paragraphs_stay_text(sentence, rules):
    long = "The minister told reporters in the capital that nothing had been decided about the dam and its cost."
    found = split(f"Minister denies deal on the dam\n\n{long}\n\n{sentence}\n\nNobody had asked for it.", rules)
    assert [p.kind for p in found.paragraphs] == ["heading", "body", "body", "body"]


PIECES = [
    "Published",
    "on",
    "Read more",
    "***",
    "“No,” he said.",
    "A headline without an end",
    "By Jo Smith",
    "Q: Why?",
]
PIECES += [
    "March 3, 2024",
    "Home",
    "PARIS (AP) — A long sentence ends in the usual way.",
    "",
    "- item",
    "1\t2\t3",
    "\u200b",
]
pages = st.lists(st.sampled_from(PIECES), max_size=14).map("\n".join)


def check_ledger(found: Segmented) -> None:
    text = found.source.text
    assert all(p.text == text[p.char_start : p.char_end] for p in found.paragraphs)
    assert sum(p.lines for p in found.paragraphs) == checked_lines(found)
    assert all(p.kind in KINDS.values() for p in found.paragraphs)
    assert all(p.reason for p in found.paragraphs if p.kind in ("furniture", "caption", "heading"))
    ends = [0, *(p.char_end for p in found.paragraphs)]
    assert all(p.char_start >= end for p, end in zip(found.paragraphs, ends, strict=False))
    assert not any(text[a : p.char_start].strip() for a, p in zip(ends, found.paragraphs, strict=False))
    assert not text[ends[-1] :].strip()
    ids = [p.paragraph_id for p in found.paragraphs]
    assert len(set(ids)) == len(ids)
    assert len({a.article_id for a in found.articles}) == len(found.articles)
    assert {p.duplicate_of for p in found.paragraphs} - {None} <= set(ids)
    assert {p.article_id for p in found.paragraphs if p.kind == "body"} == {a.article_id for a in found.articles}


@settings(max_examples=150, deadline=None)
@given(pages)
def test_every_line_of_any_page_ends_in_exactly_one_paragraph(rules, text):
    check_ledger(split(text, rules))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_every_line_of_any_text_ends_in_exactly_one_paragraph(rules, text):
    check_ledger(split(text, rules))


def test_the_same_text_gives_the_same_ids_and_an_edit_elsewhere_keeps_them(rules):
    text, _ = read_marks(PAGES["two stories with bylines, no labels"])
    first = split(text, rules)
    edited = split(text.replace("The talks begin in April.", "The talks begin in May."), rules)
    assert first == split(text, rules)
    changed = {p.paragraph_id for p in first.paragraphs} - {p.paragraph_id for p in edited.paragraphs}
    assert len(changed) == 1
    assert [a.article_id for a in first.articles] == [a.article_id for a in edited.articles]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Peru and Chile signed a treaty on trade in Lima on Monday. " * 400, [1, 0, 0, 0, 0, 0]),
        ("x" * (2 * LONGEST_PARAGRAPH), [1, 0]),
        ("Peru and Chile signed a treaty on trade in Lima on Monday at noon,\n" * 100, [59, 41]),
    ],
    ids=["one line of sentences", "one endless word", "broken lines without an end"],
)
def test_a_text_too_long_for_a_paragraph_is_cut_and_counts_its_lines_once(text, counted, rules):
    found = split(text, rules)
    check_ledger(found)
    assert [p.lines for p in found.paragraphs] == counted
    assert all(len(p.text) <= LONGEST_PARAGRAPH for p in found.paragraphs)
    assert "".join("".join(p.text for p in found.paragraphs).split()) == "".join(text.split())
