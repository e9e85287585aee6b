from datetime import date

import pytest
from corpus_frames import article_id, entity_id

from components.queries.filters import ACT_CLASSES, DIMENSIONS, Filters
from components.queries.options import days, left_out, options, text_flags, undated
from components.schema import STATUSES


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


def test_where_all_countries_are_asked_for_a_country_counts_beside_those_chosen(tables):
    both = Filters(countries=("ERI", "ETH"), match="all")
    assert counts(options(tables, "countries", both)) == {"Ethiopia": 5, "Eritrea": 4}


def test_publishers_count_their_articles(tables):
    filters = Filters(unit="articles", publishers=("Andes Daily",), countries=("KEN",))
    assert counts(options(tables, "publishers", filters)) == {
        "<b>Publisher</b>": 1,
        "Horn Courier": 1,
        "Andes Daily": 0,
    }


def test_classes_and_statuses_count_acts_in_their_own_order(tables):
    assert options(tables, "classes", Filters(classes=("neutral",)))["value"].tolist() == list(ACT_CLASSES)
    assert counts(options(tables, "classes", Filters(classes=("neutral",)))) == {
        "cooperation": 10,
        "conflict": 3,
        "neutral": 1,
        "verbal cooperation": 7,
        "material cooperation": 3,
        "verbal conflict": 3,
        "material conflict": 1,
    }
    assert counts(options(tables, "statuses", Filters(countries=("ETH", "ERI"), match="between"))) == {
        "actual": 3,
        "planned": 0,
        "denied": 1,
        "hypothetical": 0,
        "historic": 0,
    }


def test_notes_on_the_text_count_with_the_articles_that_have_none(tables):
    assert counts(options(tables, "flag", Filters(unit="articles", flag="spun"))) == {
        "unflagged": 5,
        "machine_translated": 1,
        "spun": 1,
        "truncated": 0,
        "not_analysed": 0,
    }


def test_what_the_statuses_leave_out_is_counted_in_acts(tables):
    assert left_out(tables, Filters(unit="articles")) == 4
    assert left_out(tables, Filters(countries=("PER", "ECU"), match="between")) == 1
    assert left_out(tables, Filters(statuses=STATUSES)) == 0


def test_articles_without_a_date_are_counted_under_the_other_filters(tables):
    def share(**chosen):
        return undated(tables, Filters(**chosen)).iloc[0].tolist()

    assert share() == [2, 6]
    assert share(date_from=date(2025, 12, 2), undated=False) == [2, 6]
    assert share(countries=("CHL",)) == [1, 2]
    assert share(text="no such words") == [0, 0]


@pytest.mark.parametrize("dimension", [*DIMENSIONS, "classes", "statuses", "flag"])
def test_types_stay_where_nothing_is_left(tables, dimension):
    nothing, something = (options(tables, dimension, Filters(text=text)) for text in ("no such words", ""))
    assert nothing["count"].sum() == 0
    assert nothing.dtypes.to_dict() == something.dtypes.to_dict()


def test_the_days_that_the_corpus_spans(tables):
    row = days(tables).iloc[0]
    assert (row["first"].date(), row["last"].date(), row["undated"]) == (date(2025, 11, 1), date(2025, 12, 2), 2)


def test_flags_of_texts_with_how_many_articles_have_them(tables):
    assert text_flags(tables).to_dict("list") == {"value": ["machine_translated", "spun"], "articles": [1, 1]}
