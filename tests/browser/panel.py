"""What the panel of passages says and shows after a click on a mark."""

import re

from at_rest import settle
from playwright.sync_api import Locator, Page

PICKED = ".st-key-passages_picked"
_HEADING = re.compile(r"^([\d,]+) \w+ in ([\d,]+) paragraphs? of ([\d,]+) articles?$")
_SHOWN = 20  # passages on a page of the panel


def panel_counts(page: Page) -> tuple[int, int, int]:
    """Return the three numbers of the panel's heading: hits, paragraphs, articles."""
    text = page.locator(f"{PICKED} .bl-count").first.inner_text()
    found = _HEADING.match(text)
    assert found, text
    first, second, third = (int(n.replace(",", "")) for n in found.groups())
    return first, second, third


def passages(page: Page) -> list[str]:
    """Return the texts that the panel shows."""
    return page.locator(f"{PICKED} p.bl-text").all_inner_texts()


def opened(page: Page, pick: str) -> int:
    """Return how many hits the panel counts once the address has the pick; it shows as many passages as it says."""
    page.wait_for_url(lambda url: f"pick={pick}" in _read(url))
    settle(page)
    hits, paragraphs, _ = panel_counts(page)
    assert len(passages(page)) == min(_SHOWN, paragraphs)
    assert page.locator(f"{PICKED} p.bl-text mark").count() > 0
    return hits


def click_middle(page: Page, mark: Locator) -> None:
    """Click on the middle of a mark, brought into sight."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def _read(url: str) -> str:
    for written, meant in (("%3A", ":"), ("%3E", ">"), ("%2B", "+")):
        url = url.replace(written, meant)
    return url
