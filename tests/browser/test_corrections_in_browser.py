"""Corrections by an analyst in a browser: three clicks at most, counts follow by themselves, undo brings them back."""

import re
import shutil

import pytest
from at_rest import settle
from conftest import ROOT, serve, stop
from grave import grave
from playwright.sync_api import expect

from components.queries.tables import frame
from components.store.builds import current_build
from components.store.corrections import journal
from components.store.reading import open_tables

pytestmark = pytest.mark.browser

LONGEST = 30_000  # milliseconds that a correction may take on a busy machine
SPELLINGS = "Ahmad Shah Massoud", "Ahmad Massoud"
HARM = "<img src=x onerror=alert(1)> **A.**"


@pytest.fixture(scope="module")
def own_store(sample_store, tmp_path_factory):
    """A copy of the sample store: what is corrected in it harms no other test."""
    return shutil.copytree(sample_store, tmp_path_factory.mktemp("corrected") / "store")


@pytest.fixture(scope="module")
def own_dashboard(own_store, tmp_path_factory):
    """The address of a dashboard on that copy."""
    process, address = serve(own_store, ROOT / "seeds", tmp_path_factory.mktemp("server") / "log.txt")
    yield address
    stop(process)


def entity(store, name):
    tables = open_tables(current_build(store))
    found = frame(tables, "SELECT entity_id, mentions FROM entities WHERE name = $name", {"name": name})
    tables.close()
    return found.iloc[0]


def mentions(page) -> str:
    return page.locator(".st-key-door_actor button").inner_text()


class Clicks:
    """Clicks of an analyst, counted."""

    def __init__(self):
        self.number = 0

    def on(self, locator):
        locator.click()
        self.number += 1


def test_two_spellings_are_merged_in_two_clicks_and_parted_by_a_third(own_store, own_dashboard, visit):
    rare, common = (entity(own_store, name) for name in SPELLINGS)
    visitor, clicks = visit(), Clicks()
    page = visitor.open(f"{own_dashboard}/actors?actor={rare['entity_id']}")
    assert mentions(page) == f"{rare['mentions']} mentions"
    clicks.on(page.locator(".st-key-correct_actor button"))
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("The same as")).to_be_visible(timeout=LONGEST)
    assert grave(page) == []
    clicks.on(dialog.get_by_role("button", name=re.compile(re.escape(SPELLINGS[1]))))
    note = page.locator(".st-key-correction_note")
    expect(note).to_contain_text("Saved.", timeout=LONGEST)
    expect(note).to_contain_text("Counts are up to date", timeout=LONGEST)
    expect(page.locator("h1.bl-page")).to_have_text(SPELLINGS[1])
    assert mentions(page) == f"{rare['mentions'] + common['mentions']} mentions"
    expect(page.locator(".bl-count").first).to_contain_text(f"{rare['mentions'] + common['mentions']} mentions in")
    assert grave(page) == []
    assert clicks.number <= 3
    note.get_by_role("button", name="Undo").click()
    expect(note).to_contain_text("Taken back", timeout=LONGEST)
    expect(note).to_contain_text("Counts are up to date", timeout=LONGEST)
    page.goto(f"{own_dashboard}/actors?actor={rare['entity_id']}")
    settle(page)
    assert mentions(page) == f"{rare['mentions']} mentions"
    assert visitor.mended_errors == []
    assert visitor.foreign == []


def test_an_act_is_dismissed_in_three_clicks_and_the_heading_follows(own_store, own_dashboard, visit):
    clicks = Clicks()
    page = visit().open(f"{own_dashboard}/relations?pick=pair:AFG-TJK:-")
    before = int(page.locator(".bl-count").first.inner_text().split()[0])
    clicks.on(page.locator("[class*=st-key-passage_menu_] button").first)
    clicks.on(page.get_by_role("menuitem", name="Correct"))
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Themes", exact=True)).to_be_visible(timeout=LONGEST)
    assert grave(page) == []
    dialog.get_by_label("Your name").fill(HARM)
    page.keyboard.press("Tab")
    settle(page)
    said = dialog.locator(".bl-headline", has_text="attack").first
    act = dialog.locator("[class*=st-key-dismiss_] button", has_text="No act")
    expect(said).to_be_visible()
    clicks.on(act.first)
    note = page.locator(".st-key-correction_note")
    expect(note).to_contain_text("Counts are up to date", timeout=LONGEST)
    assert int(page.locator(".bl-count").first.inner_text().split()[0]) in (before, before - 1)
    assert clicks.number <= 3
    assert journal.read(own_store).corrections[-1].who == HARM
    page.goto(f"{own_dashboard}/method?method=Corrections")
    settle(page)
    first = page.locator(".bl-about", has_text="<img src=x")
    expect(first.first).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    assert grave(page) == []
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator(".bl-file", has_text="Undone").first).to_be_visible(timeout=LONGEST)


def test_the_form_for_a_missed_act_is_three_clicks_away_and_the_act_counts(own_dashboard, visit):
    clicks = Clicks()
    page = visit().open(f"{own_dashboard}/relations?pick=pair:AFG-TJK")
    before = int(page.locator(".bl-count").first.inner_text().split()[0])
    clicks.on(page.locator("[class*=st-key-passage_menu_] button").first)
    clicks.on(page.get_by_role("menuitem", name="Correct"))
    dialog = page.get_by_role("dialog")
    clicks.on(dialog.get_by_text("Add an act"))
    assert clicks.number == 3
    chosen = {"new_source": "Afghanistan", "new_target": "Tajikistan", "new_type": "Aids", "new_word": "contain"}
    for key, typed in chosen.items():
        dialog.locator(f".st-key-{key}").get_by_role("combobox").click()
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        settle(page)
    dialog.get_by_role("button", name="Add this act").click()
    note = page.locator(".st-key-correction_note")
    expect(note).to_contain_text("Counts are up to date", timeout=LONGEST)
    assert int(page.locator(".bl-count").first.inner_text().split()[0]) == before + 1


def test_the_journal_goes_to_another_store_as_a_file(own_dashboard, visit, tmp_path):
    page = visit().open(f"{own_dashboard}/method?method=Corrections")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    file = tmp_path / "corrections.jsonl"
    saved.value.save_as(file)
    assert len(file.read_text("utf-8").splitlines()) >= 2
    page.get_by_role("button", name="Take in a file").click()
    page.locator("input[type=file]").set_input_files(str(file))
    expect(page.get_by_text(re.compile("0 corrections taken in, .* known already"))).to_be_visible(timeout=LONGEST)
