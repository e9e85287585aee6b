"""The matrix: which cell stands where, what it says, what a click on it stands for."""

import pandas as pd

from components.charts.matrix import matrix

CELLS = pd.DataFrame(
    {
        "row": ["drugs", "drugs", "aid"],
        "row_label": ["Drugs and crime", "Drugs and crime", "Humanitarian aid"],
        "column": ["TJK", "CHN", "CHN"],
        "column_label": ["Tajikistan", "China", "China"],
        "count": [2, 1, 4],
        "pick": ["theme-country:drugs:TJK", "theme-country:drugs:CHN", "theme-country:aid:CHN"],
    }
)


def drawn(**options):
    return matrix(CELLS, "mention", rows="themes", columns="countries", **options)


def test_columns_come_by_their_sums_and_rows_in_the_order_of_the_frame():
    heat = drawn().figure.data[0]
    assert list(heat.x) == ["CHN", "TJK"]
    assert list(heat.y) == ["drugs", "aid"]


def test_columns_may_have_an_order_of_their_own():
    assert list(drawn(columns_in_order=["TJK", "CHN"]).figure.data[0].x) == ["TJK", "CHN"]


def test_cells_without_a_count_stay_blank():
    assert drawn().figure.data[0].z[1][1] is None


def test_a_blank_cell_says_that_there_is_nothing_and_opens_nothing():
    blanks = drawn().figure.data[2]
    assert list(zip(blanks.x, blanks.y, blanks.hovertext, strict=True)) == [
        ("TJK", "aid", "<b>Humanitarian aid</b><br>Tajikistan<br>0 mentions")
    ]
    assert blanks.customdata is None


def test_a_blank_cell_of_one_with_itself_says_nothing():
    both_ways = CELLS.head(2).assign(row=["TJK", "CHN"], column=["CHN", "TJK"])
    blanks = matrix(both_ways, "mention", rows="countries", columns="countries").figure.data[2]
    assert set(zip(blanks.x, blanks.y, blanks.hoverinfo, strict=True)) == {
        ("CHN", "CHN", "none"),
        ("TJK", "TJK", "none"),
    }


def test_the_largest_cell_is_the_darkest():
    values = drawn().figure.data[0].z
    assert values[1][0] == 1
    assert 0 < values[0][0] < values[0][1] < 1


def test_marks_carry_number_pick_and_tooltip():
    marks = drawn().figure.data[1]
    assert list(marks.text) == ["2", "1", "4"]
    assert list(marks.customdata) == list(CELLS["pick"])
    assert marks.hovertext[0] == "<b>Drugs and crime</b><br>Tajikistan<br>2 mentions"


def test_the_picked_cell_is_framed():
    widths = drawn(picked="theme-country:aid:CHN").figure.data[1].marker.line.width
    assert list(widths) == [0, 0, 2]


def test_labels_show_as_they_are_and_break_once():
    hostile = CELLS.assign(row_label="<i>A very long headline</i> that never seems to end at all")
    figure = matrix(hostile, "cue", rows="articles", columns="countries").figure
    label = figure.layout.yaxis.ticktext[0]
    assert label.count("<br>") == 1
    assert "<i>" not in label


def test_no_cells_draw_nothing_and_say_so():
    empty = matrix(CELLS.head(0), "mention", rows="themes", columns="countries")
    assert empty.alt == "No themes and countries to show."
    assert len(empty.figure.data[1].x) == 0


def test_the_alternative_text_names_the_largest_cell():
    assert drawn().alt == "2 themes by 2 countries; most: Humanitarian aid and China with 4 mentions."
