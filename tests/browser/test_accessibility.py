"""axe finds nothing serious on any page, light and dark, on a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import settle
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LONGEST = 30_000  # milliseconds that a page may take to be drawn on a busy machine

PAGES = {
    "overview": "",
    "actors": "actors",
    "an actor of the panel": "relations?pick=country:CHN&view=Matrix",
    "an actor's page": "actors?actor={actor}",
    "two actors side by side": "actors?actor={actor}&actor={other}",
    "map": "relations",
    "filtered": "relations?country=RUS&theme=refugees_migration&view=Acts&words=the",
    "a pair": "relations?pair=AFG-TJK",
    "network of acts": "relations?view=Network&network_of=Actors",
    "ties": "relations?view=Ties",
    "actors named together": "actors?actors_view=Together",
    "actors over time": "actors?actors_view=Over+time",
    "themes": "themes",
    "definitions of themes": "themes?themes_view=Definitions+and+cues",
    "timeline": "timeline",
    "quotations": "quotations",
    "search": "search?q=border",
    "articles": "articles",
    "reader": "articles?read={article}&pick=paragraph:{paragraph}&original=true",
    "briefing": "briefing",
    "method": "method",
    "corrections": "method?method=Corrections",
    "nothing matches": "actors?country=KAZ&words=no+such+words",
}
# Streamlit's own: the toolbar of a chart and of a table, the canvas of a table with its hidden grid, the note that
# fades ("Pinned"), a dialog that Streamlit gives no name
CHROME = [
    [".modebar-container"],
    ["[data-testid=stElementToolbar]"],
    ["[data-testid=stDataFrame]"],
    ["[data-testid=stToast]"],
]


def grave(page) -> list[str]:
    """The serious and critical violations outside Streamlit's chrome: rule, element, what is wrong."""
    found = Axe().run(page, context={"exclude": CHROME}).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize(("width", "dark"), [(1440, False), (1440, True), (390, False)], ids=["light", "dark", "phone"])
def test_no_serious_violation(dashboard, visit, sample_ids, path, width, dark):
    page = visit(width=width, dark=dark).open(f"{dashboard}/{path.format(**sample_ids)}")
    expect(page.locator("h1").first).to_be_attached(timeout=LONGEST)
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=LONGEST)
    assert grave(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_serious_violation_in_the_dialogs_of_corrections(dashboard, visit, sample_ids, dark):
    page = visit(dark=dark).open(f"{dashboard}/actors?actor={sample_ids['actor']}")
    page.locator(".st-key-correct_actor button").click()
    expect(page.get_by_role("dialog").get_by_text("The same as")).to_be_visible(timeout=LONGEST)
    assert grave(page) == []
    page.keyboard.press("Escape")
    page.locator("[class*=st-key-passage_menu_] button").first.click()
    page.get_by_role("menuitem", name="Correct").click()
    expect(page.get_by_role("dialog")).to_be_visible(timeout=LONGEST)
    settle(page)
    assert grave(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_serious_violation_in_a_briefing_that_holds_something(dashboard, visit, dark):
    page = visit(dark=dark).open(f"{dashboard}/relations?pick=pair:AFG-TJK")
    page.locator("[class*=st-key-passage_menu_] button").first.click()
    page.get_by_role("menuitem", name="Pin to briefing").click()
    settle(page)
    page.get_by_role("link", name="Briefing · 1").first.click()
    expect(page.locator(".bl-pin")).to_have_count(1, timeout=LONGEST)
    settle(page)
    assert grave(page) == []
