"""Turns the frames of a page into the plain JSON that the map in the browser draws. No Streamlit here."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from components.queries.headings import SIGNS
from components.relation_map.base_map import load_base_map
from components.relation_map.first_view import first_view
from components.relation_map.land import Land, draw_land
from components.relation_map.projection import Point, project_point, steady_frame, world_frame


@dataclass(frozen=True, slots=True)
class Drawing:
    """What one map shows: the land it lies on, the payload, and the names of countries that cannot be drawn."""

    land: Land
    data: dict[str, Any]
    not_drawn: list[str]


def make_drawing(
    arcs: pd.DataFrame,
    countries: pd.DataFrame,
    co_mentions: pd.DataFrame | None,
    base_map: Path,
    unit: str,
    around: Mapping[str, float] | None = None,
) -> Drawing:
    """Return the drawing of arcs (id, pair, sign, n, n_forward, n_backward, mutual[, label]), countries (id, iso3,
    name, n[, label]) and co-mentions (id, pair, n[, label]); `unit` is the word for what n counts.

    `around` holds the countries (iso3 and n) of everything that may be drawn in turn: the land stays while it can.
    Countries with tone (plus, minus, even, itself), share (0 to 1) and short (what stands on the map) are drawn by what
    prevails in their ties with one country.

    Raises BaseMapError where the base map cannot be read.
    """
    world = load_base_map(base_map)
    rows = _with_ends(countries, arcs, co_mentions)
    known = {row["iso3"]: row for row in rows if row["iso3"] in world.labels}
    if known:
        weights = {code: float(row["n"]) + 1.0 for code, row in known.items()}
        everyone = {code: n + 1.0 for code, n in (around or {}).items() if code in world.labels}
        frame, core = steady_frame(world.labels, weights, everyone or weights)
    else:
        frame, core = world_frame([]), ()
    land = draw_land(base_map, frame)
    points = {code: project_point(frame, world.labels[code]) for code in known}
    names = {code: str(row["name"]) for code, row in known.items()}
    data = {
        "land_id": land.id,
        "fit": first_view(core, _acts(arcs), points, land, frame),
        "extent": list(frame.box),
        "nodes": [_node(row, points[code], unit) for code, row in known.items()],
        "arcs": [arc_row(row, names, unit) for row in records(arcs) if _drawable(row, names)],
        "together": [together_row(row, names) for row in records(co_mentions) if _drawable(row, names)],
        "hidden": ["together"] if len(arcs) else [],
        "ties": "tone" in countries,
        "unit": unit,
    }
    not_drawn = sorted(str(row["name"]) for row in rows if row["iso3"] not in world.labels)
    return Drawing(land, data, not_drawn)


def land_data(land: Land) -> dict[str, Any]:
    """Return the land as the map in the browser takes it; sent once for each frame."""
    return {"id": land.id, "paths": land.paths, "disputed": [list(area) for area in land.disputed]}


def records(frame: pd.DataFrame | None) -> list[dict[str, Any]]:
    """Return the rows of a frame as plain dicts; none where there is no frame."""
    return [] if frame is None else [{str(k): v for k, v in row.items()} for row in frame.to_dict("records")]


def _ends(pair: object) -> tuple[str, str]:
    source, _, target = str(pair).partition("-")
    return source, target


def _with_ends(countries: pd.DataFrame, arcs: pd.DataFrame, co_mentions: pd.DataFrame | None) -> list[dict[str, Any]]:
    """Return the rows of countries, and one for each end of an arc that has none, so that no arc is lost."""
    rows = records(countries)
    seen = {row["iso3"] for row in rows}
    for row in [*records(arcs), *records(co_mentions)]:
        for code in _ends(row["pair"]):
            if code not in seen:
                seen.add(code)
                rows.append({"id": f"country:{code}", "iso3": code, "name": code, "n": 0})
    return rows


def _drawable(row: dict[str, Any], names: dict[str, str]) -> bool:
    a, b = _ends(row["pair"])
    return a != b and a in names and b in names


def _acts(arcs: pd.DataFrame) -> dict[str, float]:
    """Return how many acts each country takes part in."""
    acts: dict[str, float] = {}
    for row in records(arcs):
        for code in _ends(row["pair"]):
            acts[code] = acts.get(code, 0.0) + float(row["n"])
    return acts


def _count(n: object, unit: str) -> str:
    number = int(float(str(n)))
    return f"{number:,} {unit[:-1] if number == 1 and unit.endswith('s') else unit}"


def _lines(row: dict[str, Any], otherwise: list[str]) -> list[str]:
    label = row.get("label")
    return str(label).split("\n") if isinstance(label, str) and label else otherwise


def _node(row: dict[str, Any], point: Point, unit: str) -> dict[str, Any]:
    ties = {"tone": str(row["tone"]), "share": float(row["share"]), "label": str(row["short"])} if "tone" in row else {}
    return ties | {
        "id": str(row["id"]),
        "key": str(row["iso3"]),
        "name": str(row["name"]),
        "n": int(row["n"]),
        "x": round(point[0], 1),
        "y": round(point[1], 1),
        "lines": _lines(row, [_count(row["n"], "mentions")]),
    }


def arc_row(row: dict[str, Any], names: dict[str, str], unit: str) -> dict[str, Any]:
    """Return an arc as the browser draws it: ends, sign, heads where somebody acts, lines of its tooltip."""
    a, b = _ends(row["pair"])
    forward, backward, mutual = (int(row[column]) for column in ("n_forward", "n_backward", "mutual"))
    acts = [
        (forward, f"{names[a]} → {names[b]}"),
        (backward, f"{names[b]} → {names[a]}"),
        (mutual, "both act"),
    ]
    otherwise = [
        f"{SIGNS[str(row['sign'])].lower()}: {_count(row['n'], unit)}",
        *(f"{who}: {n:,}" for n, who in acts if n),
    ]
    return {
        "id": str(row["id"]),
        "a": a,
        "b": b,
        "sign": str(row["sign"]),
        "n": int(row["n"]),
        "head_a": backward > 0 or mutual > 0,
        "head_b": forward > 0 or mutual > 0,
        "title": f"{names[a]} – {names[b]}",
        "lines": _lines(row, otherwise),
    }


def together_row(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Return the line between two that are named together as the browser draws it."""
    a, b = _ends(row["pair"])
    return {
        "id": str(row["id"]),
        "a": a,
        "b": b,
        "n": int(row["n"]),
        "title": f"{names[a]} – {names[b]}",
        "lines": _lines(row, [f"named together in {_count(row['n'], 'paragraphs')}"]),
    }
