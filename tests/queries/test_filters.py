from dataclasses import fields
from datetime import date, datetime

import pandas as pd
import pytest
from corpus import HOSTILE_TEXT
from corpus_frames import article_id, entity_id
from hypothesis import example, given, settings
from hypothesis import strategies as st

from components.identity import stable_id
from components.queries.countries import countries
from components.queries.filters import DIMENSIONS, UNITS, Filters
from components.queries.tables import frame
from components.schema import STATUSES

ALL = {"ports", "rescue", "ports_again", "road", "union", "hostile"}
DATED = {"ports", "rescue", "road", "hostile"}


def selected_articles(tables, filters):
    sql, parameters = filters.selection()
    of_articles = f"SELECT article_id FROM articles WHERE rowid IN (SELECT article FROM ({sql}))"
    found = set(frame(tables, of_articles, parameters)["article_id"])
    return {key for key in ALL if article_id(key) in found}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ALL),
        (Filters(undated=False), DATED),
        (Filters(date_from=date(2025, 12, 1), undated=False), {"road", "hostile"}),
        (Filters(date_from=date(2025, 12, 1)), {"road", "hostile", "union", "ports_again"}),
        # an article of November may be of any day of it
        (Filters(date_from=date(2025, 11, 10), date_to=date(2025, 11, 20), undated=False), {"rescue"}),
        (Filters(date_to=date(2025, 11, 3), undated=False), {"ports", "rescue"}),
        (Filters(date_to=date(2025, 10, 31), undated=False), set()),
        (Filters(countries=("KEN",)), {"rescue", "hostile"}),
        (Filters(countries=("KEN", "ECU")), {"rescue", "hostile", "road"}),
        (Filters(themes=("humanitarian_aid",)), {"ports", "rescue"}),
        (Filters(actors=(entity_id("minera"), entity_id("quispe"))), {"road", "union"}),
        (Filters(articles=(article_id("road"),), themes=("border_military",)), {"road"}),
        (Filters(text="שלום"), {"hostile"}),
        (Filters(text="rescued TWELVE"), {"rescue"}),
        (Filters(text="the  port\nof"), {"ports", "ports_again"}),
        (Filters(text="("), {"hostile"}),  # words, not a pattern
        (Filters(text="E.hiopia"), set()),
        (Filters(text="$\\frac{1}{2}$"), {"hostile"}),
        (Filters(text="ШАЛОМ"), set()),
        (Filters(text="Café"), {"hostile"}),  # there the accent is a sign of its own
        (Filters(flag="spun"), {"ports_again"}),
        (Filters(flag="machine_translated", undated=False), set()),
        (Filters(flag="truncated"), set()),
        (Filters(flag="unflagged"), ALL - {"ports_again"}),
        (Filters(countries=("KEN", "SOM"), match="all"), {"rescue", "hostile"}),
        (Filters(countries=("KEN", "SOM", "DJI"), match="all"), set()),
        # the talks of Kenya and Somalia may be, its praise happened
        (Filters(countries=("KEN", "SOM"), match="between"), {"hostile"}),
        (Filters(countries=("KEN", "SOM"), match="between", statuses=("hypothetical",)), {"rescue"}),
        (Filters(countries=("DJI", "SOM", "KEN"), match="between"), {"rescue", "hostile"}),
        (Filters(countries=("BOL", "ETH"), match="between"), set()),
        (Filters(countries=("KEN",), match="between"), {"rescue", "hostile"}),  # between needs two
        (Filters(classes=("conflict",)), {"ports", "road"}),
        (Filters(classes=("material conflict",), statuses=("denied",)), {"ports"}),
        (Filters(classes=("neutral",)), {"road"}),
        # a union leader of Bolivia asks Chile for help
        (Filters(classes=("cooperation",), countries=("BOL", "CHL"), match="between"), {"union"}),
        (Filters(classes=("verbal conflict",), countries=("BOL", "CHL"), match="between"), {"road"}),
        (Filters(statuses=("denied",)), ALL),  # a status alone takes no paragraph away
        (Filters(publishers=("Horn Courier", "<b>Publisher</b>")), {"ports", "rescue", "hostile"}),
        (Filters(text="newsletter"), set()),  # furniture is never selected
        (Filters(text="sunset"), set()),  # nor are captions
    ],
)
def test_a_filter_selects_paragraphs_of_articles(tables, filters, expected):
    assert selected_articles(tables, filters) == expected


def test_a_paragraph_that_repeats_another_is_never_selected(tables):
    sql, parameters = Filters(text="twelve Somali fishermen").selection()
    assert len(frame(tables, sql, parameters)) == 1


