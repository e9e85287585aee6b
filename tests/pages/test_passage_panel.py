"""The passages behind a mark: the number on the mark is the number of the panel, its words are marked."""

import pytest
from corpus_frames import article_id
from dashboard_app import errors_of, go_to, html_of, open_app

from components.queries.actors import actors
from components.queries.articles import articles
from components.queries.filters import Filters
from components.queries.relations import pairs
from components.queries.themes import themes_by_country
from components.widgets.clipboard import Copied
from components.widgets.marked_text import as_label
from components.widgets.passage_menu import CITE, CONTEXT, LINK, PIN, SIMILAR


@pytest.mark.parametrize("page", ["actors", "relations", "themes"])
def test_without_a_pick_the_panel_shows_what_the_filters_leave(app, page):
    go_to(app, page)
    assert "All passages" in html_of(app)
    assert "41 mentions in 13 paragraphs of 6 articles" in html_of(app)


def test_the_list_of_articles_has_the_page_until_one_is_picked(app, tables):
    go_to(app, "articles")
    assert "All passages" not in html_of(app)
    go_to(app, "articles", pick=articles(tables, Filters()).iloc[0]["pick"])
    assert errors_of(app) == []
    assert "The tin road</h3>" in html_of(app)


def test_an_actor_opens_its_passages(app, tables):
    row = actors(tables, Filters()).iloc[0]
    shown = html_of(go_to(app, "actors", pick=row["pick"]))
    assert f">{row['name']}</h3>" in shown
    assert f"{row['mentions']} mentions in 1 paragraph of 1 article" in shown
    assert 'class="bl-mark bl-actor"' in shown


def test_an_arc_opens_its_sentences_with_their_ends_marked(app, tables):
    row = pairs(tables, Filters()).iloc[0]
    shown = html_of(go_to(app, "relations", pick=row["pick"]))
    assert f"{row['mentions']} acts in {row['paragraphs']} paragraphs" in shown
    for mark in ("bl-source", "bl-target", "bl-cue"):
        assert mark in shown


def test_a_cell_opens_its_passages(app, tables):
    row = themes_by_country(tables, Filters()).iloc[0]
    shown = html_of(go_to(app, "themes", pick=row["pick"]))
    assert f"{row['label']}: {row['name']}" in shown
    assert "bl-country" in shown
    assert "bl-theme" in shown


def test_a_passage_says_where_it_is_from(app):
    shown = html_of(go_to(app, "relations"))
    assert "Andes Daily · 2 December 2025 (from metadata)" in shown
    assert "andes.txt, characters 43–126" in shown
    assert "paragraph 2 · " in shown
    assert as_label("The tin road") in [link.label for link in app.page_link]


@pytest.mark.parametrize("country", [None, "ETH"])
def test_an_actor_of_the_panel_opens_its_page_whatever_is_filtered(settings, tables, country):
    abera = next(row for row in actors(tables, Filters()).itertuples() if row.name == "Meles Abera")
    app = open_app(**({"country": country} if country else {}))
    go_to(app, "actors", pick=abera.pick)
    app.button(key="open_actor").click().run()
    assert errors_of(app) == []
    assert '<h1 class="bl-page">Meles Abera</h1>' in html_of(app)
    assert app.query_params["actor"] == abera.entity_id
    assert app.query_params.get("country") == country
    assert "pick" not in app.query_params


def test_closing_the_panel_lets_the_pick_go(app, tables):
    pick = actors(tables, Filters()).iloc[0]["pick"]
    go_to(app, "actors", pick=pick)
    app.button(key="close_passages").click().run()
    assert "pick" not in app.query_params
    assert "All passages" in html_of(app)


def test_a_pick_that_the_filters_exclude_says_so(app, tables):
    go_to(app, "actors", pick="country:PER")
    app.multiselect(key="country").set_value(["ETH"]).run()
    assert errors_of(app) == []
    assert any("Nothing in this corpus under these filters" in text.value for text in app.caption)


def choose(app, pick, action):
    """Open the panel of a pick, choose from the menu of its first passage."""
    go_to(app, "actors", pick=pick)
    menu = next(menu for menu in app.get("menu_button") if menu.key.startswith("passage_menu_"))
    menu.click(action).run()
    assert errors_of(app) == []
    return menu.key.removeprefix("passage_menu_")


def test_a_passage_is_read_in_its_context_and_out_of_it_again(app):
    paragraph = choose(app, "country:ECU", CONTEXT)
    before = html_of(app)
    assert before.count('class="bl-near ') in (1, 2)
    app.get("menu_button")[0].click(CONTEXT).run()
    assert 'class="bl-near' not in html_of(app)
    assert paragraph in app.get("menu_button")[0].key


@pytest.mark.parametrize("action", [CITE, LINK])
def test_a_passage_is_cited_with_headline_publisher_date_basis_paragraph_and_link(app, action):
    paragraph = choose(app, f"article:{article_id('road')}", action)
    copied = app.session_state["clipboard"]
    assert isinstance(copied, Copied)
    assert copied.place == paragraph
    link = f"articles?read={article_id('road')}&pick=paragraph:{paragraph}"
    assert copied.text.endswith(link)
    cited = "“The tin road”, Andes Daily, 2 December 2025 (from metadata), paragraph 1. "
    assert copied.text.startswith(cited) == (action == CITE)


def test_the_like_of_a_passage_is_a_pick(app):
    paragraph = choose(app, "country:ECU", SIMILAR)
    assert app.query_params["pick"] == f"similar:{paragraph}"


def test_a_passage_is_pinned_and_says_so(app):
    assert " · pinned" not in html_of(go_to(app, "actors", pick="country:ECU"))
    choose(app, "country:ECU", PIN)
    assert " · pinned" in html_of(app)


def test_the_marks_in_sight_are_explained_and_no_others(app, tables):
    shown = html_of(go_to(app, "relations", pick=pairs(tables, Filters()).iloc[0]["pick"]))
    legend = shown[shown.index("bl-legend") :].partition("</p>")[0]
    for words in ("who acts", "what it does", "on whom", "the sentence"):
        assert f">{words}</mark>" in legend
    assert "bl-quotation" not in legend


def test_a_passage_bears_the_notes_on_its_text(app):
    assert '<span class="bl-flag">' in html_of(go_to(app, "relations"))


@pytest.mark.parametrize(("unit", "ending"), [("mentions", "articles"), ("stories", "articles, 5 stories")])
def test_the_heading_names_stories_where_these_are_counted(app, unit, ending):
    app.run()
    app.selectbox(key="unit").set_value(unit).run()
    assert f"41 mentions in 13 paragraphs of 6 {ending}</p>" in html_of(go_to(app, "actors"))
