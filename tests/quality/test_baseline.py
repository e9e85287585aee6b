"""The obvious version does what it says, and no more."""

import pytest

from components.quality.baseline import Baseline
from components.quality.facts import Act
from components.settings import load_settings

TEXT = """Kenya and Uganda reopen ports

Kenya attacked Uganda. The United States met Kenyan traders.

“We will work together,” said Jane Doe in Nairobi.
"""


@pytest.fixture(scope="module")
def paragraphs(tmp_path_factory):
    path = tmp_path_factory.mktemp("baseline") / "ports.txt"
    path.write_text(TEXT, "utf-8")
    return Baseline(load_settings().pipeline).paragraphs(path)


def test_a_file_is_one_article_with_its_first_block_as_title(paragraphs):
    assert [paragraph.text.split()[0] for paragraph in paragraphs] == ["kenya", "kenya", '"we']
    assert {(p.file, p.article, p.title) for p in paragraphs} == {
        ("ports.txt", "ports.txt", "kenya and uganda reopen ports")
    }


def test_countries_by_name_alone(paragraphs):
    assert paragraphs[1].facts.countries == {"KEN", "UGA", "USA"}


def test_countries_of_one_sentence_act_in_the_order_of_their_names(paragraphs):
    assert paragraphs[1].facts.acts == {Act("KEN", "UGA", "ACCUSE", "-")}


def test_quoted_words_go_to_the_nearest_name(paragraphs):
    assert paragraphs[2].facts.quotations == {("doe", "we will work")}


def test_a_word_of_the_list_gives_a_theme(paragraphs):
    assert "terrorism_security" not in paragraphs[2].facts.themes
    assert paragraphs[1].facts.themes == frozenset()
