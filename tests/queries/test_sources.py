"""What is cited: the article, its publisher and date, and the number of the paragraph among those of the text."""

import pytest
from corpus_frames import paragraph_id

from components.queries.filters import Filters
from components.queries.passages import passages
from components.queries.picks import Pick
from components.queries.sources import cited, paragraphs_behind, same_words

PORT, AGAIN = paragraph_id("horn.txt", 3), paragraph_id("wire/again.txt", 1)


def test_a_paragraph_is_cited_with_its_article_in_the_order_given(tables):
    found = cited(tables, [AGAIN, PORT])
    assert list(found["headline"]) == ["“Ethiopia and Eritrea signed an agreement on the…”", "Ports and promises"]
    assert list(found["number"]) == [1, 1]
    row = found.iloc[1]
    assert (row["publisher"], row["published"], row["basis"]) == ("Horn Courier", "2025-11-03", "page")
    assert row["end"] - row["start"] == len(row["text"])


@pytest.mark.parametrize("unknown", ["f" * 16, paragraph_id("horn.txt", 1), paragraph_id("andes.txt", 1)])
def test_headings_furniture_and_unknown_ids_are_not_cited(tables, unknown):
    assert cited(tables, [unknown]).empty


@pytest.mark.parametrize("pick", [Pick("all", ()), Pick("country", ("CHL",)), Pick("pair", ("BOL", "CHL", "-"))])
def test_the_paragraphs_behind_a_pick_are_those_of_the_panel(tables, pick):
    shown = passages(tables, pick, Filters())
    assert paragraphs_behind(tables, pick, Filters(), 100) == (list(shown.frame["paragraph_id"]), len(shown.frame))
    assert paragraphs_behind(tables, pick, Filters(), 1) == (list(shown.frame["paragraph_id"])[:1], len(shown.frame))


def test_nothing_stands_behind_what_the_corpus_has_not(tables):
    assert paragraphs_behind(tables, Pick("country", ("FRA",)), Filters(), 10) == ([], 0)


def test_the_same_words_are_found_the_same_file_first(tables):
    text = passages(tables, Pick("paragraph", (PORT,)), Filters()).frame.iloc[0]["text"]
    assert same_words(tables, text, "elsewhere.txt") == PORT
    assert same_words(tables, "Words that nobody wrote.", "horn.txt") is None
