"""What a pinned matrix or timeline becomes: a grid of the cells that were drawn, cut to a page."""

import pandas as pd

from components.queries.filters import Filters
from components.queries.themes import themes_by_country, themes_together
from components.queries.timeline import acts_by_country
from components.widgets.cells import cells
from components.widgets.pinned_grid import grid_of


def texts(grid):
    """The texts of a grid by the names of row and column."""
    return {(grid.rows[cell.row], grid.columns[cell.column]): cell.text for cell in grid.cells}


def test_a_matrix_keeps_every_cell_its_darkest_the_largest(tables):
    frame = cells(themes_by_country(tables, Filters()), ("theme", "label"), ("country", "name"))
    grid = grid_of(frame, ["row_label", "column_label", "count"])
    shown = zip(zip(frame["row_label"], frame["column_label"], strict=True), frame["count"].map(str), strict=True)
    assert texts(grid) == dict(shown)
    assert max(cell.strength for cell in grid.cells) == 1.0
    assert not grid.signed


def test_acts_between_countries_tell_their_signs():
    frame = pd.DataFrame(
        {
            "source_label": ["Peru", "Chile", "Chile"],
            "target_label": ["Chile", "Peru", "Bolivia"],
            "cooperation": [4, 0, 0],
            "conflict": [1, 2, 0],
            "neutral": [0, 0, 3],
        }
    )
    grid = grid_of(frame, ["source_label", "target_label", "cooperation"])
    assert texts(grid) == {("Peru", "Chile"): "+4 −1", ("Chile", "Peru"): "−2", ("Chile", "Bolivia"): "·3"}
    assert [(cell.strength > 0) - (cell.strength < 0) for cell in grid.cells] == [1, -1, 0]
    assert grid.signed


def test_pairs_that_a_table_names_once_stand_in_both_their_cells(tables):
    grid = grid_of(themes_together(tables, Filters()), ["label_a", "label_b", "count"])
    shown = texts(grid)
    assert {(column, row): text for (row, column), text in shown.items()} == shown


def test_a_timeline_has_periods_in_order_and_what_has_no_date_last(tables):
    grid = grid_of(acts_by_country(tables, Filters()), ["label", "date_words"])
    days = ("November 2025", "3 November 2025", "1 December 2025", "2 December 2025", "no date")
    assert grid.columns == days
    assert texts(grid)["Peru", "2 December 2025"] == "+2"
    assert texts(grid)["Chile", "2 December 2025"] == "+1 −2"
    assert texts(grid)["Chile", "no date"] == "+1"


def test_a_timeline_of_many_years_names_the_newest_and_joins_what_is_earlier():
    years = [str(year) for year in range(1990, 2020)]
    row = {"lane": "PER", "label": "Peru", "polarity": "-", "count": 1}
    grid = grid_of(pd.DataFrame([row | {"date": year} for year in years]), [])
    assert grid.columns == ("earlier", *years[-12:])
    assert texts(grid)["Peru", "earlier"] == "−18"


def test_bars_are_no_grid(tables):
    frame = pd.DataFrame({"label": ["Peru"], "count": [1], "pick": ["country:PER"]})
    assert grid_of(frame, ["label", "count"]) is None
