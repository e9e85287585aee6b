"""Networks: the same picture every time, no name on another, communities, and what the browser is sent."""

from itertools import combinations, pairwise

import pandas as pd
import pytest

from components.relation_map.network import LONGEST_NAME, network_data
from components.relation_map.network_layout import MOST_GROUPS, groups, places

TRIANGLES = [("a", "b", 3.0), ("b", "c", 3.0), ("a", "c", 3.0), ("x", "y", 3.0), ("y", "z", 3.0), ("x", "z", 3.0)]
JOINED = [*TRIANGLES, ("c", "x", 1.0)]
NO_ARCS = pd.DataFrame(columns=["id", "pair", "sign", "n", "n_forward", "n_backward", "mutual"])
NO_TIES = pd.DataFrame(columns=["id", "pair", "n", "label"])


def star(rays):
    """A middle with rays and a ring through them: crowded as a capital among its organs."""
    ends = [f"node {i}" for i in range(rays)]
    edges = [("the middle", end, 2.0) for end in ends]
    return {name: name for name in ["the middle", *ends]}, edges + [(a, b, 1.0) for a, b in pairwise(ends)]


def boxes(at, names):
    return {node: (x - 3.3 * len(names[node]), y, x + 3.3 * len(names[node]), y + 40) for node, (x, y) in at.items()}


@pytest.mark.parametrize("rays", [2, 10, 80])
def test_no_name_covers_another(rays):
    names, edges = star(rays)
    for a, b in combinations(boxes(places(names, edges), names).values(), 2):
        wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
        assert min(wide, high) < 8, "names overlap by more than a margin"


def test_the_same_network_gives_the_same_picture_whatever_the_order():
    names, edges = star(12)
    turned = dict(reversed(names.items())), [(b, a, weight) for a, b, weight in reversed(edges)]
    assert places(names, edges) == places(*turned)


def test_parts_that_nothing_joins_stand_beside_each_other():
    at = places(dict.fromkeys("abcxyz", "name"), TRIANGLES)
    left, right = [[at[node] for node in part] for part in ("abc", "xyz")]
    aside = max(x for x, _ in left) < min(x for x, _ in right)
    below = max(y for _, y in left) < min(y for _, y in right)
    assert aside or below


@pytest.mark.parametrize("names", [{}, {"a": "alone"}, {"a": "one", "b": "other"}])
def test_few_nodes_have_places_too(names):
    edges = [("a", "b", 1.0)] if len(names) == 2 else []
    assert places(names, edges).keys() == names.keys()


def test_those_named_more_with_each_other_form_a_group_the_largest_first():
    edges = [*JOINED, ("z", "w", 3.0), ("y", "w", 3.0)]
    found = groups("abcxyzw", edges)
    assert {node for node, number in found.items() if number == 0} == set("xyzw")
    assert {node for node, number in found.items() if number == 1} == set("abc")
    assert found == groups(reversed("abcxyzw"), list(reversed(edges)))


def test_one_alone_is_no_group():
    assert groups("abcq", TRIANGLES[:3]).keys() == set("abc")


def nodes(*keys, kind="person"):
    return pd.DataFrame(
        [
            {
                "id": f"actor:{key}",
                "key": key,
                "name": f"Name {key}",
                "n": 9 - i,
                "said": f"{9 - i} mentions",
                "type": kind,
            }
            for i, key in enumerate(keys)
        ]
    )


def ties(edges):
    return pd.DataFrame(
        [{"id": f"together:{a}-{b}", "pair": f"{a}-{b}", "n": n, "label": f"{a} and {b}"} for a, b, n in edges]
    )


def arc(a, b, sign="+", forward=1, backward=0):
    return {
        "id": f"pair:{a}-{b}:{sign}",
        "pair": f"{a}-{b}",
        "sign": sign,
        "n": forward + backward,
        "n_forward": forward,
        "n_backward": backward,
        "mutual": 0,
    }


def test_without_acts_the_nodes_show_communities_and_the_legend_names_them():
    data = network_data(nodes(*"abcxyz"), NO_ARCS, ties(JOINED), "mentions")
    assert {node["key"]: node["group"] for node in data["nodes"]} == dict.fromkeys("abc", 0) | dict.fromkeys("xyz", 1)
    assert [group["name"] for group in data["groups"]] == ["Name a, Name b and 1 more", "Name x, Name y and 1 more"]
    assert data["hidden"] == []


def test_with_acts_being_named_together_waits_in_the_legend_and_no_community_is_drawn():
    data = network_data(nodes(*"abc"), pd.DataFrame([arc("a", "b")]), ties([("a", "b", 2.0)]), "acts")
    assert data["hidden"] == ["together"]
    assert data["groups"] == []
    assert [(row["head_a"], row["head_b"]) for row in data["arcs"]] == [(False, True)]
    assert [row["id"] for row in data["together"]] == ["together:a-b"]


def test_a_node_without_a_line_is_left_out():
    data = network_data(nodes(*"abcq"), NO_ARCS, ties(TRIANGLES[:3]), "mentions")
    assert {node["key"] for node in data["nodes"]} == set("abc")


def test_groups_beyond_those_that_can_be_told_apart_look_alike():
    pairs = [(f"{i}a", f"{i}b", 1.0) for i in range(MOST_GROUPS + 3)]
    data = network_data(nodes(*[end for a, b, _ in pairs for end in (a, b)]), NO_ARCS, ties(pairs), "mentions")
    assert {node["group"] for node in data["nodes"]} == set(range(MOST_GROUPS + 1))
    assert len(data["groups"]) == MOST_GROUPS


def test_a_long_name_is_cut_in_the_picture_and_whole_in_the_tooltip():
    frame = nodes("a", "b").assign(name="<b>Committee</b> " * 20)
    data = network_data(frame, NO_ARCS, ties([("a", "b", 1.0)]), "mentions")
    assert {len(node["label"]) for node in data["nodes"]} == {LONGEST_NAME}
    assert data["nodes"][0]["name"].startswith("<b>Committee</b> <b>")


def test_an_empty_network_is_sent_as_nothing_to_draw():
    data = network_data(nodes("a").head(0), NO_ARCS, NO_TIES, "acts")
    assert (data["nodes"], data["arcs"], data["together"]) == ([], [], [])
