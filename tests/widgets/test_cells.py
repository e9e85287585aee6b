"""Cells of a matrix: the largest rows and columns, in an order that a reader expects."""

import pandas as pd

from components.widgets.cells import MOST_COLUMNS, MOST_ROWS, cells

FRAME = pd.DataFrame(
    {
        "theme": ["a", "a", "b", "c"],
        "label": ["A", "A", "B", "C"],
        "country": ["TJK", "CHN", "CHN", "TJK"],
        "name": ["Tajikistan", "China", "China", "Tajikistan"],
        "count": [1, 2, 9, 4],
        "pick": ["1", "2", "3", "4"],
    }
)


def test_rows_come_by_their_sums():
    found = cells(FRAME, ("theme", "label"), ("country", "name"))
    assert list(dict.fromkeys(found["row_label"])) == ["B", "C", "A"]
    assert list(found["pick"]) == ["3", "4", "1", "2"]


def test_rows_may_keep_their_order():
    found = cells(FRAME, ("theme", "label"), ("country", "name"), rows_in_order=True)
    assert list(found["row"]) == ["a", "a", "b", "c"]


def test_what_does_not_fit_is_left_out_smallest_first():
    many = pd.DataFrame(
        [
            {"theme": f"t{t}", "label": f"T{t}", "country": f"c{c}", "name": f"C{c}", "count": t * 100 + c, "pick": ""}
            for t in range(MOST_ROWS + 3)
            for c in range(MOST_COLUMNS + 2)
        ]
    )
    found = cells(many, ("theme", "label"), ("country", "name"))
    assert (found["row"].nunique(), found["column"].nunique()) == (MOST_ROWS, MOST_COLUMNS)
    assert "t0" not in set(found["row"])
    assert "c0" not in set(found["column"])


def test_columns_may_be_named():
    found = cells(FRAME, ("theme", "label"), ("country", "name"), columns=["TJK"])
    assert list(found["pick"]) == ["4", "1"]


def test_no_rows_give_no_cells():
    assert cells(FRAME.head(0), ("theme", "label"), ("country", "name")).empty
