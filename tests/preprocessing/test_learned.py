"""What learning adds to the rules in whole sentences: other types and statuses, and acts that no rule finds."""

import pytest

from components.knowledge.relation_model import load_relation_model
from components.knowledge.relations import load_relation_rules
from components.preprocessing.records import ArticleDocs, Entities, LocalEntity, Mention
from components.preprocessing.relations import find_relations
from components.preprocessing.relations.evidence import Acts, Evidence

COUNTRIES = {
    "Mongolia": "MNG",
    "Laos": "LAO",
    "Fiji": "FJI",
    "Tonga": "TON",
    "Malta": "MLT",
    "Cuba": "CUB",
    "Jamaica": "JAM",
    "Zambia": "ZMB",
}


@pytest.fixture(scope="module")
def rules():
    return load_relation_rules()


@pytest.fixture(scope="module")
def model():
    return load_relation_model()


def acts(text, nlp, rules, model):
    """(source, target, type, status) of each relation of a sentence of the countries above."""
    doc = nlp(text)
    entities = Entities({}, [[]])
    for name, code in COUNTRIES.items():
        if name in text:
            entities.entities[name] = LocalEntity(name, name, "COUNTRY", code)
            start = text.index(name)
            mention = Mention(start, start + len(name), name, name, code, "actor", "name", "gazetteer", 1.0)
            entities.mentions[0].append(mention)
    entities.mentions[0].sort(key=lambda mention: mention.start)
    rows = find_relations(ArticleDocs("a", None, None, [doc]), entities, [[]], rules, model)[0]
    return [(row.source_country, row.target_country, row.type, row.status) for row in rows]


# what the rules alone find stays as it is, and nothing is made of names that merely stand together
SILENT = [
    "A ferry from Fiji called at Tonga with two hundred passengers and a choir.",
    "Rain fell on Zambia and Laos all week.",
    "Malta lies nearer to Cuba than the map of the school suggests.",
    "Mongolia, Laos, Fiji, Tonga, Malta, Cuba and Jamaica are in the table.",
    "Fiji and Tonga both sent teachers.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_act_is_proposed_between_those_who_only_stand_together(text, nlp, rules, model):
    assert acts(text, nlp, rules, None) == []
    assert acts(text, nlp, rules, model) == []


def test_who_holds_a_treaty_for_void_agrees_to_nothing(nlp, rules, model):
    text = "Malta considers invalid the memorandum that Jamaica signed with Cuba in 2019."
    assert not [act for act in acts(text, nlp, rules, model) if "MLT" in act and "AGREE" in act]


def test_nothing_is_proposed_across_the_act_of_a_third_country(nlp, rules, model):
    rows = acts("Malta has told Laos that Fiji has stopped buying the pigs of Tonga.", nlp, rules, model)
    assert not [row for row in rows if "TON" in row[:2] and "FJI" not in row[:2]]


PROPOSED = [
    ("Zambia slapped a levy on maize from Laos.", ("ZMB", "LAO", "SANCTION", "actual")),
    ("Mongolia pulled its envoy from Laos.", ("MNG", "LAO", "SANCTION", "actual")),
    ("Fiji heaped praise on Tonga for its clinics.", ("FJI", "TON", "SUPPORT", "actual")),
]


@pytest.mark.parametrize(("text", "act"), PROPOSED, ids=[row[0] for row in PROPOSED])
def test_an_act_without_a_word_of_the_rules_is_proposed_where_the_model_is_sure(text, act, nlp, rules, model):
    assert acts(text, nlp, rules, model) == [act]


REVISED = [
    ("Zambia lifted sanctions on Laos.", ("ZMB", "LAO", "CONCEDE", "actual")),
    ("Cuba freed Jamaica's two divers after a month.", ("CUB", "JAM", "CONCEDE", "actual")),
    ("Fiji said it will not accept refugees from Tonga.", ("FJI", "TON", "REJECT", "actual")),
    ("Fiji bombed Tonga.", ("FJI", "TON", "ASSAULT", "actual")),
    ("Fiji did not bomb Tonga.", ("FJI", "TON", "ASSAULT", "denied")),
    ("Cuba extradited two smugglers to Jamaica.", ("CUB", "JAM", "COOPERATE", "actual")),
    ("Zambia is due to ask Laos for help.", ("ZMB", "LAO", "REQUEST", "planned")),
]


@pytest.mark.parametrize(("text", "act"), REVISED, ids=[row[0] for row in REVISED])
def test_the_rules_are_corrected_only_where_the_model_is_sure(text, act, nlp, rules, model):
    assert acts(text, nlp, rules, model) == [act]


def test_what_is_said_between_two_ends_is_the_same_looked_at_from_either(nlp, rules, model):
    doc = nlp("Kenya told Zambia on Monday that it would not pay for the bridge.")
    acts_of_it = Acts(doc[: len(doc)], rules)
    there, back = Evidence(acts_of_it, [0], [2]), Evidence(acts_of_it, [2], [0])
    turned = there.turned()
    assert set(turned.features()) == set(back.features()) != set(there.features())
    assert turned.numbers(model.vectors) == pytest.approx(back.numbers(model.vectors))
    assert [token.i for token in turned.inner] == [token.i for token in back.inner]
