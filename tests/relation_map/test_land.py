"""The land as it is drawn: no country smears over the map, neighbours meet, every country is there."""

import re

import numpy as np
import pytest
from map_samples import BASE_MAP, REGION, TINY, WORLD

from components.relation_map.base_map import load_base_map
from components.relation_map.land import draw_land, projected_rings, svg_path
from components.relation_map.projection import Frame, fit_frame, world_frame

BASE = load_base_map(BASE_MAP)
WORLD_FRAMES = [world_frame([(lon, 0.0)]) for lon in (11, 150)]


def frame_of(counts) -> Frame:
    return fit_frame(BASE.labels, {code: float(n) for code, n in counts.items()})[0]


def points(path: str) -> set[tuple[int, int]]:
    """The corners of an SVG path of relative steps."""
    found = set()
    for start, steps in re.findall(r"M(-?\d+ -?\d+)l([^z]*)z", path):
        numbers = list(map(int, re.findall(r"-?\d+", steps)))
        corner = np.array(list(map(int, start.split())))
        found.add(tuple(corner.tolist()))
        for step in zip(numbers[::2], numbers[1::2], strict=True):
            corner = corner + step
            found.add(tuple(corner.tolist()))
    return found


@pytest.mark.parametrize("frame", WORLD_FRAMES, ids=["Bering Strait", "Atlantic"])
def test_no_country_of_the_world_view_is_wider_than_half_of_it(frame):
    left, _, right, _ = frame.box
    for shape in BASE.shapes:
        if shape.code != "ATA":  # runs round the pole, so it is as wide as the map
            widths = [np.ptp(ring[:, 0]) for ring in projected_rings(shape, frame) if len(ring)]
            assert max(widths, default=0) < (right - left) / 2, shape.code


@pytest.mark.parametrize(
    "counts",
    [REGION, TINY, {"FJI": 1, "NZL": 1, "TON": 1}, {"RUS": 1, "JPN": 1}, {"USA": 1, "CAN": 1}, {"NOR": 1}],
)
def test_no_ring_of_a_region_leaves_the_box_or_spans_it_as_a_line(counts):
    frame = frame_of(counts)
    left, top, right, bottom = frame.box
    for shape in BASE.shapes:
        for ring in projected_rings(shape, frame):
            if len(ring) < 3:
                continue
            assert left <= ring[:, 0].min() <= ring[:, 0].max() <= right, shape.code
            assert top <= ring[:, 1].min() <= ring[:, 1].max() <= bottom, shape.code
            smear = np.ptp(ring[:, 0]) > (right - left) / 2 and np.ptp(ring[:, 1]) < 10
            assert not smear, shape.code


def test_fiji_is_one_small_country_in_its_own_region():
    frame = frame_of({"FJI": 1, "TON": 1})
    left, _, right, _ = draw_land(BASE_MAP, frame).boxes["FJI"]
    assert (right - left) * frame.unit < 200


def test_neighbours_share_the_corners_of_their_border():
    land = draw_land(BASE_MAP, frame_of({"FRA": 1, "DEU": 1}))
    assert len(points(land.paths["FRA"]) & points(land.paths["DEU"])) > 10


def _km_wide(code: str) -> float:
    rings = [polygon[0] for shape in BASE.shapes if shape.code == code for polygon in shape.polygons]
    return max(float(np.ptp(ring, axis=0).max()) for ring in rings) * 111.2


def test_every_country_with_a_shape_is_in_the_world_view():
    for frame in WORLD_FRAMES:
        land = draw_land(BASE_MAP, frame)
        shaped = {shape.code for shape in BASE.shapes if shape.polygons and not shape.disputed}
        # what rounds to nothing at this scale (Monaco, Tuvalu) is still a dot on the map where the page names it
        assert all(_km_wide(code) < 40 for code in shaped - land.paths.keys())
        assert {"RUS", "USA", "FJI", "NZL", "GRL", "TWN", "PSE", "ESH", "SSD"} <= land.paths.keys()


def test_disputed_areas_are_drawn_apart_from_their_neighbours():
    land = draw_land(BASE_MAP, frame_of(REGION))
    names = [name for name, _ in land.disputed]
    assert {"Jammu and Kashmir", "Aksai Chin", "Arunachal Pradesh"} <= set(names)
    assert not {"XJK", "XAC", "XAP"} & land.paths.keys()


def test_equal_frames_are_drawn_once():
    frame = frame_of(REGION)
    assert draw_land(BASE_MAP, frame) is draw_land(BASE_MAP, frame)
    assert draw_land(BASE_MAP, frame).id != draw_land(BASE_MAP, frame_of(WORLD)).id


def test_a_path_is_a_start_and_relative_steps():
    assert svg_path(np.array([[1.0, 2], [4, 2], [4, -6]])) == "M1 2l3 0 0-8z"
