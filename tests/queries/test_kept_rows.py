"""What the filters leave is kept from one question to the next, and the first marks are those of the whole answer."""

import pytest
from marks import some_filters

from components.queries import tables as asking
from components.queries.actors import actors
from components.queries.articles import articles, stories
from components.queries.countries import countries
from components.queries.filters import UNITS, Filters
from components.queries.options import options
from components.queries.quotations import quotations, speakers
from components.queries.relations import acts
from components.queries.tables import frame

KEPT = """
SELECT table_name FROM duckdb_tables()
WHERE database_name = 'memory' AND starts_with(table_name, 'kept_') ORDER BY table_name"""


def test_a_selection_is_kept_for_the_next_question(tables):
    filters = Filters(countries=("PER",), text="port")
    countries(tables, filters)
    kept = frame(tables, KEPT)["table_name"].tolist()
    actors(tables, filters)
    assert kept
    assert frame(tables, KEPT)["table_name"].tolist() == kept


def test_where_too_much_is_kept_the_oldest_go_and_every_question_is_still_answered(tables, monkeypatch):
    every = some_filters(tables)
    wanted = [countries(tables, filters).to_dict("records") for filters in every]
    monkeypatch.setattr(asking, "_MOST_ROWS", 0)
    countries(tables, Filters(text="asked for the first time"))
    assert [countries(tables, filters).to_dict("records") for filters in every] == wanted
    assert len(frame(tables, KEPT)) <= 2


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("question", [actors, speakers])
def test_the_largest_marks_are_the_largest_of_all_with_the_same_numbers(tables, question, unit):
    every = question(tables, Filters(unit=unit)).set_index("entity_id")
    first = question(tables, Filters(unit=unit), most=1).set_index("entity_id")
    assert len(first) == 1 < len(every)
    assert first["count"].tolist() == every["count"].tolist()[:1]
    assert first.to_dict("index") == every.loc[first.index].to_dict("index")


@pytest.mark.parametrize("question", [articles, stories, quotations, acts])
def test_the_newest_rows_are_the_first_of_all(tables, question):
    every, first = question(tables, Filters()), question(tables, Filters(), most=2)
    assert len(first) == 2 < len(every)
    assert first.to_dict("records") == every.head(2).to_dict("records")


def test_of_the_first_options_those_that_are_chosen_are_never_left_out(tables):
    every = options(tables, "countries", Filters())["value"].tolist()
    chosen = options(tables, "countries", Filters(countries=(every[-1],)), most=1)["value"].tolist()
    assert chosen == [every[0], every[-1]]
