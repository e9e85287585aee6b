"""Columns over time and bars of types of acts: what is drawn where, and what a click on it picks."""

import pandas as pd

from components.charts.columns import columns
from components.charts.deeds import deeds

PERIODS = pd.DataFrame(
    [
        ("2025-11", "Nov 2025", "+", 3, "pair-when:AFG-TJK:month:2025-11:+"),
        ("2025-11", "Nov 2025", "-", 5, "pair-when:AFG-TJK:month:2025-11:-"),
        ("none", "no date", "0", 1, "pair-when:AFG-TJK:month:none:0"),
    ],
    columns=["period", "label", "polarity", "count", "pick"],
)
DEEDS = pd.DataFrame(
    [
        ("+AID", "aids", "+", "actual", "Happened", 4, "acts:AFG>TJK:+:AID:actual"),
        ("+AID", "aids", "+", "planned", "Planned", 2, "acts:AFG>TJK:+:AID:planned"),
        ("-ACCUSE", "<b>accuses</b>", "-", "actual", "Happened", 0, "-ACCUSE"),
    ],
    columns=["kind", "label", "polarity", "status", "status_name", "count", "pick"],
)


def by_name(chart):
    return {trace.name: trace for trace in chart.figure.data}


def test_cooperation_goes_up_and_conflict_down_in_the_same_period():
    drawn = by_name(columns(PERIODS, "act"))
    assert (list(drawn["cooperation"].y), list(drawn["conflict"].y)) == ([3], [-5])
    assert drawn["cooperation"].x == drawn["conflict"].x == ("2025-11",)
    assert list(drawn["conflict"].text) == ["−5"]


def test_a_column_picks_its_period_and_sign():
    drawn = by_name(columns(PERIODS, "act", picked="pair-when:AFG-TJK:month:2025-11:-"))
    assert list(drawn["conflict"].customdata) == ["pair-when:AFG-TJK:month:2025-11:-"]
    assert list(drawn["conflict"].marker.opacity) == [1]
    assert drawn["cooperation"].marker.opacity[0] < 1


def test_what_has_no_date_stands_last_and_hatched():
    chart = columns(PERIODS, "act").figure
    assert list(chart.layout.xaxis.categoryarray)[-1] == "none"
    assert list(by_name(columns(PERIODS, "act"))["neutral"].marker.pattern.shape) == ["/"]


def test_mentions_have_columns_without_a_sign():
    (trace,) = columns(PERIODS.drop(columns="polarity").head(1), "mention").figure.data
    assert list(trace.text) == ["3"]


def test_two_charts_can_share_a_scale():
    assert columns(PERIODS, "act", largest=30).figure.layout.yaxis.range[1] > 30
    assert deeds(DEEDS, "act", largest=30).figure.layout.xaxis.range[1] > 30


def test_of_many_periods_not_every_one_is_named():
    many = pd.DataFrame(
        [(f"2025-01-{day:02}", f"{day} Jan", 1, f"p{day}") for day in range(1, 31)],
        columns=["period", "label", "count", "pick"],
    )
    assert len(columns(many, "mention").figure.layout.xaxis.ticktext) <= 12
    assert columns(many, "mention").wide


def test_nothing_draws_nothing_and_says_so():
    assert columns(PERIODS.head(0), "act").alt == "No periods to show."
    assert deeds(DEEDS.head(0), "act", who="Peru → Chile").alt == "Peru → Chile: no acts."


def test_parts_of_a_bar_are_statuses_told_by_their_pattern():
    drawn = by_name(deeds(DEEDS, "act"))
    assert list(drawn["actual"].customdata) == ["acts:AFG>TJK:+:AID:actual"]
    assert drawn["planned"].marker.pattern.shape == "/"
    assert list(drawn["planned"].hovertext) == ["<b>+ aids</b><br>planned: 2 acts"]


def test_the_sum_stands_at_the_end_and_a_type_without_acts_keeps_its_row():
    numbers = next(trace for trace in deeds(DEEDS, "act").figure.data if trace.type == "scatter")
    assert list(numbers.text) == [" 6", " –"]


def test_types_keep_the_order_of_the_frame_and_show_as_they_are():
    axis = deeds(DEEDS, "act").figure.layout.yaxis
    assert list(axis.categoryarray) == ["+AID", "-ACCUSE"]
    assert list(axis.ticktext) == ["+ aids", "− &lt;b&gt;accuses&lt;/b&gt;"]