def test_unknown_values_are_dropped_and_named(tables):
    checked = Filters(
        countries=("XXX", "PER", "PER", "ECU"),
        themes=("mining_resources", "'; DROP TABLE themes; --"),
        actors=("nobody",),
        publishers=("The Rumour",),
        match="either",
        classes=("conflict", "verbal"),
        statuses=("planned", "rumoured"),
        unit="words",
    ).checked(tables)
    assert checked.filters == Filters(
        countries=("ECU", "PER"),
        themes=("mining_resources",),
        classes=("conflict",),
        statuses=("planned",),
        unit="mentions",
    )
    assert checked.dropped == (
        "This corpus has no country 'XXX'.",
        'This corpus has no theme "\'; DROP TABLE themes; --".',
        "This corpus has no actor 'nobody'.",
        "This corpus has no publisher 'The Rumour'.",
        "There is no way to combine countries 'either'.",
        "There is no class of acts 'verbal'.",
        "There is no act status 'rumoured'.",
        "There is no unit 'words'.",
    )


def test_a_merged_actor_is_the_one_it_was_merged_into(tables):
    before = stable_id("entity", "PERSON", "mr abera")
    checked = Filters(actors=(before, entity_id("abera"))).checked(tables)
    assert checked.filters.actors == (entity_id("abera"),)
    assert checked.dropped == ()


def test_dates_the_wrong_way_round_are_turned(tables):
    checked = Filters(date_from=date(2025, 12, 1), date_to=date(2025, 1, 1)).checked(tables)
    assert (checked.filters.date_from, checked.filters.date_to) == (date(2025, 1, 1), date(2025, 12, 1))
    assert checked.dropped == ("The dates were the wrong way round: shown is 2025-01-01 to 2025-12-01.",)


def test_a_missing_day_is_no_day(tables):
    assert Filters(date_from=pd.NaT, date_to=datetime(2025, 1, 1)).checked(tables).filters == Filters(
        date_to=date(2025, 1, 1)
    )


def test_no_status_means_what_happened(tables):
    assert Filters(statuses=()).checked(tables).filters.statuses == ("actual",)


def test_good_filters_stay_as_they_are(tables):
    filters = Filters(
        countries=("ETH", "SOM"),
        themes=("mining_resources",),
        actors=(entity_id("abera"),),
        articles=(article_id("road"),),
        publishers=("Andes Daily",),
        match="between",
        classes=("conflict", "verbal cooperation"),
        flag="spun",
        date_from=date(2025, 1, 1),
        date_to=date(2025, 1, 1),
        undated=False,
        text="road",
        statuses=STATUSES,
        unit="stories",
    )
    assert filters.checked(tables) == (type(filters.checked(tables)))(filters, ())


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_one_dimension_can_be_opened(dimension):
    closed = Filters(("ETH",), ("mining_resources",), ("a",), ("b",), ("c",), text="x")
    opened = closed.without(dimension)
    assert getattr(opened, dimension) == ()
    assert all(getattr(opened, other) == getattr(closed, other) for other in DIMENSIONS if other != dimension)


ANYTHING = st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.datetimes() | st.binary(max_size=3)
VALUES = (
    ANYTHING
    | st.lists(ANYTHING, max_size=3)
    | st.lists(st.sampled_from(["ETH", "actual", "stories", "mining_resources"]))
)


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys((field.name for field in fields(Filters)), VALUES),
    )
)
def test_whatever_an_address_held_can_be_answered_after_checking(tables, given_values):
    checked = Filters(**given_values).checked(tables)
    assert all(isinstance(sentence, str) for sentence in checked.dropped)
    assert hash(checked.filters) is not None
    assert not isinstance(checked.filters.date_from, datetime)
    assert checked.filters.unit in UNITS
    countries(tables, checked.filters)
    assert checked.filters.checked(tables).dropped == ()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_words_are_found_as_they_stand_whatever_they_are(tables, data):
    words = HOSTILE_TEXT.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    assert selected_articles(tables, Filters(text="  ".join(words[first:last]))) >= {"hostile"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20))
@example("\x00")
@example("\\")
@example("[")
def test_any_words_can_be_looked_for(tables, text):
    found = selected_articles(tables, Filters(text=text).checked(tables).filters)
    assert found <= ALL


def test_an_unknown_note_on_the_text_is_dropped_and_said(tables):
    checked = Filters(flag="forged").checked(tables)
    assert checked.filters.flag == ""
    assert checked.dropped == ("There is no note on the text 'forged'.",)
    assert Filters(flag="unflagged").checked(tables).filters.flag == "unflagged"
