import pandas as pd
import pytest
from corpus_frames import article_id, entity_id
from pandas.testing import assert_frame_equal

from components.queries.countries import countries, mentioned_together
from components.queries.country_names import country_name
from components.queries.filters import Filters

NUMBERS = ["mentions", "paragraphs", "articles", "stories", "count"]


def test_countries_by_mentions_those_by_pronoun_included(tables):
    rows = countries(tables, Filters())
    expected = [
        ("ETH", "Ethiopia", 6, 4, 2, 1, 6, "country:ETH"),  # 'We' and 'it' are two of the six
        ("CHL", "Chile", 5, 4, 2, 2, 5, "country:CHL"),  # 'both sides' is one of the five
        ("BOL", "Bolivia", 4, 3, 2, 2, 4, "country:BOL"),
        ("ERI", "Eritrea", 4, 3, 2, 1, 4, "country:ERI"),
        ("KEN", "Kenya", 3, 3, 2, 2, 3, "country:KEN"),
        ("PER", "Peru", 3, 3, 1, 1, 3, "country:PER"),
        ("SOM", "Somalia", 3, 3, 2, 2, 3, "country:SOM"),  # the repeated deck does not count
        ("DJI", "Djibouti", 2, 2, 2, 2, 2, "country:DJI"),  # the coast guard is one of the two
        ("ECU", "Ecuador", 1, 1, 1, 1, 1, "country:ECU"),
    ]
    assert_frame_equal(rows, pd.DataFrame(expected, columns=["country", "name", *NUMBERS, "pick"]))


def test_the_unit_decides_the_order(tables):
    rows = countries(tables, Filters(unit="stories"))
    assert rows["country"].tolist() == ["BOL", "CHL", "DJI", "KEN", "SOM", "ECU", "ERI", "ETH", "PER"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(countries=("DJI",)), {"DJI": 2, "ETH": 1, "SOM": 1}),
        (Filters(themes=("mining_resources",)), {"BOL": 2, "CHL": 2}),
        (Filters(actors=(entity_id("abera"),)), {"DJI": 1, "ETH": 1}),
        (Filters(articles=(article_id("hostile"),)), {"KEN": 2, "SOM": 1}),
        (Filters(countries=("ETH",), themes=("border_military",)), {"ETH": 3, "ERI": 2}),
        (Filters(countries=("ETH",), articles=(article_id("ports_again"),)), {"ERI": 1, "ETH": 1}),
        (Filters(text="ROAD"), {"BOL": 1, "CHL": 1}),
        (Filters(text="%"), {}),
        (Filters(countries=("ETH",), themes=("mining_resources",)), {}),
    ],
)
def test_only_the_selected_paragraphs_count(tables, filters, expected):
    assert dict(countries(tables, filters)[["country", "count"]].itertuples(index=False)) == expected


def test_countries_named_together_need_no_act(tables):
    rows = mentioned_together(tables, Filters(statuses=("denied",), articles=(article_id("road"),)))
    expected = [
        ("BOL", "CHL", "Bolivia", "Chile", 6, 2, 1, 1, 6, "together:BOL-CHL"),
        ("CHL", "PER", "Chile", "Peru", 5, 2, 1, 1, 5, "together:CHL-PER"),
        ("BOL", "PER", "Bolivia", "Peru", 3, 1, 1, 1, 3, "together:BOL-PER"),
        ("ECU", "PER", "Ecuador", "Peru", 2, 1, 1, 1, 2, "together:ECU-PER"),
    ]
    columns = ["country_a", "country_b", "name_a", "name_b", *NUMBERS, "pick"]
    assert_frame_equal(rows, pd.DataFrame(expected, columns=columns))


@pytest.mark.parametrize("question", [countries, mentioned_together])
def test_nothing_found_keeps_columns_and_types(tables, question):
    nothing, something = (question(tables, Filters(text=text)) for text in ("no such words", ""))
    assert nothing.empty
    assert nothing.dtypes.to_dict() == something.dtypes.to_dict()


@pytest.mark.parametrize(
    ("code", "name"), [("IRN", "Iran"), ("TUR", "Türkiye"), ("XKX", "Kosovo"), ("CIV", "Côte d’Ivoire"), ("ZZZ", "ZZZ")]
)
def test_countries_go_by_their_short_english_names(code, name):
    assert country_name(code) == name
