"""What each page shows of the test corpus, and where its controls lead."""

import re

import pytest
from corpus_frames import article_id
from dashboard_app import errors_of, go_to, html_of, open_app

from components.queries.actors import actors
from components.queries.articles import articles, reader
from components.queries.filters import Filters
from components.queries.quotations import speakers
from components.queries.scores import scores
from components.widgets.marked_text import escaped


def row_of(frame, column, value):
    return frame[frame[column] == value].iloc[0]


def test_the_overview_counts_the_corpus(app):
    numbers = {metric.label: metric.value for metric in app.metric}
    assert numbers["Articles"] == "6"
    assert numbers["Paragraphs"] == "13"
    assert numbers["Countries"] == "9"


def test_the_overview_says_when_there_is_too_little_to_tell_who_rises(app):
    said = [caption.value for caption in app.caption if caption.value.startswith("Too little to tell")]
    assert len(said) == 2
    assert "4 of 6 articles here bear a date with a year" in said[0]
    assert "Newest stories" in [heading.value for heading in app.subheader]
    assert app.dataframe[0].value["articles"].tolist() == [1, 1, 2, 1, 1]


def test_the_overview_leads_to_every_page(app):
    assert {link.page for link in app.page_link} >= {"actors", "relations", "themes", "articles"}


def test_types_of_actors_narrow_the_ranking(app):
    go_to(app, "actors")
    app.pills(key="types").set_value(["PERSON"]).run()
    app.segmented_control(key="actors_as").set_value("Table").run()
    assert set(app.dataframe[0].value["name"]) == {"Meles Abera", "Rosa Quispe"}


def test_who_is_quoted_stands_below_with_the_number_of_the_panel(app, tables):
    go_to(app, "actors")
    app.segmented_control(key="quoted_as").set_value("Table").run()
    assert errors_of(app) == []
    first = speakers(tables, Filters()).iloc[0]
    assert dict(app.dataframe[0].value.iloc[0]) == {
        "name": first["name"],
        "type_name": "person",
        "mentions": first["mentions"],
        "articles": first["articles"],
    }
    shown = html_of(go_to(app, "actors", pick=first["pick"]))
    assert f"{first['mentions']} quotation" in shown


def test_one_actor_in_the_filter_opens_its_page(app, tables):
    abera = row_of(actors(tables, Filters()), "name", "Meles Abera")
    app.multiselect(key="actor").set_value([abera["entity_id"]]).run()
    go_to(app, "actors")
    shown = html_of(app)
    assert errors_of(app) == []
    assert '<h1 class="bl-page">Meles Abera</h1>' in shown
    assert "Person · foreign minister of Ethiopia · Ethiopia" in shown
    assert "Also: Mr Abera" in shown
    assert [b.label for b in app.button if str(b.key).startswith("door_")] == [
        "2 mentions",
        "1 act by it",
        "0 acts on it",
        "1 quotation by it",
        "0 quotations about it",
    ]


@pytest.mark.parametrize(
    ("chosen", "column", "value"),
    [
        ("Quotations", "text", "We will send ten engineers to Djibouti next year."),
        ("Names", "form", "He"),
        ("Offices", "office", "foreign minister of Ethiopia"),
    ],
)
def test_the_lists_of_an_actor(app, tables, chosen, column, value):
    abera = row_of(actors(tables, Filters()), "name", "Meles Abera")
    app.multiselect(key="actor").set_value([abera["entity_id"]]).run()
    go_to(app, "actors")
    app.segmented_control(key="list").set_value(chosen).run()
    assert value in set(app.dataframe[0].value[column])


def test_a_number_of_an_actor_opens_what_it_counts(app, tables):
    abera = row_of(actors(tables, Filters()), "name", "Meles Abera")
    app.multiselect(key="actor").set_value([abera["entity_id"]]).run()
    go_to(app, "actors")
    app.button(key="door_acts-by").click().run()
    assert app.query_params["pick"] == f"acts-by:{abera['entity_id']}"
    assert "1 act in 1 paragraph of 1 article" in html_of(app)


def test_all_actors_leads_back(app, tables):
    abera = row_of(actors(tables, Filters()), "name", "Meles Abera")
    app.multiselect(key="actor").set_value([abera["entity_id"]]).run()
    go_to(app, "actors")
    app.button(key="all_actors").click().run()
    assert "7 actors in these paragraphs" in html_of(app)


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


