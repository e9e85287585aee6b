"""The base map: every country of the world is there, disputed areas are kept apart, bad files are named."""

import json
from pathlib import Path

import pycountry
import pytest
from map_samples import BASE_MAP

from components.relation_map.base_map import BaseMapError, load_base_map

SQUARE = {
    "type": "Topology",
    "objects": {"countries": {"type": "GeometryCollection", "geometries": []}},
    "arcs": [[[0, 0], [10, 0], [10, 10]], [[10, 10], [0, 10], [0, 0]]],
}


def written(folder: Path, *geometries: dict) -> Path:
    path = folder / "map.json"
    topology = {**SQUARE, "objects": {"countries": {"geometries": list(geometries)}}}
    path.write_text(json.dumps(topology), "utf-8")
    return path


def test_every_iso_country_has_a_place_on_the_map():
    codes = {country.alpha_3 for country in pycountry.countries}
    assert codes - load_base_map(BASE_MAP).labels.keys() == set()


def test_kosovo_has_a_place_though_iso_has_no_code_for_it():
    assert load_base_map(BASE_MAP).labels["XKX"] == pytest.approx((20.9, 42.57))


def test_labels_stand_in_their_country_or_at_its_dot():
    for code, (lon, lat) in load_base_map(BASE_MAP).labels.items():
        assert -180 <= lon <= 180, code
        assert -90 <= lat <= 90, code


def test_disputed_areas_belong_to_no_country():
    base_map = load_base_map(BASE_MAP)
    assert base_map.disputed == (
        "Aksai Chin",
        "Arunachal Pradesh",
        "Bir Tawil",
        "Hala'ib Triangle",
        "Ilemi Triangle",
        "Jammu and Kashmir",
    )
    codes = {country.alpha_3 for country in pycountry.countries}
    assert not {shape.code for shape in base_map.shapes if shape.disputed} & codes


def test_a_country_in_several_parts_is_labelled_on_the_largest():
    lon, lat = load_base_map(BASE_MAP).labels["PRT"]
    assert (round(lon), round(lat)) == (-8, 40)


def test_another_file_without_labels_is_labelled_in_the_middle(tmp_path):
    path = written(tmp_path, {"type": "Polygon", "id": "AAA", "arcs": [[0, 1]]})
    base_map = load_base_map(path)
    assert base_map.labels == {"AAA": (5.0, 5.0)}
    assert base_map.shapes[0].polygons[0][0].tolist() == [[0, 0], [10, 0], [10, 10], [0, 10]]


def test_an_arc_may_run_backwards(tmp_path):
    path = written(tmp_path, {"type": "Polygon", "id": "AAA", "arcs": [[-2, -1]]})
    assert load_base_map(path).shapes[0].polygons[0][0].tolist() == [[0, 0], [0, 10], [10, 10], [10, 0]]


def test_a_changed_file_is_read_again(tmp_path):
    path = written(tmp_path, {"type": "Polygon", "id": "AAA", "arcs": [[0, 1]]})
    load_base_map(path)
    path.unlink()
    written(
        tmp_path,
        {"type": "Polygon", "id": "BBB", "arcs": [[0, 1]]},
        {"type": "Point", "id": "CCC", "coordinates": [1, 2]},
    )
    assert load_base_map(path).labels == {"BBB": (5.0, 5.0), "CCC": (1.0, 2.0)}


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"objects": {"land": {}}, "arcs": []}', "not json"])
def test_a_file_that_is_no_such_map_is_named_with_a_remedy(tmp_path, text):
    path = tmp_path / "map.json"
    path.write_text(text, "utf-8")
    with pytest.raises(
        BaseMapError, match=r"map\.json: not a TopoJSON file with a layer 'countries'.*docs/base_map\.md"
    ):
        load_base_map(path)


def test_a_missing_file_is_named_with_a_remedy(tmp_path):
    with pytest.raises(BaseMapError, match=r"none\.json: No such file.*BORDERLINES_BASE_MAP"):
        load_base_map(tmp_path / "none.json")
