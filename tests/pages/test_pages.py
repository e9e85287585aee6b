"""Overview, Relations, Method: what they show of the test corpus, and where their controls lead."""

import pytest
from dashboard_app import errors_of, go_to, html_of


def test_the_overview_counts_the_corpus(app):
    app.run()
    numbers = {metric.label: metric.value for metric in app.metric}
    assert numbers["Articles"] == "6"
    assert numbers["Paragraphs"] == "13"
    assert numbers["Countries"] == "9"


def test_the_overview_says_when_there_is_too_little_to_tell_who_rises(app):
    app.run()
    said = [caption.value for caption in app.caption if caption.value.startswith("Too little to tell")]
    assert len(said) == 2
    assert "4 of 6 articles here bear a date with a year" in said[0]
    assert "Newest stories" in [heading.value for heading in app.subheader]
    assert app.dataframe[0].value["articles"].tolist() == [1, 1, 2, 1, 1]


def test_the_overview_leads_to_every_page(app):
    app.run()
    assert {link.page for link in app.page_link} >= {"actors", "relations", "themes", "articles"}


@pytest.mark.parametrize("view", ["Map", "Matrix", "Network", "Ties", "Balance", "Acts", "Countries"])
def test_every_view_of_relations_opens(app, view):
    go_to(app, "relations")
    app.segmented_control(key="view").set_value(view).run()
    assert errors_of(app) == []
    assert "11 acts between 8 countries" in html_of(app)


def test_what_happened_counts_until_every_status_is_chosen(app):
    go_to(app, "relations")
    app.segmented_control(key="view").set_value("Acts").run()
    happened = len(app.dataframe[0].value)
    app.button(key="count_every_status").click().run()
    assert len(app.dataframe[0].value) == happened + 4


def test_the_ledger_accounts_for_every_line(app):
    go_to(app, "method")
    files = app.dataframe[0].value
    kept = files[["lines_body", "lines_heading", "lines_caption", "lines_furniture"]].sum(axis=1)
    assert list(files["lines_in"]) == list(kept)
    assert "1 file could not be read" in app.markdown[0].value


@pytest.mark.parametrize("view", ["Definitions", "This build"])
def test_every_view_of_the_method_opens(app, view):
    go_to(app, "method")
    app.segmented_control(key="method").set_value(view).run()
    assert errors_of(app) == []
