"""What the pages say of an article that no pipeline reads: that it is there, why nothing is claimed, what to do."""

import pytest
from dashboard_app import errors_of, go_to, html_of, table_texts, unopened

from components.store.builds import current_build
from components.store.reading import open_tables

REMEDY = "name one in BORDERLINES_PIPELINES"


@pytest.fixture
def foreign(settings, two_languages_store):
    """The dashboard on one article in English and one in Spanish."""
    settings.setenv("BORDERLINES_STORE", str(two_languages_store))
    return unopened()


@pytest.fixture
def spanish_id(two_languages_store):
    connection = open_tables(current_build(two_languages_store))
    ((found,),) = connection.execute("SELECT article_id FROM articles WHERE language = 'es'").fetchall()
    connection.close()
    return found


@pytest.mark.parametrize("page", ["overview", "articles"])
def test_the_pages_say_how_many_articles_are_not_analysed(foreign, page):
    shown = html_of(go_to(foreign, page))
    assert errors_of(foreign) == []
    assert "1 article is not analysed: 1 in Spanish." in shown
    assert REMEDY in shown


def test_an_article_that_is_not_analysed_can_be_read_and_says_why(foreign, spanish_id):
    shown = html_of(go_to(foreign, "articles", read=spanish_id))
    assert errors_of(foreign) == []
    assert f"Not analysed: Spanish has no pipeline here; {REMEDY}." in shown
    assert "dijo el ministro Luis Murillo" in shown


def test_the_ledger_lists_the_languages_and_what_to_do(foreign):
    cells = table_texts(go_to(foreign, "method"))
    assert errors_of(foreign) == []
    assert f"Spanish has no pipeline here; {REMEDY}" in cells
    assert f"1 article not analysed: Spanish has no pipeline here; {REMEDY}" in cells


@pytest.mark.parametrize(("flag", "language"), [("not_analysed", "Colombia y Venezuela"), ("unflagged", "Kenya and")])
def test_the_articles_that_are_not_analysed_can_be_filtered(foreign, flag, language):
    go_to(foreign, "articles", flag=flag)
    assert errors_of(foreign) == []
    (headline,) = foreign.dataframe[0].value["headline"]
    assert headline.startswith(language)


def test_where_all_is_analysed_nothing_is_said_of_languages(app):
    assert "not analysed" not in html_of(go_to(app, "articles"))
