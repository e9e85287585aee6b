"""Learning gives the same weights again, and the weights that ship know words that no rule and no sentence has."""

import numpy as np
import pytest

from components.knowledge.files import FOLDER as KNOWLEDGE
from components.knowledge.files import KnowledgeError
from components.knowledge.relation_model import WEIGHTS, load_relation_model, load_word_vectors
from components.knowledge.relations import load_relation_rules
from components.preprocessing.annotating import load_pipeline
from components.preprocessing.parsing import Parser
from components.preprocessing.relations.evidence import RuleFinding
from components.preprocessing.relations.learned import believed, status_of, type_of
from components.settings import SETTINGS
from components.training.fitting import Fitting, fit, probabilities
from components.training.learning import examples_of, fingerprint, is_none, learn, write_weights
from components.training.samples import given_ends
from components.training.sentences import COLUMNS, FOLDER, read_files


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline(str(SETTINGS["pipeline"].default))


@pytest.fixture(scope="module")
def parse(nlp):
    return Parser(nlp)


@pytest.fixture(scope="module")
def rules():
    return load_relation_rules()


@pytest.fixture(scope="module")
def model():
    return load_relation_model()


SMALL = """
AID	actual	active	FRA	TCD	{s:France} {c:sent} tents to {t:Chad} after the flood.
AID	planned	active	CAN	HTI	{s:Canada} {c:will send} nurses to {t:Haiti} in March.
AID	actual	passive	ITA	ALB	{t:Albania} {c:was sent} two water planes by {s:Italy}.
ASSAULT	actual	active	SDN	TCD	{s:Sudanese gunmen} {c:shelled} a village in {t:Chad}.
ASSAULT	denied	active	IRN	IRQ	{s:Iran} {c:has not shelled} {t:Iraqi} villages, a general said.
ASSAULT	actual	noun	TUR	SYR	{c:Shelling} by {s:Turkey} hit {t:Syria} at dawn, and France sent nobody.
none		venue	FRA	TCD	A {s:French} band played for a wedding in {t:Chad}.
none		list	CAN	HTI	{s:Canada} and {t:Haiti} are both in the table.
""".strip()


def weights_of(folder, name, nlp, rules):
    path = folder / "small.tsv"
    path.write_text("\t".join(COLUMNS) + "\n" + SMALL + "\n", encoding="utf-8")
    vectors = load_word_vectors()
    examples = examples_of(read_files([path]), nlp, rules, vectors)
    pairs = [*examples.parts.train, *examples.apart]
    write_weights(learn(examples.acts, pairs, vectors), folder / name, fingerprint([path]))
    return (folder / name).read_bytes()


def test_the_same_sentences_give_the_same_weights(tmp_path, nlp, rules):
    assert weights_of(tmp_path, "one.npz", nlp, rules) == weights_of(tmp_path, "two.npz", nlp, rules)


def test_pairs_that_are_no_act_are_taken_from_the_sentences_themselves(tmp_path, nlp, rules):
    path = tmp_path / "small.tsv"
    path.write_text("\t".join(COLUMNS) + "\n" + SMALL + "\n", encoding="utf-8")
    examples = examples_of(read_files([path]), nlp, rules, load_word_vectors())
    assert all(map(is_none, examples.apart))
    why = [one.sentence.construction for one in examples.apart]
    assert why.count("(the ends the other way round)") == 6
    assert why.count("(an end and a bystander)") == 2  # France, which sent nobody


def test_the_weights_that_ship_were_learned_from_the_sentences_that_ship():
    with np.load(KNOWLEDGE / WEIGHTS, allow_pickle=False) as arrays:
        learned_from = arrays["fingerprint"].tobytes().decode()
    assert learned_from == fingerprint(sorted(FOLDER.glob("*.tsv"))), "run make train"


