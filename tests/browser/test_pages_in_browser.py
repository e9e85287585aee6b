"""What only a real browser shows: pages drawn without errors or requests elsewhere, on a desk and on a phone."""

import pytest

PAGES = {
    "": "Relations between countries",
    "actors": "Taliban",
    "relations": "acts between",
    "timeline": "acts between countries",
    "themes": "Terrorism and security",
    "quotations": "Sergei Lavrov",
    "search": "Try one of these",
    "articles": "Situation along Afghan-Tajik border",
    "briefing": "Nothing is pinned yet",
    "method": "001_2e45740d88c12aae.txt",
}

pytestmark = pytest.mark.browser


def no_sideways_scroll(page) -> bool:
    return page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth + 1")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, True)], ids=["desk-light", "phone-dark"])
def test_page_draws_without_errors_and_asks_no_other_host(dashboard, visit, path, width, dark):
    visitor = visit(width=width, dark=dark)
    page = visitor.open(f"{dashboard}/{path}")
    page.get_by_role("main").or_(page.locator("[data-testid=stMain]")).first.wait_for()
    page.locator("[data-testid=stMain]").get_by_text("paragraph").first.wait_for(state="attached")
    assert page.locator("[data-testid=stException]").count() == 0
    assert visitor.mended_errors == []
    assert visitor.foreign == []
    assert no_sideways_scroll(page)
