"""axe finds nothing serious on any page, light and dark, on a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LONGEST = 30_000  # milliseconds that a page may take to be drawn on a busy machine

PAGES = {
    "overview": "",
    "actors": "actors",
    "an actor of the panel": "relations?pick=country:CHN&view=Matrix",
    "map": "relations",
    "filtered": "relations?country=RUS&theme=refugees_migration&view=Acts&words=the",
    "a pair": "relations?pair=AFG-TJK",
    "network of acts": "relations?view=Network&network_of=Actors",
    "ties": "relations?view=Ties",
    "actors named together": "actors?actors_view=Together",
    "actors over time": "actors?actors_view=Over+time",
    "themes": "themes",
    "timeline": "timeline",
    "quotations": "quotations",
    "articles": "articles",
    "briefing": "briefing",
    "method": "method",
    "corrections": "method?method=Corrections",
    "nothing matches": "actors?country=KAZ&words=no+such+words",
}
# Streamlit's own: the toolbar of a chart and of a table, the canvas of a table with its hidden grid
CHROME = [[".modebar-container"], ["[data-testid=stElementToolbar]"], ["[data-testid=stDataFrame]"]]


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
def test_no_serious_violation(dashboard, visit, path, width, dark):
    page = visit(width=width, dark=dark).open(f"{dashboard}/{path}")
    expect(page.locator("h1").first).to_be_attached(timeout=LONGEST)
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=LONGEST)
    assert grave(page) == []
