"""The number on a mark is the number of what it opens: for every mark, in every unit, under every sort of filter."""

from dataclasses import replace

import pytest
from corpus_frames import entity_id
from marks import OVER_ALL, SIGN_COLUMNS, frames, numbers, some_filters

from components.queries.filters import UNITS, Filters
from components.queries.passages import count, passages
from components.queries.picks import parse

FILTERS = range(8)


def assert_marks_are_passages(tables, filters, entity_ids):
    """Compare every mark of every question with the passages that it opens; return how many there were."""
    compared = 0
    for question, rows in frames(tables, filters, entity_ids):
        for row in rows.to_dict("records"):
            pick = parse(row["pick"])
            assert pick is not None and pick.text == row["pick"], row
            opened = passages(tables, pick, filters)
            assert numbers(row) == opened.counts, (question, row["pick"], filters)
            assert len(opened.frame) == opened.counts.paragraphs
            assert opened.frame["article_id"].nunique() == opened.counts.articles
            compared += opened.counts.paragraphs > 0
    return compared


@pytest.mark.parametrize("number", FILTERS)
def test_a_mark_bears_the_numbers_of_its_passages(tables, number):
    filters = some_filters(tables)[number]
    entity_ids = [entity_id(key) for key in ("ethiopia", "abera", "quispe", "committee")]
    compared = assert_marks_are_passages(tables, filters, entity_ids)
    assert (compared >= 10) == (number < 7), "the last filters leave nothing"


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("question", OVER_ALL, ids=lambda question: question.__name__)
def test_count_is_the_number_in_the_unit_of_the_filters(tables, question, unit):
    rows = question(tables, Filters(unit=unit))
    assert len(rows)
    assert rows["count"].tolist() == rows[unit].tolist()


@pytest.mark.parametrize("unit", UNITS)
def test_each_sign_of_a_matrix_cell_bears_the_number_of_its_passages(tables, unit):
    filters = Filters(unit=unit, statuses=("actual", "planned", "denied", "hypothetical", "historic"))
    for row in next(rows for question, rows in frames(tables, filters, []) if question == "who_to_whom").to_dict(
        "records"
    ):
        for column, sign in SIGN_COLUMNS.items():
            opened = count(tables, parse(f"{row['pick']}:{sign}"), replace(filters, unit="mentions"))
            assert row[column] == getattr(opened, unit), row