@pytest.mark.parametrize(
    "view", ["By country", "By actor", "Over time", "Together", "By article", "Definitions and cues"]
)
def test_every_view_of_themes_opens(app, view):
    go_to(app, "themes")
    app.segmented_control(key="themes_view").set_value(view).run()
    assert errors_of(app) == []


def test_a_theme_shows_all_its_rules_and_weights_and_what_they_found_here(app):
    go_to(app, "themes", pick="theme:mining_resources", themes_view="Definitions and cues")
    app.segmented_control(key="themes_view").set_value("Definitions and cues").run()
    assert errors_of(app) == []
    measured, rules, cues, words, evidence, _ = (table.value for table in app.dataframe)
    assert {"precision", "recall"} < set(measured)
    columns = ["name", "weight", "phrases", "mentions", "words"]
    assert rules[columns].fillna(0).values.tolist() == [
        ["mine", 1.0, 2, 1, "mine"], ["mines", 0, 0, 1, "mines"], ["metals", 0.3, 1, 0, ""],
    ]  # fmt: skip
    assert set(cues["form"]) == {"mine", "mines"}
    assert words.values.tolist() == [["ore", 1.6], ["agency", -0.9]]
    assert evidence.values.tolist() == [["rule", 1.46]]
    shown = html_of(app)
    assert "<p>mine, mine/noun shaft</p>" in shown
    assert "Only where 2 countries are named in the same paragraph; only with one of these" in shown
    assert escaped("<b>yours</b>") in shown
    assert "<b>yours" not in shown
    assert any("makes it 37% likely" in caption.value for caption in app.caption)


def test_definitions_say_how_often_a_theme_was_right(app):
    go_to(app, "themes")
    app.segmented_control(key="themes_view").set_value("Definitions and cues").run()
    unseen = scores()["held_out"].themes.set_index("name")
    shown = app.dataframe[0].value.set_index("label")
    assert shown.loc["Mining", ["precision", "found"]].tolist() == [
        unseen.loc["mining_resources", "precision"],
        unseen.loc["mining_resources", "found"],
    ]


@pytest.mark.parametrize(
    ("view", "key", "row"),
    [
        ("By actor", "by_actor", ["Meles Abera", "Humanitarian aid", 2]),
        ("Over time", "over_time", ["Border and military", "2 December 2025", 2]),
        ("Together", "together", ["Mining", "Transport", 2]),
    ],
)
def test_the_table_behind_each_view_of_themes(app, view, key, row):
    go_to(app, "themes")
    app.segmented_control(key="themes_view").set_value(view).run()
    app.segmented_control(key=f"{key}_as").set_value("Table").run()
    assert errors_of(app) == []
    assert row in app.dataframe[0].value.iloc[:, :3].values.tolist()


def test_themes_without_dates_are_shown_by_article(settings):
    app = open_app(article=article_id("ports_again"))
    go_to(app, "themes")
    app.segmented_control(key="themes_view").set_value("Over time").run()
    assert errors_of(app) == []
    assert any("No article here bears a date" in caption.value for caption in app.caption)


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
    shown = html_of(go_to(open_app(country="ETH"), "articles", read=ports["article_id"]))
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
    assert any("3 lines and paragraphs kept, 2 dropped." in caption.value for caption in app.caption)
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


def test_beside_an_article_stands_what_it_is_about(app, tables):
    ports = row_of(articles(tables, Filters()), "title", "Ports and promises")
    go_to(app, "articles", read=ports["article_id"])
    assert [h.value for h in app.subheader] == ["Countries in it", "Actors in it", "Themes in it"]
    app.segmented_control(key="in_article_actors_as").set_value("Table").run()
    assert list(app.dataframe[0].value["label"]) == ["Meles Abera", "Danakil Front", "Red Sea Forum"]
    app.query_params["pick"] = "country:ETH"
    assert "mentions in 3 paragraphs of 1 article" in html_of(app.run())


def test_the_passages_of_an_actor_offer_its_page_until_it_is_open(app, tables):
    abera = row_of(actors(tables, Filters()), "name", "Meles Abera")
    go_to(app, "actors", pick=abera["pick"])
    assert app.button(key="open_actor")
    app.multiselect(key="actor").set_value([abera["entity_id"]]).run()
    assert not [button for button in app.button if button.key == "open_actor"]


def test_a_place_has_no_page_of_its_own(app, tables):
    place = tables.execute("SELECT entity_id FROM entities WHERE type = 'PLACE'").fetchone()[0]
    go_to(app, "actors", pick=f"actor:{place}")
    assert not [button for button in app.button if button.key == "open_actor"]
