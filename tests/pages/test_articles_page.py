"""The page of articles: the list, the reader with its layers, the page as it came, links to paragraphs."""

import re

import pytest
from corpus_frames import article_id
from dashboard_app import errors_of, go_to, html_of, unopened

from components.queries.articles import articles, reader
from components.queries.filters import Filters
from components.widgets.marked_text import escaped


def row_of(frame, column, value):
    return frame[frame[column] == value].iloc[0]


def test_articles_are_listed_newest_first_undated_last(app):
    go_to(app, "articles")
    names = list(app.dataframe[0].value["headline"])
    assert names[0] == "The tin road"
    assert names[-1] == "“Ethiopia and Eritrea signed an agreement on the…”"


def test_the_reader_shows_every_line_with_its_place(app, tables):
    ports = row_of(articles(tables, Filters()), "title", "Ports and promises")
    shown = html_of(go_to(app, "articles", read=ports["article_id"]))
    assert '<h1 class="bl-page">Ports and promises</h1>' in shown
    assert "horn.txt, article 1" in shown
    assert ">¶ 1</a>59–121</span>" in shown
    assert "bl-heading" in shown
    assert "bl-caption" in shown


def test_the_number_of_a_paragraph_is_a_link_to_it_that_keeps_the_filters(settings, tables):
    ports = row_of(articles(tables, Filters()), "title", "Ports and promises")
    shown = html_of(go_to(unopened(country="ETH"), "articles", read=ports["article_id"]))
    first = reader(tables, ports["article_id"], Filters()).query("kind == 'body'").iloc[0]["paragraph_id"]
    link = re.search(rf'href="[?]([^"]+)" data-paragraph="{first}" aria-label="Paragraph 1"', shown)
    wanted = {f"read={ports['article_id']}", "country=ETH", f"pick=paragraph:{first}"}
    assert set(link[1].split(escaped("&"))) == wanted


def test_the_reader_marks_what_is_chosen(app, tables):
    ports = row_of(articles(tables, Filters()), "title", "Ports and promises")
    go_to(app, "articles", read=ports["article_id"])
    app.pills(key="marks").set_value(["Quotations"]).run()
    reader = next(e.value for e in app.html if "bl-reader" in e.value)
    assert "bl-quotation" in reader
    assert "bl-country" not in reader


def test_lines_that_do_not_count_are_shown_on_demand_with_the_reason(app, tables):
    rescue = row_of(articles(tables, Filters()), "title", "Fishermen rescued")
    go_to(app, "articles", read=rescue["article_id"])
    assert "repeats another paragraph" not in html_of(app)
    app.toggle(key="dropped").set_value(True).run()
    assert "repeats another paragraph" in html_of(app)


def test_the_page_as_it_came_stands_beside_what_was_kept(app, tables):
    rescue = row_of(articles(tables, Filters()), "title", "Fishermen rescued")
    go_to(app, "articles", read=rescue["article_id"])
    app.toggle(key="original").set_value(True).run()
    shown = html_of(app)
    assert errors_of(app) == []
    assert any("3 lines kept, 2 dropped." in caption.value for caption in app.caption)
    assert "Dropped: call to subscribe" in shown
    assert "Dropped: repeats another paragraph, which counts instead" in shown
    assert shown.count("<p>The Djibouti Coast Guard rescued twelve Somali fishermen.</p>") == 2  # as it came, twice


def test_the_reader_leads_to_the_other_copies_of_the_story(app, tables):
    ports = row_of(articles(tables, Filters()), "title", "Ports and promises")
    shown = html_of(go_to(app, "articles", read=ports["article_id"]))
    assert "The same story, told 1 more time:" in shown
    assert any("“Ethiopia and Eritrea signed" in link.label.replace("\\", "") for link in app.page_link)
    union = row_of(articles(tables, Filters()), "title", "A union leader speaks")
    assert "The same story" not in html_of(go_to(app, "articles", read=union["article_id"]))


@pytest.mark.parametrize(
    ("article", "layer", "kind"), [("ports", "Dates", "date"), ("ports_again", "Notes on the text", "evidence")]
)
def test_every_layer_can_be_switched_on(app, article, layer, kind):
    def lines():
        return next(element.value for element in app.html if '<div class="bl-reader">' in element.value)

    go_to(app, "articles", read=article_id(article))
    assert f"bl-{kind}" not in lines()
    app.pills(key="marks").set_value([layer]).run()
    assert errors_of(app) == []
    assert f"bl-{kind}" in lines()


def test_an_article_that_is_not_there_says_so(app):
    go_to(app, "articles", read="0123456789abcdef")
    assert errors_of(app) == []
    assert "no article of this address" in app.warning[0].value


def test_the_reader_leads_back_to_the_list(app, tables):
    ports = row_of(articles(tables, Filters()), "title", "Ports and promises")
    go_to(app, "articles", read=ports["article_id"])
    app.button(key="all_articles").click().run()
    assert "read" not in app.query_params
    assert "6 articles" in html_of(app)


def test_beside_an_article_stands_what_it_is_about(app, tables):
    ports = row_of(articles(tables, Filters()), "title", "Ports and promises")
    go_to(app, "articles", read=ports["article_id"])
    assert [h.value for h in app.subheader] == ["Countries in it", "Actors in it", "Themes in it"]
    app.segmented_control(key="in_article_actors_as").set_value("Table").run()
    assert list(app.dataframe[0].value["label"]) == ["Meles Abera", "Danakil Front", "Red Sea Forum"]
    app.query_params["pick"] = "country:ETH"
    assert "mentions in 3 paragraphs of 1 article" in html_of(app.run())
