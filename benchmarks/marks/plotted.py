"""Bars, cells and points of charts: the mouse goes to where Plotly drew them, and what it shows there is read."""

import re
from dataclasses import dataclass
from itertools import product

from browsing import rest
from playwright.sync_api import Page

from marks.mark import Said, number_said, whole

_FIND = """() => [...document.querySelectorAll('.js-plotly-plot')].filter(gd => gd.checkVisibility()).flatMap(gd => {
  const chart = /st-key-(\\S+)/.exec(gd.closest('[class*="st-key-"]').className)[1];
  const of = (el, kind) => {
    const trace = el.closest('.trace').__data__[0].trace, box = el.getBoundingClientRect();
    const i = el.__data__.i, list = name => Array.isArray(trace[name]) ? trace[name][i] : null;
    return { chart, kind, trace: trace.index, point: i, pick: list('customdata'), text: list('text') ?? '',
      hover: list('hovertext') ?? '', empty: box.width < 0.5 || box.height < 0.5 };
  };
  return [...[...gd.querySelectorAll('.barlayer .point')].map(el => of(el, 'bar')),
    ...[...gd.querySelectorAll('.scatterlayer .points path.point')].map(el => of(el, 'point'))]
    .filter(mark => mark.pick && !mark.empty);
})"""
_BOX = """([chart, kind, trace, point]) => {
  const gd = document.querySelector(`.st-key-${chart} .js-plotly-plot`);
  if (!gd) return null;
  const all = gd.querySelectorAll(kind === 'bar' ? '.barlayer .point' : '.scatterlayer .points path.point');
  const el = [...all].find(el => el.__data__.i === point && el.closest('.trace').__data__[0].trace.index === trace);
  if (!el) return null;
  const shape = el.querySelector('path') ?? el;
  shape.scrollIntoView({ block: 'center', inline: 'center' });
  const box = shape.getBoundingClientRect();
  return [box.x, box.y, box.width, box.height];
}"""
_MEANT = """([chart, trace, point]) => {
  const hover = document.querySelector(`.st-key-${chart} .js-plotly-plot`)?._hoverdata ?? [];
  return hover.some(p => p.curveNumber === trace && p.pointNumber === point);
}"""
_HOVERED = """chart => [...document.querySelectorAll(`.st-key-${chart} .hoverlayer .hovertext text`)]
  .flatMap(text => text.querySelector('tspan.line') ? [...text.querySelectorAll('tspan.line')] : [text])
  .map(line => line.textContent)"""
# from the middle outwards: another mark may lie on top
_PLACES = ((0.5, 0.5), (0.2, 0.5), (0.8, 0.5), (0.05, 0.5), (0.95, 0.5), (0.5, 0.15), (0.5, 0.85))
_COUNT = re.compile(r"^(?:[^:\d]+: |now )?([\d,]+ [a-z]+)(?:, before .*)?$")


@dataclass(slots=True)
class Plotted:
    """One bar, cell or point."""

    chart: str
    kind: str
    trace: int
    point: int
    pick: str
    text: str
    hover: str
    unit: str

    @property
    def name(self) -> str:
        """The chart and what the tooltip says."""
        return f"{self.chart}: {re.sub('<[^>]+>', ' ', self.hover).strip()}"

    @property
    def among(self) -> str:
        """The chart."""
        return self.chart

    @property
    def begins(self) -> bool:
        """Never: its pick is known."""
        return False

    def words(self) -> list[str]:
        """Return nothing: what a mark stands for is said by its pick."""
        return []

    def place(self, page: Page) -> tuple[float, float] | None:
        """Move the mouse to the mark until Plotly says that it is meant."""
        box = page.evaluate(_BOX, [self.chart, self.kind, self.trace, self.point])
        if box is None:  # it is being drawn anew
            rest(page)
            box = page.evaluate(_BOX, [self.chart, self.kind, self.trace, self.point])
        if box is None:
            return None
        for looks, (across, down) in product((6, 40), _PLACES):  # on a busy machine Plotly is late to say
            x, y = box[0] + across * box[2], box[1] + down * box[3]
            page.mouse.move(x, y)
            for _ in range(looks):
                if page.evaluate(_MEANT, [self.chart, self.trace, self.point]):
                    return x, y
                page.wait_for_timeout(30)
        return None

    def said(self, page: Page) -> Said:
        """Return the number of the tooltip that is shown, and, where one stands at the mark, that number too."""
        lines = page.evaluate(_HOVERED, self.chart)
        for _ in range(20):
            if lines:
                break
            page.wait_for_timeout(30)
            lines = page.evaluate(_HOVERED, self.chart)
        told = [found.group(1) for line in lines[1:] if (found := _COUNT.match(line.strip()))]
        total = next((text for line, text in _totals(lines)), None)
        numbers = [number_said(text, self.unit) for text in ([total] if total else told)]
        count = sum(number for number in numbers if number is not None) if any(numbers) else None
        drawn = [whole(n) for n in re.findall(r"[\d,]+", re.sub("<[^>]+>", " ", str(self.text)))]
        if count is None:
            raise ValueError(f"the tooltip says no number: {lines}")
        if drawn and not total and sum(drawn) != count:
            raise ValueError(f"the tooltip says {count}, the number at the mark {sum(drawn)}")
        return Said(count, {})


def _totals(lines: list[str]) -> list[tuple[str, str]]:
    """Return the lines that say a sum: 'in all: 3 paragraphs'."""
    return [(line, line.partition(": ")[2]) for line in lines if line.startswith("in all: ")]


def plotted(page: Page, unit: str) -> list[Plotted]:
    """Return the marks of all charts of a page."""
    return [
        Plotted(**{key: mark[key] for key in ("chart", "kind", "trace", "point", "pick", "text", "hover")}, unit=unit)
        for mark in page.evaluate(_FIND)
    ]
