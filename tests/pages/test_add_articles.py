"""Adding articles: what is given is kept in the store and built; sources are switched; every file has its report."""

import hashlib
import html

import pytest
from corpus import HOSTILE_FILE
from corpus_frames import corpus_frames
from dashboard_app import ROOT, errors_of, go_to, html_of, table_texts, unopened

from components.store import register
from components.store.builds import publish
from components.store.entered import Entered, enter, entered
from components.store.inbox import inbox_files
from components.store.ledger import record
from components.store.watcher import watching
from components.widgets.building import builder_of, watch_of


@pytest.fixture
def page(own_store):
    """The page on a store of its own; what it started ends with the test."""
    yield go_to(unopened(), "add_articles")
    builder_of(str(own_store), 0).cancel()
    if watching(own_store):
        watch_of(str(own_store)).stop()


def upload(page, *files):
    """The page after files were dropped, each as (name, bytes)."""
    page.file_uploader[0].set_value([(name, data, "application/octet-stream") for name, data in files])
    return page.run()


def test_every_file_stands_in_the_report_and_can_be_chosen_by_what_became_of_it(page):
    assert errors_of(page) == []
    assert HOSTILE_FILE in table_texts(page)
    page.segmented_control(key="file_status").set_value("Not read").run()
    (table,) = page.dataframe
    assert set(table.value["state"]) == {"Not read"}
    assert table.value["reason"].str.len().min() > 0


def test_files_that_are_dropped_are_kept_under_safe_names_and_built(page, own_store):
    upload(page, ("../../etc/<script>alert(1)</script>.txt", b"one"), ("port.txt", b"two"), ("port.txt", b"three"))
    assert errors_of(page) == []
    assert inbox_files(own_store) == ["port (2).txt", "port.txt", "script_.txt"]
    assert [entry.place for entry in register.registered(own_store)] == [register.INBOX]
    assert builder_of(str(own_store), 0).progress() is not None
    assert "3 files taken in" in html_of(page)


def test_a_file_that_is_given_again_is_told(page, own_store):
    upload(page, ("port.txt", b"one"))
    upload(page, ("harbour.txt", b"one"))
    assert inbox_files(own_store) == ["port.txt"]
    assert "Here already, word for word: port.txt." in html_of(page)


def test_a_file_that_is_given_again_after_its_build_was_cancelled_is_built(page, own_store):
    upload(page, ("port.txt", b"one"))
    page.button(key="cancel_build").click().run()
    upload(page, ("port.txt", b"one"))
    assert builder_of(str(own_store), 0).running


def test_a_pasted_text_is_kept_with_what_is_known_of_it(page, own_store):
    page.segmented_control(key="give").set_value("Text").run()
    page.text_input(key="paste_title").set_value("Kenya opens a port")
    page.text_input(key="paste_published").set_value("2025-12")
    page.text_area(key="paste_text").set_value("Kenya opened the port of Lamu.")
    page.button(key="add_text").click().run()
    assert errors_of(page) == []
    assert inbox_files(own_store) == ["Kenya opens a port.txt"]
    sha256 = hashlib.sha256(b"Kenya opens a port\n\nKenya opened the port of Lamu.\n").hexdigest()
    assert entered(own_store) == [Entered("Kenya opens a port.txt", published="2025-12", sha256=sha256)]
    assert page.text_area(key="paste_text").value == ""


@pytest.mark.parametrize(
    ("text", "published", "says"), [("", "", "no text to add"), ("Kenya opened a port.", "last week", "no date")]
)
def test_a_text_that_cannot_be_added_stays_in_its_field(page, own_store, text, published, says):
    page.segmented_control(key="give").set_value("Text").run()
    page.text_area(key="paste_text").set_value(text)
    page.text_input(key="paste_published").set_value(published)
    page.button(key="add_text").click().run()
    assert says in html_of(page)
    assert page.text_area(key="paste_text").value == text
    assert inbox_files(own_store) == []


def test_addresses_are_registered_and_those_refused_stay_in_the_field(page, own_store):
    page.segmented_control(key="give").set_value("Address").run()
    lines = "example.org/feed\nfile:///etc/passwd\nhttps://me:secret@example.org/"
    page.text_area(key="give_addresses").set_value(lines)
    page.button(key="add_addresses").click().run()
    assert [entry.place for entry in register.registered(own_store)] == ["https://example.org/feed"]
    assert page.text_area(key="give_addresses").value == "file:///etc/passwd\nhttps://me:secret@example.org/"
    assert "holds a user name or password" in html_of(page)
    assert "secret" not in html_of(page)


def test_a_key_in_an_address_is_not_shown(page, own_store):
    page.segmented_control(key="give").set_value("Address").run()
    page.text_area(key="give_addresses").set_value("example.org/feed?token=geheim")
    page.button(key="add_addresses").click().run()
    assert "example.org/feed?token=hidden-" in html_of(page)
    assert not [text for text in (html_of(page), *(one.value for one in page.caption)) if "geheim" in text]


def test_what_the_last_build_found_is_told_with_what_could_not_be_read_and_why(page, own_store):
    record(own_store)
    page.run()
    files = corpus_frames()["files"]
    failed = files[files["status"] == "failed"]
    assert f" UTC: {len(files)} files came in" in html_of(page)
    assert f"; {len(failed)} not read" in html_of(page)
    assert html_of(page).count("<b>Not read: ") == min(len(failed), 5)
    record(own_store)
    page.run()
    assert "UTC: nothing new." in html_of(page)


