"""How long one filter change takes until the page is finished in the browser, for every page.

    python benchmarks/filter_change.py --store DIR [--changes 6] [--fresh] [--pages actors search?q=border]

Starts the dashboard on 127.0.0.1 (--url names one that runs already), opens every page in Chromium (1440 x 900, as
`make chromium` finds it), sets the filter of the country that is mentioned most by its field, and takes it away by its
chip, in turn. A change begins with the click. It is finished with the last change of the page before that has been at
rest for half a second, the server having said that it is done. Prints milliseconds, median and slowest, of each page,
beside them the processor time (Linux) of the server and of the browser's pages, which tell of a change where other work
keeps the machine busy; then the median of all pages' medians and the slowest page.

With --fresh another country is chosen each time, so that no answer is at hand, and only the choices are counted.
"""

import argparse
import re
import statistics
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import processor_time
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


class Change(NamedTuple):
    """What one change took, in milliseconds: on the clock, of the server's processor time, of the browser's."""

    clock: float
    server: float
    browser: float


@dataclass
class Watch:
    """Times changes of a page that a server of this process id answers; its processor time is 0 where that is 0."""

    page: Page
    server: int
    pids: list[int] = field(default_factory=list)
    before: tuple[float, float] = (0.0, 0.0)

    def begin(self) -> None:
        """Note what both have taken until now."""
        self.pids = processor_time.renderers()
        self.before = self._taken()

    def end(self) -> Change:
        """Wait until the page is at rest; return what was taken since the beginning."""
        clock = rest(self.page)
        server, browser = self._taken()
        return Change(clock, server - self.before[0], browser - self.before[1])

    def _taken(self) -> tuple[float, float]:
        server = processor_time.taken(self.server) if self.server else 0.0
        return server, sum(map(processor_time.taken, self.pids))


def changes(page: Page, number: int, server: int, *, fresh: bool) -> list[Change]:
    """Choose a country and take it away in turn; return so many changes, behind two that fill the caches."""
    watch, found = Watch(page, server), []
    for place in range(number + 1 if fresh else number // 2 + 1):
        page.get_by_role("combobox", name="Country", exact=True).click()
        rest(page)
        watch.begin()
        page.get_by_role("option", name=COUNTED).nth(place if fresh else 0).click()
        page.locator("[class*=st-key-drop_country]").first.wait_for(timeout=LONGEST)
        found.append(watch.end())
        page.keyboard.press("Escape")
        page.get_by_role("listbox").wait_for(state="hidden")  # it covers the chips
        rest(page)
        watch.begin()
        page.locator("[class*=st-key-drop_country] button").first.click()
        page.locator("[class*=st-key-drop_country]").first.wait_for(state="detached", timeout=LONGEST)
        taken_away = watch.end()
        found += [] if fresh else [taken_away]
    return found[1 if fresh else 2 :]


def measure(url: str, chosen: argparse.Namespace, server: int) -> dict[str, list[Change]]:
    """Return the changes of every page."""
    times = {}
    chromium = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for address in chosen.pages:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.add_init_script(WATCH)
            page.set_default_timeout(LONGEST)
            page.goto(f"{url}/{address}")
            page.get_by_role("combobox", name="Country", exact=True).wait_for()
            rest(page)
            times[address] = changes(page, chosen.changes, server, fresh=chosen.fresh)
            page.close()
        browser.close()
    return times


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--store", type=Path, default=Path("store"))
    arguments.add_argument("--url", help="of a dashboard that runs already")
    arguments.add_argument("--pid", type=int, default=0, help="its process id, for the processor time of the server")
    arguments.add_argument("--changes", type=int, default=6)
    arguments.add_argument("--fresh", action="store_true", help="another country each time: nothing is at hand")
    arguments.add_argument("--pages", nargs="*", default=list(PAGES))
    chosen = arguments.parse_args()
    process, port = (None, 0) if chosen.url else start(chosen.store)
    try:
        pid = process.pid if process else chosen.pid
        times = measure(chosen.url or f"http://127.0.0.1:{port}", chosen, pid)
    finally:
        if process:
            process.terminate()
            process.wait(timeout=10)
    report(times)


def report(times: dict[str, list[Change]]) -> None:
    """Print what every page took, and the median and the slowest page."""
    medians = {page: Change(*map(statistics.median, zip(*taken, strict=True))) for page, taken in times.items()}
    for page, middle in medians.items():
        slowest = max(change.clock for change in times[page])
        print(
            f"{page or 'overview':24s} median {middle.clock:6.0f} ms   slowest {slowest:6.0f} ms   "
            f"processor: server {middle.server:4.0f} ms, browser {middle.browser:4.0f} ms"
        )
    for name in Change._fields:
        values = [getattr(middle, name) for middle in medians.values()]
        print(f"{name:24s} median page {statistics.median(values):6.0f} ms   slowest page {max(values):6.0f} ms")


if __name__ == "__main__":
    main()
