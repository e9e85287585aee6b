"""The Search page: results with the words marked, a faulty search in one sentence, examples, the address."""

import pytest
from corpus import HOSTILE_TITLE
from corpus_frames import corpus_frames
from dashboard_app import errors_of, go_to, html_of, open_app, unopened

from components.store.builds import publish
from components.widgets.marked_text import as_label, escaped


def labels(app, start):
    return [button.label for button in app.button if str(button.key).startswith(start)]


def test_an_empty_box_offers_searches_that_find_something(app):
    go_to(app, "search")
    assert errors_of(app) == []
    assert len(labels(app, "example_")) == 3
    app.button(key="example_0").click().run()
    assert app.text_input(key="q").value
    assert " of " in html_of(app) and "Nothing found" not in html_of(app)


def test_a_search_shows_its_passages_with_the_words_marked(app):
    go_to(app, "search")
    app.text_input(key="q").set_value("port OR road").run()
    shown = html_of(app)
    assert errors_of(app) == []
    assert "4 hits in 4 paragraphs of 3 articles" in shown
    assert shown.count('<mark class="bl-mark bl-found" title="found">') == 4
    assert "Andes Daily · 2 December 2025 (from metadata) · 1 hit" in shown
    assert "All passages" not in shown


def test_a_click_opens_the_passage_and_what_is_like_it(app):
    go_to(app, "search")
    app.text_input(key="q").set_value("fishermen").run()
    next(b for b in app.button if str(b.key).startswith("result_")).click().run()
    assert errors_of(app) == []
    assert "1 hit in 1 paragraph of 1 article" in html_of(app)
    next(b for b in app.button if str(b.key).startswith("like_")).click().run()
    assert errors_of(app) == []
    assert "Similar passages" in html_of(app)


def test_a_faulty_search_is_answered_in_a_sentence(app):
    go_to(app, "search")
    app.text_input(key="q").set_value('"border').run()
    assert errors_of(app) == []
    assert app.warning[0].value.startswith("A quotation mark is open")


def test_a_search_that_finds_nothing_says_whether_the_filters_are_why(app):
    app.run()
    app.multiselect(key="country").set_value(["KEN"]).run()
    go_to(app, "search")
    app.text_input(key="q").set_value("fishermen").run()
    assert errors_of(app) == []
    assert "Nothing found." in html_of(app)
    assert any("Without the filters it is 1 paragraph" in text.value for text in app.caption)
    app.text_input(key="q").set_value("nowhere").run()
    assert any("Try fewer words" in text.value for text in app.caption)


def test_hostile_searches_and_texts_show_as_they_are(app):
    go_to(app, "search")
    app.text_input(key="q").set_value("<script>alert(1)</script> OR praised").run()
    shown = html_of(app)
    assert errors_of(app) == []
    assert "<script" not in shown
    assert as_label(HOSTILE_TITLE) in labels(app, "result_")
    next(b for b in app.button if str(b.key).startswith("result_")).click().run()
    assert errors_of(app) == []
    assert escaped("<script>alert(1)</script> OR praised") in html_of(app)


def test_a_pick_with_a_faulty_search_is_no_pick(app):
    go_to(app, "search", pick='search:"border')
    assert errors_of(app) == []


@pytest.fixture
def own_store(settings, tmp_path):
    """A store of its own, so that what is saved stays there."""
    publish(tmp_path / "own", corpus_frames(), {})
    settings.setenv("BORDERLINES_STORE", str(tmp_path / "own"))
    return tmp_path / "own"


def notes(app):
    return [element.value for element in app.html if "bl-note" in element.value]


def test_a_search_is_saved_with_its_filters_and_opened_again(own_store):
    app = open_app(country="PER")
    go_to(app, "search")
    app.text_input(key="q").set_value("port").run()
    app.text_input(key="save_as_port").set_value("Ports of Peru").run()
    app.button(key="save_search").click().run()
    assert errors_of(app) == []
    assert any("Saved as Ports of Peru" in note for note in notes(app))

    fresh = go_to(unopened(), "search")
    assert errors_of(fresh) == []
    assert fresh.button(key="saved_0").label == "Ports of Peru"
    assert any("1 paragraph under its filters · 0 new since" in note for note in notes(fresh))
    fresh.button(key="saved_0").click().run()
    assert errors_of(fresh) == []
    assert fresh.query_params["country"] == "PER"
    assert "1 hit in 1 paragraph of 1 article" in html_of(fresh)


def test_a_saved_search_says_what_is_new_with_this_build(own_store):
    app = go_to(unopened(), "search")
    app.text_input(key="q").set_value("port").run()
    app.button(key="save_search").click().run()
    frames = corpus_frames()
    paragraphs = frames["paragraphs"]
    told = paragraphs["text"].str.contains("port of Assab", regex=False) & (paragraphs["kind"] == "body")
    old, new = paragraphs.loc[told, "paragraph_id"].iloc[0], "0" * 16
    frames = {name: frame.replace({old: new}) if "paragraph_id" in frame else frame for name, frame in frames.items()}
    publish(own_store, frames, {})

    app = go_to(unopened(), "search")
    assert errors_of(app) == []
    assert any("3 paragraphs · 1 new since" in note and "1 new with this build" in note for note in notes(app))
    app.button(key="saved_0").click().run()
    assert html_of(app).count(" · new</div>") == 1
    go_to(app, "search").text_input(key="q").set_value("").run()
    assert any("0 new since" in note for note in notes(app))


def test_a_saved_search_is_removed(own_store):
    app = go_to(unopened(), "search")
    app.text_input(key="q").set_value("<b>port").run()
    app.button(key="save_search").click().run()
    app.text_input(key="q").set_value("").run()
    app.button(key="remove_saved_0").click().run()
    assert errors_of(app) == []
    assert not labels(app, "saved_")