def test_a_folder_is_registered_and_watched(page, own_store, tmp_path):
    (tmp_path / "articles").mkdir()
    page.segmented_control(key="give").set_value("Folder").run()
    page.text_input(key="give_folder").set_value(str(tmp_path / "articles"))
    page.button(key="add_folder").click().run()
    (entry,) = register.registered(own_store)
    assert (entry.place, entry.watched) == (str(tmp_path / "articles"), True)
    assert watch_of(str(own_store)).running


def test_a_hosted_instance_may_forbid_folders(settings, own_store):
    settings.setenv("BORDERLINES_FOLDERS", "no")
    page = go_to(unopened(), "add_articles")
    assert "Folder" not in page.segmented_control(key="give").options


def test_a_source_is_switched_off_and_removed(page, own_store):
    entry = register.add(own_store, str(ROOT / "seeds"))
    page.run()
    page.toggle(key=f"on_{entry.key}").set_value(False).run()
    assert register.to_build(own_store, register.registered(own_store)) == []
    page.button(key=f"remove_{entry.key}").click().run()
    assert errors_of(page) == []
    assert register.registered(own_store) == []


def test_a_build_that_was_cancelled_is_told_with_the_way_to_go_on(page, own_store):
    upload(page, ("port.txt", b"one"))
    page.button(key="cancel_build").click().run()
    assert "The build was cancelled" in page.warning[0].value
    assert page.button(key="build_now")


def test_without_a_build_articles_can_be_added_all_the_same(settings, tmp_path):
    settings.setenv("BORDERLINES_STORE", str(tmp_path / "empty"))
    page = go_to(unopened(), "add_articles")
    assert errors_of(page) == []
    assert "Nothing has been built yet." in html_of(page)
    assert page.file_uploader[0]


def choose(page, source_file):
    """The page with the row of a file chosen."""
    (table,) = page.dataframe
    row = list(table.value["source_file"]).index(source_file)
    page.session_state["received"] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return page.run()


def test_a_file_shows_its_articles_and_takes_what_is_known_of_them(page, own_store):
    choose(page, "horn.txt")
    assert errors_of(page) == []
    assert [link for link in page.page_link if link.page == "articles" or "articles" in str(link.page)]
    page.text_input(key="known_publisher_None_horn.txt").set_value(" The  Horn Post ")
    page.text_input(key="known_published_None_horn.txt").set_value("2026-01-05")
    page.button(key="save_known").click().run()
    assert entered(own_store) == [Entered("horn.txt", None, "The Horn Post", "", "2026-01-05", hash_of("horn.txt"))]
    assert "Saved" in html_of(page)


def hash_of(source_file):
    """The hash of the content of a file of the test corpus."""
    files = corpus_frames()["files"].set_index("source_file")
    return files.loc[source_file, "sha256"]


def test_what_was_entered_under_another_name_is_shown_and_replaced(page, own_store):
    enter(own_store, [Entered("before.txt", None, "The Horn Post", sha256=hash_of("horn.txt"))])
    choose(page, "horn.txt")
    assert page.text_input(key="known_publisher_None_horn.txt").value == "The Horn Post"
    page.text_input(key="known_author_None_horn.txt").set_value("Ann")
    page.button(key="save_known").click().run()
    assert entered(own_store) == [Entered("horn.txt", None, "The Horn Post", "Ann", "", hash_of("horn.txt"))]


def test_a_date_that_is_none_is_told_beside_its_field(page, own_store):
    choose(page, "horn.txt")
    page.text_input(key="known_published_None_horn.txt").set_value("soon")
    page.button(key="save_known").click().run()
    assert "Not saved: 'soon' is no date" in html.unescape(html_of(page))
    assert entered(own_store) == []


def test_a_file_with_a_hostile_name_shows_it_as_it_is(page):
    choose(page, HOSTILE_FILE)
    assert errors_of(page) == []
    assert f'<h2 class="bl-title">{html.escape(HOSTILE_FILE)}</h2>' in html_of(page)


def test_the_ledger_shows_files_that_are_no_longer_given(page, own_store):
    record(own_store)
    frames = {name: frame.head(0) for name, frame in corpus_frames().items()}
    publish(own_store, frames, {})
    record(own_store)
    page.segmented_control(key="files").set_value("Ever given").run()
    assert errors_of(page) == []
    page.segmented_control(key="history_status").set_value("Removed").run()
    (table,) = page.dataframe
    assert HOSTILE_FILE in set(table.value["source_file"])
    assert set(table.value["state"]) == {"Removed"}


def test_every_other_page_says_that_articles_are_being_read(page, own_store):
    upload(page, ("port.txt", b"one"))
    go_to(page, "overview")
    assert "Reading articles." in html_of(page)


def test_of_very_many_files_the_first_are_shown_and_all_are_saved(page, monkeypatch):
    monkeypatch.setattr("components.widgets.received.MOST", 2)
    page.run()
    (table,) = page.dataframe
    assert len(table.value) == 2
    assert any(f"The first 2 of {len(corpus_frames()['files'])} files are shown" in one.value for one in page.caption)
