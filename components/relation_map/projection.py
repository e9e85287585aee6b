"""Chooses the projection that fits the countries drawn, and turns longitudes and latitudes into map units.

A region gets an equal-area projection of its own: Albers' conic in the middle latitudes, Lambert's azimuthal one
near the equator and the poles. Countries that span continents get Equal Earth (Savric, Patterson and Jenny 2018),
cut in the Bering Strait or in the Atlantic, whichever keeps them closer together. x grows to the right, y down.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from pyproj import Proj

Point = tuple[float, float]
Numbers = NDArray[np.float64]

REGION_REACH = 42.0  # degrees from the centre: what one conic still shows well
LEFT_OUT_SHARE = 0.34  # of all mentions may lie outside a region; those countries stand at the edge of the map
MARGIN = 7.0  # degrees around the outermost label
CLEAN_CUTS = (11.0, 150.0)  # central meridians whose far side runs through the Bering Strait, through the Atlantic
REGION_UNITS = 1600.0  # map units across a region: about a unit a pixel on a laptop
WORLD_UNITS = 2400.0
STEADY = 1.6  # times as far as it need be may a frame reach, so that it can stay
_EARTH = 6371.0088  # km
_WORLD_HALF = 17243.96  # km, half the width of Equal Earth


@dataclass(frozen=True, slots=True)
class Frame:
    """A projection, how far it reaches from its centre (degrees), and the km of one map unit."""

    kind: str
    lon_0: float
    lat_0: float
    reach: float
    unit: float

    @property
    def id(self) -> str:
        """A name for this frame: equal frames draw equal land."""
        return f"{self.kind}_{self.lon_0:g}_{self.lat_0:g}_{self.reach:g}"

    @property
    def box(self) -> tuple[float, float, float, float]:
        """What is drawn of the land: left, top, right, bottom in map units; more than is shown at first."""
        if self.kind == "world":
            return (-WORLD_UNITS / 2, -WORLD_UNITS / 4, WORLD_UNITS / 2, WORLD_UNITS / 4)
        width, height = 0.95 * REGION_UNITS, 0.75 * REGION_UNITS
        return (-width, -height, width, height)


def fit_frame(labels: Mapping[str, Point], weights: Mapping[str, float]) -> tuple[Frame, tuple[str, ...]]:
    """Return the frame for the countries in `weights`, and the codes that lie in it; the rest stands at its edge.

    `labels` gives longitude and latitude of every code in `weights`. Values are rounded, so that one country more or
    less seldom moves the map.
    """
    codes = _core(labels, weights)
    if codes is None:
        everyone = tuple(sorted(weights))
        return world_frame([labels[code] for code in everyone]), everyone
    centre = _centre([labels[code] for code in codes])
    lon_0, lat_0 = round(centre[0] / 5) * 5.0, round(centre[1] / 5) * 5.0
    furthest = max(float(_degrees_from((lon_0, lat_0), [labels[code]])[0]) for code in codes)
    reach = float(np.ceil((furthest + MARGIN) / 5) * 5)
    kind = "conic" if 25 <= abs(lat_0) <= 65 else "azimuthal"
    unit = 2 * np.radians(reach) * _EARTH / REGION_UNITS
    return Frame(kind, lon_0, lat_0, reach, float(unit)), codes


def steady_frame(
    labels: Mapping[str, Point], weights: Mapping[str, float], around: Mapping[str, float]
) -> tuple[Frame, tuple[str, ...]]:
    """Return a frame as fit_frame does, but that of all countries in `around` where it shows those in `weights` too.

    So the land stays as it is while filters change what is drawn on it.
    """
    frame, core = fit_frame(labels, weights)
    wide, inside = fit_frame(labels, around)
    stays = wide.kind != "world" and wide.reach <= STEADY * frame.reach and set(core) <= set(inside)
    return (wide if stays else frame), core


def world_frame(points: Sequence[Point]) -> Frame:
    """Return the world view that keeps the points closest together."""

    def spread(lon_0: float) -> float:
        longitudes = [(lon - lon_0 + 180) % 360 - 180 for lon, _ in points]
        return max(longitudes, default=0.0) - min(longitudes, default=0.0)

    bering, atlantic = CLEAN_CUTS
    lon_0 = atlantic if spread(atlantic) < 0.8 * spread(bering) else bering  # the familiar view unless it separates
    return Frame("world", lon_0, 0.0, 180.0, 2 * _WORLD_HALF / WORLD_UNITS)


def project(frame: Frame, lon: Numbers, lat: Numbers) -> tuple[Numbers, Numbers]:
    """Return x and y in map units of longitudes relative to the central meridian (-180 to 180) and latitudes."""
    x, y = _projection(frame)(np.asarray(lon, dtype=float), np.asarray(lat, dtype=float))
    scale = 1 / (1000 * frame.unit)
    return np.asarray(x) * scale, -np.asarray(y) * scale


def project_point(frame: Frame, point: Point) -> Point:
    """Return x and y in map units of a longitude and latitude."""
    x, y = project(frame, np.asarray([(point[0] - frame.lon_0 + 180) % 360 - 180]), np.asarray([point[1]]))
    return float(x[0]), float(y[0])


@lru_cache(maxsize=8)
def _projection(frame: Frame) -> Proj:
    """Return the projection with its central meridian at 0, as longitudes come relative to it."""
    if frame.kind == "world":
        return Proj("+proj=eqearth +lon_0=0 +R=6371008.8")
    if frame.kind == "azimuthal":
        return Proj(f"+proj=laea +lat_0={frame.lat_0} +lon_0=0 +R=6371008.8")
    third = min(frame.reach, 45.0) / 2
    low, high = frame.lat_0 - third, frame.lat_0 + third
    return Proj(f"+proj=aea +lat_1={low} +lat_2={high} +lat_0={frame.lat_0} +lon_0=0 +R=6371008.8")


def _core(labels: Mapping[str, Point], weights: Mapping[str, float]) -> tuple[str, ...] | None:
    """Return the codes of the region that holds most mentions, or None where they span continents."""
    codes = sorted(weights)
    spare = LEFT_OUT_SHARE * sum(weights.values())
    while codes:
        distances = _degrees_from(_centre([labels[code] for code in codes]), [labels[code] for code in codes])
        furthest = int(np.argmax(distances))
        if distances[furthest] + MARGIN <= REGION_REACH:
            return tuple(codes)
        spare -= weights[codes[furthest]]
        if spare < 0:
            return None
        del codes[furthest]
    return None


def _vectors(points: Sequence[Point]) -> Numbers:
    lon, lat = np.radians(np.asarray(points, dtype=float)).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _centre(points: Sequence[Point]) -> Point:
    x, y, z = _vectors(points).mean(axis=0)
    return float(np.degrees(np.arctan2(y, x))), float(np.degrees(np.arctan2(z, np.hypot(x, y))))


def _degrees_from(centre: Point, points: Sequence[Point]) -> Numbers:
    cosines = np.clip(_vectors(points) @ _vectors([centre])[0], -1, 1)
    return np.asarray(np.degrees(np.arccos(cosines)))
