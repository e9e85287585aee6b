"""The axis of time: months that something is dated in are to scale, the time between is closed up."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from components.charts.time_scale import Tick, TimeScale

DECADE = (date(1980, 1, 1), date(1989, 12, 31))
YEAR = (date(2021, 1, 1), date(2021, 12, 31))
MONTH = (date(2021, 8, 1), date(2021, 8, 31))
DAY = (date(2025, 12, 2), date(2025, 12, 2))
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
SPANS = st.lists(st.tuples(DAYS, st.sampled_from([0, 6, 30, 400, 4000]).map(timedelta)), min_size=1, max_size=12).map(
    lambda found: [(day, day + length) for day, length in found]
)


def test_months_that_something_is_dated_in_have_the_room_of_a_month():
    scale = TimeScale([MONTH, DAY])
    assert scale.place(*MONTH) == (0, 1)
    start, end = scale.place(*DAY)
    assert round(end - start, 6) == round(1 / 31, 6)
    assert scale.length == 3  # August 2021, what lies between, December 2025


def test_time_between_them_is_closed_up_and_said_to_be():
    assert TimeScale([MONTH, DAY]).closed_up == [(1, 2)]
    assert TimeScale([MONTH, (date(2021, 10, 1), date(2021, 10, 1))]).closed_up == []  # one month is no gap


def test_a_year_spans_its_months_whatever_room_they_have():
    scale = TimeScale([YEAR, MONTH])
    assert scale.place(*YEAR) == (0, scale.length)
    start, end = scale.place(*MONTH)
    assert 0 < start < end < scale.length
    assert scale.closed_up == [(0, start), (end, scale.length)]


def test_decades_take_the_room_of_a_month():
    scale = TimeScale([DECADE, DAY])
    assert scale.place(*DECADE) == (0, 1)
    assert scale.closed_up == [(0, 2)]


def test_the_axis_names_months_that_are_to_scale_and_the_years():
    ticks = TimeScale([YEAR, MONTH, (date(2021, 9, 5), date(2021, 9, 5)), DAY]).ticks(0.5)
    assert [(tick.month, tick.year) for tick in ticks] == [
        ("", "2021"),
        ("Aug", ""),
        ("Sep", ""),
        ("", "2022"),
        ("Dec", "2025"),
    ]
    assert isinstance(ticks[0], Tick)


def test_labels_keep_their_distance():
    ticks = TimeScale([(date(2025, month, 1), date(2025, month, 1)) for month in range(1, 13)]).ticks(3)
    assert [tick.month for tick in ticks] == ["Jan", "Apr", "Jul", "Oct"]


def test_no_dates_no_axis():
    scale = TimeScale([])
    assert (scale.length, scale.closed_up, scale.edges, scale.ticks(1)) == (0, [], [], [])


@given(SPANS)
def test_what_is_later_stands_further_on(spans):
    scale = TimeScale(spans)
    for first, last in spans:
        start, end = scale.place(first, last)
        assert 0 <= start < end <= scale.length
    starts = [scale.place(*span)[0] for span in sorted(spans)]
    assert starts == sorted(starts)
