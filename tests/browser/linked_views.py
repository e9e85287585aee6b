"""Views of every page that a link must restore: how an analyst comes to each by clicks, and what is seen of it."""

import json
import time
from collections.abc import Callable
from typing import NamedTuple

from at_rest import choose, settle
from playwright.sync_api import Page, expect

LONGEST = 90_000  # milliseconds that a page may take to be drawn on a busy machine

# What an analyst sees of a view: headings, chips, choices, numbers, passages, labels of charts, marks of maps, tables.
_SEEN = """() => {
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

Step = Callable[[Page], None]


class View(NamedTuple):
    """A view: where the analyst starts, what is done there, and what the link must carry for it."""

    start: str
    steps: tuple[Step, ...]
    carried: str


def tab(name: str) -> Step:
    """Choose an option of a switch."""
    return lambda page: page.get_by_role("radio", name=name, exact=True).first.click()


def option(field: str, typed: str) -> Step:
    """Choose an option of a filter."""
    return lambda page: choose(page, field, typed)


def words(typed: str) -> Step:
    """Type words into the filter bar."""

    def fill(page: Page) -> None:
        page.get_by_placeholder("Words").fill(typed)
        page.keyboard.press("Enter")

    return fill


def button(selector: str) -> Step:
    """Press a button."""
    return lambda page: page.locator(selector).first.click()


def layer(name: str) -> Step:
    """Turn a layer of marks of the reader on or off."""
    return lambda page: page.get_by_role("button", name=name, exact=True).first.click()


def arc(pick: str) -> Step:
    """Open an arc or a country of the map by keyboard."""

    def press(page: Page) -> None:
        page.locator(f"[data-id='{pick}']").focus()
        page.keyboard.press("Enter")

    return press


def bar(chart: str) -> Step:
    """Click on the first bar, cell or point of a chart that has a number in it."""

    def click(page: Page) -> None:
        texts = page.locator(f".st-key-{chart}_chart :is(.bars, .scatterlayer) text")
        expect(texts.first).to_be_visible()
        box = texts.first.bounding_box()
        page.mouse.click(box["x"] - 4, box["y"] + box["height"] / 2)

    return click


def row(table: str) -> Step:
    """Choose the first row of a table."""

    def click(page: Page) -> None:
        box = page.locator(f".st-key-{table} canvas").first.bounding_box()
        page.mouse.click(box["x"] + 15, box["y"] + 48)

    return click


VIEWS: dict[str, View] = {
    "overview, filtered": View("?theme=border_military", (option("Country", "China"),), "country"),
    "acts between two countries": View(
        "relations?country=AFG&country=TJK", (option("How the countries go together", "Between"),), "match"
    ),
    "all of the countries, by stories": View(
        "themes?country=RUS&country=CHN&match=all&unit=stories", (bar("by_country"),), "match"
    ),
    "publisher and notes on the text": View("articles?publisher=AsiaNews&flag=unflagged", (), "flag"),
    "kinds and status of acts": View(
        "relations?class=material+conflict&status=actual&status=planned&view=Acts", (), "status"
    ),
    "dates": View("timeline?dates=2021-09-01&dates=2024-12-31&undated=false", (tab("By theme"),), "timeline"),
    "counted by paragraphs": View("actors?unit=paragraphs", (words("border"),), "words"),
    "an article and a story": View("articles?article={article}&story={story}", (), "story"),
    "an actor's bar": View("actors?country=TJK", (bar("actors"),), "pick"),
    "a row of the table of actors": View("actors?actors_as=Table", (row("actors_table"),), "pick"),
    "actors named together": View("actors?pick=actors-together:{actor}-{other}", (tab("Together"),), "actors_view"),
    "types and countries": View("actors?pick=actor-type:PERSON", (tab("Types and countries"),), "actors_view"),
    "an actor's page": View("actors?actor={actor}", (tab("Quotations"),), "list"),
    "two actors side by side": View("actors?actor={actor}&actor={other}", (), "actor"),
    "an arc": View("relations", (arc("pair:AFG-TJK:-"),), "pick"),
    "named together": View("relations", (tab("Named together"),), "layer"),
    "a cell of the matrix": View("relations?view=Matrix&status=actual&status=planned", (bar("matrix"),), "pick"),
    "ties of a country, as a table": View("relations?view=Ties&pick=country:CHN", (tab("Table"),), "ties_as"),
    "a pair's page": View("relations?pick=pair:AFG-TJK", (button(".st-key-open_pair button"),), "pair"),
    "a pair's page, one direction": View("relations?pair=AFG-RUS&pick=acts:RUS>AFG:%2B", (), "pair"),
    "a lane of the timeline": View(
        "timeline?pick=when-country:TJK:2025-11-26:event:-", (tab("Acts in order"),), "timeline"
    ),
    "themes together": View(
        "themes?pick=themes-together:border_military:drugs_crime", (tab("Together"),), "themes_view"
    ),
    "a speaker": View("quotations", (bar("speakers"),), "pick"),
    "speakers by country": View("quotations?pick=said-about:{actor}", (tab("Speakers by country"),), "quotations"),
    "a page of search, by date": View("search?q=Taliban&page=2", (tab("By date"),), "order"),
    "a search's result": View("search?q=border+NEAR/5+attack", (button("[class*=st-key-result_] button"),), "pick"),
    "a similar passage": View("search?q=drugs", (button("[class*=st-key-like_] button"),), "pick"),
    "a paragraph in the reader": View("articles?read={article}&pick=paragraph:{paragraph}", (), "read"),
    "layers of the reader": View("articles?read={article}&dropped=true&original=true", (layer("Themes"),), "marks"),
    "sample of the scores": View("method", (tab("How good"),), "method"),
    "words of a filter searched instead": View(
        "quotations?country=TJK&words=border+attacks", (button(".st-key-search_quotations button"),), "q"
    ),
    "briefing, filters kept": View("briefing?country=CHN&words=border", (), "country"),
}


def reach(page: Page, view: View, address: str) -> None:
    """Open the start of a view (its ids filled in) and do its steps."""
    page.goto(address)
    settle(page)
    for step in view.steps:
        expect(page.locator("[data-testid=stSkeleton]:visible")).to_have_count(0, timeout=LONGEST)
        step(page)


def seen(page: Page) -> dict[str, object]:
    """Return what is seen of a view once it is at rest."""
    settle(page)
    deadline = time.monotonic() + LONGEST / 1000
    before = None
    while time.monotonic() < deadline:
        now: dict[str, object] | None = page.evaluate(_SEEN)
        if now and now == before:
            return now
        before = now
        page.wait_for_timeout(150)
    raise AssertionError(f"the page does not come to rest: {json.dumps(before)[:2000]}")


def copied_link(page: Page) -> str:
    """Return what the page's own button copies."""
    page.locator(".st-key-copy_link").get_by_role("button").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    link: str = page.evaluate("navigator.clipboard.readText()")
    return link
