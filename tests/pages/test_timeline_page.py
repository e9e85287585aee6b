"""The timeline: lanes by country and theme, acts in order, each mark the door to exactly what it counts."""

import pytest
from corpus import HOSTILE_TITLE
from dashboard_app import errors_of, go_to, html_of

from components.queries.filters import Filters
from components.queries.timeline import acts_by_country, acts_by_theme
from components.widgets.marked_text import as_label


@pytest.mark.parametrize("view", ["By country", "By theme", "Acts in order"])
def test_every_view_says_how_many_acts_have_a_date_and_of_what_sort(app, view):
    go_to(app, "timeline")
    app.segmented_control(key="timeline").set_value(view).run()
    assert errors_of(app) == []
    assert "11 acts between countries: 1 dated by the text, 9 by the article, 1 undated" in html_of(app)


def test_without_a_pick_the_panel_shows_the_acts(app):
    go_to(app, "timeline")
    assert "Acts between countries</h3>" in html_of(app)
    assert "11 acts in 9 paragraphs of 6 articles" in html_of(app)


def test_the_table_has_every_mark_with_its_date_as_precise_as_it_is_known(app, tables):
    go_to(app, "timeline")
    app.segmented_control(key="timeline_country_as").set_value("Table").run()
    shown = app.dataframe[0].value
    assert len(shown) == len(acts_by_country(tables, Filters()))
    first = shown[(shown["label"] == "Djibouti")].iloc[0]
    assert first[["date_words", "precision", "basis_words", "sign", "mentions"]].tolist() == [
        "November 2025",
        "month",
        "its article",
        "+",
        1,
    ]


@pytest.mark.parametrize("question", [acts_by_country, acts_by_theme])
def test_every_mark_opens_as_many_acts_as_it_counts(app, tables, question):
    for row in question(tables, Filters()).itertuples():
        shown = html_of(go_to(app, "timeline", pick=row.pick))
        assert errors_of(app) == []
        assert f"{row.mentions} act{'s' if row.mentions > 1 else ''} in {row.paragraphs} paragraph" in shown
        assert "bl-sentence" in shown


def test_acts_come_newest_first_with_what_their_date_rests_on(app):
    go_to(app, "timeline")
    app.segmented_control(key="timeline").set_value("Acts in order").run()
    rows = app.dataframe[0].value
    assert rows.iloc[0][["date_words", "basis_words"]].tolist() == ["2 December 2025", "its article"]
    assert rows.iloc[-1][["date_words", "basis_words"]].tolist() == ["no date", ""]


def test_no_act_between_countries_says_so(app):
    app.run()
    app.text_input(key="words").set_value("In 1981").run()
    go_to(app, "timeline")
    assert errors_of(app) == []
    assert "No acts between countries match these filters" in html_of(app)


def test_text_of_articles_shows_as_it_is(app):
    app.run()
    app.multiselect(key="country").set_value(["KEN"]).run()
    shown = html_of(go_to(app, "timeline"))
    assert as_label(HOSTILE_TITLE) in [link.label for link in app.page_link]
    assert "<script" not in shown
    assert ">praised</mark>" in shown  # the word of the act is marked
    assert "** the [summit](javascript:alert(1)) of " in shown  # and no Markdown is read
