"""Corrections in place: every control writes its entry, counts follow and come back, strangers' text shows as it is."""

import pytest
from corpus import LONG_NAME
from corpus_frames import corpus_frames, entity_id
from dashboard_app import errors_of, go_to, html_of, open_app

from components.queries.actors import actor
from components.queries.filters import Filters
from components.queries.found_in_paragraph import acts_in, countries_in, themes_in
from components.queries.relations import acts
from components.queries.tables import frame
from components.store.builds import current_build, publish
from components.store.corrections import exchange, journal
from components.store.reading import open_tables
from components.widgets import correcting, correction_dialog, corrections_journal, passage_menu
from components.widgets.correcting import ACTOR, PASSAGE
from components.widgets.marked_text import escaped
from components.widgets.passage_menu import CORRECT

HARM = '<script>alert("x")</script> **bold** $x$ [link](javascript:alert(1))'


@pytest.fixture
def own_store(settings, tmp_path):
    """A store of its own, whose corrections harm no other test."""
    folder = tmp_path / "store"
    publish(folder, corpus_frames(), {})
    settings.setenv("BORDERLINES_STORE", str(folder))
    return folder


@pytest.fixture
def app(own_store):
    """The dashboard on that store; what it started has ended when the test ends."""
    app = open_app()
    yield app
    settled(app)


def settled(app):
    """The app when the correction of before is in force."""
    note = app.session_state["correction_note"] if "correction_note" in app.session_state else None  # noqa: SIM401 (it has no get)
    if note is not None and note.process is not None:
        note.process.wait(60)
    return app.run()


def opened(app, kind, which):
    """The app with the dialog that corrects something open."""
    app.session_state["correcting"] = (kind, which)
    app.run()
    assert errors_of(app) == []
    return app


def entries(store):
    return journal.read(store).corrections


def only_entry(app, store):
    assert errors_of(app) == []
    assert "correcting" not in app.session_state
    (entry,) = entries(store)
    assert "Saved." in html_of(app)
    return entry


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


# actors


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


# passages


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


def test_what_is_corrected_bears_a_sign_with_who_and_why(app, own_store, tables, paragraph):
    act = acts_in(tables, paragraph).iloc[0]
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
    shown = html_of(go_to(open_app(actor=entity_id("quispe")), "actors"))
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


# the journal


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
