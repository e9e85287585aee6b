"""Draws the base map in a frame: one SVG path a country, in whole map units so that neighbours meet exactly."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from components.relation_map.base_map import Ring, Shape, load_base_map
from components.relation_map.clipping import clip_to_box, cut_at_seam
from components.relation_map.projection import Frame, project

_SPECK = 3  # map units: a smaller island of a country that has a larger part is left out
_FAR = 150.0  # degrees from the centre: what lies further is torn apart by a regional projection, and never in view

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Land:
    """The world drawn in one frame, in map units.

    `paths` holds an SVG path by code of country, `disputed` the name and path of each disputed area, `boxes` the
    bounds of the largest part of each country.
    """

    id: str
    paths: dict[str, str]
    disputed: tuple[tuple[str, str], ...]
    boxes: dict[str, Box]


def draw_land(path: Path, frame: Frame) -> Land:
    """Return the base map at `path` drawn in a frame, drawn once for each. Raises BaseMapError."""
    load_base_map(path)  # says what is wrong with the file before anything is drawn from it
    return _draw(path, path.stat().st_mtime_ns, frame)


@lru_cache(maxsize=16)
def _draw(path: Path, _version: int, frame: Frame) -> Land:
    paths: dict[str, str] = {}
    disputed: list[tuple[str, str]] = []
    boxes: dict[str, Box] = {}
    for shape in load_base_map(path).shapes:
        rings = [ring for ring in projected_rings(shape, frame) if len(ring) > 2]
        if not rings:
            continue
        largest = max(rings, key=lambda ring: float(np.prod(np.ptp(ring, axis=0))))
        drawn = "".join(svg_path(ring) for ring in rings if ring is largest or np.ptp(ring, axis=0).max() >= _SPECK)
        if shape.disputed:
            disputed.append((shape.disputed, drawn))
            continue
        paths[shape.code] = paths.get(shape.code, "") + drawn
        box = (*largest.min(axis=0).tolist(), *largest.max(axis=0).tolist())
        if shape.code not in boxes or _area(box) > _area(boxes[shape.code]):
            boxes[shape.code] = box
    digest = hashlib.blake2b("".join(paths.values()).encode(), digest_size=6).hexdigest()
    return Land(f"{frame.id}_{digest}", paths, tuple(disputed), boxes)


def projected_rings(shape: Shape, frame: Frame) -> list[Ring]:
    """Return the rings of a shape in whole map units, cut at the seam and at the box of the frame."""
    rings = []
    for polygon in shape.polygons:
        for ring in polygon:
            if frame.kind != "world" and _too_far(ring - (frame.lon_0, 0), frame):
                continue  # most of the world: it need not be cut to know that
            for part in cut_at_seam(ring, frame.lon_0):
                if frame.kind != "world" and _too_far(part, frame):
                    continue
                xy = np.column_stack(project(frame, part[:, 0], part[:, 1]))
                xy = clip_to_box(xy[np.isfinite(xy).all(axis=1)], frame.box)
                rings.append(_whole(xy))
    return rings


def svg_path(ring: Ring) -> str:
    """Return a ring of whole numbers as an SVG path of relative steps."""
    first, steps = ring[0].astype(int), np.diff(ring, axis=0).astype(int)
    text = " ".join(map(str, steps.ravel().tolist())).replace(" -", "-")
    return f"M{first[0]} {first[1]}l{text}z"


def _whole(xy: Ring) -> Ring:
    """Return the ring on whole map units, repeated points left out."""
    if len(xy) == 0:
        return xy
    xy = np.round(xy)
    kept: Ring = xy[(xy != np.roll(xy, 1, axis=0)).any(axis=1)]
    return kept


def _too_far(part: Ring, frame: Frame) -> bool:
    """Return whether all of a ring, longitudes relative to the frame's, lies too far from its centre."""
    lon, lat = np.radians(part).T
    lat_0 = np.radians(frame.lat_0)
    cosine = np.sin(lat_0) * np.sin(lat) + np.cos(lat_0) * np.cos(lat) * np.cos(lon)
    return bool(cosine.max() < np.cos(np.radians(min(_FAR, 3.2 * frame.reach + 10))))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
