import pandas as pd
import pytest
from corpus_frames import article_id
from pandas.testing import assert_frame_equal

from components.queries.filters import Filters
from components.queries.themes import theme_cues, themes, themes_by_article, themes_by_country

NUMBERS = ["mentions", "paragraphs", "articles", "stories", "count"]


def test_every_theme_of_the_rules_is_listed_with_its_cues_counted(tables):
    rows = themes(tables, Filters())
    expected = [
        ("border_military", "Border and military", "Troops, borders, fighting.", 4, 3, 2, 2, 4),
        ("transport_infrastructure", "Transport", "Roads, ports, railways.", 4, 4, 3, 2, 4),
        ("humanitarian_aid", "Humanitarian aid", "Help for people in need.", 3, 2, 2, 2, 3),
        ("mining_resources", "Mining", "Mines, metals, fuels.", 2, 2, 2, 2, 2),
        ("drugs_crime", "Drugs and crime", "Trafficking, smuggling.", 0, 0, 0, 0, 0),
    ]
    expected = pd.DataFrame(expected, columns=["theme", "label", "definition", *NUMBERS])
    assert_frame_equal(rows, expected.assign(pick="theme:" + expected["theme"]))


def test_themes_by_country_count_mentions_of_the_country(tables):
    rows = themes_by_country(tables, Filters(themes=("border_military",)))
    rows = rows[rows["theme"] == "border_military"].reset_index(drop=True)
    expected = [
        ("ETH", "Ethiopia", 3, 1, 1, 1, 3),
        ("ERI", "Eritrea", 2, 1, 1, 1, 2),
        ("PER", "Peru", 2, 2, 1, 1, 2),
        ("CHL", "Chile", 1, 1, 1, 1, 1),
        ("ECU", "Ecuador", 1, 1, 1, 1, 1),
    ]
    expected = pd.DataFrame(expected, columns=["country", "name", *NUMBERS])
    expected.insert(0, "theme", "border_military")
    expected.insert(1, "label", "Border and military")
    assert_frame_equal(rows, expected.assign(pick="theme-country:border_military:" + expected["country"]))


def test_a_paragraph_of_two_themes_counts_under_both(tables):
    rows = themes_by_country(tables, Filters(text="close the road"))
    assert rows[["theme", "country", "count"]].values.tolist() == [
        ["mining_resources", "BOL", 1],
        ["mining_resources", "CHL", 1],
        ["transport_infrastructure", "BOL", 1],
        ["transport_infrastructure", "CHL", 1],
    ]


def test_themes_by_article_count_cues(tables):
    rows = themes_by_article(tables, Filters(countries=("ETH",)))
    ports, again = article_id("ports"), article_id("ports_again")
    expected = [
        ("border_military", "Border and military", ports, "Ports and promises", "2025-11-03", 2, 1, 1, 1, 2),
        ("humanitarian_aid", "Humanitarian aid", ports, "Ports and promises", "2025-11-03", 2, 1, 1, 1, 2),
        ("transport_infrastructure", "Transport", ports, "Ports and promises", "2025-11-03", 1, 1, 1, 1, 1),
        ("transport_infrastructure", "Transport", again, None, None, 1, 1, 1, 1, 1),
    ]
    expected = pd.DataFrame(expected, columns=["theme", "label", "article_id", "title", "published", *NUMBERS])
    expected["pick"] = "theme-article:" + expected["theme"] + ":" + expected["article_id"]
    assert_frame_equal(rows, expected)


def test_the_words_that_speak_for_a_theme(tables):
    rows = theme_cues(tables, "border_military", Filters())
    expected = [("attacked", "attacked", 2, 2), ("arming", "arming", 1, 1), ("patrol", "patrol", 1, 1)]
    assert_frame_equal(rows, pd.DataFrame(expected, columns=["form", "rule", "mentions", "paragraphs"]))


@pytest.mark.parametrize("question", [themes_by_country, themes_by_article])
def test_nothing_found_keeps_columns_and_types(tables, question):
    nothing, something = (question(tables, Filters(text=text)) for text in ("no such words", ""))
    assert nothing.empty
    assert nothing.dtypes.to_dict() == something.dtypes.to_dict()
