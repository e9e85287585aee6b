"""What the browser is sent: plain, small, complete, and text that stays text."""

import json

import pandas as pd
import pytest
from map_samples import BASE_MAP, REGION, REGION_ARCS, TINY, WORLD, arcs, countries

from components.relation_map.payload import land_data, make_drawing

NO_ARCS = REGION_ARCS.iloc[:0]


def drawing(arc_rows=NO_ARCS, country_rows=None, together=None, unit="relations"):
    country_rows = countries({}) if country_rows is None else country_rows
    return make_drawing(arc_rows, country_rows, together, BASE_MAP, unit)


def test_a_row_becomes_one_arc_with_heads_where_somebody_acts():
    rows = arcs(("AFG-TJK", "-", 3, 3, 0, 0), ("AFG-PAK", "-", 3, 0, 3, 0), ("AFG-UZB", "+", 3, 0, 0, 3))
    data = drawing(rows, countries(REGION)).data
    heads = {arc["id"]: (arc["head_a"], arc["head_b"]) for arc in data["arcs"]}
    assert heads == {
        "pair:AFG-TJK:-": (False, True),
        "pair:AFG-PAK:-": (True, False),
        "pair:AFG-UZB:+": (True, True),
    }


def test_the_tooltip_says_who_acts_and_how_often():
    names = {"AFG": "Afghanistan", "TJK": "Tajikistan"}
    (arc,) = drawing(arcs(("AFG-TJK", "-", 1041, 20, 1020, 1)), countries({"AFG": 1, "TJK": 1}, names)).data["arcs"]
    assert arc["title"] == "Afghanistan – Tajikistan"
    assert arc["lines"] == [
        "conflict: 1,041 relations",
        "Afghanistan → Tajikistan: 20",
        "Tajikistan → Afghanistan: 1,020",
        "both act: 1",
    ]


def test_one_is_singular():
    (arc,) = drawing(arcs(("AFG-TJK", "0", 1, 1, 0, 0)), countries({"AFG": 1, "TJK": 1})).data["arcs"]
    assert arc["lines"][0] == "neutral: 1 relation"


def test_a_label_of_the_page_replaces_the_lines_and_a_missing_one_does_not():
    rows = arcs(("AFG-TJK", "+", 1, 1, 0, 0), ("AFG-PAK", "+", 1, 1, 0, 0)).assign(label=["first\nsecond", None])
    first, second = drawing(rows, countries(REGION)).data["arcs"]
    assert first["lines"] == ["first", "second"]
    assert second["lines"] == ["cooperation: 1 relation", "AFG → PAK: 1"]


def test_an_arc_whose_country_has_no_row_is_drawn_all_the_same():
    data = drawing(arcs(("AFG-TJK", "+", 1, 1, 0, 0)), countries({"AFG": 3})).data
    assert [node["id"] for node in data["nodes"]] == ["country:AFG", "country:TJK"]
    assert len(data["arcs"]) == 1


def test_an_act_within_one_country_is_no_arc():
    assert drawing(arcs(("AFG-AFG", "-", 1, 1, 0, 0)), countries({"AFG": 3})).data["arcs"] == []


def test_a_country_that_the_map_does_not_know_is_reported_by_name():
    drawn = drawing(arcs(("AFG-ZZZ", "+", 1, 1, 0, 0)), countries({"AFG": 1, "ZZZ": 1}, {"ZZZ": "Nowhere"}))
    assert drawn.not_drawn == ["Nowhere"]
    assert drawn.data["arcs"] == []


@pytest.mark.parametrize("counts", [REGION, WORLD, TINY, {"VAT": 1}, {"XKX": 4, "SMR": 1}])
def test_every_country_is_a_node(counts):
    drawn = drawing(country_rows=countries(counts))
    assert {node["key"] for node in drawn.data["nodes"]} == counts.keys()
    assert drawn.not_drawn == []


@pytest.mark.parametrize("counts", [REGION, WORLD, TINY, {"VAT": 1}, {"FJI": 1, "WSM": 1}])
def test_the_first_view_holds_the_countries_of_the_region_and_lies_in_the_land(counts):
    data = drawing(country_rows=countries(counts)).data
    left, top, right, bottom = data["fit"]
    seen = [node for node in data["nodes"] if left <= node["x"] <= right and top <= node["y"] <= bottom]
    assert len(seen) >= len(counts) - 1
    assert right - left > 20
    assert bottom - top > 20


FAR_WEST = arcs(("AFG-TUR", "+", 1, 1, 0, 0), ("AFG-TJK", "+", 50, 50, 0, 0), ("AFG-UZB", "+", 50, 50, 0, 0))


def in_view(data: dict) -> set[str]:
    left, top, right, bottom = data["fit"]
    return {node["key"] for node in data["nodes"] if left <= node["x"] <= right and top <= node["y"] <= bottom}


def test_a_few_acts_at_the_rim_do_not_make_the_rest_small():
    counts = {"AFG": 50, "TJK": 50, "UZB": 50, "TUR": 45}
    assert in_view(drawing(FAR_WEST, countries(counts)).data) == {"AFG", "TJK", "UZB"}
    many = FAR_WEST.assign(n=50)
    assert in_view(drawing(many, countries(counts)).data) == counts.keys()


def test_countries_without_an_act_do_not_widen_the_view():
    counts = {"AFG": 50, "TJK": 50, "UZB": 50, "TUR": 45}
    assert "TUR" not in in_view(drawing(FAR_WEST.iloc[1:], countries(counts)).data)


def test_nothing_to_draw_is_the_world():
    drawn = drawing()
    assert drawn.data["nodes"] == drawn.data["arcs"] == drawn.data["together"] == []
    assert drawn.land.id.startswith("world")


def test_countries_named_together_are_a_layer_of_their_own():
    together = pd.DataFrame([{"id": "together:AFG-TJK", "pair": "AFG-TJK", "n": 5}])
    (row,) = drawing(NO_ARCS, countries(REGION), together).data["together"]
    assert (row["id"], row["a"], row["b"], row["lines"]) == (
        "together:AFG-TJK",
        "AFG",
        "TJK",
        ["named together in 5 paragraphs"],
    )


HOSTILE = ["<script>alert(1)</script>", "$x^2$ **bold** [a](javascript:alert(1))", "</svg><img src=x onerror=alert(1)>"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_handed_on_as_it_is(name):
    data = drawing(arcs(("AFG-TJK", "+", 1, 1, 0, 0)), countries({"AFG": 1, "TJK": 1}, {"AFG": name})).data
    assert data["nodes"][0]["name"] == name
    assert data["arcs"][0]["title"] == f"{name} – TJK"


def test_what_is_sent_is_plain_json_and_small():
    codes = sorted(REGION)
    pairs = [(f"{a}-{b}", sign) for i, a in enumerate(codes) for b in codes[i + 1 :] for sign in "+-"]
    rows = arcs(*[(pair, sign, n + 1, n, 1, 0) for n, (pair, sign) in enumerate(pairs)])
    drawn = drawing(rows, countries(REGION))
    assert len(drawn.data["arcs"]) == 156
    assert len(json.dumps(drawn.data, allow_nan=False)) < 60_000
    assert len(json.dumps(land_data(drawn.land), allow_nan=False)) < 160_000


def test_the_land_stays_the_same_while_the_arcs_change():
    assert drawing(REGION_ARCS, countries(REGION)).land is drawing(NO_ARCS, countries(REGION)).land
