"""Copied links of many views: does each show the same in a fresh browser?

    python benchmarks/links.py --store DIR [--views "an arc" "dates"]

Starts the dashboard on 127.0.0.1 (--url names one that runs already). For each view of tests/browser/linked_views.py an
analyst comes to it in Chromium by clicks and presses "Copy link"; what the clipboard holds is opened in a fresh browser
context. The link restores the view where both show the same: title, headings, chips, filters, switches, fields,
passages with their marks, texts of charts, marks of maps, tables. Prints each view that differs and the share that was
restored; ends with an error where one was not.
"""

import argparse
import sys
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from browsing import chromium, new_page, served
from built import build_of
from playwright.sync_api import Browser, Error, Page

from at_rest import watch  # type: ignore[import-not-found]  # isort: skip
from linked_views import VIEWS, copied_link, reach, seen  # type: ignore[import-not-found]  # isort: skip
from sample_views import ids_of  # type: ignore[import-not-found]  # isort: skip

from components.store.reading import open_tables


def analyst(browser: Browser) -> Page:
    """Open the tab of one who copies links."""
    page = new_page(browser, height=900)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    watch(page.context)
    return page


def differences(browser: Browser, page: Page, name: str, address: str) -> list[str]:
    """Return what a colleague does not see as the analyst does; nothing where the link restores the view."""
    reach(page, VIEWS[name], address)
    own = seen(page)
    link = copied_link(page)
    missing = [] if VIEWS[name].carried in dict(parse_qsl(urlsplit(link).query)) else [f"not in {link}"]
    colleague = new_page(browser, height=900)
    watch(colleague.context)
    colleague.goto(link)
    shown = seen(colleague)
    colleague.context.close()
    return missing + [f"{part}: {own[part]} became {shown[part]}"[:300] for part in own if own[part] != shown[part]]


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--store", type=Path, default=Path("store"))
    arguments.add_argument("--url", help="of a dashboard on that store which runs already")
    arguments.add_argument("--views", nargs="*", choices=VIEWS, default=list(VIEWS), metavar="VIEW")
    chosen = arguments.parse_args()
    tables = open_tables(build_of(chosen.store))
    ids = ids_of(tables)
    tables.close()
    restored = 0
    with served(chosen.store, chosen.url) as url, chromium() as browser:
        page = analyst(browser)
        for name in chosen.views:
            try:
                found = differences(browser, page, name, f"{url}/{VIEWS[name].start.format(**ids)}")
            except (AssertionError, Error) as error:
                found = [str(error)[:300]]
            restored += not found
            print(f"{name:38s} {'restored' if not found else '; '.join(found)}", flush=True)
    print(f"{restored} of {len(chosen.views)} links restore their view: {restored / len(chosen.views):.1%}")
    sys.exit(restored < len(chosen.views))


if __name__ == "__main__":
    main()
