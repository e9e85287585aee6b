"""Every page in a browser without a corpus, filtered to nothing, and with one article, whose text means harm.

Pages that are filled are those of test_pages_in_browser.py.
"""

from collections.abc import Iterator

import pytest
from at_rest import settle
from conftest import serve, stop
from corpus import HOSTILE_TEXT, HOSTILE_TITLE, LONG_NAME
from corpus_frames import article_id
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

WITH_PASSAGES = ("Actors", "Relations", "Timeline", "Themes", "Quotations")
LONGEST = 30_000  # milliseconds that a page may take to be drawn on a busy machine
PAGES = (*WITH_PASSAGES, "Search", "Articles", "Briefing", "Method")


@pytest.fixture(scope="module")
def harmful(one_article_store, tmp_path_factory):
    """The address of a dashboard on the one article whose text means harm."""
    folder = tmp_path_factory.mktemp("harmful")
    process, address = serve(one_article_store, folder / "nothing", folder / "log.txt")
    yield address
    stop(process)


def every_page(page: Page) -> Iterator[str]:
    """Yield the page that was opened, then go through the navigation; what is set stays set."""
    yield "Overview"
    for title in PAGES:
        page.get_by_role("link", name=title).first.click()
        page.wait_for_url(f"**/{title.lower()}*")
        settle(page)
        yield title


def fits_a_phone(page: Page) -> bool:
    """Return whether nothing is wider than a phone once the page has folded; make the window wide again."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("document.scrollingElement.scrollWidth <= window.innerWidth + 1")
    page.set_viewport_size({"width": 1440, "height": 900})
    return True


def ran_nothing(page: Page) -> bool:
    """Return whether nothing of the text became part of the page."""
    return page.locator("script", has_text="alert").count() == 0 and page.locator("img[src=x]").count() == 0


def test_without_a_corpus_every_page_says_what_to_do(visit, tmp_path):
    (tmp_path / "articles").mkdir()
    process, address = serve(tmp_path / "store", tmp_path / "articles", tmp_path / "log.txt")
    try:
        visitor = visit()
        page = visitor.open(address)
        for _ in every_page(page):
            expect(page.get_by_role("alert")).to_contain_text("is empty. Put articles there", timeout=LONGEST)
        assert fits_a_phone(page)
        assert visitor.mended_errors == []
    finally:
        stop(process)


def test_with_one_article_every_page_shows_text_that_means_harm_as_it_is(harmful, visit):
    visitor = visit()
    page = visitor.open(harmful)
    for title in every_page(page):
        expect(page.locator(".st-key-filters_set")).to_contain_text("2 paragraphs", timeout=LONGEST)
        if title in WITH_PASSAGES:
            expect(page.locator(".bl-text").first).to_have_text(HOSTILE_TEXT, timeout=LONGEST)
            expect(page.locator("[data-testid=stPageLink] a", has_text="alert").first).to_have_text(HOSTILE_TITLE)
        if title == "Relations":  # on the briefing stands what is pinned here
            for action in ("Copy citation", "Pin to briefing"):
                page.locator("[class*=st-key-passage_menu_] button").first.click()
                page.get_by_role("menuitem", name=action).click()
                settle(page)
        if title == "Search":
            page.locator(".st-key-q input").fill("praised")
            page.keyboard.press("Enter")
            expect(page.locator(".bl-text")).to_have_text(HOSTILE_TEXT, timeout=LONGEST)
        if title == "Articles":  # the reader
            page.goto(f"{harmful}/articles?read={article_id('hostile')}")
            expect(page.locator("h1")).to_have_text(HOSTILE_TITLE, timeout=LONGEST)
            expect(page.locator(".bl-body p").last).to_have_text(f"{LONG_NAME} met Kenya.", timeout=LONGEST)
        if title == "Briefing":
            expect(page.locator(".bl-briefing blockquote p")).to_have_text(HOSTILE_TEXT, timeout=LONGEST)
        assert ran_nothing(page)
        assert fits_a_phone(page)
    assert page.locator("[data-testid=stException]").count() == 0
    assert visitor.mended_errors == []


def test_filtered_to_nothing_every_page_says_so_and_how_to_get_out(harmful, visit):
    visitor = visit()
    page = visitor.open(f"{harmful}/?words=no+such+words")
    for _ in every_page(page):
        expect(page.locator(".st-key-filters_set")).to_contain_text("0 of 2 paragraphs", timeout=LONGEST)
        expect(page.get_by_role("button", name="Reset")).to_be_visible()
        assert page.locator("[data-testid=stException]").count() == 0
    assert fits_a_phone(page)
    assert visitor.mended_errors == []
