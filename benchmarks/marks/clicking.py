"""One click on one mark: what it opened, compared with what the mark said."""

from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from browsing import Heading, heading, open_page, rest
from playwright.sync_api import Error, Page
from playwright.sync_api import TimeoutError as Slow

from marks.buttons import buttons
from marks.drawn import drawn
from marks.mark import Mark
from marks.plotted import plotted
from marks.rows import rows
from marks.views import View

PANEL = ".st-key-passages_picked"
SHOWN = 20  # passages on a page of the panel
_OPENS = 15_000  # milliseconds that a click may take to reach the address
_STILL = 100  # milliseconds without a change once the address has the pick and the server is done
_PICK = "new URLSearchParams(location.search).get('pick')"

RIGHT, WRONG, OUT_OF_REACH = "right", "wrong", "out of reach"


class Tried(NamedTuple):
    """What became of one mark."""

    view: str
    mark: Mark
    verdict: str
    why: str = ""


class Done(NamedTuple):
    """What need not be tried again: marks of a chart that stands on several views, and panels read to their end."""

    marks: set[tuple[str, str]]
    passages: dict[str, int]


def marks_of(page: Page, unit: str) -> list[Mark]:
    """Return all marks of the page that is open."""
    return [*plotted(page, unit), *drawn(page, unit), *buttons(page), *rows(page, unit)]


def spread(marks: list[Mark], most: int | None) -> list[Mark]:
    """Return at most so many marks of each chart and table, evenly spread, its first and last among them."""
    if most is None:
        return marks
    kept: list[Mark] = []
    for among in dict.fromkeys(mark.among for mark in marks):
        group = [mark for mark in marks if mark.among == among]
        number = min(most, len(group))
        kept += [group[round(place * (len(group) - 1) / max(number - 1, 1))] for place in range(number)]
    return kept


def pick_of(page: Page) -> str | None:
    """Return the pick that the address has."""
    return parse_qs(urlsplit(page.url).query).get("pick", [None])[0]


def try_all(
    page: Page, address: str, view: tuple[str, View], unit: str, done: Done, most: int | None = None
) -> Iterator[Tried]:
    """Click every mark of a view in turn and yield what became of each; what was done on another view is left out."""
    name, (_, leaves) = view
    try:
        open_page(page, address)
    except Slow:  # a busy machine: once more
        open_page(page, address)
    fresh = [mark for mark in marks_of(page, unit) if (mark.kind, mark.name) not in done.marks]
    done.marks.update((mark.kind, mark.name) for mark in fresh)
    for mark in spread(fresh, most):
        try:
            verdict, why = _try(page, mark, unit, done.passages)
        except (ValueError, Error) as error:
            verdict, why = WRONG, str(error).split("\n")[0]
        yield Tried(name, mark, verdict, why)
        if verdict == WRONG:
            open_page(page, address)
        elif leaves and verdict == RIGHT:
            _back(page)


def _try(page: Page, mark: Mark, unit: str, seen: dict[str, int]) -> tuple[str, str]:
    before = pick_of(page)
    if before is not None and (mark.begins or mark.pick == before):
        _close(page)  # a second click on what is picked lets it go
        before = None
    place = mark.place(page)
    if place is None:
        return OUT_OF_REACH, "the mouse finds no place that means it alone"
    said = mark.said(page)
    page.mouse.click(*place)
    if not _opened(page, before, mark.pick):
        return WRONG, f"opens {pick_of(page)}, not {mark.pick or 'its passages'}"
    rest(page, _STILL)
    found = heading(page)
    faults = [said.fault(found, unit), _passages(page, found, seen), _named(page, mark)]
    return (WRONG, "; ".join(fault for fault in faults if fault)) if any(faults) else (RIGHT, "")


def _back(page: Page) -> None:
    """Go back as far as the view with nothing picked; Streamlit notes the pick and the change of page one by one."""
    for _ in range(2):
        if pick_of(page) is not None:
            page.go_back()
            rest(page)


def _close(page: Page) -> None:
    page.locator(".st-key-close_passages button").click()
    page.wait_for_function(f"{_PICK} === null")
    rest(page)


def _opened(page: Page, before: str | None, pick: str | None) -> bool:
    """Wait until the address has the pick, or, where that is not known, another than before."""
    wanted = f"p => {_PICK} === p" if pick else f"p => {_PICK} !== p"
    try:
        page.wait_for_function(wanted, arg=pick or before, timeout=_OPENS)
    except Slow:
        return False
    return True


def _passages(page: Page, found: Heading, seen: dict[str, int]) -> str:
    """Return how the passages shown differ from the number over them; nothing where they do not."""
    shown = _count(page)
    if shown != min(SHOWN, found.paragraphs):
        return f"{shown} passages shown of {found.paragraphs}"
    pick = pick_of(page) or ""
    if found.paragraphs > SHOWN and pick not in seen:
        seen[pick] = sum(_pages(page, -(-found.paragraphs // SHOWN), _count))
        if seen[pick] != found.paragraphs:
            return f"{seen[pick]} passages on all pages of the panel, {found.paragraphs} counted"
    return ""


def _pages(page: Page, number: int, read: Callable[[Page], int]) -> Iterator[int]:
    """Yield what is read on each page of the panel, and go back to the first."""
    yield read(page)
    for wanted in [*range(2, number + 1), 1]:
        page.locator(PANEL).get_by_role("button", name=f"Page {wanted}", exact=True).click()
        rest(page)
        if wanted > 1:
            yield read(page)


def _count(page: Page) -> int:
    return page.locator(f"{PANEL} p.bl-text").count()


def _named(page: Page, mark: Mark) -> str:
    """Return that no passage has the words of the mark, nothing where one has or none are known."""
    words = [" ".join(text.split()) for text in mark.words()]
    if not words:
        return ""
    panel = " ".join(page.locator(PANEL).inner_text().split()).casefold()
    return "" if any(text.rstrip("…").casefold() in panel for text in words) else f"the panel has nothing of {words}"
