"""Who rises and which pairs warmed, drawn: numbers, ticks, arrows, and what a click stands for."""

import pandas as pd

from components.charts.palette import CONFLICT, COOPERATION
from components.charts.rising import rising
from components.charts.warming import warming

RISING = pd.DataFrame(
    {
        "name": ["<b>Abera</b>", "Red Sea Forum"],
        "type": ["PERSON", "IGO"],
        "count": [9, 4],
        "expected": [2.5, 0.0],
        "pick": ["actor-between:a:1:2", "actor-between:b:1:2"],
    }
)
WARMING = pd.DataFrame(
    {
        "label": ["Chile – Peru", "Bolivia – Chile"],
        "balance": [0.5, -1.0],
        "before": [-0.5, 0.0],
        "count": [4, 6],
        "acts_before": [5, 3],
        "pick": ["pair-between:CHL-PER:1:2", "pair-between:BOL-CHL:1:2"],
    }
)


def test_a_bar_ends_at_the_number_now_and_the_tick_at_the_earlier_share():
    bars, ticks = rising(RISING, "mention", "before").figure.data
    assert list(bars.x) == [9, 4]
    assert list(ticks.x) == [2.5, 0.0]
    assert list(bars.customdata) == list(ticks.customdata) == list(RISING["pick"])
    assert bars.hovertext[0] == "&lt;b&gt;Abera&lt;/b&gt;".join(
        ["<b>", "</b><br>9 mentions<br>2.5 if its share were that before"]
    )


def test_what_rises_is_said_for_those_who_do_not_see_it():
    assert rising(RISING.iloc[1:], "mention", "before").alt.startswith("1 actor mentioned more than before")
    assert rising(RISING.head(0), "mention", "before").alt == "No actor rises."


def test_a_pair_goes_from_the_hollow_dot_to_the_triangle():
    lines, dots, triangles = warming(WARMING, "act").figure.data
    assert list(lines.x) == [-0.5, 0.5, None, 0.0, -1.0, None]
    assert list(dots.x) == [-0.5, 0.0]
    assert list(triangles.x) == [0.5, -1.0]
    assert list(triangles.marker.symbol) == ["triangle-up", "triangle-down"]
    assert list(triangles.marker.color) == [COOPERATION, CONFLICT]
    assert list(triangles.text) == ["4", "6"]
    assert list(triangles.customdata) == list(WARMING["pick"])


def test_what_warmed_is_said_for_those_who_do_not_see_it():
    assert warming(WARMING, "act").alt == (
        "2 pairs of countries that changed most: Chile – Peru warmer, Bolivia – Chile cooler."
    )
    assert warming(WARMING.head(0), "act").alt == "No pair of countries warmed or cooled."
