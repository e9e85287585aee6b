"""Take the picture of the README from a dashboard that runs on the sample corpus.

    make run                        # in another window
    python docs/make_picture.py     # writes docs/pictures/relations.png

It shows the first screen of the Relations page with one arc clicked, in light, in a browser of 1440 by 900 pixels.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests" / "browser"))
from at_rest import settle, watch  # noqa: E402 - of the browser tests, as is the next
from chromium import find_chromium  # noqa: E402

PICTURE = ROOT / "docs" / "pictures" / "relations.png"
SHOWN = "relations?pick=pair:AFG-TJK:-"


def take(dashboard: str) -> None:
    """Open the page of a running dashboard and save what is seen of it."""
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
        watch(context)
        page = context.new_page()
        page.goto(f"{dashboard}/{SHOWN}")
        settle(page)
        page.locator("g.arc.selected").first.wait_for()
        page.wait_for_timeout(1000)  # arcs and names have faded in
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8501")
