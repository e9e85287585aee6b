"""A copied link shows a colleague the same view: views of every page, reached by clicks, opened in a fresh browser."""

import json
import time
from urllib.parse import parse_qsl, urlsplit

import pytest
from conftest import choose, settle
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LONGEST = 30_000  # milliseconds that a page may take to be drawn on a busy machine

# What an analyst sees of a view: headings, chips, choices, numbers, passages, labels of charts, marks of maps, tables.
SEEN = """() => {
  const shown = (selector, said) => [...document.querySelectorAll(selector)]
    .filter(e => e.checkVisibility()).map(said || (e => e.textContent.trim()));
  const main = '[data-testid=stMain] ';
  const unfinished = shown('[data-testid=stSkeleton]').length
    + shown('[data-testid=stPlotlyChart]', e => e.querySelector('.main-svg')).filter(drawn => !drawn).length;
  return unfinished ? null : {
    title: document.title,
    headings: shown(main + ':is(h1, h2, h3, .bl-count, .bl-note)'),
    chips: shown('[class*=st-key-drop_] button p'),
    set: shown('.st-key-filters_set'),
    chosen: shown(main + '[aria-checked=true]').concat(shown(main + '[aria-current=page]')),
    turned: shown(main + 'input[type=checkbox]:checked', e => e.closest('label').textContent.trim()),
    typed: shown(main + 'input:not([type=checkbox])', e => e.value),
    passages: shown('.bl-text', e => e.innerHTML),
    charts: shown('.js-plotly-plot svg text'),
    maps: shown('g.arc, g.node', e => e.getAttribute('aria-label')).sort(),
    tables: shown('[data-testid=stDataFrame]', e => Math.round(e.getBoundingClientRect().height)),
  };
}"""


def tab(name):
    """Choose an option of a switch."""
    return lambda page: page.get_by_role("radio", name=name, exact=True).first.click()


def option(field, typed):
    """Choose an option of a filter."""
    return lambda page: choose(page, field, typed)


def words(typed):
    """Type words into the filter bar."""

    def fill(page):
        page.get_by_placeholder("Words").fill(typed)
        page.keyboard.press("Enter")

    return fill


def button(selector):
    return lambda page: page.locator(selector).first.click()


def arc(pick):
    """Open an arc or a country of the map by keyboard."""

    def press(page):
        page.locator(f"[data-id='{pick}']").focus()
        page.keyboard.press("Enter")

    return press


def bar(chart):
    """Click on the first bar, cell or point of a chart that has a number in it."""

    def click(page):
        texts = page.locator(f".st-key-{chart}_chart :is(.bars, .scatterlayer) text")
        expect(texts.first).to_be_visible()
        box = texts.first.bounding_box()
        page.mouse.click(box["x"] - 4, box["y"] + box["height"] / 2)

    return click


# name: (where the analyst starts, what is done there, what the link must carry)
VIEWS = {
    "overview, filtered": ("?theme=border_military", [option("Country", "China")], "country"),
    "acts between two countries": (
        "relations?country=AFG&country=TJK",
        [option("How the countries go together", "Between")],
        "match",
    ),
    "all of the countries, undated left out": (
        "themes?country=RUS&country=CHN&match=all&unit=stories",
        [bar("by_country")],
        "match",
    ),
    "kinds and status of acts": (
        "relations?class=material+conflict&status=actual&status=planned&view=Acts",
        [],
        "status",
    ),
    "dates": ("timeline?dates=2021-09-01&dates=2024-12-31&undated=false", [tab("By theme")], "timeline"),
    "counted by paragraphs": ("actors?unit=paragraphs", [words("border")], "words"),
    "an article and a story": ("articles?article={article}&story={story}", [], "story"),
    "an actor's bar": ("actors?country=TJK", [bar("actors")], "pick"),
    "actors named together": ("actors?pick=actors-together:{actor}-{other}", [tab("Together")], "actors_view"),
    "types and countries": ("actors?pick=actor-type:PERSON", [tab("Types and countries")], "actors_view"),
    "an actor's page": ("actors?actor={actor}", [tab("Quotations")], "list"),
    "two actors side by side": ("actors?actor={actor}&actor={other}", [], "actor"),
    "an arc": ("relations", [arc("pair:AFG-TJK:-")], "pick"),
    "named together": ("relations", [tab("Named together")], "layer"),
    "ties of a country, as a table": ("relations?view=Ties&pick=country:CHN", [tab("Table")], "ties_as"),
    "a pair's page": ("relations?pick=pair:AFG-TJK", [button(".st-key-open_pair button")], "pair"),
    "a pair's page, one direction": ("relations?pair=AFG-RUS&pick=acts:RUS>AFG:%2B", [], "pair"),
    "a lane of the timeline": ("timeline?pick=when-country:TJK:2025-11-26:event:-", [tab("Acts in order")], "timeline"),
    "themes together": ("themes?pick=themes-together:border_military:drugs_crime", [tab("Together")], "themes_view"),
    "speakers by country": ("quotations?pick=said-about:{actor}", [tab("Speakers by country")], "quotations"),
    "a page of search, by date": ("search?q=Taliban&page=2", [tab("By date")], "order"),
    "a search's result": ("search?q=border+NEAR/5+attack", [button("[class*=st-key-result_] button")], "pick"),
}


@pytest.fixture(scope="module")
def analyst(browser):
    """A tab of one who copies links."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(LONGEST)
    yield page
    context.close()


def seen(page) -> dict[str, object]:
    """What is seen of a view once it is at rest."""
    settle(page)
    deadline = time.monotonic() + LONGEST / 1000
    before = None
    while time.monotonic() < deadline:
        now = page.evaluate(SEEN)
        if now and now == before:
            return now
        before = now
        page.wait_for_timeout(150)
    raise AssertionError(f"the page does not come to rest: {json.dumps(before)[:2000]}")


def copied_link(page) -> str:
    """What the page's own button copies."""
    page.locator(".st-key-copy_link").get_by_role("button").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("view", VIEWS)
def test_a_copied_link_shows_the_same_in_a_fresh_browser(dashboard, analyst, visit, sample_ids, view):
    start, steps, carried = VIEWS[view]
    analyst.goto(f"{dashboard}/{start.format(**sample_ids)}")
    settle(analyst)
    for step in steps:
        expect(analyst.locator("[data-testid=stSkeleton]:visible")).to_have_count(0, timeout=LONGEST)
        step(analyst)
    own = seen(analyst)
    link = copied_link(analyst)
    assert carried in dict(parse_qsl(urlsplit(link).query)), link
    colleague = visit()
    shown = seen(colleague.open(link))
    assert {part: shown[part] for part in shown} == own
    assert own["headings"]
    assert colleague.mended_errors == []
