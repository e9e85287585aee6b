"""The filters in the address: Back and Forward, pages, doors and links keep what they should."""

import re

import pytest
from at_rest import choose, settle
from conftest import query
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LONGEST = 30_000  # milliseconds that a page may take to be drawn on a busy machine


def chips(page) -> list[str]:
    return page.locator("[class*=st-key-drop_] button p").all_inner_texts()


def test_choices_are_written_as_codes_and_back_undoes_them(dashboard, visit):
    page = visit().open(f"{dashboard}/actors")
    choose(page, "Country", "Russia")
    choose(page, "Country", "Tajikistan")
    expect(page).to_have_url(re.compile(r"country=RUS&country=TJK$"))
    choose(page, "Theme", "Refugees")
    expect(page).to_have_url(re.compile(r"country=RUS&country=TJK&theme=refugees_migration$"))
    for wanted in ("country=RUS&country=TJK", "country=RUS"):
        page.go_back()
        settle(page)
        assert query(page) == wanted
        assert chips(page) == (["Russia", "Tajikistan"] if "TJK" in wanted else ["Russia"])
    page.go_forward()
    settle(page)
    assert chips(page) == ["Russia", "Tajikistan"]


def test_a_mark_of_the_overview_opens_its_page_with_the_filters(dashboard, visit):
    page = visit().open(f"{dashboard}/?country=TJK")
    page.locator(".st-key-overview_map g.arc:visible").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/relations?*country=TJK*")
    settle(page)
    assert chips(page) == ["Tajikistan"]
    page.locator(".st-key-passages_picked [data-testid=stPageLink] a").first.click()
    page.wait_for_url("**/articles?*read=*")
    settle(page)
    assert page.url.count("country=TJK") == 1
    page.go_back()
    page.wait_for_url("**/relations?*")
    settle(page)
    assert chips(page) == ["Tajikistan"]


@pytest.mark.parametrize("path", ["actors", "relations"])
def test_everything_about_an_actor_keeps_the_other_filters(dashboard, visit, path):
    page = visit().open(f"{dashboard}/actors?country=TJK&actors_as=Table")
    box = page.locator(".st-key-actors_table canvas").first.bounding_box()
    page.mouse.click(box["x"] + 15, box["y"] + 48)
    page.wait_for_url("**pick=actor*")
    settle(page)
    pick = re.search(r"pick=(actor(?:%3A|:)([0-9a-f]{16}))", page.url)
    page.goto(f"{dashboard}/{path}?country=TJK&pick={pick[1]}")
    settle(page)
    page.get_by_role("button", name="Everything about this actor").click()
    page.wait_for_url(f"**/actors?*actor={pick[2]}*")
    settle(page)
    assert "country=TJK" in page.url
    assert chips(page)[0] == "Tajikistan"
    assert len(chips(page)) == 2


def test_what_the_corpus_has_not_is_said(dashboard, visit):
    page = visit().open(f"{dashboard}/actors?country=ATL&country=RUS")
    expect(page.get_by_text("This corpus has no country 'ATL'.")).to_be_visible(timeout=LONGEST)
    expect(page.locator(".st-key-drop_country_RUS")).to_be_visible(timeout=LONGEST)
    assert chips(page) == ["Russia"]
