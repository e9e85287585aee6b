import pytest
from corpus import HOSTILE_TITLE
from corpus_frames import entity_id

from components.queries.filters import Filters
from components.queries.passages import passages
from components.queries.picks import parse
from components.queries.quotations import quotations, speakers, speakers_by_country

ABERA, QUISPE = entity_id("abera"), entity_id("quispe")


def test_quotations_with_who_said_them_and_whom_the_words_name(tables):
    rows = quotations(tables, Filters())
    assert rows[["text", "speaker", "role", "cue", "direct", "title"]].fillna("").values.tolist() == [
        ["שלום", "", "", "summit", True, HOSTILE_TITLE],
        [
            "We will send ten engineers to Djibouti next year.",
            "Meles Abera",
            "foreign minister of Ethiopia",
            "said",
            True,
            "Ports and promises",
        ],
        ["the mines belong to all", "Rosa Quispe", "union leader", "said", False, "A union leader speaks"],
    ]
    assert rows["countries"].tolist() == [[], ["Djibouti", "Ethiopia"], []]
    assert rows["actors"].tolist() == [[], [], []]


def test_quotations_of_one_speaker_under_the_filters(tables):
    assert quotations(tables, Filters(), ABERA)["speaker"].tolist() == ["Meles Abera"]
    assert quotations(tables, Filters(countries=("CHL",)), ABERA).empty


def test_speakers_are_ranked_and_those_nobody_knows_left_out(tables):
    rows = speakers(tables, Filters())
    assert rows[["name", "role", "country_name", "mentions", "pick"]].values.tolist() == [
        ["Meles Abera", "foreign minister of Ethiopia", "Ethiopia", 1, f"speaker:{ABERA}"],
        ["Rosa Quispe", "union leader", "Bolivia", 1, f"speaker:{QUISPE}"],
    ]


def test_whom_a_speaker_speaks_of_is_named_by_the_words_alone(tables):
    # the paragraph of Rosa Quispe names Chile and Bolivia, her words do not
    rows = speakers_by_country(tables, Filters())
    assert rows[["name", "country", "country_name", "mentions"]].values.tolist() == [
        ["Meles Abera", "DJI", "Djibouti", 1],
        ["Meles Abera", "ETH", "Ethiopia", 1],
    ]


def test_a_speaker_on_a_country_opens_the_words_with_the_country_marked(tables):
    found = passages(tables, parse(f"speaker-country:{ABERA}:DJI"), Filters())
    assert found.heading == "1 quotation in 1 paragraph of 1 article"
    text = found.frame["text"].iloc[0]
    marked = {(span.kind, text[span.start : span.end]) for span in found.frame["spans"].iloc[0]}
    assert marked == {("quotation", "We will send ten engineers to Djibouti next year."), ("country", "Djibouti")}


@pytest.mark.parametrize("question", [quotations, speakers, speakers_by_country])
def test_nothing_found_keeps_columns_and_types(tables, question):
    nothing, something = (question(tables, Filters(text=text)) for text in ("no such words", ""))
    assert nothing.empty
    assert not something.empty
    assert nothing.dtypes.to_dict() == something.dtypes.to_dict()
