"""Relations between countries: arcs, matrix, acts with their sentences."""

import pandas as pd
import pytest
from corpus_frames import article_id, entity_id
from pandas.testing import assert_frame_equal

from components.queries.actors import actor_acts
from components.queries.filters import Filters
from components.queries.relations import acts, pair_counts, pairs, who_to_whom
from components.schema import STATUSES

NUMBERS = ["mentions", "paragraphs", "articles", "stories", "count"]
HORN = (article_id("ports"), article_id("ports_again"), article_id("rescue"))


def test_an_arc_is_a_pair_and_a_sign_with_acts_each_way(tables):
    rows = pairs(tables, Filters())
    expected = [
        ("BOL", "CHL", "Bolivia", "Chile", "-", 2, 2, 1, 1, 2, 1, 1, 0, "pair:BOL-CHL:-"),
        ("ERI", "ETH", "Eritrea", "Ethiopia", "+", 2, 2, 2, 1, 2, 2, 2, 2, "pair:ERI-ETH:+"),
        ("BOL", "CHL", "Bolivia", "Chile", "+", 1, 1, 1, 1, 1, 1, 0, 0, "pair:BOL-CHL:+"),
        ("BOL", "PER", "Bolivia", "Peru", "+", 1, 1, 1, 1, 1, 0, 1, 0, "pair:BOL-PER:+"),
        ("CHL", "PER", "Chile", "Peru", "+", 1, 1, 1, 1, 1, 0, 1, 0, "pair:CHL-PER:+"),
        ("CHL", "PER", "Chile", "Peru", "0", 1, 1, 1, 1, 1, 1, 0, 0, "pair:CHL-PER:0"),
        ("DJI", "SOM", "Djibouti", "Somalia", "+", 1, 1, 1, 1, 1, 1, 0, 0, "pair:DJI-SOM:+"),
        ("ERI", "ETH", "Eritrea", "Ethiopia", "-", 1, 1, 1, 1, 1, 1, 0, 0, "pair:ERI-ETH:-"),
        ("KEN", "SOM", "Kenya", "Somalia", "+", 1, 1, 1, 1, 1, 1, 0, 0, "pair:KEN-SOM:+"),
    ]
    columns = ["country_a", "country_b", "name_a", "name_b", "polarity", *NUMBERS]
    columns += ["a_to_b", "b_to_a", "mutual", "pick"]
    assert_frame_equal(rows, pd.DataFrame(expected, columns=columns))


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("planned",), {"pair:DJI-ETH:+"}),
        (("denied",), {"pair:ERI-ETH:-"}),
        (("hypothetical",), {"pair:KEN-SOM:+"}),
        (("historic",), {"pair:ECU-PER:-"}),
        (("planned", "historic"), {"pair:DJI-ETH:+", "pair:ECU-PER:-"}),
    ],
)
def test_what_did_not_happen_counts_only_when_asked_for(tables, statuses, expected):
    assert set(pairs(tables, Filters(statuses=statuses))["pick"]) == expected


def test_a_cell_of_the_matrix_is_directed_and_a_mutual_act_is_in_both(tables):
    rows = who_to_whom(tables, Filters(articles=HORN))
    expected = [
        ("ERI", "ETH", "Eritrea", "Ethiopia", 3, 3, 2, 1, 3, 2, 1, 0, 1 / 3, "acts:ERI>ETH"),
        ("ETH", "ERI", "Ethiopia", "Eritrea", 2, 2, 2, 1, 2, 2, 0, 0, 1.0, "acts:ETH>ERI"),
        ("DJI", "SOM", "Djibouti", "Somalia", 1, 1, 1, 1, 1, 1, 0, 0, 1.0, "acts:DJI>SOM"),
    ]
    columns = ["source", "target", "source_name", "target_name", *NUMBERS]
    columns += ["plus", "minus", "neutral", "balance", "pick"]
    assert_frame_equal(rows, pd.DataFrame(expected, columns=columns))


def test_the_matrix_in_stories_counts_a_story_told_twice_once(tables):
    rows = who_to_whom(tables, Filters(articles=HORN, unit="stories"))
    assert rows[["pick", "count", "plus", "minus"]].values.tolist() == [
        ["acts:DJI>SOM", 1, 1, 0],
        ["acts:ERI>ETH", 1, 1, 1],
        ["acts:ETH>ERI", 1, 1, 0],
    ]


def test_a_story_with_acts_of_both_signs_counts_once_for_the_pair(tables):
    rows = pair_counts(tables, Filters(articles=HORN, unit="stories"))
    assert dict(zip(rows["pick"], rows["count"], strict=True)) == {"pair:DJI-SOM": 1, "pair:ERI-ETH": 1}


def test_acts_come_with_their_sentence_newest_first(tables):
    rows = acts(tables, Filters(countries=("BOL",)))
    assert rows[["source", "target", "type", "polarity", "cue", "sentence", "title", "published"]].values.tolist() == [
        [
            "Bolivia",
            "Chile",
            "THREATEN",
            "-",
            "threatened",
            "Bolivia threatened to close the road to Chile after Minera Altiplano lost its mine.",
            "The tin road",
            "2025-12-02",
        ],
        [
            "Chile",
            "Bolivia",
            "REJECT",
            "-",
            "rejected",
            "Chile rejected the threat of Bolivia.",
            "The tin road",
            "2025-12-02",
        ],
        ["Peru", "Chile", "AID", "+", "offered", "Peru offered both sides its port.", "The tin road", "2025-12-02"],
        ["Peru", "Bolivia", "AID", "+", "offered", "Peru offered both sides its port.", "The tin road", "2025-12-02"],
        [
            "Rosa Quispe",
            "Chile",
            "REQUEST",
            "+",
            "asked",
            "Rosa Quispe asked Chile and Bolivia for help.",
            "A union leader speaks",
            "XXXX-11-26",
        ],
    ]
    assert rows.loc[4, ["source_country", "source_country_name"]].tolist() == ["BOL", "Bolivia"]


def test_a_sentence_with_emoji_and_right_to_left_words_is_cut_at_the_right_places(tables):
    row = acts(tables, Filters(articles=(article_id("hostile"),))).iloc[0]
    assert row["sentence"].startswith('<script>alert("text")</script> 🎉 Kenya')
    assert row["sentence"].endswith("שלום, cafe\u0301 $\\frac{1}{2}$ `code`.")


def test_acts_of_one_actor(tables):
    rows = actor_acts(tables, entity_id("quispe"), Filters())
    assert rows[["source", "target"]].values.tolist() == [["Rosa Quispe", "Chile"], ["Rosa Quispe", "Bolivia"]]
    assert list(rows.columns) == list(acts(tables, Filters()).columns)


@pytest.mark.parametrize("question", [pairs, who_to_whom, acts])
def test_nothing_found_keeps_columns_and_types(tables, question):
    nothing, something = (question(tables, Filters(text=text, statuses=STATUSES)) for text in ("no such words", ""))
    assert nothing.empty
    assert nothing.dtypes.to_dict() == something.dtypes.to_dict()
