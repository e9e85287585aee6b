"""What measurements in a browser share: the dashboard on a store, a Chromium, a page at rest, what the panel says."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard import start

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))

from chromium import find_chromium  # type: ignore[import-not-found]

LONGEST = 60_000  # milliseconds
QUIET = 200  # milliseconds without a change after which a page is at rest
WATCH = """
window.changed = performance.now();
new MutationObserver(() => { window.changed = performance.now(); })
  .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
"""
_AT_REST = """quiet => document.querySelector(
    '[data-testid=stApp][data-test-script-state=notRunning] [data-testid=stMain] [data-testid=stElementContainer]')
  && !document.querySelector('[data-testid=stSkeleton]')
  && [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(c => c.querySelector('.main-svg'))
  && performance.now() - window.changed > quiet"""
_HEADING = re.compile(r"^([\d,]+) (\w+) in ([\d,]+) paragraphs? of ([\d,]+) articles?(?:, ([\d,]+) stor(?:y|ies))?$")


class Heading(NamedTuple):
    """The numbers over the passages: hits and what they are called, paragraphs, articles, stories where they count."""

    hits: int
    noun: str
    paragraphs: int
    articles: int
    stories: int | None

    def of(self, unit: str) -> int | None:
        """Return the number in a unit of the filters."""
        return {"mentions": self.hits, "paragraphs": self.paragraphs, "articles": self.articles}.get(unit, self.stories)


def whole(text: str) -> int:
    """Return a number as the pages write it (1,204)."""
    return int(text.replace(",", ""))


def rest(page: Page, quiet: int = QUIET) -> None:
    """Wait until the server has finished, everything is drawn and nothing changes any more."""
    page.wait_for_function(_AT_REST, arg=quiet, timeout=LONGEST)


def open_page(page: Page, address: str) -> None:
    """Open an address and wait until it is at rest."""
    page.goto(address)
    rest(page)


def heading(page: Page, panel: str = ".st-key-passages_picked") -> Heading:
    """Return what the panel is headed."""
    text = page.locator(f"{panel} .bl-count").first.inner_text()
    found = _HEADING.match(text)
    if not found:
        raise ValueError(f"no heading of passages: {text!r}")
    hits, noun, paragraphs, articles, stories = found.groups()
    return Heading(whole(hits), noun, whole(paragraphs), whole(articles), whole(stories) if stories else None)


@contextmanager
def served(store: Path, url: str | None = None) -> Iterator[str]:
    """Serve the dashboard on a store, unless `url` names one that runs already; yield its address."""
    if url:
        yield url
        return
    process, port = start(store)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of the browser tests."""
    path = find_chromium()
    if path is None:
        raise SystemExit("no Chromium: run `make chromium`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield browser
        finally:
            browser.close()


def new_page(browser: Browser, width: int = 1440, height: int = 1100, *, dark: bool = False) -> Page:
    """Open a tab in a fresh browser context, watched for changes."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light")
    page = context.new_page()
    page.add_init_script(WATCH)
    page.set_default_timeout(LONGEST)
    return page
