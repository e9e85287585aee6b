from datetime import date

import pytest
from corpus_frames import article_id, entity_id

from components.queries.filters import DIMENSIONS, Filters
from components.queries.options import days, options, text_flags


def counts(rows):
    return dict(rows[["label", "count"]].itertuples(index=False))


def test_a_dimension_counts_under_the_other_filters_not_its_own(tables):
    filters = Filters(countries=("ETH",), themes=("border_military",))
    assert counts(options(tables, "countries", filters)) == {
        "Ethiopia": 3,
        "Eritrea": 2,
        "Peru": 2,
        "Chile": 1,
        "Ecuador": 1,
    }
    assert counts(options(tables, "themes", filters)) == {
        "Border and military": 2,
        "Humanitarian aid": 2,
        "Transport": 2,
        "Mining": 0,
        "Drugs and crime": 0,
    }
    assert counts(options(tables, "actors", filters)) == {"Danakil Front": 1}
    assert counts(options(tables, "articles", filters)) == {"Ports and promises": 6}


def test_what_is_chosen_is_offered_even_where_nothing_is_left_of_it(tables):
    filters = Filters(
        countries=("CHL",),
        actors=(entity_id("abera"),),
        articles=(article_id("road"),),
        themes=("drugs_crime",),
    )
    assert counts(options(tables, "countries", filters)) == {"Chile": 0}
    assert counts(options(tables, "actors", filters)) == {"Meles Abera": 0}
    assert counts(options(tables, "articles", filters)) == {"The tin road": 0}


def test_options_say_what_they_are(tables):
    filters = Filters()
    assert options(tables, "countries", filters).iloc[0].fillna("").tolist() == ["ETH", "Ethiopia", "", 6]
    assert options(tables, "themes", filters).iloc[0].tolist() == [
        "border_military",
        "Border and military",
        "Troops, borders, fighting.",
        4,
    ]
    assert options(tables, "actors", filters).iloc[0].tolist() == [entity_id("abera"), "Meles Abera", "PERSON", 2]
    assert options(tables, "articles", filters).iloc[0].tolist() == [
        article_id("ports"),
        "Ports and promises",
        "2025-11-03",
        14,
    ]


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_types_stay_where_nothing_is_left(tables, dimension):
    nothing, something = (options(tables, dimension, Filters(text=text)) for text in ("no such words", ""))
    assert nothing["count"].sum() == 0
    assert nothing.dtypes.to_dict() == something.dtypes.to_dict()


def test_the_days_that_the_corpus_spans(tables):
    row = days(tables).iloc[0]
    assert (row["first"].date(), row["last"].date(), row["undated"]) == (date(2025, 11, 1), date(2025, 12, 2), 2)


def test_flags_of_texts_with_how_many_articles_have_them(tables):
    assert text_flags(tables).to_dict("list") == {"value": ["machine_translated", "spun"], "articles": [1, 1]}
