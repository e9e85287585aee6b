"""The briefing in a real browser: pinned, ordered by keyboard, exported, kept over a reload, opened elsewhere."""

import io
import json
import re
from xml.etree import ElementTree

import docx
import pytest
from at_rest import settle
from playwright.sync_api import TimeoutError as Slow
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LOST = 8_000  # milliseconds after which a click was for nothing
LONGEST = 90_000  # milliseconds that a chart may take to be drawn on a busy machine


def downloaded(page, button) -> tuple[str, bytes]:
    """The name and the content of the file that a button saves; a click on a page drawn anew right then is lost."""
    try:
        with page.expect_download(timeout=LOST) as waiting:
            button.click()
    except Slow:
        with page.expect_download() as waiting:
            button.click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def key(page, name: str):
    """The button under a key; one with a tooltip is there twice."""
    return page.locator(f".st-key-{name} button").first


def order(page) -> list[str]:
    return [re.sub(r"^\d+ · ", "", text) for text in page.locator(".bl-pin").all_inner_texts()]


def pinned(page, address: str) -> None:
    """Pin a passage of a panel through its menu, a chart and a note; go to the briefing by the menu."""
    page.goto(f"{address}/relations?view=Balance&pick=pair:AFG-TJK:-")
    settle(page)
    page.locator("[class*=st-key-passage_menu_] button").first.click()
    page.get_by_text("Pin to briefing").click()
    settle(page)
    key(page, "pin_chart_balance").click()
    settle(page)
    key(page, "pin_corner").click()
    page.get_by_label("Note for the briefing").fill("# What we know")
    key(page, "add_note_corner").click()
    settle(page)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Briefing · 3").first.click()
    expect(page.locator(".bl-pin")).to_have_count(3)
    settle(page)


def test_a_briefing_from_the_first_pin_to_a_colleague(dashboard, visit):
    page = visit().open(f"{dashboard}/relations")
    pinned(page, dashboard)
    passage, chart = "Passage: Conflict: Afghanistan and Tajikistan", "Chart: Conflict and cooperation by pair"
    assert order(page) == [passage, chart, "Note"]

    page.locator("[class*=st-key-up_] button").nth(2).focus()
    page.keyboard.press("Enter")
    settle(page)
    assert order(page) == [passage, "Note", chart]
    page.locator("[class*=st-key-up_] button").nth(1).press("Enter")
    settle(page)
    assert order(page) == ["Note", passage, chart]
    page.get_by_label("Comment").first.fill("The border is not quiet.")
    page.get_by_label("Title").fill("Border attacks")
    page.keyboard.press("Tab")
    settle(page)

    name, word = downloaded(page, key(page, "export_docx"))
    assert re.fullmatch(r"border-attacks_\d{4}-\d{2}-\d{2}\.docx", name)
    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs]
    assert paragraphs[0] == "Border attacks"
    assert paragraphs[2:4] == ["What we know", "The border is not quiet."]
    _, html = downloaded(page, key(page, "export_html"))
    links = re.findall(r'href="(http[^"]*pick=paragraph:[0-9a-f]{16})"', html.decode())
    _, markdown = downloaded(page, key(page, "export_md"))
    assert markdown.decode().startswith("# Border attacks\n")
    _, saved = downloaded(page, key(page, "save_briefing"))

    page.reload()
    settle(page)
    expect(page.locator(".bl-pin")).to_have_count(3)
    assert order(page) == ["Note", passage, chart]

    colleague = visit().open(f"{dashboard}/briefing")
    expect(colleague.get_by_text("Nothing is pinned yet.")).to_be_visible()
    key(colleague, "open_corner").click()
    colleague.locator("input[type=file]").set_input_files(
        {"name": "b.briefing.json", "mimeType": "application/json", "buffer": saved}
    )
    expect(colleague.locator(".bl-pin")).to_have_count(3)
    settle(colleague)
    assert order(colleague) == ["Note", passage, chart]
    assert downloaded(colleague, key(colleague, "save_briefing"))[1] == saved

    text = colleague.locator(".bl-briefing blockquote p").first.inner_text()
    colleague.goto(links[0].replace("&amp;", "&"))
    settle(colleague)
    expect(colleague.locator(".bl-picked p").first).to_contain_text(text[:60])


def test_tabs_of_one_browser_share_the_briefing(dashboard, visit):
    visitor = visit()
    page = visitor.open(f"{dashboard}/relations")
    pinned(page, dashboard)
    other = visitor.open(f"{dashboard}/briefing")
    expect(other.locator(".bl-pin")).to_have_count(3)
    other.locator("[class*=st-key-remove_] button").first.click()
    expect(page.locator(".bl-pin")).to_have_count(2)
    settle(page)
    key(other, "undo").click()
    expect(page.locator(".bl-pin")).to_have_count(3)
    assert visitor.mended_errors == []


@pytest.mark.parametrize(
    ("address", "of", "name"),
    [
        ("actors", "actors_chart", "mentions-over-actors"),
        ("relations", "relation_map", "acts-between-countries"),
        ("themes", "by_country_chart", "themes-by-country"),
    ],
)
def test_a_chart_and_the_map_are_saved_as_pictures(dashboard, visit, address, of, name):
    visitor = visit()
    page = visitor.open(f"{dashboard}/{address}?dates=2025-01-01&dates=2025-12-31")
    buttons = page.locator(f".st-key-{of}_picture")
    expect(page.locator(f".st-key-{of} svg").first).to_be_visible(timeout=LONGEST)
    settle(page)
    saved, svg = downloaded(page, buttons.get_by_role("button", name="SVG"))
    assert saved == f"{name}_2025-01-01_2025-12-31.svg"
    drawing = ElementTree.fromstring(svg)
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(list(drawing.iter("{http://www.w3.org/2000/svg}path"))) > 5
    assert drawing.find("{http://www.w3.org/2000/svg}title").text
    saved, png = downloaded(page, buttons.get_by_role("button", name="PNG"))
    assert saved == f"{name}_2025-01-01_2025-12-31.png"
    assert png.startswith(b"\x89PNG") and len(png) > 10_000
    assert visitor.foreign == []
    assert visitor.mended_errors == []


def test_the_briefing_keeps_no_pin_that_the_browser_made_up(dashboard, visit):
    visitor = visit()
    page = visitor.open(f"{dashboard}/briefing")
    name = page.evaluate("Object.keys(localStorage).find(key => key.startsWith('borderlines-briefing'))")
    assert name is None
    pinned(page, dashboard)
    name = page.evaluate("Object.keys(localStorage).find(key => key.startsWith('borderlines-briefing'))")
    kept = json.loads(page.evaluate("name => localStorage.getItem(name)", name))
    assert len(kept["pins"]) == 3
    page.evaluate('name => localStorage.setItem(name, \'{"format": "<img src=x onerror=alert(1)>"}\')', name)
    page.reload()
    settle(page)
    expect(page.get_by_text("Nothing is pinned yet.")).to_be_visible()
    assert visitor.mended_errors == []
