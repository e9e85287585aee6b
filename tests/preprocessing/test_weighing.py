"""Relations weighed in context: unlikely ones go, likely ones are added where a word of action tells of them."""

import pytest

from components.knowledge.names import load_names
from components.knowledge.relation_contexts import BASE, QUESTIONS, ContextModel, load_context_model, share_of
from components.knowledge.relation_model import load_relation_model
from components.knowledge.relations import load_relation_rules
from components.preprocessing.annotating import load_pipeline
from components.preprocessing.dates import find_dates
from components.preprocessing.entities import find_entities
from components.preprocessing.parsing import Parser
from components.preprocessing.records import ArticleDocs
from components.preprocessing.relations import read_article, weighed
from components.preprocessing.relations.context import Context
from components.preprocessing.relations.context_features import ContextFeatures
from components.settings import SETTINGS

SURE, NEVER, OPEN = 9.0, -9.0, 0.0  # log-odds


@pytest.fixture(scope="module")
def read():
    """A function that reads an article: what its sentences say, the article, its entities."""
    nlp, names = Parser(load_pipeline(str(SETTINGS["pipeline"].default))), load_names()
    rules, model = load_relation_rules(), load_relation_model()

    def reading(title, *texts):
        article = ArticleDocs("a", title, "2025-03-02", [nlp(text) for text in texts], [nlp(title)])
        entities = find_entities(article, names)
        return read_article(article, entities, find_dates(article), rules, model), article, entities

    return reading


def model(**odds):
    """Weights by which each question has one answer, whatever the text."""
    return ContextModel({question: {BASE: odds.get(question, SURE)} for question in QUESTIONS})


def found(rows):
    return {(row.source_country, row.type, row.target_country) for of_paragraph in rows for row in of_paragraph}


TOLD = ("Chile talks", "Chile accused Peru of spying.")


def test_a_pair_that_is_unlikely_in_its_article_gives_no_rows(read):
    assert found(weighed(*read(*TOLD), model(pair=OPEN, direction=OPEN, plus=NEVER))) == {("CHL", "ACCUSE", "PER")}
    assert found(weighed(*read(*TOLD), model(pair=NEVER))) == set()


def test_a_likely_pair_is_added_with_the_word_of_action_that_tells_of_it(read):
    texts = ("Kenya and Somalia have a long border.", "The attack lasted an hour.")
    kept, article, entities = read("Kenya and Somalia", *texts)
    assert found([one.rows for one in kept]) == set()
    nothing, rows = weighed(kept, article, entities, model(plus=NEVER))
    assert not nothing
    assert {(row.source_country, row.target_country) for row in rows} == {("KEN", "SOM"), ("SOM", "KEN")}
    for row in rows:
        assert (row.cue, row.polarity, row.found_by) == ("attack", "-", "context")
        assert texts[1][row.cue_start : row.cue_end] == row.cue
        assert row.source_mention is None


@pytest.mark.parametrize(("told", "added"), [("The attack lasted an hour.", True), ("The attack hit Chad.", False)])
def test_a_sentence_of_a_third_country_tells_of_the_two_only_where_that_is_likelier(read, told, added):
    kept, article, entities = read("Kenya and Somalia", "Kenya and Somalia have a long border.", told)
    _, rows = weighed(kept, article, entities, model(direction=OPEN, plus=NEVER))
    assert any({row.source_country, row.target_country} == {"KEN", "SOM"} for row in rows) == added


def test_nothing_is_added_where_no_word_says_an_act(read):
    kept = read("Thailand and Cambodia", "Thailand has a lake, and Cambodia has one as well.")
    assert found(weighed(*kept, model())) == set()


def test_an_act_of_both_sides_is_one_row(read):
    kept = read("Two presidents", "The president of Chile had talks in Lima with the president of Peru.")
    (rows,) = weighed(*kept, model(minus=NEVER))
    assert [(row.type, row.mutual) for row in rows] == [("CONSULT", True)]


def test_the_score_is_the_probability_of_pair_direction_and_sign(read):
    ((row,),) = weighed(*read(*TOLD), model(pair=1.0, direction=0.5, minus=2.0, plus=NEVER))
    assert row.score == pytest.approx(share_of(1.0) * share_of(0.5) * share_of(2.0), abs=0.001)


def test_acts_inside_one_country_are_left_as_they_are(read):
    kept, article, entities = read("Nigeria", "The Nigerian army attacked Boko Haram near Maiduguri.")
    inside = [row for one in kept for row in one.rows if row.source_country == row.target_country]
    rows = [row for of_paragraph in weighed(kept, article, entities, model(pair=NEVER)) for row in of_paragraph]
    assert inside == [row for row in rows if row.source_country == row.target_country]


def test_features_name_no_country_of_the_pair(read):
    """The same article about other countries has the same features."""
    told = []
    for one, other in (("France", "Germany"), ("Sudan", "Chad")):
        kept, article, entities = read(f"{one} and {other}", f"{one} praised {other} on Monday.", "It was a long day.")
        context = Context(kept, article, entities)
        features = ContextFeatures(context, 0)
        (pair,) = context.candidates(0)
        told.append(sorted(features.of_pair(pair).all))
    assert told[0] == told[1]


def test_the_shipped_weights_know_an_act_told_by_pronouns_and_offices(read):
    kept = read(
        "Kenya closes border with Somalia after raid",
        "Kenya closed its border with Somalia on Monday after gunmen killed four policemen.",
        "Mogadishu condemned the closure and asked Nairobi to reopen the crossings.",
    )
    assert ("SOM", "KEN") in {(source, target) for source, _, target in found(weighed(*kept, load_context_model()))}


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("The Brazilian army attacked the Brazilian police.", True),
        ("The Brazilian foreign ministry praised the Brazilian parliament.", True),
        ("The Brazilian foreign ministry praised the Brazilian parliament while Chile watched.", False),
        ("As Chile watched, the Brazilian foreign ministry warned Brazil.", False),
        ("Nigeria attacked Boko Haram.", True),
    ],
)
def test_a_state_does_not_act_on_itself_where_others_are_named_but_those_who_fight_in_it_do(read, text, stays):
    kept, article, entities = read("Talks", text)
    assert all(one.rows for one in kept), "the sentence alone joins the two"
    rows = [row for rows in weighed(kept, article, entities, model()) for row in rows]
    assert any(row.source_country == row.target_country for row in rows) == stays
