"""Lines and nodes of maps and networks; where they stand too close the reader zooms in, and so does this."""

import re
from dataclasses import dataclass

from drawn_marks import DrawnMark, drawn_marks  # type: ignore[import-not-found]
from playwright.sync_api import Locator, Page

from marks.mark import Said, number_said

_ZOOMS = 5
_TIP = ".relation-map .tip.shown"


@dataclass(slots=True)
class Drawn:
    """One line or node."""

    pick: str
    kind: str
    says: str
    unit: str

    @property
    def name(self) -> str:
        """What it says."""
        return self.says

    @property
    def among(self) -> str:
        """Lines or nodes."""
        return self.kind

    @property
    def begins(self) -> bool:
        """Never: its pick is known."""
        return False

    def words(self) -> list[str]:
        """Return nothing: what a mark stands for is said by its pick."""
        return []

    def place(self, page: Page) -> tuple[float, float] | None:
        """Move the mouse to the mark; zoom in where it lies under others."""
        chart = page.locator("svg.chart").first
        chart.evaluate("svg => svg.scrollIntoView({ block: 'center' })")
        whole_map = page.locator("[data-zoom=reset]").first
        if whole_map.is_enabled():
            whole_map.click()
            for _ in range(40):  # it glides there
                page.wait_for_timeout(50)
                if not whole_map.is_enabled():
                    break
        for zoomed in range(_ZOOMS + 1):
            mark = self._now(chart)
            if mark and mark.reachable and self._means(page, mark):
                return mark.x, mark.y
            if zoomed < _ZOOMS:
                _look_at(page, chart, self.pick)
        return None

    def said(self, page: Page) -> Said:
        """Return the numbers of the tooltip that is shown."""
        lines = page.locator(f"{_TIP} :is(b, span)").all_inner_texts()[1:]
        total = [line for line in lines if line.startswith("in all: ")]
        counted = total or [line for line in lines if re.match(r"(?:[a-z ]+: )?[\d,]+ ", line) or "ogether" in line]
        numbers = [number for line in counted if (number := number_said(line, self.unit)) is not None]
        if not any(character.isdigit() for line in lines for character in line):
            return Said(None, {})  # the country whose ties are shown: a click opens its mentions
        if not numbers:
            raise ValueError(f"the tooltip says no number of {self.unit}: {lines}")
        return Said(sum(numbers), {})

    def _now(self, chart: Locator) -> DrawnMark | None:
        return next((mark for mark in drawn_marks(chart) if mark.pick == self.pick), None)

    def _means(self, page: Page, mark: DrawnMark) -> bool:
        """Move the mouse there; return whether the tooltip is that of this mark."""
        page.mouse.move(mark.x, mark.y)
        page.wait_for_timeout(60)
        told = page.locator(f"{_TIP} :is(b, span)").all_inner_texts()
        return ", ".join(told) == mark.says


def _look_at(page: Page, chart: Locator, pick: str) -> None:
    """Zoom in on a mark with Ctrl and the wheel, as a reader does who cannot tell two marks apart."""
    middle = chart.locator(f"[data-id='{pick}']").evaluate(
        "g => { const b = g.querySelector('.hit, .reach').getBoundingClientRect(),"
        " s = g.ownerSVGElement.getBoundingClientRect(), within = (v, a, z) => Math.min(Math.max(v, a + 30), z - 30);"
        " return [within(b.x + b.width / 2, s.left, s.right), within(b.y + b.height / 2, s.top, s.bottom)] }"
    )
    page.mouse.move(*middle)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -160)
    page.keyboard.up("Control")
    page.wait_for_timeout(80)


def drawn(page: Page, unit: str) -> list[Drawn]:
    """Return the lines and nodes of the map or network of a page."""
    charts = page.locator("svg.chart")
    if not charts.count():
        return []
    return [Drawn(mark.pick, mark.kind, mark.says, unit) for mark in drawn_marks(charts.first)]
