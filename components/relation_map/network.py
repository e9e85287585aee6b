"""A network in the look of the map: acts as arcs, being named together as grey lines, communities by shape."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from components.relation_map.component import show
from components.relation_map.network_layout import MOST_GROUPS, Edge, groups, places
from components.relation_map.payload import arc_row, records, together_row

LONGEST_NAME = 24
"""Characters of a name in the picture; the tooltip and the table have all of it."""
_LAND: dict[str, Any] = {"id": "none", "paths": {}, "disputed": []}


def relation_network(  # noqa: PLR0913 - the layers, the pick, and how to call back
    nodes: pd.DataFrame,
    arcs: pd.DataFrame,
    together: pd.DataFrame,
    *,
    selected: str | None,
    key: str,
    on_change: Callable[[str | None], None],
    unit: str,
    alt: str,
) -> None:
    """Draw a network; nodes without any line are left out.

    `nodes` has id (the pick), key (what `pair` names), name, n, said (n in words) and optionally type; `arcs` and
    `together` are as those of relation_map, their pairs being `KEY-KEY`. Without arcs the nodes show communities:
    colour, shape and a legend that names their most mentioned members. `unit` is the word for what the arcs' n counts.
    """
    data = network_data(nodes, arcs, together, unit)
    show({**data, "land": _LAND, "alt": alt}, selected=selected, key=key, on_change=on_change)


def network_data(nodes: pd.DataFrame, arcs: pd.DataFrame, together: pd.DataFrame, unit: str) -> dict[str, Any]:
    """Return what the picture in the browser draws."""
    edges = _edges(arcs, together)
    tied = {end for a, b, _ in edges for end in (a, b)}
    rows = [row for row in records(nodes) if row["key"] in tied]
    names = {str(row["key"]): str(row["name"]) for row in rows}
    short = {key: _short(name) for key, name in names.items()}
    edges = [edge for edge in edges if edge[0] in names and edge[1] in names]
    at = places(short, edges)
    group = groups(names, edges) if arcs.empty else {}
    return {
        "network": True,
        "land_id": _LAND["id"],
        "fit": _box(at),
        "extent": _box(at),
        "nodes": [_node(row, at[str(row["key"])], short, group) for row in rows],
        "arcs": [arc_row(row, names, unit) for row in records(arcs) if _drawable(row, names)],
        "together": [together_row(row, names) for row in records(together) if _drawable(row, names)],
        "hidden": [] if arcs.empty else ["together"],
        "groups": _legend(rows, short, group),
        "unit": unit,
    }


def _edges(arcs: pd.DataFrame, together: pd.DataFrame) -> list[Edge]:
    """Return the lines that decide where nodes stand: the acts, or being named together where there are no acts."""
    weights: dict[tuple[str, str], float] = {}
    for row in records(together if arcs.empty else arcs):
        a, _, b = str(row["pair"]).partition("-")
        if a != b:
            pair = (min(a, b), max(a, b))
            weights[pair] = weights.get(pair, 0.0) + float(row["n"])
    return [(a, b, weight) for (a, b), weight in sorted(weights.items())]


def _drawable(row: dict[str, Any], names: dict[str, str]) -> bool:
    a, _, b = str(row["pair"]).partition("-")
    return a != b and a in names and b in names


def _box(at: dict[str, tuple[float, float]]) -> list[float]:
    xs, ys = [x for x, _ in at.values()] or [0.0], [y for _, y in at.values()] or [0.0]
    return [min(xs) - 40, min(ys) - 20, max(xs) + 40, max(ys) + 30]


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


def _node(
    row: dict[str, Any], place: tuple[float, float], short: dict[str, str], group: dict[str, int]
) -> dict[str, Any]:
    key = str(row["key"])
    number = group.get(key, MOST_GROUPS)
    n = int(row["n"])
    kind = [str(row["type"])] if "type" in row else []
    return {
        "id": str(row["id"]),
        "key": key,
        "name": str(row["name"]),
        "label": short[key],
        "n": n,
        "x": round(place[0], 1),
        "y": round(place[1], 1),
        "group": min(number, MOST_GROUPS) if group else None,
        "lines": [*kind, str(row["said"])],
    }


def _legend(rows: list[dict[str, Any]], short: dict[str, str], group: dict[str, int]) -> list[dict[str, Any]]:
    """Return a line for each group that is told apart: its number and its most mentioned members."""
    members: dict[int, list[str]] = {}
    for row in sorted(rows, key=lambda row: -int(row["n"])):
        if str(row["key"]) in group:
            members.setdefault(min(group[str(row["key"])], MOST_GROUPS), []).append(short[str(row["key"])])
    return [
        {"group": number, "name": ", ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "")}
        for number, names in sorted(members.items())
        if number < MOST_GROUPS
    ]
