"""Corrections of a passage in its dialog: each control writes its entry, what was found follows."""

import pytest
from corpus_frames import entity_id
from correcting_app import HARM, entries, only_entry, opened, settled
from dashboard_app import errors_of, go_to, html_of

from components.queries.filters import Filters
from components.queries.found_in_paragraph import acts_in, countries_in, paragraph_text, parties, themes_in
from components.queries.relations import acts
from components.queries.tables import frame
from components.store.builds import current_build
from components.store.reading import open_tables
from components.widgets.correcting import PASSAGE
from components.widgets.passage_menu import CORRECT


@pytest.fixture
def app(own_app):
    return own_app


@pytest.fixture
def paragraph(tables):
    """A paragraph that tells of acts that are not mutual, with a theme and several countries."""
    for row in acts(tables, Filters()).itertuples():
        found = frame(
            tables, "SELECT paragraph_id, mutual FROM relations WHERE relation_id = $id", {"id": row.relation_id}
        )
        themes = themes_in(tables, found.iloc[0]["paragraph_id"])
        if not found.iloc[0]["mutual"] and themes["found"].any():
            return found.iloc[0]["paragraph_id"]
    raise AssertionError("the corpus has no such paragraph")


def test_a_passage_is_corrected_from_its_menu(app):
    go_to(app, "themes")
    menu = next(menu for menu in app.get("menu_button") if menu.key and menu.key.startswith("passage_menu_"))
    menu.click(CORRECT).run()
    assert errors_of(app) == []
    assert app.session_state["correcting"] == (PASSAGE, menu.key.removeprefix("passage_menu_"))
    assert app.pills(key="add_theme")


@pytest.mark.parametrize(
    ("press", "wanted"),
    [
        ("dismiss", {"action": "dismiss_theme"}),
        ("change", {"action": "change_theme"}),
        ("add", {"action": "add_theme"}),
    ],
)
def test_a_theme_is_dismissed_changed_added(app, own_store, tables, paragraph, press, wanted):
    themes = themes_in(tables, paragraph)
    here, absent = (themes[themes["found"] == found]["theme"].iloc[0] for found in (True, False))
    opened(app, PASSAGE, paragraph)
    if press == "dismiss":
        app.button(key=f"dismiss_{here}").click().run()
    elif press == "change":
        app.selectbox(key=f"theme_to_{here}").set_value(absent).run()
    else:
        app.pills(key="add_theme").set_value(absent).run()
    entry = only_entry(app, own_store)
    assert entry.action == wanted["action"]
    settled(app)
    go_to(app, "method")
    app.segmented_control(key="method").set_value("Corrections").run()
    assert "Passage" in [link.label for link in app.page_link]
    after = themes_in(open_tables(current_build(own_store)), paragraph)
    assert absent in set(after[after["found"]]["theme"]) or press == "dismiss"
    assert (here in set(after[after["found"]]["theme"])) == (press == "add")


def test_a_country_is_taken_away(app, own_store, tables, paragraph):
    country = countries_in(tables, paragraph).iloc[0]["country"]
    opened(app, PASSAGE, paragraph)
    app.button(key=f"remove_{country}").click().run()
    entry = only_entry(app, own_store)
    assert (entry.action, entry.fields["country"]) == ("remove_country", country)


def test_a_country_is_added_by_the_words_that_stand_for_it(app, own_store, tables, paragraph):
    words = countries_in(tables, paragraph).iloc[0]["forms"][0]
    opened(app, PASSAGE, paragraph)
    app.selectbox(key="country_added").set_value("FRA")
    app.text_input(key="country_words").set_value(words)
    next(button for button in app.button if button.label == "Add").click().run()
    entry = only_entry(app, own_store)
    assert (entry.action, entry.fields["country"], entry.fields["words"]) == ("add_country", "FRA", words)


