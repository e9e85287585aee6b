"""The number on a mark is the number of what it opens: for every mark, in every unit, under every sort of filter."""

from dataclasses import replace

import pytest
from corpus_frames import entity_id
from marks import OVER_ALL, SIGN_COLUMNS, frames, numbers, some_filters

from components.queries.countries import countries
from components.queries.filters import UNITS, Filters
from components.queries.options import options
from components.queries.passages import count, passages
from components.queries.picks import parse
from components.queries.relations import acts, pairs, who_to_whom
from components.queries.tables import frame
from components.schema import STATUSES

LAST = 13  # the filters that leave nothing
FILTERS = range(LAST + 1)
ON_THE_SAMPLE = (7, 12, LAST)  # the larger corpus takes seconds for each
OFFERED = {  # field of the filters -> what a pick of one of its values is called
    "countries": "country",
    "themes": "theme",
    "actors": "actor",
    "stories": "story",
    "articles": "article",
    "publishers": "publisher",
    "classes": "class",
    "statuses": "status",
    "flag": "flag",
}


def compare_marks(tables, filters, entity_ids):
    """Compare every mark of every question with the pick it opens; return how many have something to open."""
    compared = 0
    for question, rows in frames(tables, filters, entity_ids):
        for row in rows.to_dict("records"):
            pick = parse(row["pick"])
            assert pick is not None and pick.text == row["pick"], row
            opened = count(tables, pick, filters)
            assert numbers(row) == opened, (question, row["pick"], filters)
            compared += opened.paragraphs > 0
    return compared


@pytest.mark.parametrize("number", FILTERS)
def test_a_mark_bears_the_numbers_of_its_pick(tables, number):
    entity_ids = [entity_id(key) for key in ("ethiopia", "abera", "quispe", "committee")]
    compared = compare_marks(tables, some_filters(tables)[number], entity_ids)
    assert (compared >= 10) == (number != LAST)


@pytest.mark.parametrize("number", ON_THE_SAMPLE)
def test_so_it_does_on_the_sample_corpus(sample_tables, number):
    most = frame(sample_tables, "SELECT entity_id FROM entities ORDER BY mentions DESC, name LIMIT 2")
    compared = compare_marks(sample_tables, some_filters(sample_tables)[number], most["entity_id"].tolist())
    assert (compared >= 10) == (number != LAST)


@pytest.mark.parametrize("corpus", ["tables", "sample_tables"])
def test_a_mark_opens_as_many_passages_as_it_says(corpus, request):
    tables, filters = request.getfixturevalue(corpus), Filters(statuses=STATUSES)
    for question in (countries, pairs):
        for row in question(tables, filters).to_dict("records"):
            opened = passages(tables, parse(row["pick"]), filters)
            assert numbers(row) == opened.counts
            assert len(opened.frame) == row["paragraphs"]
            assert opened.frame["article_id"].nunique() == row["articles"]
            assert all(opened.frame["spans"].map(len)), "no passage without words marked"


def compare_options(tables, field, filters):
    """Compare the first options of a field of the filter bar with what each stands for."""
    beside = field == "countries" and filters.match == "all"
    others = filters if beside else filters.without(field)
    for row in options(tables, field, filters).head(6).itertuples():
        opened = count(tables, parse(f"{OFFERED[field]}:{row.value}"), others)
        assert row.count == opened.mentions, row


@pytest.mark.parametrize("field", OFFERED)
@pytest.mark.parametrize("number", FILTERS)
def test_an_option_bears_the_number_of_what_it_stands_for(tables, field, number):
    compare_options(tables, field, some_filters(tables)[number])


@pytest.mark.parametrize("field", OFFERED)
@pytest.mark.parametrize("number", ON_THE_SAMPLE)
def test_so_does_an_option_on_the_sample_corpus(sample_tables, field, number):
    compare_options(sample_tables, field, some_filters(sample_tables)[number])


@pytest.mark.parametrize("number", FILTERS)
def test_every_act_shown_is_one_that_the_filters_leave(sample_tables, number):
    filters = some_filters(sample_tables)[number]
    for row in acts(sample_tables, filters).itertuples():
        assert row.status in filters.statuses
        if filters.between:
            assert {row.source_country, row.target_country} <= set(filters.countries)
        if filters.classes:
            sign = {"+": "cooperation", "-": "conflict", "0": "neutral"}[row.polarity]
            assert {row.quad_class, sign} & set(filters.classes)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("question", OVER_ALL, ids=lambda question: question.__name__)
def test_count_is_the_number_in_the_unit_of_the_filters(tables, question, unit):
    rows = question(tables, Filters(unit=unit))
    assert len(rows)
    assert rows["count"].tolist() == rows[unit].tolist()


@pytest.mark.parametrize("unit", UNITS)
def test_each_sign_of_a_matrix_cell_bears_the_number_of_its_passages(tables, unit):
    filters = Filters(unit=unit, statuses=STATUSES)
    for row in who_to_whom(tables, filters).to_dict("records"):
        for column, sign in SIGN_COLUMNS.items():
            opened = count(tables, parse(f"{row['pick']}:{sign}"), replace(filters, unit="mentions"))
            assert row[column] == getattr(opened, unit), row


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("question", OVER_ALL, ids=lambda question: question.__name__)
def test_the_heading_over_the_passages_holds_the_number_on_the_mark(tables, question, unit):
    filters = Filters(unit=unit, statuses=STATUSES)
    for row in question(tables, filters).to_dict("records"):
        opened = passages(tables, parse(row["pick"]), filters)
        noun = opened.noun if unit == "mentions" else unit.removesuffix("s").replace("storie", "story")
        ending = "" if row["count"] == 1 else "s"
        assert f"{row['count']:,} {noun}{ending}".replace("storys", "stories") in opened.heading, row
