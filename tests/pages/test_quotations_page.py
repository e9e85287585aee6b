"""Who said what about whom: the speakers, what they said, and of which countries."""

import pytest
from corpus_frames import article_id
from dashboard_app import errors_of, go_to, html_of, open_app

from components.queries.filters import Filters
from components.queries.quotations import quotations, speakers, speakers_by_country


def test_the_page_says_how_many_are_quoted_and_shows_all_quotations(app):
    shown = html_of(go_to(app, "quotations"))
    assert errors_of(app) == []
    assert "3 quotations of 2 speakers, 1 without a known speaker" in shown
    assert "Quotations</h3>" in shown
    assert "3 quotations in 3 paragraphs of 3 articles" in shown


def test_a_quotation_stands_with_speaker_office_words_and_whom_they_are_about(app):
    go_to(app, "quotations")
    rows = app.dataframe[0].value
    assert rows.iloc[1].tolist() == [
        "Meles Abera",
        "foreign minister of Ethiopia",
        "We will send ten engineers to Djibouti next year.",
        "direct",
        "Djibouti, Ethiopia",
        "Ports and promises",
        "3 November 2025",
        "said",
    ]
    assert rows["speaker"].tolist() == ["not known", "Meles Abera", "Rosa Quispe"]
    assert rows["how"].tolist() == ["direct", "direct", "reported"]


@pytest.mark.parametrize("question", [quotations, speakers, speakers_by_country])
def test_every_mark_and_row_opens_the_passage_with_the_words_marked(app, tables, question):
    for row in question(tables, Filters()).itertuples():
        shown = html_of(go_to(app, "quotations", pick=row.pick))
        assert errors_of(app) == []
        assert "1 quotation in 1 paragraph of 1 article" in shown
        assert "bl-quotation" in shown


def test_the_table_behind_the_speakers(app):
    go_to(app, "quotations")
    app.segmented_control(key="speakers_as").set_value("Table").run()
    first = app.dataframe[0].value.iloc[0]
    assert first.tolist() == ["Meles Abera", "person", "Ethiopia", "foreign minister of Ethiopia", 1, 1, 1]


def test_who_speaks_of_which_country(app):
    go_to(app, "quotations")
    app.segmented_control(key="quotations").set_value("Speakers by country").run()
    app.segmented_control(key="speakers_by_country_as").set_value("Table").run()
    assert errors_of(app) == []
    assert app.dataframe[0].value[["row_label", "column_label"]].values.tolist() == [
        ["Meles Abera", "Djibouti"],
        ["Meles Abera", "Ethiopia"],
    ]


def test_quotations_without_a_known_speaker_alone_say_so(app):
    app.run()
    app.multiselect(key="country").set_value(["KEN"]).run()
    go_to(app, "quotations")
    assert errors_of(app) == []
    assert any("No known speakers here" in text.value for text in app.markdown)
    assert app.dataframe[0].value["text"].tolist() == ["שלום"]
    app.segmented_control(key="quotations").set_value("Speakers by country").run()
    assert errors_of(app) == []
    assert any("No countries in quoted words here" in text.value for text in app.markdown)


def test_no_quotations_say_so(app):
    app.run()
    app.text_input(key="words").set_value("patrol").run()
    go_to(app, "quotations")
    assert errors_of(app) == []
    assert "No quotations match these filters" in html_of(app)


def test_words_are_wrapped_in_the_table_so_that_they_can_be_read(app):
    go_to(app, "quotations")
    assert app.dataframe[0].proto.row_height >= 70  # Streamlit cuts texts in lower rows


@pytest.mark.parametrize("page", ["quotations", "timeline"])
@pytest.mark.parametrize("article", ["ports", "ports_again", "union"])
def test_one_article_alone_dated_or_not(settings, article, page):
    app = open_app(article=article_id(article))
    shown = html_of(go_to(app, page))
    assert errors_of(app) == []
    assert "match these filters" in shown or "of 1 article" in shown
