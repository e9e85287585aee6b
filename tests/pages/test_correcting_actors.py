"""Corrections of an actor in its dialog: each control writes its entry, counts follow and come back."""

import pytest
from corpus_frames import entity_id
from correcting_app import entries, only_entry, opened, settled
from dashboard_app import errors_of, go_to, html_of, open_app

from components.queries.actors import actor
from components.queries.filters import Filters
from components.store.builds import current_build
from components.store.reading import open_tables
from components.widgets.correcting import ACTOR


@pytest.fixture
def app(own_app):
    return own_app


def test_an_actor_is_corrected_from_its_page(app, own_store):
    settled(app)
    app = open_app(actor=entity_id("abera"))
    go_to(app, "actors")
    app.button(key="correct_actor").click().run()
    assert errors_of(app) == []
    assert app.button(key="hide")


def test_a_merge_joins_two_actors_and_undo_parts_them(app, own_store, tables):
    one, other = entity_id("quispe"), entity_id("abera")
    before = [int(actor(tables, which, Filters()).iloc[0]["mentions"]) for which in (one, other)]
    opened(app, ACTOR, one)
    app.selectbox(key="merge_into").set_value(other).run()
    app.button(key="merge").click().run()
    assert only_entry(app, own_store).action == "merge"
    settled(app)
    merged = open_tables(current_build(own_store))
    assert actor(merged, one, Filters()).empty
    assert int(actor(merged, other, Filters()).iloc[0]["mentions"]) == sum(before)
    assert "Counts are up to date" in html_of(app)
    app.button(key="undo_correction").click().run()
    settled(app)
    parted = open_tables(current_build(own_store))
    assert [int(actor(parted, which, Filters()).iloc[0]["mentions"]) for which in (one, other)] == before
    assert [entry.action for entry in entries(own_store)] == ["merge", "undo"]


def test_a_rename_signed_with_who_and_why(app, own_store):
    opened(app, ACTOR, entity_id("quispe"))
    app.text_input(key="corrector").set_value("A. Analyst")
    app.text_input(key="correction_why").set_value("as she signs")
    app.text_input(key="new_name").set_value("Rosa Q. Quispe").run()
    app.button(key="rename").click().run()
    entry = only_entry(app, own_store)
    assert (entry.action, entry.who, entry.why) == ("rename", "A. Analyst", "as she signs")
    assert entry.fields["name"] == "Rosa Q. Quispe"
    opened(settled(app), ACTOR, entity_id("abera"))
    assert app.text_input(key="corrector").value == "A. Analyst"
    assert app.text_input(key="correction_why").value == ""


def test_a_type_and_a_country_change(app, own_store):
    opened(app, ACTOR, entity_id("minera"))
    app.pills(key="new_type").set_value("GOV")
    app.selectbox(key="new_country").set_value("CHL").run()
    app.button(key="retype").click().run()
    entry = only_entry(app, own_store)
    assert (entry.action, entry.fields["type"], entry.fields["country"]) == ("retype", "GOV", "CHL")


def test_words_are_split_off_as_a_new_actor(app, own_store):
    opened(app, ACTOR, entity_id("abera"))
    app.pills(key="split_forms").set_value(["Meles Abera"]).run()
    app.button(key="split").click().run()
    entry = only_entry(app, own_store)
    assert (entry.action, entry.fields["forms"]) == ("split", ["Meles Abera"])
    assert entry.fields["into"]["name"] == "Meles Abera"


def test_a_pronoun_is_given_to_another_actor_but_is_no_name(app, own_store):
    opened(app, ACTOR, entity_id("abera"))
    app.pills(key="split_forms").set_value(["He"]).run()
    assert app.button(key="split").disabled
    app.selectbox(key="split_into").set_value(entity_id("quispe")).run()
    app.button(key="split").click().run()
    entry = only_entry(app, own_store)
    assert (entry.action, entry.fields["forms"], entry.fields["into"]["id"]) == ("split", ["He"], entity_id("quispe"))


def test_what_is_no_actor_is_hidden(app, own_store):
    opened(app, ACTOR, entity_id("committee"))
    app.button(key="hide").click().run()
    assert only_entry(app, own_store).action == "hide"
    settled(app)
    assert actor(open_tables(current_build(own_store)), entity_id("committee"), Filters()).empty
