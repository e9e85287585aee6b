import pandas as pd
import pytest
from corpus import LONG_NAME
from corpus_frames import article_id, corpus_frames, entity_id
from pandas.testing import assert_frame_equal

from components.queries import actors as questions
from components.queries.actors import actor, actor_offices, actors
from components.queries.filters import Filters
from components.store.builds import publish
from components.store.reading import open_tables

NUMBERS = ["mentions", "paragraphs", "articles", "stories", "count"]
ABERA = entity_id("abera")


def frame_of(columns, rows, null_texts=()):
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(null_texts, "str"))


def test_actors_are_persons_and_organisations_not_countries_or_places(tables):
    rows = actors(tables, Filters())
    expected = [
        ("abera", "Meles Abera", "PERSON", "ETH", "Ethiopia", "foreign minister of Ethiopia", 2, 1, 1, 1, 1, 2),
        ("quispe", "Rosa Quispe", "PERSON", "BOL", "Bolivia", "union leader", 2, 1, 1, 1, 1, 2),
        ("committee", LONG_NAME, "ORG", None, None, None, 1, 0, 1, 1, 1, 1),
        ("front", "Danakil Front", "ARMED_GROUP", "ERI", "Eritrea", None, 1, 0, 1, 1, 1, 1),
        ("coast_guard", "Djibouti Coast Guard", "GOV", "DJI", "Djibouti", None, 1, 0, 1, 1, 1, 1),
        ("minera", "Minera Altiplano", "COMPANY", "BOL", "Bolivia", None, 1, 0, 1, 1, 1, 1),
        ("forum", "Red Sea Forum", "IGO", None, None, None, 1, 0, 1, 1, 1, 1),
    ]
    columns = ["entity_id", "name", "type", "country", "country_name", "role", "mentions", "pronouns", *NUMBERS[1:]]
    expected = frame_of(columns, [(entity_id(key), *row) for key, *row in expected])
    assert_frame_equal(rows, expected.assign(pick="actor:" + expected["entity_id"]))


def test_one_actor(tables):
    row = actor(tables, ABERA, Filters(statuses=("actual", "planned"))).iloc[0].to_dict()
    assert row == {
        "entity_id": ABERA,
        "name": "Meles Abera",
        "type": "PERSON",
        "country": "ETH",
        "country_name": "Ethiopia",
        "role": "foreign minister of Ethiopia",
        "aliases": ["Mr Abera"],
        "first_seen": "2025-11-03",
        "last_seen": "2025-11-03",
        "mentions": 2,
        "paragraphs": 1,
        "articles": 1,
        "stories": 1,
        "count": 2,
        "acts_by": 1,
        "acts_on": 0,
        "quotations": 1,
        "quoted": 0,
    }


def test_one_actor_that_the_filters_leave_nothing_of_is_still_known(tables):
    row = actor(tables, ABERA, Filters(countries=("CHL",))).iloc[0]
    assert row[["name", "mentions", "count", "acts_by", "quotations"]].tolist() == ["Meles Abera", 0, 0, 0, 0]


def test_nobody(tables):
    assert actor(tables, "0123456789abcdef", Filters()).empty


def test_a_mutual_act_is_by_and_on_both_sides(tables):
    sides = [
        actor(tables, entity_id(key), Filters(articles=(article_id("ports_again"),))) for key in ("ethiopia", "eritrea")
    ]
    assert [side.loc[0, ["acts_by", "acts_on"]].tolist() for side in sides] == [[1, 1], [1, 1]]


def test_countries_beside_an_actor(tables):
    rows = questions.actor_countries(tables, ABERA, Filters())
    expected = [
        ("DJI", "Djibouti", 2, 1, 1, 1, 2, f"actor-country:{ABERA}:DJI"),
        ("ETH", "Ethiopia", 2, 1, 1, 1, 2, f"actor-country:{ABERA}:ETH"),
    ]
    assert_frame_equal(rows, frame_of(["country", "name", *NUMBERS, "pick"], expected))


