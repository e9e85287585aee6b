"""Pairs of countries and of actors, and how much when: directions, types, statuses, days, months and years."""

import pytest
from corpus_frames import article_id, entity_id

from components.queries.actors import actor_deeds, actor_forms, actor_types, affiliations
from components.queries.filters import Filters
from components.queries.networks import actor_pairs, actors_together, acts_between_actors, kinds_between_actors, named
from components.queries.pairs import kinds_of_acts, pair_by_article, pair_by_period
from components.queries.periods import finest, mentions_by_period
from components.queries.quotations import quotations
from components.queries.timeline import acts_by_direction, dated_acts
from components.schema import STATUSES

EVERY = Filters(statuses=STATUSES)
PAIR = ("ERI", "ETH")


def rows(frame, *columns):
    return frame[list(columns)].values.tolist()


@pytest.mark.parametrize(
    ("filters", "direction", "expected"),
    [
        (Filters(), PAIR, [["AGREE", "+", "actual", 2], ["ACCUSE", "-", "actual", 1]]),
        (Filters(), PAIR[::-1], [["AGREE", "+", "actual", 2]]),
        (EVERY, PAIR[::-1], [["AGREE", "+", "actual", 2], ["ASSAULT", "-", "denied", 1]]),
    ],
)
def test_each_direction_has_its_acts_by_type_and_status_and_mutual_ones_are_in_both(
    tables, filters, direction, expected
):
    assert rows(kinds_of_acts(tables, filters, *direction), "type", "polarity", "status", "mentions") == expected


@pytest.mark.parametrize(
    ("grain", "expected"),
    [
        ("day", [["2025-11-03", "+", 1], ["2025-11-03", "-", 1], ["none", "+", 1]]),
        ("month", [["2025-11", "+", 1], ["2025-11", "-", 1], ["none", "+", 1]]),
        ("year", [["2025", "+", 1], ["2025", "-", 1], ["none", "+", 1]]),
    ],
)
def test_acts_of_a_pair_stand_in_their_period_those_without_a_date_last(tables, grain, expected):
    assert rows(pair_by_period(tables, Filters(), PAIR, grain), "period", "polarity", "mentions") == expected


def test_acts_of_a_pair_by_article(tables):
    found = pair_by_article(tables, Filters(), PAIR)
    assert rows(found, "article_id", "polarity", "mentions") == [
        [article_id("ports"), "+", 1],
        [article_id("ports"), "-", 1],
        [article_id("ports_again"), "+", 1],
    ]


def test_a_lane_is_a_direction(tables):
    found = acts_by_direction(tables, Filters(), PAIR)
    assert dict(found.groupby("label")["mentions"].sum()) == {"Eritrea → Ethiopia": 3, "Ethiopia → Eritrea": 2}


def test_the_sentences_of_a_pair_are_those_of_its_acts(tables):
    assert len(dated_acts(tables, EVERY, PAIR)) == 4
    assert {row.type for row in dated_acts(tables, EVERY, PAIR).itertuples()} == {"AGREE", "ACCUSE", "ASSAULT"}


@pytest.mark.parametrize(
    ("periods", "grain"),
    [
        ([], "day"),
        (["none"], "day"),
        (["2025-11-03", "2025-11-04", "none"], "day"),
        (["2025-11-03", "2025-10", "2025-09"], "month"),
        (["2021", "2025", "2025-11"], "year"),
        ([f"2025-{month:02}-{day:02}" for month in range(1, 5) for day in range(1, 29)], "month"),
        ([f"{year}-{month:02}" for year in range(1990, 2025) for month in range(1, 13)], "year"),
        (["198X", "2025-11-03", "2025-11-04"], "day"),
    ],
)
def test_the_grain_is_as_fine_as_most_dates_and_the_width_of_a_page_allow(periods, grain):
    assert finest(periods) == grain


