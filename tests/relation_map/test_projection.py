"""The frame follows the countries drawn, keeps areas, and puts known places where they belong."""

import numpy as np
import pytest
from map_samples import BASE_MAP, REGION, TINY, WORLD

from components.relation_map.base_map import load_base_map
from components.relation_map.projection import fit_frame, project, project_point, steady_frame, world_frame

LABELS = load_base_map(BASE_MAP).labels
DEGREE = 111.195  # km of a degree of a great circle


def frame_of(counts):
    return fit_frame(LABELS, {code: float(n) for code, n in counts.items()})


@pytest.mark.parametrize(
    ("counts", "kind"),
    [
        (REGION, "conic"),
        (WORLD, "world"),
        (TINY, "conic"),
        ({"NGA": 1, "MLI": 1, "NER": 1}, "azimuthal"),
        ({"FRA": 5}, "conic"),
        ({"ATA": 5}, "azimuthal"),
        ({"USA": 50, "CHN": 50}, "world"),
    ],
)
def test_a_region_gets_a_projection_of_its_own_and_continents_the_world(counts, kind):
    assert frame_of(counts)[0].kind == kind


def test_the_centre_of_a_region_lies_among_its_countries():
    frame, _ = frame_of(REGION)
    assert (frame.lon_0, frame.lat_0) == (70, 40)


def test_few_mentions_far_away_do_not_widen_a_region():
    assert set(REGION) - set(frame_of(REGION)[1]) == {"USA"}
    assert set(frame_of({**REGION, "USA": 3000})[1]) == set(REGION) | {"USA"}


def test_one_country_more_or_less_does_not_move_the_map():
    without = {code: n for code, n in REGION.items() if code != "QAT"}
    assert frame_of(without)[0] == frame_of(REGION)[0]


@pytest.mark.parametrize(
    ("shown", "stays"),
    [
        ({"AFG": 9, "TJK": 5, "IRN": 3, "RUS": 2}, True),
        ({"PER": 3, "CHL": 2}, False),  # not on the map of the region at all
        ({"TJK": 2}, False),  # would be drawn too coarsely
    ],
)
def test_the_map_of_everything_stays_while_it_shows_what_a_filter_leaves(shown, stays):
    frame, core = steady_frame(LABELS, {code: float(n) for code, n in shown.items()}, REGION)
    assert (frame == frame_of(REGION)[0]) == stays
    assert (frame == frame_of(shown)[0]) != stays
    assert set(core) == set(shown)


@pytest.mark.parametrize("counts", [REGION, TINY, {"FJI": 1, "NZL": 1, "WSM": 1}, {"NOR": 1, "RUS": 1, "CAN": 1}])
def test_a_degree_north_of_the_centre_has_its_length_and_points_up(counts):
    frame, _ = frame_of(counts)
    x0, y0 = project_point(frame, (frame.lon_0, frame.lat_0))
    x1, y1 = project_point(frame, (frame.lon_0, frame.lat_0 + 1))
    assert (x0, y0) == pytest.approx((0, 0), abs=1e-6)
    assert x1 == pytest.approx(0, abs=1e-6)
    assert (y0 - y1) * frame.unit == pytest.approx(DEGREE, rel=0.06)


@pytest.mark.parametrize("counts", [REGION, WORLD, {"NGA": 1, "MLI": 1}])
def test_equal_areas_stay_equal(counts):
    frame, _ = frame_of(counts)

    def area(lon, lat):
        x, y = project(frame, np.array([lon, lon + 0.1, lon]), np.array([lat, lat, lat + 0.1]))
        return abs((x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0])) * frame.unit**2 / 2

    for lon, lat in [(0, 0), (20, 35), (-15, 50)]:
        assert area(lon, lat) == pytest.approx((0.1 * DEGREE) ** 2 / 2 * np.cos(np.radians(lat + 0.03)), rel=0.01)


def test_north_is_up_and_east_is_right():
    frame, _ = frame_of(REGION)
    kazakhstan, afghanistan, china = (project_point(frame, LABELS[code]) for code in ("KAZ", "AFG", "CHN"))
    assert kazakhstan[1] < afghanistan[1]
    assert china[0] > afghanistan[0]


def test_neighbours_over_the_antimeridian_stay_neighbours():
    frame, _ = frame_of({"FJI": 1, "TON": 1, "WSM": 1})
    fiji, samoa = project_point(frame, LABELS["FJI"]), project_point(frame, LABELS["WSM"])
    assert 0 < (samoa[0] - fiji[0]) * frame.unit < 1500


@pytest.mark.parametrize(
    ("codes", "lon_0"), [(["GBR", "USA", "CHN"], 11), (["USA", "JPN", "NZL", "FJI"], 150), ([], 11)]
)
def test_the_world_is_cut_where_it_separates_least(codes, lon_0):
    assert world_frame([LABELS[code] for code in codes]).lon_0 == lon_0


def test_every_label_lies_in_the_world_view():
    for lon_0 in (11, 150):
        frame = world_frame([(lon_0, 0.0)])
        left, top, right, bottom = frame.box
        for code, point in LABELS.items():
            x, y = project_point(frame, point)
            assert left <= x <= right, code
            assert top <= y <= bottom, code
