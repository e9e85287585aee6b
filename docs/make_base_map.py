"""Make static/world.json from the geo assets of plotly.js; docs/base_map.md says how and why. Needs no package."""

import json
import re
import sys
from pathlib import Path
from typing import Any

LAYER = "world_50m"
GRID = 0.005  # degrees, about half a kilometre: finer than a pixel at the deepest zoom of a region
DISPUTED = {
    "XAC": "Aksai Chin",
    "XAP": "Arunachal Pradesh",
    "XBT": "Bir Tawil",
    "XHT": "Hala'ib Triangle",
    "XIT": "Ilemi Triangle",
    "XJK": "Jammu and Kashmir",
}
# Too small for the source, or not kept apart in it: drawn as a dot.
DOTS = {
    "IOT": (72.41, -7.31),
    "SMR": (12.46, 43.94),
    "UMI": (166.65, 19.28),
    "VAT": (12.45, 41.90),
    "WLF": (-176.20, -13.28),
    "XKX": (20.90, 42.57),
}
# The middle of the land is far from where people live: the label stands near the centre of population instead.
PEOPLED = {"RUS": (58.0, 56.5), "CAN": (-92.0, 52.0)}


def topology(assets: str) -> dict[str, Any]:
    """Return the TopoJSON of LAYER, which the assets hold as a JavaScript literal with bare keys."""
    found = re.search(rf'"dist/topojson/{LAYER}\.json"\(exports, module\) \{{\s*module\.exports = (.*?);\n', assets)
    if found is None:
        raise SystemExit(f"no layer {LAYER} in this file: take dist/plotly-geo-assets.js of plotly.js 4.1.1")
    literal = re.sub(
        r'("(?:\\.|[^"\\])*")|([A-Za-z_]\w*)(?=:)', lambda m: m.group(1) or f'"{m.group(2)}"', found.group(1)
    )
    literal = re.sub(r"(?<=[\[,\s:-])\.(?=\d)", "0.", literal)
    return json.loads(literal, parse_float=lambda n: int(float(n)) if float(n).is_integer() else float(n))  # 1e3


def snapped(arc: list[list[int]], transform: dict[str, list[float]]) -> list[list[int]]:
    """Return a delta-coded arc on the grid of GRID degrees, repeated points left out."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[tuple[int, int]] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = (round((x * sx + tx) / GRID), round((y * sy + ty) / GRID))
        if not points or point != points[-1]:
            points.append(point)
    if len(points) == 1:
        points *= 2
    before = [(0, 0), *points[:-1]]
    return [[p[0] - b[0], p[1] - b[1]] for p, b in zip(points, before, strict=True)]


def arc_numbers(tree: Any) -> set[int]:  # noqa: ANN401 - nested lists of any depth
    """Return the numbers of all arcs a geometry uses."""
    if isinstance(tree, int):
        return {tree if tree >= 0 else ~tree}
    return set().union(*(arc_numbers(part) for part in tree))


def renumbered(tree: Any, place: dict[int, int]) -> Any:  # noqa: ANN401 - nested lists of any depth
    """Return the same nested lists with the new arc numbers."""
    if isinstance(tree, int):
        return place[tree] if tree >= 0 else ~place[~tree]
    return [renumbered(part, place) for part in tree]


def base_map(source: dict[str, Any]) -> dict[str, Any]:
    """Return the countries layer alone, on the grid, with disputed areas named and dots added."""
    shapes = source["objects"]["countries"]["geometries"]
    used = sorted(set().union(*(arc_numbers(shape["arcs"]) for shape in shapes)))
    place = {old: new for new, old in enumerate(used)}
    geometries: list[dict[str, Any]] = []
    for shape in shapes:
        properties: dict[str, Any] = {"label": PEOPLED.get(shape["id"], tuple(shape["properties"]["ct"]))}
        if shape["id"] in DISPUTED:
            properties["disputed"] = DISPUTED[shape["id"]]
        arcs = renumbered(shape["arcs"], place)
        geometries.append({"type": shape["type"], "id": shape["id"], "properties": properties, "arcs": arcs})
    for code, (lon, lat) in DOTS.items():
        geometries.append({"type": "Point", "id": code, "properties": {"label": (lon, lat)}, "coordinates": [lon, lat]})
    return {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [0, 0]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [snapped(source["arcs"][old], source["transform"]) for old in used],
    }


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("usage: python docs/make_base_map.py plotly-geo-assets.js static/world.json")
    made = base_map(topology(Path(sys.argv[1]).read_text("utf-8")))
    Path(sys.argv[2]).write_text(json.dumps(made, separators=(",", ":")) + "\n", "utf-8")