def test_a_month_stays_a_month_among_days(tables):
    guard = entity_id("coast_guard")
    assert rows(mentions_by_period(tables, Filters(), (guard,), "day"), "period", "mentions") == [["2025-11", 1]]


def test_a_date_without_a_year_is_no_date(tables):
    quispe = entity_id("quispe")
    assert rows(mentions_by_period(tables, Filters(), (quispe,), "month"), "period", "mentions") == [["none", 2]]


def test_actors_by_type_and_by_country(tables):
    assert rows(actor_types(tables, Filters()), "type", "actors", "mentions") == [
        ["PERSON", 2, 4],
        ["ARMED_GROUP", 1, 1],
        ["COMPANY", 1, 1],
        ["GOV", 1, 1],
        ["IGO", 1, 1],
        ["ORG", 1, 1],
    ]
    found = affiliations(tables, Filters())
    assert rows(found, "country", "actors", "mentions") == [
        ["BOL", 2, 3],
        ["ETH", 1, 2],
        ["DJI", 1, 1],
        ["ERI", 1, 1],
        ["none", 2, 2],
    ]
    assert found["name"].isna().tolist() == [False] * 4 + [True]


def test_two_that_a_paragraph_mentions_are_named_together_with_or_without_an_act(tables):
    everyone = tuple(entity_id(key) for key in ("abera", "forum", "front", "quispe", "minera"))
    found = actors_together(tables, Filters(), everyone)
    assert [{row.name_a, row.name_b} for row in found.itertuples()] == [{"Meles Abera", "Red Sea Forum"}]
    assert found["mentions"].tolist() == [3]  # 'Meles Abera', 'He', 'Red Sea Forum'
    assert actors_together(tables, Filters(), everyone[:1]).empty


def test_acts_between_actors_stand_within_one_country_too(tables):
    pairs = {frozenset((row.name_a, row.name_b)): row for row in actor_pairs(tables, Filters()).itertuples()}
    home = pairs[frozenset(("Rosa Quispe", "Bolivia"))]
    assert (home.mentions, home.a_to_b + home.b_to_a, home.mutual) == (1, 1, 0)
    assert frozenset(("Meles Abera", "Red Sea Forum")) in pairs


def test_what_one_actor_does_to_another(tables):
    one, other = entity_id("abera"), entity_id("forum")
    assert rows(kinds_between_actors(tables, Filters(), one, other), "type", "status", "mentions") == [
        ["SUPPORT", "actual", 1]
    ]
    assert kinds_between_actors(tables, Filters(), other, one).empty
    assert acts_between_actors(tables, Filters(), other, one)["sentence"].tolist() == ["He thanked the Red Sea Forum."]


def test_what_an_actor_does_and_suffers(tables):
    found = actor_deeds(tables, entity_id("ethiopia"), EVERY)
    assert rows(found, "direction", "type", "status", "mentions") == [
        ["by", "AGREE", "actual", 2],
        ["by", "AID", "planned", 1],
        ["by", "ASSAULT", "denied", 1],
        ["on", "AGREE", "actual", 2],
        ["on", "ACCUSE", "actual", 1],
    ]


def test_words_of_an_actor_open_the_mentions_by_these_words(tables):
    found = actor_forms(tables, entity_id("abera"), Filters())
    assert rows(found, "form", "via", "mentions") == [["He", "pronoun", 1], ["Meles Abera", "name", 1]]


def test_countries_too_are_nodes(tables):
    ids = (entity_id("ethiopia"), entity_id("forum"))
    assert rows(named(tables, Filters(), ids), "name", "type")[0] == ["Ethiopia", "COUNTRY"]


def test_quotations_about_an_entity_are_those_whose_words_name_it_and_not_its_own(tables):
    djibouti, abera = entity_id("djibouti"), entity_id("abera")
    assert quotations(tables, Filters(), about=djibouti)["speaker"].tolist() == ["Meles Abera"]
    assert quotations(tables, Filters(), about=abera).empty
