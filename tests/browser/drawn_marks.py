"""Marks of maps and networks as the mouse finds them: what each says, and the place on the screen that means it alone.

A line is clicked where it is farthest from all other lines and not under a node; what nothing on the screen means
(it lies under others) has no place.
"""

from typing import NamedTuple

from playwright.sync_api import Locator

_MARKS = """svg => {
  const root = svg.getRootNode(), to = svg.getScreenCTM();
  const drawn = g => getComputedStyle(g).display !== "none";
  const on = p => ({ x: p.x * to.a + to.e, y: p.y * to.d + to.f });
  const under = (p, kind) => root.elementFromPoint(p.x, p.y)?.closest(kind);
  const lines = [...svg.querySelectorAll("g.arc")].filter(drawn).map(g => {
    const hit = g.querySelector(".hit"), length = hit.getTotalLength();
    const points = Array.from({ length: 25 }, (_, i) => on(hit.getPointAtLength((i / 24) * length)));
    return { g, points, half: Number(g.querySelector(".line").getAttribute("stroke-width")) / 2 };
  });
  const off = (p, { points, half }) => Math.min(...points.slice(1).map((b, i) => {
    const a = points[i], dx = b.x - a.x, dy = b.y - a.y;
    const t = Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
  })) - half;
  const whole = p => ({ x: Math.round(p.x), y: Math.round(p.y) }); // a click has no fractions of a pixel
  const clearOf = (p, line) =>
    Math.min(60, ...lines.filter(other => other !== line).map(other => off(p, other))) - off(p, line);
  const found = (g, kind, place) => ({
    pick: g.dataset.id, kind, says: g.getAttribute("aria-label"),
    x: place?.x ?? 0, y: place?.y ?? 0, room: place ? place.room : -1,
  });
  const ofLine = line => {
    const places = line.points.map(whole).filter(p => under(p, "g.arc")).map(p => ({ ...p, room: clearOf(p, line) }));
    return found(line.g, "line", places.sort((a, b) => b.room - a.room)[0]);
  };
  const ofNode = g => {
    const reach = g.querySelector(".reach").getBoundingClientRect(), r = reach.width / 2;
    const middle = { x: reach.x + r, y: reach.y + r };
    const places = [[0, 0], [0.6, 0], [-0.6, 0], [0, 0.6], [0, -0.6]]
      .map(([dx, dy]) => ({ x: middle.x + dx * r, y: middle.y + dy * r, room: r }));
    return found(g, "node", places.find(p => under(p, "g.node") === g));
  };
  return [...lines.map(ofLine), ...[...svg.querySelectorAll("g.node")].filter(drawn).map(ofNode)];
}"""


class DrawnMark(NamedTuple):
    """A line or a node: what it picks and says, where it is clicked, and the pixels around that mean nothing else."""

    pick: str
    kind: str
    says: str
    x: float
    y: float
    room: float

    @property
    def reachable(self) -> bool:
        """Whether a click on its place means this mark."""
        return self.room > 2


def drawn_marks(chart: Locator) -> list[DrawnMark]:
    """Return the lines and nodes that a map or a network (its `svg.chart`, wholly on the screen) shows."""
    return [DrawnMark(**mark) for mark in chart.evaluate(_MARKS)]


def clearest(chart: Locator, kind: str) -> DrawnMark:
    """Return the line or the node that stands clearest of all others."""
    return max((mark for mark in drawn_marks(chart) if mark.kind == kind), key=lambda mark: mark.room)
