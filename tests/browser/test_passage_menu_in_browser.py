"""The menu of a passage in a browser: what is copied, where the link leads, what stands around a passage."""

import re

import pytest
from at_rest import settle
from grave import grave
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ADDRESS = "relations?pick=pair:AFG-TJK:-"


def choose(page, action, passage=1):
    """Choose from the menu of a passage."""
    page.locator("[class*=st-key-passage_menu_] button").nth(passage).click()
    page.get_by_role("menuitem", name=action).click()
    settle(page)


def copied(page, wanted) -> str:
    """Return what the clipboard holds once it holds something that matches."""
    held = page.wait_for_function(
        """async pattern => {
            const text = await navigator.clipboard.readText();
            return new RegExp(pattern).test(text) ? text : "";
        }""",
        arg=wanted,
    )
    return held.json_value()


def test_a_citation_and_a_link_are_copied_and_the_link_opens_the_paragraph_in_a_fresh_browser(dashboard, visit):
    visitor = visit()
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open(f"{dashboard}/{ADDRESS}")
    text = page.locator("p.bl-text").nth(1).inner_text()
    choose(page, "Copy citation")
    citation = copied(page, r"paragraph \d+\. http")
    headline = page.locator(".st-key-passages_picked [data-testid=stPageLink]").nth(1).inner_text()
    assert headline.split("“")[0] in citation  # marks within marks are written as single ones
    assert re.search(r", .*\d{4} \(.+\), paragraph \d+\. http", citation)
    choose(page, "Copy link")
    link = copied(page, r"^http\S+$")
    assert citation.endswith(link)
    colleague = visit().open(link)
    line = colleague.locator(".bl-picked p")
    expect(line).to_have_text(text)
    expect(line).to_be_in_viewport()
    expect(colleague.locator("p.bl-text")).to_have_text([text])


def test_an_open_menu_and_what_is_copied_have_no_serious_violation(dashboard, visit):
    page = visit().open(f"{dashboard}/{ADDRESS}")
    choose(page, "Copy citation")
    choose(page, "In context", passage=0)
    expect(page.locator(".bl-near").first).to_be_visible()
    assert grave(page) == []
    page.locator("[class*=st-key-passage_menu_] button").first.click()
    expect(page.get_by_role("menuitem", name="Correct")).to_be_visible()
    assert grave(page) == []
    page.emulate_media(color_scheme="dark")
    settle(page)
    assert grave(page) == []
    page.get_by_role("menuitem", name="In context").click()
    expect(page.locator(".bl-near")).to_have_count(0)


def test_a_number_of_the_reader_opens_its_paragraph_without_loading_the_page_anew(dashboard, visit):
    page = visit().open(f"{dashboard}/{ADDRESS}")
    page.locator(".st-key-passages_picked [data-testid=stPageLink] a").first.click()
    page.wait_for_url("**/articles?*read=*")
    settle(page)
    page.evaluate("window.same = true")
    number = page.locator("a.bl-number").nth(2)
    number.click()
    page.wait_for_url(f"**pick=paragraph*{number.get_attribute('data-paragraph')}*")
    settle(page)
    assert page.evaluate("window.same")
    assert grave(page) == []