def test_a_classifier_weighs_what_tells_the_classes_apart():
    samples = [["bomb", "city"], ["bomb", "road"], ["gift", "city"], ["gift", "road"]]
    linear = fit(samples, np.zeros((4, 0)), ["-", "-", "+", "+"], Fitting(penalty=0.1, rarest=1))
    assert linear.probabilities(["bomb"], np.zeros(0))["-"] > 0.8
    assert linear.probabilities(["gift", "unheard"], np.zeros(0))["+"] > 0.8
    assert abs(linear.probabilities(["city"], np.zeros(0))["+"] - 0.5) < 0.01
    together = probabilities(linear, samples, np.zeros((4, 0)))
    assert [together[0][0], together[2][0]] == pytest.approx(
        [linear.probabilities(sample, np.zeros(0))["+"] for sample in (samples[0], samples[2])]
    )


@pytest.mark.parametrize(
    ("shares", "ruled", "answer"),
    [
        ({"AID": 0.9, "AGREE": 0.05}, "", "AID"),  # the rules say nothing
        ({"AID": 0.9, "AGREE": 0.05}, "AGREE", "AID"),
        ({"AID": 0.5, "AGREE": 0.05}, "AGREE", "AGREE"),  # not sure enough
        ({"AID": 0.7, "AGREE": 0.3}, "AGREE", "AGREE"),  # the rules may be right
        ({"AID": 0.9}, "AGREE", "AID"),
    ],
)
def test_the_rules_are_believed_unless_the_model_is_sure(shares, ruled, answer):
    assert believed(shares, ruled, 0.6, 0.1) == answer


# (text with marked ends, type, status): what the rules list, what they do not, and what their words alone get wrong
GIVEN = [
    ("[Japan] bombed (Mongolia) at dawn.", "ASSAULT", "actual"),
    ("[Fiji] will lend (Tonga) two ferries next year.", "AID", "planned"),
    ("[Hungary] berated (Slovakia) over the dam.", "ACCUSE", "actual"),
    ("[Jordanian police] handcuffed two (Yemeni) reporters at the airport.", "COERCE", "actual"),
    ("[Malta] may withdraw its soldiers from (Lebanon) if the budget is cut.", "RETREAT", "hypothetical"),
    ("[Oman] did not attack (Bahrain), its army said.", "ASSAULT", "denied"),
    ("[Cuba] released nine (Bahamian) fishermen on Monday.", "CONCEDE", "actual"),
    ("[Laos] has signed a water treaty with (Myanmar).", "AGREE", "actual"),
]


@pytest.mark.parametrize(("marked", "kind", "status"), GIVEN, ids=[row[0] for row in GIVEN])
def test_type_and_status_of_an_act_between_given_ends(marked, kind, status, parse, rules, model):
    text = marked.translate(str.maketrans("", "", "[]()"))
    source = marked[marked.index("[") + 1 : marked.index("]")]
    target = marked[marked.index("(") + 1 : marked.index(")")]
    spans = [(text.index(end), text.index(end) + len(end)) for end in (source, target)]
    evidence = given_ends(parse(text), spans[:1], spans[1:], rules)
    assert (type_of(evidence, model), status_of(evidence, model)) == (kind, status)


def test_nothing_is_learned_about_a_country(parse, rules):
    """The same sentence of other countries has the same features, whichever act it tells."""
    found = []
    for source, target in (("France", "Germany"), ("Sudan", "Chad")):
        text = f"{source} praised {target} on Monday."
        start = text.index(target)
        evidence = given_ends(parse(text), [(0, len(source))], [(start, start + len(target))], rules)
        found.append(evidence.features())
    assert found[0] == found[1]
    assert not any(name in feature.lower() for feature in found[0] for name in ("france", "german", "sudan", "chad"))


def test_what_the_rules_find_between_the_ends_is_told(parse, rules):
    evidence = given_ends(parse("France praised Germany."), [(0, 6)], [(15, 22)], rules)
    assert evidence.rule == RuleFinding("SUPPORT", "actual")
    assert given_ends(parse("France praised Germany."), [(15, 22)], [(0, 6)], rules).rule == RuleFinding(
        back=("SUPPORT",)
    )


def test_missing_and_damaged_weights_are_named_with_the_remedy(tmp_path):
    with pytest.raises(KnowledgeError, match=rf"{WEIGHTS}: the file is missing; run `make train`"):
        load_relation_model(tmp_path)
    (tmp_path / WEIGHTS).write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(KnowledgeError, match=rf"{WEIGHTS}: the file is damaged .*; run `make train`"):
        load_relation_model(tmp_path)
