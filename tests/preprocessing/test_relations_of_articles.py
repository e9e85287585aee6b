"""Acts of whole articles, read by every stage: ends that only the headline, the deck or another sentence names."""

import pytest

from components.preprocessing.annotating import Annotator
from components.preprocessing.records import Annotated, Article
from components.settings import load_settings


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(load_settings().pipeline)


def acts(annotated: Annotated) -> set[tuple[str | None, str, str | None]]:
    return {(r.source_country, r.type, r.target_country) for rows in annotated.relations for r in rows}


TURNS = [
    "El Faro: Minister, who fired first?",
    "Torres: They did. We have accused Honduras before the court.",
    "El Faro: And now?",
    "Torres: We have asked Mexico for help.",
]


def test_the_deck_says_for_which_country_somebody_speaks(annotator):
    article = Article("a", "a.txt", 1, title="‘We wait’")
    deck = "Interview with Ana Torres, the foreign minister of El Salvador"
    assert ("SLV", "ACCUSE", "HND") in acts(annotator.annotate(article, TURNS, [deck]))
    assert ("SLV", "ACCUSE", "HND") not in acts(annotator.annotate(article, TURNS))


def test_headline_and_deck_give_no_rows_of_their_own(annotator):
    article = Article("a", "a.txt", 1, title="Kenya accuses Somalia of shelling border town")
    found = annotator.annotate(article, ["The market was calm on Monday."], ["Nairobi expels the Somali ambassador"])
    assert found.relations == [[]]
    assert found.entities.mentions == [[]]
    assert found.entities.entities == {}


INTERVIEW = [
    "Ana Torres, the foreign minister of El Salvador, received us in her office. Ana Torres has held it since 2021.",
    "Why did Honduras warn you?",
    "We heard nothing. I have accused Honduras before the court.",
    "Has Mexico helped your country?",
    "Mexico sent us two ships, and we are grateful.",
    "What comes next?",
    "We wait. My mother says “we will leave Guatemala”, but she jokes.",
]


def test_who_is_interviewed_says_we_and_is_you(annotator):
    found = acts(annotator.annotate(Article("a", "a.txt", 1, title="‘We wait’"), INTERVIEW))
    assert {("SLV", "ACCUSE", "HND"), ("HND", "THREATEN", "SLV"), ("MEX", "AID", "SLV")} <= found


def test_we_of_a_reporter_is_nobody(annotator):
    texts = ["Ana Torres, the foreign minister of El Salvador, spoke in May.", "We accused Honduras of nothing."]
    assert acts(annotator.annotate(Article("a", "a.txt", 1), texts)) == set()


TWO = ["Thailand has an army, and Cambodia has one as well.", "{}"]
OF_TWO = [
    ("The two armies will meet on Monday.", ("THA", "CONSULT", "KHM")),
    ("Thailand shut the border for sixteen months.", ("THA", "SANCTION", "KHM")),
]


@pytest.mark.parametrize(("text", "expected"), OF_TWO)
def test_a_headline_with_two_countries_says_who_the_two_are(annotator, text, expected):
    texts = [line.format(text) for line in TWO]
    told = Article("a", "a.txt", 1, title="Why Thailand and Cambodia quarrel")
    found = acts(annotator.annotate(told, texts))
    assert expected in found or (expected[2], expected[1], expected[0]) in found
    of_nobody_else = ["Thailand has an army.", texts[1]]
    assert not acts(annotator.annotate(Article("a", "a.txt", 1, title="A week in the hills"), of_nobody_else))


HOME = ["Kenya has a coast. Rain fell in Kenya.", "Kenya built a jetty.", "{}"]
OF_THE_STATE = [
    ("Border guards detained two Somali traders.", {("KEN", "COERCE", "SOM")}),
    ("A Somali trader was detained by border guards.", {("KEN", "COERCE", "SOM")}),
    ("Foreign officials accused Somalia of piracy.", set()),
    ("Two judges from abroad and traders accused Somalia of piracy.", set()),
    ("A spokesman for the Ugandan army accused Somalia of piracy.", {("UGA", "ACCUSE", "SOM")}),
]


@pytest.mark.parametrize(("text", "expected"), OF_THE_STATE)
def test_agents_of_a_state_that_nobody_names_act_for_the_country_that_an_article_is_told_from(
    annotator, text, expected
):
    told = Article("a", "a.txt", 1, title="Kenya builds a jetty")
    found = acts(annotator.annotate(told, [line.format(text) for line in HOME]))
    assert {act for act in found if act[0] != act[2]} == expected


def test_the_head_says_which_countries_it_names(annotator):
    told = Article("a", "a.txt", 1, title="Nairobi bars a Somali singer")
    found = annotator.annotate(told, ["It rained."], ["Kenya and Uganda wait"])
    assert found.entities.titled == ["KEN", "SOM", "UGA"]
