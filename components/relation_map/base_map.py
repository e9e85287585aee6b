"""Reads the base map: a TopoJSON file of countries by ISO 3166-1 alpha-3. Knows nothing of projections.

The file may be any TopoJSON with a `countries` layer whose geometries carry the alpha-3 code as `id`. Optional
properties: `label` (or `ct`), the longitude and latitude of the label; `disputed`, the name of a disputed area.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.float64]
"""One closed line, the first point not repeated: a row a point, longitude and latitude or x and y."""


class BaseMapError(ValueError):
    """The base map cannot be read; the message names the file, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One geometry: the code of its country, its polygons (outer ring first), and its name where it is disputed."""

    code: str
    polygons: tuple[tuple[Ring, ...], ...]
    disputed: str | None


@dataclass(frozen=True, slots=True)
class BaseMap:
    """The shapes of the world, and where the label of each country stands (longitude, latitude)."""

    shapes: tuple[Shape, ...]
    labels: dict[str, tuple[float, float]]

    @property
    def disputed(self) -> tuple[str, ...]:
        """The names of the areas drawn as disputed."""
        return tuple(sorted(shape.disputed for shape in self.shapes if shape.disputed))


def load_base_map(path: Path) -> BaseMap:
    """Return the base map in a file, read once for each version of the file.

    Raises BaseMapError where the file is missing or is not such a TopoJSON file.
    """
    try:
        return _load(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise BaseMapError(f"{path}: {error.strerror}; set BORDERLINES_BASE_MAP to a TopoJSON file") from error
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        raise BaseMapError(
            f"{path}: not a TopoJSON file with a layer 'countries' ({error!r}); docs/base_map.md says what is needed"
        ) from error


@lru_cache(maxsize=2)
def _load(path: Path, _version: int) -> BaseMap:
    topology = json.loads(path.read_text("utf-8"))
    arcs = _arcs(topology)
    shapes: list[Shape] = []
    labels: dict[str, tuple[float, float]] = {}
    sizes: dict[str, float] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = _polygons(geometry, arcs)
        properties = geometry.get("properties") or {}
        code = str(geometry.get("id") or "")
        shapes.append(Shape(code, polygons, properties.get("disputed")))
        size = max((_box_area(polygon[0]) for polygon in polygons), default=0.0)
        if code not in sizes or size > sizes[code]:  # a country in several rows is labelled on its largest part
            sizes[code] = size
            labels[code] = _label(properties, geometry, polygons)
    return BaseMap(tuple(shapes), labels)


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    transform = topology.get("transform")
    if transform is None:
        return [np.asarray(arc, dtype=float) for arc in topology["arcs"]]
    scale, shift = np.asarray(transform["scale"]), np.asarray(transform["translate"])
    return [np.cumsum(np.asarray(arc, dtype=float), axis=0) * scale + shift for arc in topology["arcs"]]


def _polygons(geometry: dict[str, Any], arcs: list[Ring]) -> tuple[tuple[Ring, ...], ...]:
    if geometry["type"] == "Polygon":
        rings = [geometry["arcs"]]
    elif geometry["type"] == "MultiPolygon":
        rings = geometry["arcs"]
    else:
        return ()
    return tuple(tuple(_ring(numbers, arcs) for numbers in polygon) for polygon in rings)


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Return the arcs joined end to end; a negative number means that arc backwards, as TopoJSON has it."""
    return np.concatenate([(arcs[n] if n >= 0 else arcs[~n][::-1])[:-1] for n in numbers])


def _box_area(ring: Ring) -> float:
    return float(np.prod(np.ptp(ring, axis=0)))


def _label(
    properties: dict[str, Any], geometry: dict[str, Any], polygons: tuple[tuple[Ring, ...], ...]
) -> tuple[float, float]:
    given = properties.get("label") or properties.get("ct") or geometry.get("coordinates")
    if given is None:
        largest = max((polygon[0] for polygon in polygons), key=_box_area)
        given = (largest.min(axis=0) + largest.max(axis=0)) / 2
    return float(given[0]), float(given[1])
