"""The sign of what one country does to another, told in one sentence: ended, refused, lifted, resumed, taken back."""

import csv
from pathlib import Path

import pytest
from entity_facts import names as shipped_names
from entity_facts import pipeline

from components.knowledge.relation_model import load_relation_model
from components.knowledge.relations import load_relation_rules
from components.preprocessing.dates import find_dates
from components.preprocessing.entities import find_entities
from components.preprocessing.records import ArticleDocs
from components.preprocessing.relations import find_relations

with (Path(__file__).parent / "sign_cases.tsv").open(encoding="utf-8", newline="") as lines:
    CASES = [
        (row["text"], row["source"], row["target"], row["sign"])
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]


@pytest.fixture(scope="module")
def read():
    nlp, names = pipeline(), shipped_names()
    rules, model = load_relation_rules(), load_relation_model()

    def rows_of(text: str):
        article = ArticleDocs("a", None, None, [nlp(text)])
        return find_relations(article, find_entities(article, names), find_dates(article), rules, model)[0]

    return rows_of


@pytest.mark.parametrize(("text", "source", "target", "sign"), CASES)
def test_a_sentence_says_with_which_sign_one_acts_on_the_other(read, text, source, target, sign):
    between = [row for row in read(text) if {row.source_country, row.target_country} == {source, target}]
    assert {row.polarity for row in between if row.mutual or row.source_country == source} == set(sign)
    assert sign or not between  # no sign: none of the two acts on the other
