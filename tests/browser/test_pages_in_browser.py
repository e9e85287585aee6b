"""What only a real browser shows of every view: drawn without errors or requests elsewhere, nothing grave to axe.

One load serves both themes and the phone: the theme follows the system, and the width the window.
"""

import pytest
from at_rest import settle
from grave import VIEWS, grave
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LONGEST = 30_000  # milliseconds that a page may take to be drawn on a busy machine
SAYS = {
    "overview": "Relations between countries",
    "actors": "Taliban",
    "map": "acts between",
    "timeline": "acts between countries",
    "themes": "Terrorism and security",
    "quotations": "Sergei Lavrov",
    "search": "hits in",
    "articles": "Situation along Afghan-Tajik border",
    "add articles": "Drop files here",
    "briefing": "Nothing is pinned yet",
    "method": "001_2e45740d88c12aae.txt",
}


def no_sideways_scroll(page) -> bool:
    return page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth + 1")


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_drawn_without_fault_light_dark_and_on_a_phone(dashboard, visit, sample_ids, view):
    visitor = visit()
    page = visitor.open(f"{dashboard}/{VIEWS[view].format(**sample_ids)}")
    expect(page.locator("h1").first).to_be_attached(timeout=LONGEST)
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=LONGEST)
    said = page.locator("[data-testid=stMain]").get_by_text(SAYS.get(view, "paragraph"))
    said.first.wait_for(state="attached", timeout=LONGEST)
    assert page.locator("[data-testid=stException]").count() == 0
    assert grave(page) == []
    assert no_sideways_scroll(page)
    page.emulate_media(color_scheme="dark")
    settle(page)
    assert grave(page, colours=True) == []
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    assert no_sideways_scroll(page)
    if view in SAYS:
        assert grave(page) == []
    assert visitor.mended_errors == []
    assert visitor.foreign == []


def test_dialogs_of_corrections_are_without_fault(dashboard, visit, sample_ids):
    page = visit(dark=True).open(f"{dashboard}/actors?actor={sample_ids['actor']}")
    page.locator(".st-key-correct_actor button").click()
    expect(page.get_by_role("dialog").get_by_text("The same as")).to_be_visible(timeout=LONGEST)
    assert grave(page) == []
    page.keyboard.press("Escape")
    page.locator("[class*=st-key-passage_menu_] button").first.click()
    page.get_by_role("menuitem", name="Correct").click()
    expect(page.get_by_role("dialog")).to_be_visible(timeout=LONGEST)
    settle(page)
    assert grave(page) == []


def test_a_briefing_that_holds_something_is_without_fault(dashboard, visit):
    page = visit().open(f"{dashboard}/relations?pick=pair:AFG-TJK")
    page.locator("[class*=st-key-passage_menu_] button").first.click()
    page.get_by_role("menuitem", name="Pin to briefing").click()
    settle(page)
    page.get_by_role("link", name="Briefing · 1").first.click()
    expect(page.locator(".bl-pin")).to_have_count(1, timeout=LONGEST)
    settle(page)
    assert grave(page) == []
    page.emulate_media(color_scheme="dark")
    settle(page)
    assert grave(page, colours=True) == []