def test_themes_of_an_actor(tables):
    rows = questions.actor_themes(tables, ABERA, Filters())
    expected = [("humanitarian_aid", "Humanitarian aid", 2, 1, 1, 1, 2, f"actor-theme:{ABERA}:humanitarian_aid")]
    assert_frame_equal(rows, frame_of(["theme", "label", *NUMBERS, "pick"], expected))


def test_articles_of_an_actor_newest_first(tables):
    ethiopia = entity_id("ethiopia")
    rows = questions.actor_articles(tables, ethiopia, Filters())
    ports, again = article_id("ports"), article_id("ports_again")
    expected = [
        (ports, "Ports and promises", "Horn Courier", "2025-11-03", 5, 3, 1, 1, 5, f"actor-article:{ethiopia}:{ports}"),
        (again, None, None, None, 1, 1, 1, 1, 1, f"actor-article:{ethiopia}:{again}"),
    ]
    columns = ["article_id", "title", "publisher", "published", *NUMBERS, "pick"]
    assert_frame_equal(rows, frame_of(columns, expected))


def test_words_an_actor_goes_by(tables):
    rows = questions.actor_forms(tables, ABERA, Filters())
    expected = [("He", "pronoun", 1), ("Meles Abera", "name", 1)]
    assert_frame_equal(rows[["form", "via", "mentions"]], frame_of(["form", "via", "mentions"], expected))


@pytest.mark.parametrize(
    "question",
    [
        actors,
        *(
            pytest.param(lambda tables, filters, q=q: q(tables, ABERA, filters), id=q.__name__)
            for q in (
                questions.actor_countries,
                questions.actor_themes,
                questions.actor_articles,
                questions.actor_forms,
                questions.actor_acts,
            )
        ),
    ],
)
def test_nothing_found_keeps_columns_and_types(tables, question):
    nothing, something = (question(tables, Filters(text=text)) for text in ("no such words", ""))
    assert nothing.empty
    assert not something.empty
    assert nothing.dtypes.to_dict() == something.dtypes.to_dict()


def test_offices_stand_in_the_order_of_their_articles_with_the_country_said_there(tmp_path):
    frames = corpus_frames()
    mentions = frames["mentions"]
    rows = mentions.index[mentions["entity_id"] == ABERA]
    articles = frames["paragraphs"].set_index("paragraph_id")["article_id"]
    assert articles[mentions.loc[rows, "paragraph_id"]].nunique() == 1
    mentions.loc[rows, ["office", "affiliation"]] = [["Foreign Minister", "ETH"], ["foreign minister", "ERI"]]
    later = mentions.index[mentions["entity_id"] == entity_id("minera")]
    mentions.loc[later, ["entity_id", "form", "office", "affiliation"]] = [
        ABERA,
        "Minera Altiplano",
        "ex-minister",
        None,
    ]
    undated = mentions.index[mentions["entity_id"] == entity_id("quispe")]
    mentions.loc[undated, ["entity_id", "office", "affiliation"]] = [ABERA, "envoy", "KEN"]
    drop = [entity_id("minera"), entity_id("quispe")]
    frames["entities"] = frames["entities"].query("entity_id not in @drop")
    frames["entities"].loc[frames["entities"]["entity_id"] == ABERA, ["mentions", "articles"]] = [5, 3]
    for table, ends in (("relations", ("source_id", "target_id")), ("quotations", ("speaker_id",))):
        frames[table] = frames[table][~frames[table][list(ends)].isin(drop).any(axis=1)]
    rows = actor_offices(open_tables(publish(tmp_path, frames, {})), ABERA, Filters())
    columns = ["office", "belongs", "first_seen", "last_seen", "mentions", "articles", "pick"]
    assert rows[columns].fillna("").values.tolist() == [
        [
            "Foreign Minister",
            "Eritrea, Ethiopia",
            "2025-11-03",
            "2025-11-03",
            2,
            1,
            f"actor-office:{ABERA}:foreign minister",
        ],
        ["ex-minister", "", "2025-12-02", "2025-12-02", 1, 1, f"actor-office:{ABERA}:ex-minister"],
        ["envoy", "Kenya", "", "", 2, 1, f"actor-office:{ABERA}:envoy"],
    ]
