"""Cuts rings: at the meridian where a map ends, and at the rectangle that is drawn.

Without the first cut a country that crosses the antimeridian (Russia, Fiji, the United States) smears over the map.
"""

import numpy as np

from components.relation_map.base_map import Ring

_EMPTY: Ring = np.empty((0, 2))


def cut_at_seam(ring: Ring, lon_0: float) -> list[Ring]:
    """Return the ring in longitudes relative to lon_0, from -180 to 180, cut into parts where it crosses the seam."""
    turned = unwrapped(ring, lon_0)
    parts = []
    for turn in (-360.0, 0.0, 360.0):
        moved = turned + np.asarray([turn, 0.0])
        if moved[:, 0].max() <= -180 or moved[:, 0].min() >= 180:
            continue
        part = half_plane(half_plane(moved, 0, 180, 1), 0, -180, -1)
        if len(part) > 2:
            parts.append(part)
    return parts


def unwrapped(ring: Ring, lon_0: float) -> Ring:
    """Return the ring with longitudes relative to lon_0 and without jumps; one round a pole closed along it."""
    steps = (np.diff(ring[:, 0], append=ring[0, 0]) + 180) % 360 - 180
    start = (ring[0, 0] - lon_0 + 180) % 360 - 180
    longitudes = start + np.concatenate([[0.0], np.cumsum(steps[:-1])])
    line = np.column_stack([longitudes, ring[:, 1]])
    turns = round(float(steps.sum()) / 360)
    if turns == 0:
        return line
    pole = 90.0 if line[:, 1].mean() > 0 else -90.0
    end = start + 360.0 * turns
    along = np.column_stack([np.linspace(end, start, 73), np.full(73, pole)])
    return np.concatenate([line, [(end, ring[0, 1])], along])


def clip_to_box(ring: Ring, box: tuple[float, float, float, float]) -> Ring:
    """Return what of the ring lies in a box (left, top, right, bottom), empty where nothing does."""
    left, top, right, bottom = box
    for axis, limit, sign in ((0, right, 1), (0, left, -1), (1, bottom, 1), (1, top, -1)):
        ring = half_plane(ring, axis, limit, sign)
        if len(ring) == 0:
            return ring
    return ring


def half_plane(ring: Ring, axis: int, limit: float, sign: int) -> Ring:
    """Return the part of a ring where sign * (coordinate - limit) <= 0 (one step of Sutherland and Hodgman 1974)."""
    beyond = sign * (ring[:, axis] - limit)
    inside = beyond <= 0
    if inside.all():
        return ring
    if not inside.any():
        return _EMPTY
    crossing = inside != np.roll(inside, -1)
    run = np.where(crossing, beyond - np.roll(beyond, -1), 1.0)
    cuts = ring + (beyond / run)[:, None] * (np.roll(ring, -1, axis=0) - ring)
    cuts[:, axis] = np.where(crossing, limit, cuts[:, axis])
    both = np.stack([ring, cuts], axis=1)
    kept: Ring = both[np.stack([inside, crossing], axis=1)]
    return kept
