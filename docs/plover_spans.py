"""Answer a file of labelled sentences (JSON Lines: id, text) with our relations as spans, to score them.

    python docs/plover_spans.py SENTENCES.jsonl > ANSWERS.jsonl
    python docs/plover_spans.py --given-ends SENTENCES.jsonl > ANSWERS.jsonl

Each answer holds `id` and `relations`, each of these `source` and `target` (lists of [start, end], all mentions of the
entity in the sentence, since a pronoun is as good as the name), `root` (PLOVER type), `quad` (1 verbal cooperation,
2 material cooperation, 3 verbal conflict, 4 material conflict) and `sign`. Such sets have no status and count demands
as verbal conflict: what is planned becomes a promise or a threat, what is denied a rejection. With `--given-ends` the
`relations` of the file give the ends, and what rules and model say of each is answered in their order; CONCEDE counts
as material there, for these sets have one type for all that yields.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from components.knowledge.relation_model import RelationModel, load_relation_model
from components.knowledge.relations import RelationRules, load_relation_rules
from components.preprocessing.annotating import Annotator, load_pipeline
from components.preprocessing.parsed import Doc
from components.preprocessing.parsing import Parser
from components.preprocessing.records import Annotated, Article, Relation
from components.preprocessing.relations.learned import status_of, type_of
from components.schema import PLOVER, QUAD_CLASSES, quad_class
from components.settings import SETTINGS
from components.training.samples import given_ends

VERBAL = {1: 1, 2: 1, 3: 3, 4: 3}  # the verbal class on the same side


def quad_of(row: Relation) -> int:
    """The quad class of a relation as sets without a status count it."""
    if row.type == "REQUEST" or row.status == "denied":
        return 3
    quad = QUAD_CLASSES.index(quad_class(row.type, row.polarity)) + 1
    return VERBAL[quad] if row.status in ("planned", "hypothetical") else quad


def quad_of_type(kind: str, status: str) -> int:
    """The quad class of a type as such sets count it, where no polarity is known."""
    if kind == "REQUEST" or status == "denied":
        return 3
    quad = 2 if kind == "CONCEDE" else QUAD_CLASSES.index(quad_class(kind, PLOVER[kind][0])) + 1
    return VERBAL[quad] if status in ("planned", "hypothetical") else quad


def given_ends_answer(record: dict[str, Any], doc: Doc, rules: RelationRules, model: RelationModel) -> dict[str, Any]:
    """What rules and model say of each pair of ends of one labelled sentence."""
    relations = []
    for gold in record["relations"]:
        evidence = given_ends(doc, gold["source"], gold["target"], rules)
        kind = type_of(evidence, model)
        quad = quad_of_type(kind, status_of(evidence, model))
        root = "YIELD" if kind in ("CONCEDE", "RETREAT") else kind
        relations.append(
            {
                "source": gold["source"],
                "target": gold["target"],
                "root": root,
                "quad": quad,
                "sign": 1 if quad <= 2 else -1,
            }
        )
    return {"id": record["id"], "relations": relations}


def spans_of(annotated: Annotated, entity: str) -> list[list[int]]:
    """All mentions of an entity in the sentence."""
    return [[mention.start, mention.end] for mention in annotated.entities.mentions[0] if mention.entity == entity]


def answer(record: dict[str, Any], annotator: Annotator) -> dict[str, Any]:
    """The relations of one labelled sentence."""
    annotated = annotator.annotate(Article(record["id"], "", 1), [record["text"]])
    relations = []
    for row in annotated.relations[0]:
        quad = quad_of(row)
        source, target = spans_of(annotated, row.source), spans_of(annotated, row.target)
        relations.append(
            {"source": source, "target": target, "root": row.type, "quad": quad, "sign": 1 if quad <= 2 else -1}
        )
    return {"id": record["id"], "relations": relations}


def main(path: Path, *, given: bool) -> None:
    """Write one line an input line to standard output."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pipeline = str(SETTINGS["pipeline"].default)
    if given:
        rules, model = load_relation_rules(), load_relation_model()
        docs = Parser(load_pipeline(pipeline)).pipe(record["text"] for record in records)
        answers = (given_ends_answer(record, doc, rules, model) for record, doc in zip(records, docs, strict=True))
    else:
        annotator = Annotator(pipeline)
        answers = (answer(record, annotator) for record in records)
    for one in answers:
        sys.stdout.write(json.dumps(one) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    parser.add_argument("--given-ends", action="store_true")
    options = parser.parse_args()
    main(options.path, given=options.given_ends)
