"""Bars: what they show, what a click on one stands for, how they say it."""

import pandas as pd

from components.charts.bars import bars
from components.charts.palette import ACCENT, FAMILY_COLOURS

ACTORS = pd.DataFrame(
    {
        "label": ["Meles Abera", "Red Sea Forum", "Danakil Front"],
        "type": ["PERSON", "IGO", "ARMED_GROUP"],
        "count": [1204, 3, 1],
        "pick": ["actor:a", "actor:b", "actor:c"],
    }
)


def test_bars_carry_counts_labels_and_picks_in_order():
    trace = bars(ACTORS, "mention").figure.data[0]
    assert list(trace.x) == [1204, 3, 1]
    assert list(trace.customdata) == ["actor:a", "actor:b", "actor:c"]
    assert list(trace.text) == ["1,204", "3", "1"]


def test_the_axis_names_the_bars_from_the_top():
    axis = bars(ACTORS, "mention").figure.layout.yaxis
    assert axis.autorange == "reversed"
    assert dict(zip(axis.tickvals, axis.ticktext, strict=True))["actor:a"] == "Meles Abera"


def test_colour_says_the_family_of_the_type():
    colours = list(bars(ACTORS, "mention").figure.data[0].marker.color)
    assert colours == [FAMILY_COLOURS["person"], FAMILY_COLOURS["organisation"], FAMILY_COLOURS["armed group"]]


def test_bars_without_types_take_the_accent():
    assert list(bars(ACTORS.drop(columns="type"), "cue").figure.data[0].marker.color) == [ACCENT] * 3


def test_the_tooltip_says_name_family_and_number_with_its_noun():
    hover = bars(ACTORS, "mention").figure.data[0].hovertext
    assert hover[0] == "<b>Meles Abera</b><br>person<br>1,204 mentions"
    assert hover[2].endswith("1 mention")


def test_the_picked_bar_stands_out():
    opacity = bars(ACTORS, "mention", picked="actor:b").figure.data[0].marker.opacity
    assert opacity[1] == 1
    assert opacity[0] == opacity[2] < 1


def test_a_pick_that_is_no_bar_leaves_all_as_they_are():
    assert list(bars(ACTORS, "mention", picked="country:TJK").figure.data[0].marker.opacity) == [1, 1, 1]


def test_names_are_shown_as_they_are_not_as_markup():
    hostile = ACTORS.assign(label="<b>bold</b> & <script>x</script>")
    figure = bars(hostile, "mention").figure
    assert "&lt;script&gt;" in figure.data[0].hovertext[0]
    assert "<script>" not in figure.to_json()


def test_a_long_name_is_cut_on_the_axis_and_whole_in_the_tooltip():
    name = "Committee for the Coordination of Everything Everywhere"
    figure = bars(ACTORS.assign(label=name), "mention").figure
    assert figure.layout.yaxis.ticktext[0] == "Committee for the…"
    assert name in figure.data[0].hovertext[0]


def test_the_alternative_text_names_the_largest():
    assert bars(ACTORS, "mention", what="actors").alt == (
        "3 actors by mentions, most first: Meles Abera 1,204, Red Sea Forum 3, Danakil Front 1."
    )


def test_no_rows_draw_no_bars_and_say_so():
    drawn = bars(ACTORS.head(0), "mention", what="actors")
    assert list(drawn.figure.data[0].x) == []
    assert drawn.alt == "No actors to show."


def test_a_chart_cannot_be_zoomed_and_a_click_picks():
    layout = bars(ACTORS, "mention").figure.layout
    assert (layout.dragmode, layout.clickmode) == (False, "event+select")
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange
