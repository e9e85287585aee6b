"""Decides what part of the map is shown at first: the countries that act, as large as they can be."""

from collections.abc import Iterator

from components.relation_map.land import Land
from components.relation_map.projection import Frame, Point

_AROUND_KM = 600.0  # of a country that goes on beyond, so much is shown around its label
_AROUND_KM_WORLD = 1900.0
_SPARE_SHARE = 0.04  # of all acts may be left at the edge of the first view
_WORTH = 0.8  # where that makes the box shown smaller by a fifth
_LEAST_KM = 900.0  # half of what is shown at least: a single country stands among its neighbours
_WHOLE_WORLD = [-950.0, -420.0, 950.0, 360.0]  # without the poles


def first_view(
    core: tuple[str, ...], acts: dict[str, float], points: dict[str, Point], land: Land, frame: Frame
) -> list[float]:
    """Return left, top, right and bottom in map units of the first view.

    `core` are the countries of the frame, `acts` says in how many acts each takes part, `points` where labels stand.
    """
    codes = list(core) if frame.kind == "world" else _shown_first(core, acts, points)
    return _box_round(codes, points, land, frame) if codes else list(_WHOLE_WORLD)


def _shown_first(core: tuple[str, ...], acts: dict[str, float], points: dict[str, Point]) -> list[str]:
    """Return the countries that the first view is fitted to.

    Those without an act widen it in vain; of the others, a few acts at the rim may stand at the edge of the map where
    that lets the rest be seen larger.
    """
    codes = [code for code in core if code in acts]
    if not codes:
        return list(core)
    spare = _SPARE_SHARE * sum(acts.values())
    while len(codes) > 3:
        kept = min(_without_a_rim(codes, acts, points, spare), key=lambda rest: _spread(rest, points), default=codes)
        if _spread(kept, points) > _WORTH * _spread(codes, points):
            break
        spare -= sum(acts.get(code, 0.0) for code in codes if code not in kept)
        codes = kept
    return codes


def _without_a_rim(
    codes: list[str], acts: dict[str, float], points: dict[str, Point], spare: float
) -> Iterator[list[str]]:
    """Give what is left of the codes without the outermost on one side, while those have few acts."""
    for axis, sign in ((0, 1), (0, -1), (1, 1), (1, -1)):
        inwards = [code for _, code in sorted((sign * points[code][axis], code) for code in codes)]
        dropped = 0.0
        for count, code in enumerate(inwards[:-3], start=1):
            dropped += acts.get(code, 0.0)
            if dropped > spare:
                break
            yield inwards[count:]


def _spread(codes: list[str], points: dict[str, Point]) -> float:
    """Return the area of the box round some countries, with a margin so that a line of them has an area too."""
    xs, ys = [points[code][0] for code in codes], [points[code][1] for code in codes]
    return (max(xs) - min(xs) + 200.0) * (max(ys) - min(ys) + 200.0)


def _box_round(codes: list[str], points: dict[str, Point], land: Land, frame: Frame) -> list[float]:
    """Return the box round the labels of some countries with some of their land around them."""
    around = (_AROUND_KM_WORLD if frame.kind == "world" else _AROUND_KM) / frame.unit
    least = _LEAST_KM / frame.unit
    boxes = []
    for code in codes:
        x, y = points[code]
        left, top, right, bottom = land.boxes.get(code, (x, y, x, y))
        boxes.append((max(left, x - around), max(top, y - around), min(right, x + around), min(bottom, y + around)))
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    wide, high = max(0.0, least - (right - left) / 2), max(0.0, least - (bottom - top) / 2)
    return [round(v, 1) for v in (left - wide, top - high, right + wide, bottom + high)]
