"""How long one filter change takes until the page is finished in the browser, for every page.

    python benchmarks/filter_change.py --store DIR [--changes 6] [--pages actors search?q=border]

Starts the dashboard on 127.0.0.1 (--url names one that runs already), opens every page in Chromium (1440 x 900, as
`make chromium` finds it), sets the filter of the country that is mentioned most by its field, and takes it away by its
chip, in turn. A change begins with the click. It is finished with the last change of the page before that has been at
rest for half a second, the server having said that it is done. Prints milliseconds, median and slowest, of each page,
then the median of all pages' medians and the slowest page.
"""

import argparse
import re
import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dashboard import start

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))

from chromium import find_chromium  # type: ignore[import-not-found]

PAGES = (
    "",
    "actors",
    "relations",
    "relations?view=Matrix",
    "timeline",
    "themes",
    "quotations",
    "search?q=the",
    "articles",
    "method",
)
LONGEST = 60_000  # milliseconds
WATCH = """
window.changed = performance.now(); window.begun = performance.now();
new MutationObserver(() => { window.changed = performance.now(); })
  .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
const begins = () => { window.begun = performance.now(); };
addEventListener("click", begins, true);
"""
AT_REST = """
() => document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')
  && performance.now() - window.changed > 500"""
COUNTED = re.compile(r"\([\d,]+\)$")  # a country with its number; the first option of the field is all of them
TAKEN = "() => window.changed - window.begun"


def rest(page: Page) -> float:
    """Wait until the page is at rest; return the milliseconds that the last change took."""
    page.wait_for_function(AT_REST, timeout=LONGEST)
    return float(page.evaluate(TAKEN))


def changes(page: Page, number: int) -> list[float]:
    """Set the filter of a country and take it away in turn, so many times; return the milliseconds of each change."""
    taken = []
    for _ in range(number // 2):
        page.get_by_role("combobox", name="Country", exact=True).click()
        rest(page)
        page.get_by_role("option", name=COUNTED).first.click()
        page.locator("[class*=st-key-drop_country]").first.wait_for(timeout=LONGEST)
        taken.append(rest(page))
        page.keyboard.press("Escape")
        page.get_by_role("listbox").wait_for(state="hidden")  # it covers the chips
        rest(page)
        page.locator("[class*=st-key-drop_country] button").first.click()
        page.locator("[class*=st-key-drop_country]").first.wait_for(state="detached", timeout=LONGEST)
        taken.append(rest(page))
    return taken


def measure(url: str, pages: list[str], number: int) -> dict[str, list[float]]:
    """Return the milliseconds of the changes of every page; the first two, which fill the caches, are left out."""
    times = {}
    chromium = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for address in pages:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.add_init_script(WATCH)
            page.set_default_timeout(LONGEST)
            page.goto(f"{url}/{address}")
            page.get_by_role("combobox", name="Country", exact=True).wait_for()
            rest(page)
            times[address] = changes(page, number + 2)[2:]
            page.close()
        browser.close()
    return times


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--store", type=Path, default=Path("store"))
    arguments.add_argument("--url", help="of a dashboard that runs already")
    arguments.add_argument("--changes", type=int, default=6)
    arguments.add_argument("--pages", nargs="*", default=list(PAGES))
    chosen = arguments.parse_args()
    process, port = (None, 0) if chosen.url else start(chosen.store)
    try:
        times = measure(chosen.url or f"http://127.0.0.1:{port}", chosen.pages, chosen.changes)
    finally:
        if process:
            process.terminate()
            process.wait(timeout=10)
    for page, taken in times.items():
        print(f"{page or 'overview':24s} median {statistics.median(taken):6.0f} ms   slowest {max(taken):6.0f} ms")
    medians = [statistics.median(taken) for taken in times.values()]
    print(f"{'median page':24s} {statistics.median(medians):13.0f} ms   slowest page {max(medians):6.0f} ms")


if __name__ == "__main__":
    main()
