"""Dots of figures: ours with bounds, beside baseline and reader; all of it in the text for those who hear the page."""

import pandas as pd
import pytest

from components.charts.scores import score_dots

STAGES = pd.DataFrame(
    {
        "label": ["Countries", "Actors <b>"],
        "f1": [0.9, 0.8],
        "low": [0.7, 0.8],
        "high": [1.0, 0.8],
        "baseline": [0.5, 0.4],
        "readers": [0.95, None],
    }
)


def traces(frame):
    return {trace.name.split(",")[0]: trace for trace in score_dots(frame).figure.data}


def test_a_row_has_a_dot_for_us_the_baseline_and_the_reader():
    found = traces(STAGES)
    assert list(found["Borderlines"].x) == [0.9, 0.8]
    assert list(found["obvious baseline"].x) == [0.5, 0.4]
    assert list(found["a second reader"].x) == [0.95]
    assert list(found["a second reader"].y) == ["Countries"]


def test_bounds_are_drawn_from_the_dot():
    bounds = traces(STAGES)["Borderlines"].error_x
    assert list(bounds.array) == pytest.approx([0.1, 0])
    assert list(bounds.arrayminus) == pytest.approx([0.2, 0])


def test_the_three_differ_in_shape_not_in_colour_alone():
    assert len({trace.marker.symbol for trace in traces(STAGES).values()}) == 3


def test_where_there_is_no_second_reader_the_legend_names_none():
    assert traces(STAGES.assign(readers=None)).keys() == {"obvious baseline", "Borderlines"}


def test_labels_show_as_they_are():
    assert list(score_dots(STAGES).figure.layout.yaxis.ticktext) == ["Countries", "Actors &lt;b&gt;"]


def test_the_figures_can_be_heard():
    assert "Countries 0.90 (bounds 0.70 to 1.00; baseline 0.50)" in score_dots(STAGES).alt
    assert score_dots(STAGES.head(0)).alt == "No figures to show."
