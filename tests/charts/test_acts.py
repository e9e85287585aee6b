"""Charts of acts: signs can be read without their colours, numbers are those of the frame."""

import pandas as pd

from components.charts.balance import balance
from components.charts.who_to_whom import who_to_whom

ACTS = pd.DataFrame(
    {
        "source": ["AFG", "AFG", "PAK", "TJK"],
        "source_label": ["Afghanistan", "Afghanistan", "Pakistan", "Tajikistan"],
        "target": ["PAK", "TJK", "AFG", "AFG"],
        "target_label": ["Pakistan", "Tajikistan", "Afghanistan", "Afghanistan"],
        "cooperation": [1, 3, 2, 0],
        "conflict": [4, 0, 2, 0],
        "neutral": [0, 0, 0, 1],
        "pick": ["acts:AFG>PAK", "acts:AFG>TJK", "acts:PAK>AFG", "acts:TJK>AFG"],
    }
)
PAIRS = pd.DataFrame(
    {
        "label": ["Afghanistan – Pakistan", "Afghanistan – <b>Tajikistan</b>"],
        "cooperation": [3, 3],
        "conflict": [6, 0],
        "cooperation_pick": ["pair:AFG-PAK:+", "pair:AFG-TJK:+"],
        "conflict_pick": ["pair:AFG-PAK:-", "pair:AFG-TJK:-"],
    }
)


def test_a_cell_says_both_signs_in_text():
    marks = who_to_whom(ACTS, "act").figure.data[1]
    assert list(marks.text) == ["+1<br>−4", "+3", "+2<br>−2", "·1"]


def test_a_cell_says_every_number_and_their_union_where_they_overlap():
    cells = ACTS.head(2).assign(cooperation=[2, 1], conflict=[1, 0], neutral=[1, 0], count=[3, 1])
    marks = who_to_whom(cells, "paragraph").figure.data[1]
    assert list(marks.text) == ["+2<br>−1 ·1", "+1"]
    assert marks.hovertext[0].endswith("neutral: 1 paragraph<br>in all: 3 paragraphs")
    assert "in all" not in marks.hovertext[1]


def test_the_colour_of_a_cell_follows_the_larger_sign():
    heat = who_to_whom(ACTS, "act").figure.data[0]
    value = {(row, column): heat.z[i][j] for i, row in enumerate(heat.y) for j, column in enumerate(heat.x)}
    assert value["AFG", "PAK"] == -1
    assert 0 < value["AFG", "TJK"] < 1
    assert value["PAK", "AFG"] == value["TJK", "AFG"] == 0
    assert value["AFG", "AFG"] is None


def test_rows_and_columns_are_the_same_countries():
    heat = who_to_whom(ACTS, "act").figure.data[0]
    assert list(heat.x) == list(heat.y) == ["AFG", "PAK", "TJK"]


def test_a_cell_picks_the_directed_pair_and_tells_each_sign():
    marks = who_to_whom(ACTS, "act", picked="acts:AFG>PAK").figure.data[1]
    assert list(marks.customdata) == list(ACTS["pick"])
    assert marks.hovertext[0] == "<b>Afghanistan → Pakistan</b><br>cooperation: 1 act<br>conflict: 4 acts"
    assert list(marks.marker.line.width) == [2, 0, 0, 0]


def test_no_acts_draw_nothing_and_say_so():
    empty = who_to_whom(ACTS.head(0), "act")
    assert len(empty.figure.data[1].x) == 0
    assert empty.alt == "No acts between countries to show."


def test_conflict_goes_left_and_cooperation_right():
    conflict, cooperation = balance(PAIRS, "act").figure.data
    assert (list(conflict.x), list(cooperation.x)) == ([-6, 0], [3, 3])
    assert list(conflict.text) == ["6", ""]


def test_each_side_of_a_bar_picks_its_sign():
    conflict, cooperation = balance(PAIRS, "act").figure.data
    assert conflict.customdata[0] == "pair:AFG-PAK:-"
    assert cooperation.customdata[1] == "pair:AFG-TJK:+"


def test_the_sides_are_named_with_their_signs():
    said = [note.text for note in balance(PAIRS, "act").figure.layout.annotations]
    assert said == ["<b>− conflict</b>", "<b>+ cooperation</b>"]


def test_names_of_pairs_show_as_they_are():
    assert "&lt;b&gt;" in balance(PAIRS, "act").figure.data[0].hovertext[1]


def test_no_pairs_draw_nothing_and_say_so():
    assert balance(PAIRS.head(0), "act").alt == "No pairs of countries to show."
