"""Articles labelled with themes alone: what their lines say, and how a faulty one is told."""

import pytest

from components.knowledge.themes import load_themes
from components.training.theme_articles import ARTICLE, ON_PAGES, PAGE, PAGE_OF_ONE, all_texts
from components.training.themed_articles import FOLDER, PAGES, ThemedArticleError, read_themed

THEMES = ["diplomacy_recognition", "economy_investment"]
ROWS = (
    "maize-row\theadline\tNairobi queries maize ban",
    "maize-row\tdiplomacy_recognition,economy_investment?\tKenya blamed Tanzania for the ban.",
    "maize-row\tnone\tA band played.",
)


def written(folder, *rows):
    path = folder / "own.tsv"
    path.write_text("\n".join(("article\tthemes\ttext", *rows)) + "\n", encoding="utf-8")
    return path


def test_a_theme_in_doubt_is_one_that_only_one_of_two_readings_has(tmp_path):
    [article] = read_themed([written(tmp_path, *ROWS)], THEMES)
    assert (article.headline, article.paragraphs[1]) == ("Nairobi queries maize ban", "A band played.")
    assert article.readings == (
        (frozenset({"diplomacy_recognition", "economy_investment"}), frozenset({"diplomacy_recognition"})),
        (frozenset(), frozenset()),
    )


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (ROWS[1:], r"own\.tsv:2: article 'maize-row': give a line with headline first"),
        (ROWS[:1], r"own\.tsv:2: article 'maize-row': give a line with headline first"),
        ((*ROWS, "maize-row\teconomy\tPrices rose."), r"own\.tsv:5: no theme is called 'economy'"),
        ((*ROWS, "maize-row\tnone\t "), r"own\.tsv:5: the text is empty"),
        ((*ROWS, "b\theadline\t", "b\tnone\tSo.", *ROWS), r"article 'maize-row' stands twice"),
    ],
)
def test_a_faulty_line_is_named_with_the_remedy(tmp_path, rows, message):
    with pytest.raises(ThemedArticleError, match=message):
        read_themed([written(tmp_path, *rows)], THEMES)


def test_what_ships_is_sound_and_has_every_theme():
    found = read_themed(sorted(FOLDER.glob("*.tsv")), load_themes().themes)
    given = [theme for article in found for every, _ in article.readings for theme in every]
    assert {article.file for article in found} == {PAGES, "articles.tsv"}
    assert min(given.count(theme) for theme in load_themes().themes) >= 25


def test_held_out_pages_are_not_learned_from():
    groups = {text.group for text in all_texts(load_themes().themes) if text.kind == PAGE}
    held_out = {path.name for path in (FOLDER.parents[1] / "quality" / "texts" / "held_out").iterdir()}
    assert groups and not groups & held_out
    assert {ARTICLE, PAGE_OF_ONE} & set(ON_PAGES) == {PAGE_OF_ONE}
