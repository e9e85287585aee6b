"""The timeline: every mark its pick and its number, a bar where no day is known, what has no date in its own part."""

from itertools import pairwise

import pandas as pd
import pytest

from components.charts.lanes import in_lanes, marks_of
from components.charts.time_scale import TimeScale
from components.charts.timeline import timeline


def mark(lane, first, last, polarity="+", **more):
    precision = "day" if first == last else "month"
    row = {"lane": lane, "label": lane.title(), "when": str(first), "precision": precision, "basis": "event"}
    row |= {"date_from": first and pd.Timestamp(first), "date_to": last and pd.Timestamp(last), "polarity": polarity}
    return row | {"count": 1, "pick": f"when-country:{lane}:{first}:event:{polarity}"} | more


MARKS = pd.DataFrame(
    [
        mark("AFG", "2025-11-26", "2025-11-26", "-", count=1204),
        mark("AFG", "2025-12-01", "2025-12-31", "+", basis="article"),
        mark("TJK", "2025-12-02", "2025-12-02", "+"),
        mark("TJK", None, None, "-", precision=None, basis="none", when="no date"),
    ]
)


def drawn(kind, name, marks=MARKS, **options):
    """The trace of one sign: its bars, or its shapes."""
    return next(
        t
        for t in timeline(marks, "act", **options).figure.data
        if t.type == kind and t.name == name and not t.showlegend
    )


def test_every_mark_bears_its_number_and_its_pick():
    conflict = drawn("scatter", "conflict")
    assert [text.strip() for text in conflict.text] == ["1,204", "1"]
    assert list(conflict.customdata) == [MARKS["pick"][0], MARKS["pick"][3]]
    shapes = [t for t in timeline(MARKS, "act").figure.data if t.type == "scatter" and t.customdata is not None]
    assert sorted(pick for t in shapes for pick in t.customdata) == sorted(MARKS["pick"])


def test_the_sign_has_a_shape_of_its_own_beside_its_colour():
    assert set(drawn("scatter", "conflict").marker.symbol) == {"triangle-down", "triangle-down-open"}
    assert drawn("scatter", "cooperation").marker.symbol[-1] == "triangle-up"
    named = [t for t in timeline(MARKS, "act").figure.data if t.x == (None,)]
    assert [(t.name, t.marker.symbol) for t in named] == [("cooperation", "triangle-up"), ("conflict", "triangle-down")]


def test_shapes_are_hollow_where_the_text_does_not_date_the_act():
    of_pick = dict(
        zip(drawn("scatter", "cooperation").customdata, drawn("scatter", "cooperation").marker.symbol, strict=True)
    )
    assert of_pick[MARKS["pick"][1]] == "triangle-up-open"
    assert of_pick[MARKS["pick"][2]] == "triangle-up"


def test_a_bar_covers_the_month_that_is_known_and_a_day_has_none():
    bars = drawn("bar", "cooperation")
    assert (list(bars.base), list(bars.x)) == ([1], [1])  # November is 0 to 1
    assert list(bars.customdata) == [MARKS["pick"][1]]
    assert len(drawn("bar", "conflict").x) == 0


def test_what_has_no_date_stands_behind_the_axis():
    conflict = drawn("scatter", "conflict")
    assert conflict.x[1] > 2
    axis = timeline(MARKS, "act").figure.layout.xaxis
    assert axis.ticktext[-1] == "no date<br>or year"
    dated = timeline(MARKS[MARKS["basis"] != "none"], "act").figure.layout.xaxis
    assert not [text for text in dated.ticktext if "no date" in text]


def test_lanes_are_named_from_the_top_in_the_order_of_the_frame():
    axis = timeline(MARKS, "act").figure.layout.yaxis
    assert list(axis.ticktext) == ["Afg", "Tjk"]
    assert axis.tickvals[0] < axis.tickvals[1]
    assert axis.range[0] > axis.range[1] == 0


def test_marks_that_would_stand_on_each_other_take_rows_of_their_own():
    crowd = pd.DataFrame([mark("AFG", f"2025-12-{day:02}", f"2025-12-{day:02}") for day in range(1, 31)])
    scale = TimeScale(found.span for found in marks_of(crowd))
    lanes, placed = in_lanes(marks_of(crowd), ["+"], scale, scale.length)
    assert len(lanes) == 1
    by_row = {row: sorted(one.place for one in placed if one.row == row) for row in {one.row for one in placed}}
    assert 1 < len(by_row) < 30
    assert all(b - a >= 0.06 * scale.length for places in by_row.values() for a, b in pairwise(places))
    assert lanes[0].bottom >= max(by_row) + 0.5


def test_cooperation_stands_above_conflict():
    both = pd.DataFrame([mark("AFG", "2025-12-02", "2025-12-02", sign) for sign in "-+0"])
    rows = {
        t.name: t.y[0] for t in timeline(both, "act").figure.data if t.type == "scatter" and t.customdata is not None
    }
    assert rows["cooperation"] < rows["neutral"] < rows["conflict"]


def test_the_picked_mark_stands_out():
    opacity = drawn("scatter", "conflict", picked=MARKS["pick"][0]).marker.opacity
    assert opacity[0] == 1 > opacity[1]


def test_a_tooltip_says_lane_date_sign_and_number():
    assert drawn("scatter", "conflict").hovertext[0] == "<b>Afg</b><br>2025-11-26<br>conflict: 1,204 acts"


def test_names_show_as_they_are():
    hostile = MARKS.assign(label="<script>x</script>", when="<b>soon</b>")
    assert "<script>" not in timeline(hostile, "act").figure.to_json()
    assert "&lt;b&gt;soon" in drawn("scatter", "conflict", hostile).hovertext[0]


@pytest.mark.parametrize("rows", [MARKS.head(0), MARKS.tail(1), MARKS.head(1)])
def test_a_timeline_of_nothing_of_the_undated_and_of_one_day(rows):
    chart = timeline(rows, "act", what="country")
    assert chart.figure.layout.height > 60
    said = "No acts to show over time." if rows.empty else "Acts over time in 1 country, 1 mark;"
    assert chart.alt.startswith(said)
