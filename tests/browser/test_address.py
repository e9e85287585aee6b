"""The filters in the address: Back and Forward, pages, doors and links keep what they should."""

import re

import pytest
from at_rest import choose, settle
from conftest import query
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LONGEST = 30_000  # milliseconds that a page may take to be drawn on a busy machine


def expect_chips(page, *names: str) -> None:
    """Wait until exactly these filters are shown as set."""
    expect(page.locator("[class*=st-key-drop_] button p")).to_have_text(list(names), timeout=LONGEST)


def test_choices_are_written_as_codes_and_back_undoes_them(dashboard, visit):
    page = visit().open(f"{dashboard}/actors")
    choose(page, "Country", "Russia")
    choose(page, "Country", "Tajikistan")
    expect(page).to_have_url(re.compile(r"country=RUS&country=TJK$"))
    choose(page, "Theme", "Refugees")
    expect(page).to_have_url(re.compile(r"country=RUS&country=TJK&theme=refugees_migration$"))
    for wanted in ("country=RUS&country=TJK", "country=RUS"):
        page.go_back()
        expect_chips(page, *(["Russia", "Tajikistan"] if "TJK" in wanted else ["Russia"]))
        settle(page)
        assert query(page) == wanted
    page.go_forward()
    expect_chips(page, "Russia", "Tajikistan")


def test_a_mark_of_the_overview_opens_its_page_with_the_filters(dashboard, visit):
    page = visit().open(f"{dashboard}/?country=TJK")
    page.locator(".st-key-overview_map g.arc:visible").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/relations?*country=TJK*")
    expect_chips(page, "Tajikistan")
    settle(page)
    page.locator(".st-key-passages_picked [data-testid=stPageLink] a").first.click()
    page.wait_for_url("**/articles?*read=*")
    settle(page)
    assert page.url.count("country=TJK") == 1
    page.go_back()
    page.wait_for_url("**/relations?*")
    expect_chips(page, "Tajikistan")
    settle(page)


def test_one_step_back_from_a_mark_is_the_view_before_it(dashboard, visit):
    view = "country=TJK&unit=paragraphs&words=border"
    page = visit().open(f"{dashboard}/?{view}")
    page.locator(".st-key-overview_map g.arc:visible").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/relations?*pick=*")
    settle(page)
    there = query(page)
    assert {"country=TJK", "unit=paragraphs", "words=border"} < set(there.split("&"))
    page.go_back()
    expect(page).to_have_url(f"{dashboard}/?{view}")
    settle(page)
    expect_chips(page, "Tajikistan", "“border”")
    page.go_forward()
    expect(page).to_have_url(f"{dashboard}/relations?{there}")


@pytest.mark.parametrize("path", ["actors", "relations"])
def test_everything_about_an_actor_keeps_the_other_filters(dashboard, visit, sample_ids, path):
    actor = sample_ids["body"]
    page = visit().open(f"{dashboard}/{path}?country=TJK&pick=actor:{actor}")
    page.get_by_role("button", name="Everything about this actor").click()
    page.wait_for_url(f"**/actors?*actor={actor}*")
    expect_chips(page, "Tajikistan", "Taliban")
    assert "country=TJK" in page.url


def test_what_the_corpus_has_not_is_said(dashboard, visit):
    page = visit().open(f"{dashboard}/actors?country=ATL&country=RUS")
    expect(page.get_by_text("This corpus has no country 'ATL'.")).to_be_visible(timeout=LONGEST)
    expect(page.locator(".st-key-drop_country_RUS")).to_be_visible(timeout=LONGEST)
    expect_chips(page, "Russia")
