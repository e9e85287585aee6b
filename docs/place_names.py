"""Answer a file of labelled texts (JSON Lines: id, text) with our reading of their place names, to score them.

    python docs/place_names.py READINGS.jsonl > ANSWERS.jsonl
    python docs/place_names.py ARTICLES.jsonl > ANSWERS.jsonl

A record with `start` and `end` (characters of one place name) is answered with its `reading`: `lit` where it says
where, `met` where it stands for those who act or are acted on. Any other record is answered with its `mentions`:
`start`, `end` and `country` (alpha-3) of every country, place, people or body of a state that we find in the text.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from components.knowledge.forms import Known
from components.knowledge.names import Names, load_names
from components.preprocessing.annotating import load_pipeline
from components.preprocessing.countries import place_or_actor
from components.preprocessing.entities import find_entities
from components.preprocessing.gazetteer import Found
from components.preprocessing.records import ArticleDocs
from components.settings import SETTINGS


def reading(record: dict[str, Any], doc: Doc, names: Names) -> dict[str, Any]:
    """Whether one name of a sentence is a place or an actor; any name, also one that we do not know."""
    start, end = record["start"], record["end"]
    form = record["text"][start:end]
    found = Found(start, end, form, Known("country", form, "COUNTRY", None, "name"))
    return {"id": record["id"], "reading": "lit" if place_or_actor(doc, found, names) == "place" else "met"}


def mentions(record: dict[str, Any], doc: Doc, names: Names) -> dict[str, Any]:
    """The countries of a text, place by place."""
    found = find_entities(ArticleDocs(record["id"], None, None, [doc]), names)
    rows = []
    for mention in found.mentions[0]:
        entity = found.entities[mention.entity]
        if mention.country or entity.type in ("COUNTRY", "PLACE"):
            rows.append({"start": mention.start, "end": mention.end, "country": mention.country or entity.country})
    return {"id": record["id"], "mentions": rows}


def main(path: Path) -> None:
    """Write one line an input line to standard output."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    names = load_names()
    docs = load_pipeline(str(SETTINGS["pipeline"].default)).pipe(record["text"] for record in records)
    for record, doc in zip(records, docs, strict=True):
        answer = reading if "start" in record else mentions
        sys.stdout.write(json.dumps(answer(record, doc, names)) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    main(parser.parse_args().path)
