"""A copied link shows a colleague the same view: one view of each sort; benchmarks/links.py tries all of them."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from at_rest import watch
from linked_views import LONGEST, VIEWS, copied_link, reach, seen

pytestmark = pytest.mark.browser

CHOSEN = (
    "overview, filtered",
    "a row of the table of actors",
    "two actors side by side",
    "an arc",
    "a pair's page",
    "dates",
    "a page of search, by date",
    "layers of the reader",
)


@pytest.fixture(scope="module")
def analyst(browser):
    """A tab of one who copies links."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    watch(context)
    page = context.new_page()
    page.set_default_timeout(LONGEST)
    yield page
    context.close()


@pytest.mark.parametrize("view", CHOSEN)
def test_a_copied_link_shows_the_same_in_a_fresh_browser(dashboard, analyst, visit, sample_ids, view):
    reach(analyst, VIEWS[view], f"{dashboard}/{VIEWS[view].start.format(**sample_ids)}")
    own = seen(analyst)
    link = copied_link(analyst)
    assert VIEWS[view].carried in dict(parse_qsl(urlsplit(link).query)), link
    colleague = visit(fresh=True)
    shown = seen(colleague.open(link))
    assert {part: shown[part] for part in shown} == own
    assert own["headings"]
    assert colleague.mended_errors == []
