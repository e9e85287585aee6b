"""What corrections have in common: the sign, the note, the journal on its page, who may; strangers' text as it is."""

import pytest
from corpus import LONG_NAME
from corpus_frames import corpus_frames, entity_id
from correcting_app import HARM, entries, only_entry, opened, settled
from dashboard_app import errors_of, go_to, html_of, unopened

from components.queries.filters import Filters
from components.queries.relations import acts
from components.store.builds import current_build, publish
from components.store.corrections import exchange
from components.widgets import correcting, correction_dialog, corrections_journal, passage_menu
from components.widgets.correcting import ACTOR, PASSAGE
from components.widgets.marked_text import escaped


@pytest.fixture
def app(own_app):
    return own_app


def test_what_is_corrected_bears_a_sign_with_who_and_why(app, tables):
    act = acts(tables, Filters()).query("not mutual").iloc[0]
    paragraph = act["paragraph_id"]
    opened(app, PASSAGE, paragraph)
    app.text_input(key="corrector").set_value(HARM)
    app.text_input(key="correction_why").set_value("the text says so").run()
    app.button(key=f"swap_{act['relation_id']}").click().run()
    settled(app)
    shown = html_of(go_to(app, "relations", pick=f"paragraph:{paragraph}"))
    sign = shown[shown.index('<span class="bl-corrected"') :].partition("</span>")[0]
    assert escaped(f"({HARM}: the text says so)") in sign
    opened(app, ACTOR, entity_id("quispe"))
    app.text_input(key="new_name").set_value("Rosa Q.").run()
    app.button(key="rename").click().run()
    settled(app)
    shown = html_of(go_to(unopened(actor=entity_id("quispe")), "actors"))
    assert '<span class="bl-corrected" title="Rename “Rosa Quispe” (PERSON) to “Rosa Q.”' in shown


def test_counts_that_cannot_follow_are_told_with_what_to_do(app, own_store, tmp_path):
    opened(app, ACTOR, entity_id("committee"))
    broken = tmp_path / "broken"
    broken.write_text("no database")
    broken.replace(current_build(own_store).database)  # the dashboard has its own open already
    app.button(key="hide").click().run()
    settled(app)
    assert errors_of(app) == []
    assert "counts could not be brought up to date" in html_of(app)
    assert "Traceback" not in html_of(app)
    app.button(key="apply_again").click().run()
    settled(app)
    assert "counts could not be brought up to date" in html_of(app)
    assert [entry.action for entry in entries(own_store)] == ["hide"]


def test_those_who_may_only_look_have_no_controls(app, own_store, monkeypatch):
    for module in (correcting, correction_dialog, corrections_journal, passage_menu):
        monkeypatch.setattr(module, "may_correct", lambda: False)
    app.session_state["correcting"] = (ACTOR, entity_id("abera"))
    go_to(app, "themes", pick=f"actor:{entity_id('abera')}")
    menu = next(menu for menu in app.get("menu_button") if menu.key and menu.key.startswith("passage_menu_"))
    assert not any("Correct" in option for option in menu.options)
    keys = {button.key for button in app.button}
    assert not keys & {"hide", "merge", "rename", "retype", "correct_picked_actor"}
    go_to(app, "method")
    app.segmented_control(key="method").set_value("Corrections").run()
    assert not any((button.key or "").startswith("undo_") for button in app.button)
    assert not app.get("file_uploader")


def test_the_journal_shows_strangers_text_as_it_is_and_undoes(app, own_store):
    opened(app, ACTOR, entity_id("committee"))
    app.text_input(key="corrector").set_value(HARM)
    app.text_input(key="correction_why").set_value(HARM)
    app.text_input(key="new_name").set_value(HARM).run()
    app.button(key="rename").click().run()
    entry = only_entry(app, own_store)
    assert (entry.who, entry.why, entry.fields["name"]) == (HARM, HARM, HARM)
    settled(app)
    go_to(app, "method", method="Corrections")
    app.segmented_control(key="method").set_value("Corrections").run()
    shown = html_of(app)
    assert errors_of(app) == []
    assert escaped(HARM) in shown
    assert escaped(LONG_NAME[:40]) in shown
    assert "<script" not in shown
    assert "In force" in shown
    app.button(key=f"undo_{entry.id}").click().run()
    settled(app)
    assert "Undone" in html_of(app)
    app.button(key=f"undo_{entry.id}").click().run()
    settled(app)
    assert "In force" in html_of(app)
    assert [one.action for one in entries(own_store)] == ["rename", "undo", "undo"]


def test_a_journal_is_taken_elsewhere_as_a_file(app, own_store, tmp_path):
    opened(app, ACTOR, entity_id("committee"))
    app.button(key="hide").click().run()
    file = exchange.as_file(own_store)
    settled(app)
    other = tmp_path / "other"
    publish(other, corpus_frames(), {})
    taken = exchange.take(other, file)
    assert (taken.taken, taken.known, taken.refused) == (1, 0, [])
    assert [entry.id for entry in entries(other)] == [entry.id for entry in entries(own_store)]


def test_without_corrections_the_journal_says_so(app):
    go_to(app, "method")
    app.segmented_control(key="method").set_value("Corrections").run()
    assert errors_of(app) == []
    assert any("0 corrections, 0 in force" in caption.value for caption in app.caption)
