"""Rows of tables: a row is chosen by its box at the left, as an analyst does, and says its numbers in its cells.

A table is drawn on a canvas; what it shows can be read in the rows that it keeps for screen readers, those in sight.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

from marks.mark import Said, whole

_HITS = ("Mentions", "Acts", "Quotations", "Cues")
_BESIDE = {"Paragraphs": "paragraphs", "Articles": "articles", "Stories": "stories"}
_SIGNS = ("Cooperation", "Conflict", "Neutral")
_WORDS = ("Sentence", "Words", "Headline", "Article", "Actor", "Country", "Theme", "Speaker", "Type", "Countries")
_TABLES = """() => [...document.querySelectorAll('[data-testid=stDataFrame]')]
  .filter(t => t.checkVisibility() && t.closest('[class*="st-key-"]'))
  .map(t => /st-key-(\\S+)/.exec(t.closest('[class*="st-key-"]').className)[1])"""
_CELLS = """canvas => [...canvas.querySelectorAll('[role=row]')].map(row => [Number(row.getAttribute('aria-rowindex')),
  [...row.querySelectorAll('[role=gridcell], [role=columnheader]')]
    .map(cell => [Number(cell.getAttribute('aria-colindex')), cell.textContent])])"""
_SHAPE = """t => { const c = t.querySelector('canvas'), s = t.querySelector('.dvn-scroller');
  return [c.clientHeight, s.scrollHeight, c.clientWidth, s.scrollWidth,
    Number(c.querySelector('table')?.getAttribute('aria-rowcount') ?? 0)] }"""
_HEAD = 35  # pixels of the line of headings at most; the rows share the rest evenly


@dataclass(slots=True)
class Row:
    """One row of a table: its number from 0, and its cells by heading."""

    table: str
    number: int
    cells: dict[str, str]
    unit: str
    pick: str | None = None
    kind: str = field(default="row")

    @property
    def name(self) -> str:
        """The table and the first cells that have a text."""
        return f"{self.table} {self.number}: {' | '.join([text for text in self.cells.values() if text][:3])[:90]}"

    @property
    def among(self) -> str:
        """The table."""
        return self.table

    @property
    def begins(self) -> bool:
        """Whether no row of this table can be what is picked already."""
        return self.number == 0

    def words(self) -> list[str]:
        """Return the texts of which the panel must show one."""
        texts = [text for heading in _WORDS if (text := self.cells.get(heading, "").strip())]
        return [text.replace(" – ", " and ") if "Countries" in self.cells else text for text in texts]

    def place(self, page: Page) -> tuple[float, float] | None:
        """Scroll the table to the row and return the place of its box."""
        table = _table(page, self.table)
        table.evaluate("t => t.scrollIntoView({ block: 'center' })")
        head, height, rows = _heights(page, table)
        if self.number >= rows:
            return None
        top = head + self.number * height
        shown = table.evaluate(
            """(t, [top, height, head]) => { const s = t.querySelector('.dvn-scroller');
            if (top + height > s.scrollTop + s.clientHeight || top - head < s.scrollTop) s.scrollTop = top - head;
            s.scrollLeft = 0; return s.scrollTop }""",
            [top, height, head],
        )
        page.wait_for_timeout(60)
        box = table.locator("canvas").first.bounding_box()
        return (box["x"] + 15, box["y"] + top - shown + height / 2) if box else None

    def said(self, page: Page) -> Said:
        """Return the numbers of the cells, by their headings."""
        numbers = {name: whole(text) for name, text in self.cells.items() if re.fullmatch(r"[\d,]+", text)}
        beside = {_BESIDE[name]: number for name, number in numbers.items() if name in _BESIDE}
        hits = next((numbers[name] for name in _HITS if name in numbers), None)
        signs = [numbers[name] for name in _SIGNS if name in numbers]
        if hits is not None:
            beside["hits"] = hits
        if "Sentence" in self.cells or ("Words" in self.cells and "About" in self.cells):
            beside |= {"hits": 1, "paragraphs": 1, "articles": 1}
        count = numbers.get("Count")
        if count is None and signs and self.unit == "mentions":
            count = sum(signs)
        return Said(count, beside)


def rows(page: Page, unit: str) -> Iterator[Row]:
    """Yield the rows of all tables of a page."""
    for key in page.evaluate(_TABLES):
        yield from (Row(key, number, cells, unit) for number, cells in sorted(_read(page, key).items()))


def _table(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-{key} [data-testid=stDataFrame]").first


def _heights(page: Page, table: Locator) -> tuple[float, float, int]:
    """Return the pixels of the line of headings, those of a row, and how many rows there are."""
    for _ in range(50):
        _, inside, _, _, counted = table.evaluate(_SHAPE)
        if counted:
            break
        page.wait_for_timeout(60)
    number = max(counted - 1, 1)
    height = 70.0 if inside >= 70 * number + 20 else 32.0
    return float(min(_HEAD, inside - height * number)), height, counted - 1


def _read(page: Page, key: str) -> dict[int, dict[str, str]]:
    """Return the cells of every row by heading, read while the table is scrolled down and sideways."""
    table = _table(page, key)
    table.evaluate("t => t.scrollIntoView({ block: 'center' })")
    _, height, number = _heights(page, table)
    seen, inside, across, wide, _ = table.evaluate(_SHAPE)
    cells: dict[int, dict[int, str]] = {}
    for left in range(0, max(wide - across, 0) + across // 2 + 1, across // 2):
        for top in range(0, max(inside - seen, 0) + 1 + int(seen / 2), max(int(seen / 2), int(height))):
            table.evaluate(
                "(t, [x, y]) => { const s = t.querySelector('.dvn-scroller'); s.scrollLeft = x; s.scrollTop = y }",
                [left, top],
            )
            page.wait_for_timeout(260)  # the rows for screen readers follow a little later
            for line, texts in table.locator("canvas").first.evaluate(_CELLS):
                cells.setdefault(line, {}).update(dict(texts))
    names = cells.pop(1, {})
    if len(cells) != number:
        raise ValueError(f"{key}: {len(cells)} of {number} rows could be read")
    return {
        line - 2: {names.get(place, str(place)): text for place, text in row.items()} for line, row in cells.items()
    }
