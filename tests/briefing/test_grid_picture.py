"""A pinned matrix in documents and files: a drawing, a shaded table, a plain table; strangers' words stay words."""

import html
import io
import json
from dataclasses import replace

import docx
import pytest
from known_briefing import known_briefing

from components.briefing.document import document
from components.briefing.grid_picture import COLOURS, grid_as_svg
from components.briefing.json_values import BriefingFaulty
from components.briefing.markdown import as_markdown
from components.briefing.opening import opened
from components.briefing.records import Chart, Grid, GridCell
from components.briefing.saving import saved
from components.briefing.web_page import as_web_page, blocks_as_html
from components.briefing.word import as_word

HARM = "<script>alert(1)</script> & *x*"
GRID = Grid(
    ("Peru", HARM), ("Chile", "Bolivia | 1"), (GridCell(0, 1, "+3 −1", 1.0), GridCell(1, 0, "−2", -0.5)), signed=True
)


@pytest.fixture(scope="module")
def with_grid(tables):
    briefing = known_briefing(tables)
    (chart,) = (pin for pin in briefing.pins if isinstance(pin, Chart))
    return briefing.replaced(replace(chart, grid=GRID))


def test_a_briefing_keeps_its_grid_in_the_file(with_grid):
    assert opened(saved(with_grid)) == with_grid


@pytest.mark.parametrize(
    ("part", "value", "says"),
    [
        ("cells", [[2, 0, "1", 0.5]], r"cells\[0\]\[0\] should be a whole number from 0 to 1"),
        ("cells", [[0, 0, "1", 2]], "a number from -1 to 1"),
        ("cells", [[0, 0, "1"]], "a list of a row, a column"),
        ("rows", [], "in a grid of that size"),
        ("rows", ["x"] * 41, "at most 40 items"),
        ("signed", "yes", "true or false"),
    ],
)
def test_a_grid_that_cannot_be_is_refused_with_its_place(with_grid, part, value, says):
    file = json.loads(saved(with_grid))
    file["pins"][2]["grid"][part] = value
    with pytest.raises(BriefingFaulty, match=says):
        opened(json.dumps(file).encode())


def test_it_is_drawn_on_the_page_and_an_image_in_the_dashboard(with_grid):
    laid_out = document(with_grid)
    page = as_web_page(laid_out)
    assert grid_as_svg(GRID, "Conflict and cooperation by pair: 2 rows, 2 columns") in page
    assert "<script" not in page
    inside = blocks_as_html(laid_out.blocks, inside=True)
    assert '<img alt="Conflict and cooperation by pair: 2 rows, 2 columns" src="data:image/svg+xml;base64,' in inside
    assert "<svg" not in inside


def test_every_cell_has_its_number_in_the_colour_of_its_sign():
    drawn = grid_as_svg(GRID, "said")
    assert [drawn.count(f'fill="{COLOURS[name]}"') for name in ("cooperation", "conflict", "count")] == [1, 1, 0]
    assert ">+3 −1</text>" in drawn
    assert f">{html.escape(HARM[:23])}…</text>" in drawn


def test_word_shades_the_cells_of_a_table(with_grid):
    word = docx.Document(io.BytesIO(as_word(document(with_grid))))
    shown = word.tables[0]
    assert [[cell.text for cell in row.cells] for row in shown.rows] == [
        ["", "Chile", "Bolivia | 1"], ["Peru", "", "+3 −1"], [HARM, "−2", ""],
    ]  # fmt: skip
    assert shown.cell(1, 2)._tc.xml.count("w:fill") == 1
    assert "w:fill" not in shown.cell(1, 1)._tc.xml


def test_markdown_has_it_as_a_table(with_grid):
    lines = as_markdown(document(with_grid)).splitlines()
    place = lines.index("|  | Chile | Bolivia \\| 1 |")
    assert lines[place + 2] == "| Peru |  | \\+3 −1 |"
    assert lines[place + 3].endswith("| −2 |  |")