def test_one_passage_means_another_actor(app, own_store, tables):
    here = frame(
        tables,
        "SELECT paragraph_id, mention_id FROM mentions WHERE entity_id = $id ORDER BY via",
        {"id": entity_id("abera")},
    )
    paragraph = here.iloc[0]["paragraph_id"]
    opened(app, PASSAGE, paragraph)
    app.selectbox(key=f"here_{entity_id('abera')}").set_value(entity_id("quispe")).run()
    entry = only_entry(app, own_store)
    assert (entry.action, entry.fields["forms"], entry.fields["into"]["id"]) == ("split", [], entity_id("quispe"))
    wanted = set(here[here["paragraph_id"] == paragraph]["mention_id"])
    assert {mention["id"] for mention in entry.fields["mentions"]} == wanted


def test_words_that_do_not_stand_there_are_refused_in_plain_words(app, own_store, paragraph):
    opened(app, PASSAGE, paragraph)
    app.selectbox(key="country_added").set_value("FRA")
    app.text_input(key="country_words").set_value(HARM)
    next(button for button in app.button if button.label == "Add").click().run()
    assert errors_of(app) == []
    assert entries(own_store) == ()
    assert "Not saved" in html_of(app)
    assert "<script" not in html_of(app)
    app.button(key="close_note").click().run()
    assert "Not saved" not in html_of(app)


@pytest.mark.parametrize(
    ("field", "value"), [("polarity", "0"), ("status", "denied"), ("type", "AID"), ("swap", True), ("dismiss", None)]
)
def test_an_act_is_turned_round_changed_dismissed(app, own_store, tables, paragraph, field, value):
    act = acts_in(tables, paragraph).iloc[0]
    key = f"{field}_{act['relation_id']}"
    opened(app, PASSAGE, paragraph)
    if field in ("swap", "dismiss"):
        app.button(key=key).click().run()
    else:
        app.selectbox(key=key).set_value(value).run()
    entry = only_entry(app, own_store)
    assert entry.action == ("dismiss_relation" if field == "dismiss" else "change_relation")
    assert entry.fields.get(field) == value
    settled(app)
    after = acts_in(open_tables(current_build(own_store)), paragraph)
    if field == "dismiss":
        assert len(after) == len(acts_in(tables, paragraph)) - 1
    elif field == "swap":
        assert (act["target_id"], act["source_id"]) in set(zip(after["source_id"], after["target_id"], strict=True))
    else:
        assert value in set(after[field])


@pytest.mark.parametrize("end", ["source", "target"])
def test_an_act_gets_another_end(app, own_store, tables, paragraph, end):
    act = acts_in(tables, paragraph).iloc[0]
    opened(app, PASSAGE, paragraph)
    app.selectbox(key=f"{end}_id_{act['relation_id']}").set_value(entity_id("quispe")).run()
    entry = only_entry(app, own_store)
    assert (entry.action, entry.fields[end]["id"]) == ("change_relation", entity_id("quispe"))
    settled(app)
    after = acts_in(open_tables(current_build(own_store)), paragraph).set_index("relation_id")
    assert after.loc[act["relation_id"], end] == "Rosa Quispe"


def test_an_act_that_was_missed_is_added_and_every_count_follows(app, own_store, tables, paragraph):
    here = parties(tables, paragraph, 300)
    first, second = here.loc[here["here"], "entity_id"].head(2)
    opened(app, PASSAGE, paragraph)
    assert app.button(key="add_act").disabled
    assert (app.selectbox(key="new_source").value, app.selectbox(key="new_target").value) == (first, second)
    app.selectbox(key="new_type").set_value("SANCTION")
    text = paragraph_text(tables, paragraph).iloc[0]["text"]
    place = text.index(acts_in(tables, paragraph).iloc[0]["cue"])
    app.selectbox(key="new_word").set_value(place).run()
    app.button(key="add_act").click().run()
    entry = only_entry(app, own_store)
    assert (entry.action, entry.fields["polarity"], entry.fields["char_start"]) == ("add_relation", "-", place)
    settled(app)
    corrected = open_tables(current_build(own_store))
    told = acts(corrected, Filters())
    added = told[(told["type"] == "SANCTION") & (told["paragraph_id"] == paragraph)]
    assert added[["source_id", "target_id"]].values.tolist() == [[first, second]]
    assert len(told) == len(acts(tables, Filters())) + 1
    assert "Counts are up to date" in html_of(app)
