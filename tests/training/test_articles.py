"""Labelled articles: what their lines say, and how a faulty one is told."""

import pytest

from components.knowledge.themes import load_themes
from components.training.articles import COLUMNS, FOLDER, ArticleError, LabelledRelation, read_articles

HEADER = "\t".join(COLUMNS)
THEMES = ["diplomacy_recognition", "economy_investment"]
HEADLINE = "maize-row\theadline\t\tNairobi queries maize ban"
FIRST = (
    "maize-row\tdiplomacy_recognition,economy_investment\tKEN>TZA ACCUSE actual; KEN=UGA CONSULT planned\t"
    "Kenya blamed Tanzania for the ban and will talk to Uganda."
)
SECOND = "maize-row\tnone\tKEN>TZA REQUEST- hypothetical\tA band played while Nairobi might demand an end."


def written(folder, *lines, name="own.tsv", header=HEADER):
    path = folder / name
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


def test_an_article_is_its_headline_and_its_paragraphs_in_order(tmp_path):
    other = "other-story\theadline\t\tPort waits for cranes", "other-story\teconomy_investment\t\tThe cranes are late."
    articles = read_articles([written(tmp_path, HEADLINE, FIRST, SECOND, *other)], THEMES)
    assert [(a.file, a.slug, a.headline) for a in articles] == [
        ("own.tsv", "maize-row", "Nairobi queries maize ban"),
        ("own.tsv", "other-story", "Port waits for cranes"),
    ]
    first, second = articles[0].paragraphs
    assert (first.line, first.themes) == (3, ("diplomacy_recognition", "economy_investment"))
    assert first.text == "Kenya blamed Tanzania for the ban and will talk to Uganda."
    assert first.relations == (
        LabelledRelation("KEN", "TZA", "ACCUSE", "-", "actual", mutual=False),
        LabelledRelation("KEN", "UGA", "CONSULT", "+", "planned", mutual=True),
    )
    assert second.themes == ()
    assert second.relations == (LabelledRelation("KEN", "TZA", "REQUEST", "-", "hypothetical", mutual=False),)


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        (SECOND.replace("\tnone\t", "\tnone\t\t"), "a line has 4 cells, parted by tabs; here they number 5"),
        (SECOND.replace("maize-row", "Maize row"), "article 'Maize row': a slug has small letters"),
        (SECOND.replace("none", "economics"), "no theme is called 'economics'; write none, or some of diplomacy"),
        (SECOND.replace("none", ""), "no theme is called ''"),
        (SECOND.replace("none", "economy_investment,economy_investment"), "a theme stands twice"),
        (SECOND.replace("KEN>TZA", "KEN-TZA"), "relation 'KEN-TZA REQUEST- hypothetical': write SRC>TGT TYPE status"),
        (SECOND.replace("TZA", "TAN"), "'TAN' is no ISO 3166-1 alpha-3 code"),
        (SECOND.replace("TZA", "KEN"), "give two different countries"),
        (SECOND.replace("REQUEST-", "ASK"), "'ASK' has to be AGREE"),
        (SECOND.replace("REQUEST-", "REQUEST"), "REQUEST needs a sign, REQUEST+ or REQUEST-"),
        (SECOND.replace("REQUEST-", "ACCUSE-"), "REQUEST needs a sign"),
        (SECOND.replace("hypothetical", "maybe"), "'maybe' has to be actual, planned"),
        (SECOND.rpartition("\t")[0] + "\t ", "the text is empty"),
        (FIRST, "this text stands in own.tsv:3 too"),
        ("new-story\tnone\t\tA band played.", "the first line of an article is its headline"),
        ("new-story\theadline\t\tA band plays", "the article has no paragraphs"),
    ],
)
def test_a_faulty_line_is_told_with_file_line_and_remedy(tmp_path, line, remedy):
    path = written(tmp_path, HEADLINE, FIRST, line)
    with pytest.raises(ArticleError) as error:
        read_articles([path], THEMES)
    assert str(error.value).startswith(f"{path}:4: ")
    assert remedy in str(error.value)


def test_an_article_in_two_files_is_told(tmp_path):
    paths = [written(tmp_path, HEADLINE, FIRST), written(tmp_path, HEADLINE, SECOND, name="second.tsv")]
    with pytest.raises(ArticleError, match=r"second\.tsv:2: article 'maize-row' stands above"):
        read_articles(paths, THEMES)


def test_a_file_with_another_header_or_encoding_is_told(tmp_path):
    with pytest.raises(ArticleError, match=r"own\.tsv:1: the first line has to be the header"):
        read_articles([written(tmp_path, HEADLINE, header="article\ttext")], THEMES)
    path = tmp_path / "latin.tsv"
    path.write_bytes("\t".join(COLUMNS).encode() + b"\n\xe9")
    with pytest.raises(ArticleError, match=r"latin\.tsv:1: not UTF-8"):
        read_articles([path], THEMES)


def test_the_shipped_articles_are_sound():
    articles = read_articles(sorted(FOLDER.glob("*.tsv")), load_themes().themes)
    paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
    assert len(articles) >= 400
    assert min(sum(theme in p.themes for p in paragraphs) for theme in load_themes().themes) >= 200
    assert sum(bool(p.relations) for p in paragraphs) >= 1000
