"""Floors only ever go up."""

import json

import pytest

from components.quality.floors import AT_LEAST, AT_MOST, breaches, load_floors, raised, write_floors
from components.quality.gold_file import GoldError

FLOORS = {AT_LEAST: {"themes_f1": 0.8}, AT_MOST: {"furniture_leaks": 1}}


@pytest.mark.parametrize(
    ("measured", "said"),
    [
        ({"themes_f1": 0.8, "furniture_leaks": 1}, []),
        ({"themes_f1": 0.9, "furniture_leaks": 0, "new": 0.1}, []),
        ({"themes_f1": 0.799, "furniture_leaks": 0}, ["themes_f1: 0.799, the floor is 0.8"]),
        ({"themes_f1": 0.8, "furniture_leaks": 2}, ["furniture_leaks: 2, the floor is 1"]),
        ({"furniture_leaks": 0}, ["themes_f1: not measured, the floor is 0.8"]),
    ],
)
def test_what_is_under_its_floor_is_named(measured, said):
    assert [str(breach) for breach in breaches(measured, FLOORS)] == said


def test_a_better_figure_raises_its_floor_to_the_hundredth_below():
    assert raised({"themes_f1": 0.8569, "furniture_leaks": 0}, FLOORS) == {
        AT_LEAST: {"themes_f1": 0.85},
        AT_MOST: {"furniture_leaks": 0},
    }


def test_a_worse_figure_leaves_its_floor():
    assert raised({"themes_f1": 0.5, "furniture_leaks": 7}, FLOORS) == FLOORS


def test_a_new_figure_gets_a_floor_and_one_not_measured_keeps_its_own():
    assert raised({"titles": 1.0}, FLOORS) == {AT_LEAST: {"themes_f1": 0.8, "titles": 1.0}, AT_MOST: FLOORS[AT_MOST]}


def test_raised_floors_hold_what_was_measured():
    measured = {f"figure_{i}": i / 1000 for i in range(1001)}
    assert breaches(measured, raised(measured, {AT_LEAST: {}, AT_MOST: {}})) == []


def test_floors_are_kept_in_a_file(tmp_path):
    assert load_floors(tmp_path / "floors.json") == {AT_LEAST: {}, AT_MOST: {}}
    write_floors(tmp_path / "floors.json", FLOORS)
    assert load_floors(tmp_path / "floors.json") == FLOORS


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is no JSON"),
        ("[]", "at_least: is missing"),
        (json.dumps({AT_LEAST: {}}), "at_most: is missing"),
        (json.dumps({AT_LEAST: {"themes_f1": "high"}, AT_MOST: {}}), r"at_least\.themes_f1: give a number"),
    ],
)
def test_a_faulty_file_is_answered_with_file_and_field(tmp_path, text, message):
    path = tmp_path / "floors.json"
    path.write_text(text, "utf-8")
    with pytest.raises(GoldError, match=rf"floors\.json: .*{message}"):
        load_floors(path)
