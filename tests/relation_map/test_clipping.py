"""Rings are cut where the map ends: no line runs from one end of the map to the other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.relation_map.clipping import clip_to_box, cut_at_seam, unwrapped

OVER_THE_ANTIMERIDIAN = np.array([[170.0, -20], [-170, -20], [-170, -10], [170, -10]])
ROUND_THE_POLE = np.array([[lon, -70.0] for lon in range(-180, 180, 10)])


def area(ring):
    x, y = ring.T
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def test_a_ring_over_the_antimeridian_is_one_piece_where_the_map_ends_elsewhere():
    (part,) = cut_at_seam(OVER_THE_ANTIMERIDIAN, 180)
    assert np.ptp(part[:, 0]) == 20


def test_a_ring_over_the_end_of_the_map_falls_into_two():
    parts = cut_at_seam(OVER_THE_ANTIMERIDIAN, 0)
    assert sorted(part[:, 0].tolist() for part in map(np.round, parts)) == [
        [-180.0, -170.0, -170.0, -180.0],
        [170.0, 180.0, 180.0, 170.0],
    ]


def test_a_ring_round_a_pole_is_closed_along_the_pole():
    line = unwrapped(ROUND_THE_POLE, 0)
    assert line[:, 1].min() == -90
    assert sum(area(part) for part in cut_at_seam(ROUND_THE_POLE, 0)) == pytest.approx(360 * 20)


@given(
    lon_0=st.sampled_from([0.0, 11.0, 75.0, 150.0, -100.0]),
    west=st.floats(-180, 179),
    wide=st.floats(1, 120),
    south=st.floats(-80, 60),
)
def test_nothing_is_lost_and_nothing_leaves_the_map(lon_0, west, wide, south):
    longitudes = (np.array([west, west + wide / 2, west + wide, west + wide, west + wide / 2, west]) + 180) % 360 - 180
    latitudes = np.array([south, south, south, south + 10, south + 10, south + 10])
    parts = cut_at_seam(np.column_stack([longitudes, latitudes]), lon_0)
    assert all(part[:, 0].min() >= -180 and part[:, 0].max() <= 180 for part in parts)
    assert sum(area(part) for part in parts) == pytest.approx(wide * 10, rel=1e-6, abs=1e-3)


def test_what_lies_outside_the_box_is_cut_off():
    square = np.array([[0.0, 0], [10, 0], [10, 10], [0, 10]])
    assert area(clip_to_box(square, (5, 5, 20, 20))) == 25
    assert clip_to_box(square, (-5, -5, 20, 20)) is square
    assert len(clip_to_box(square, (20, 20, 30, 30))) == 0
