"""Waiting until a page has answered, and choosing in the filter bar."""

from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import TimeoutError as Slow

QUIET = 250  # milliseconds without a change, after the last click or key, that mean rest
_MOST = 4_000  # milliseconds to wait for a page that keeps moving though the server is done
_WATCH = """
window.moved = performance.now();
const moves = () => { window.moved = performance.now(); };
new MutationObserver(moves).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
for (const act of ["pointerdown", "pointerup", "click", "keydown", "popstate"]) addEventListener(act, moves, true);
"""
_DONE = "[data-testid=stApp][data-test-script-state=notRunning]"
_WAITING = "[data-testid=stMain] [data-testid=stSkeleton]"  # a grey box, where a script is still being fetched
# before its first run a session is not running either: then nothing is drawn yet
_STILL = f"""quiet => document.querySelector("{_DONE} [data-testid=stMain] [data-testid=stElementContainer]")
  && !document.querySelector("{_WAITING}")
  && performance.now() - (window.moved ?? 0) > quiet"""


def watch(context: BrowserContext) -> None:
    """Let the pages of a context note when they change, for `settle`."""
    context.add_init_script(_WATCH)


def settle(page: Page) -> None:
    """Wait until Streamlit has finished its run and drawn it."""
    page.locator("[data-testid=stMain] [data-testid=stElementContainer]").first.wait_for(state="attached")
    try:
        page.wait_for_function(_STILL, arg=QUIET, timeout=_MOST)
    except Slow:
        expect(page.locator(_WAITING)).to_have_count(0)
        page.locator(_DONE).wait_for()
        page.wait_for_timeout(QUIET)
        page.locator(_DONE).wait_for()


def choose(page: Page, field: str, typed: str) -> None:
    """Choose an option of a filter by typing the start of its name."""
    page.get_by_role("combobox", name=field, exact=True).click()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    settle(page)
