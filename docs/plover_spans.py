"""Answer a file of labelled sentences (JSON Lines: id, text) with our relations as spans, to score them.

    python docs/plover_spans.py SENTENCES.jsonl > ANSWERS.jsonl

Each answer holds `id` and `relations`, each of these `source` and `target` (lists of [start, end], all mentions of the
entity in the sentence, since a pronoun is as good as the name), `root` (PLOVER type), `quad` (1 verbal cooperation,
2 material cooperation, 3 verbal conflict, 4 material conflict) and `sign`. Such sets have no status and count demands
as verbal conflict: what is planned becomes a promise or a threat, what is denied a rejection.
"""

import json
import sys
from pathlib import Path
from typing import Any

from components.preprocessing.annotating import Annotator
from components.preprocessing.records import Annotated, Article, Relation
from components.schema import QUAD_CLASSES, quad_class
from components.settings import SETTINGS

VERBAL = {1: 1, 2: 1, 3: 3, 4: 3}  # the verbal class on the same side


def quad_of(row: Relation) -> int:
    """The quad class of a relation as sets without a status count it."""
    if row.type == "REQUEST" or row.status == "denied":
        return 3
    quad = QUAD_CLASSES.index(quad_class(row.type, row.polarity)) + 1
    return VERBAL[quad] if row.status in ("planned", "hypothetical") else quad


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


def main(path: Path) -> None:
    """Write one line an input line to standard output."""
    annotator = Annotator(str(SETTINGS["pipeline"].default))
    for line in path.read_text(encoding="utf-8").splitlines():
        sys.stdout.write(json.dumps(answer(json.loads(line), annotator)) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
