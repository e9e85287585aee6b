"""The filter bar in a real browser: countries together, kinds of acts, the link to copy, and a phone."""

import re

import pytest
from at_rest import choose, settle
from conftest import query
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BETWEEN = "relations?country=AFG&country=TJK&match=between&class=conflict&status=actual&status=planned"


def chips(page) -> list[str]:
    return page.locator("[class*=st-key-drop_] button p").all_inner_texts()


def test_two_countries_are_taken_together_and_back_undoes_it(dashboard, visit):
    page = visit().open(f"{dashboard}/relations?country=AFG&country=TJK")
    choose(page, "How the countries go together", "Between")
    expect(page).to_have_url(re.compile("match=between"))
    assert "Acts between these countries" in chips(page)
    expect(page.locator("h1.bl-page")).to_have_text(re.compile("^[0-9]+ acts between 2 countries$"))
    page.go_back()
    expect(page.locator("[class*=st-key-drop_] button p")).to_have_text(["Afghanistan", "Tajikistan"])
    settle(page)
    assert "match" not in query(page)


def test_the_link_that_is_copied_shows_a_colleague_the_same(dashboard, visit):
    visitor = visit()
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open(f"{dashboard}/{BETWEEN}")
    page.get_by_role("button", name="More", exact=True).click()
    settle(page)
    choose(page, "Publisher", "Ariana")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    assert "publisher=Ariana" in link
    colleague = visit().open(link)
    expect(colleague.locator("[class*=st-key-drop_] button p")).to_have_text(chips(page))
    assert colleague.locator("h1.bl-page").inner_text() == page.locator("h1.bl-page").inner_text()
    assert visitor.mended_errors == []


def test_a_click_on_each_chip_takes_its_filter_away(dashboard, visit):
    page = visit().open(f"{dashboard}/{BETWEEN}&flag=unflagged&words=the")
    shown = chips(page)
    assert len(shown) == 7
    while shown:
        page.locator("[class*=st-key-drop_] button").last.click()
        shown = shown[:-1]
        expect(page.locator("[class*=st-key-drop_] button p")).to_have_text(shown)
    settle(page)
    assert query(page) == ""


def test_the_bar_can_be_used_on_a_phone(dashboard, visit):
    page = visit(width=390, height=844).open(f"{dashboard}/{BETWEEN}")
    country = page.get_by_role("combobox", name="Country", exact=True)
    expect(country).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    settle(page)
    expect(country).to_be_visible()
    page.get_by_role("button", name="More", exact=True).click()
    settle(page)
    choose(page, "Kind of act", "Cooperation")
    assert "Cooperation" in chips(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
