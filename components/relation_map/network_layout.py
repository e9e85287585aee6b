"""Where the nodes of a network stand, and which of them belong together. Same nodes and edges, same picture.

Every connected part is laid out by Kamada and Kawai's method (distances on the screen follow those in the network, no
chance in it), turned to lie flat, spread until no name covers another, and packed beside the others. Communities are
Louvain's with a fixed seed (Blondel et al. 2008).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Edge = tuple[str, str, float]
"""Two nodes and how strongly they are tied."""
Places = NDArray[np.float64]
"""One row a node: x and y in pixels of a picture that is shown unscaled."""

_EDGE = (40.0, 105.0)  # mean length of an edge, from and to
_ROOM = 2.6  # area of a part by that of its names
_CHARACTER, _NODE, _NAME = 6.7, 26.0, 20.0  # width of a character, size of a node with its margin, height of a name
_APART = 26.0  # between two parts
_WIDE = 1.6  # width of the picture by its height
_LOOSE = 0.62  # the root taken of distances from the middle: 1 leaves them as they are
_FLAT = 1.35  # a part is at least so much wider than high
_ROUNDS = 400
_SEED = 7
MOST_GROUPS = 6
"""Groups that are told apart by colour and shape; the members of smaller ones are drawn alike."""


def places(names: Mapping[str, str], edges: Sequence[Edge]) -> dict[str, tuple[float, float]]:
    """Return where each node stands; `names` gives what is written below each. Remembered: a click changes nothing."""
    return dict(_places(tuple(sorted(names.items())), tuple(sorted(edges))))


@lru_cache(maxsize=64)
def _places(named: tuple[tuple[str, str], ...], edges: tuple[Edge, ...]) -> dict[str, tuple[float, float]]:
    names = dict(named)
    graph = _graph(names, edges)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    drawn = [_part(graph.subgraph(part), part, names) for part in parts]
    return _packed(drawn, names)


def groups(nodes: Iterable[str], edges: Sequence[Edge]) -> dict[str, int]:
    """Return the community of each node, numbered from 0, the largest first; those of one node alone are left out."""
    graph = _graph(dict.fromkeys(nodes, ""), edges)
    found = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    large = sorted((sorted(group) for group in found if len(group) > 1), key=lambda group: (-len(group), group))
    return {node: number for number, group in enumerate(large) for node in group}


def _graph(names: Mapping[str, str], edges: Sequence[Edge]) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(names))
    graph.add_weighted_edges_from(sorted(edges))
    return graph


def _part(graph: "nx.Graph[str]", nodes: Sequence[str], names: Mapping[str, str]) -> tuple[Sequence[str], Places]:
    """Return the nodes of one connected part and where they stand, its upper left corner at 0, 0."""
    sizes = _sizes(nodes, names)
    if len(nodes) < 3:
        at = np.array([[0.0, step * _EDGE[1] * 0.7] for step in range(len(nodes))])
    else:
        ordered: nx.Graph[str] = nx.Graph()
        ordered.add_nodes_from(nodes)
        ordered.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in graph.edges))
        found = nx.kamada_kawai_layout(ordered, weight=None)
        at = _loosened(_flat(np.array([found[node] for node in nodes])))
        wide, high = np.ptp(at, axis=0)
        at[:, 0] *= max(1.0, _FLAT * high / wide) if wide else 1.0
        at *= _scale(at, sizes, _mean_edge(at, nodes, ordered))
    at = _spread(at, sizes)
    return nodes, at - (at - sizes / 2).min(axis=0)


def _sizes(nodes: Sequence[str], names: Mapping[str, str]) -> Places:
    wide = [max(_NODE, _CHARACTER * len(names[node]) + 8) for node in nodes]
    return np.array([[width, _NODE + _NAME] for width in wide])


def _scale(at: Places, sizes: Places, edge: float) -> float:
    """Return by what to enlarge places so that there is room for the names and little more."""
    room = float(np.ptp(at, axis=0).prod()) or 1.0
    fitting: float = (_ROOM * float(sizes.prod(axis=1).sum()) / room) ** 0.5
    return min(max(fitting, _EDGE[0] / edge), _EDGE[1] / edge)


def _mean_edge(at: Places, nodes: Sequence[str], graph: "nx.Graph[str]") -> float:
    place = {node: number for number, node in enumerate(nodes)}
    lengths = [np.linalg.norm(at[place[a]] - at[place[b]]) for a, b in graph.edges]
    return float(np.mean(lengths)) or 1.0


def _flat(at: Places) -> Places:
    """Turn places so that their longer side lies flat."""
    middle = at - at.mean(axis=0)
    _, _, turn = np.linalg.svd(middle, full_matrices=False)
    # of the two ways round, the one that leaves the first node at the left and on top
    turned: Places = middle @ turn.T
    return turned * np.where(turned[0] > 0, -1.0, 1.0)


def _loosened(at: Places) -> Places:
    """Give the crowded middle more room and the rim less, by taking a root of the distances from the middle."""
    middle = at - at.mean(axis=0)
    far = np.linalg.norm(middle, axis=1, keepdims=True)
    loosened: Places = middle * np.divide(1.0, far, out=np.zeros_like(far), where=far > 0) * far**_LOOSE
    return loosened


def _spread(at: Places, sizes: Places) -> Places:
    """Push apart what overlaps, nodes with their names, by the shorter way."""
    at = at.copy()
    room = (sizes[:, None, :] + sizes[None, :, :]) / 2
    for _ in range(_ROUNDS):
        apart = at[:, None, :] - at[None, :, :]
        over = room - np.abs(apart)
        touching = (over > 0.5).all(axis=2) & ~np.eye(len(at), dtype=bool)
        if not touching.any():
            break
        along_x = touching & (over[:, :, 0] < over[:, :, 1])
        order = np.sign(np.arange(len(at))[:, None] - np.arange(len(at))[None, :])
        for axis, chosen in ((0, along_x), (1, touching & ~along_x)):
            way = np.where(apart[:, :, axis] == 0, order, np.sign(apart[:, :, axis]))
            at[:, axis] += (np.where(chosen, over[:, :, axis], 0.0) * way).sum(axis=1) * 0.28
    return at


def _packed(parts: Sequence[tuple[Sequence[str], Places]], names: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Put the parts side by side in rows, largest first, so that the picture is about as wide as a page wants it."""
    extents = [(at + _sizes(nodes, names) / 2).max(axis=0) for nodes, at in parts]
    area = sum(float((extent + _APART).prod()) for extent in extents)
    width = max([(area * _WIDE) ** 0.5, *(float(extent[0]) for extent in extents)], default=0.0)
    found: dict[str, tuple[float, float]] = {}
    left = top = high = 0.0
    for (nodes, at), extent in zip(parts, extents, strict=True):
        if left and left + extent[0] > width:
            left, top, high = 0.0, top + high + _APART, 0.0
        for node, (x, y) in zip(nodes, at.tolist(), strict=True):
            found[node] = (x + left, y + top)
        left, high = left + float(extent[0]) + _APART, max(high, float(extent[1]))
    return found
