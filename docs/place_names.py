"""Answer a file of labelled texts (JSON Lines: id, text) with our reading of their place names, to score them.

    python docs/place_names.py READINGS.jsonl > ANSWERS.jsonl
    python docs/place_names.py ARTICLES.jsonl > ANSWERS.jsonl
    python docs/place_names.py ARTICLES.jsonl --countries-but USA

A record with `start` and `end` (characters of one place name) is answered with its `reading`: `lit` where it says
where, `met` where it stands for those who act or are acted on. Any other record is answered with its `mentions`:
`start`, `end` and `country` (alpha-3) of every country, place, people or body of a state that we find in the text.

The last form scores instead of answering: precision, recall and F1 over the pairs (article, country), one country left
out of both sides. It is for local news of one country, where naming that country everywhere would be right most of the
time. The records carry their own `mentions` with a `country`; where it is null nobody is asked.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from components.knowledge.forms import Known
from components.knowledge.names import Names, load_names
from components.preprocessing.annotating import load_pipeline
from components.preprocessing.countries import place_or_actor
from components.preprocessing.entities import find_entities
from components.preprocessing.gazetteer import Found
from components.preprocessing.parsed import Doc
from components.preprocessing.parsing import Parser
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


def countries_scored(records: list[dict[str, Any]], answers: list[dict[str, Any]], but: str) -> str:
    """Precision, recall and F1 over (article, country) with one country left out of both."""
    right = found = wanted = 0
    for record, answer in zip(records, answers, strict=True):
        unknown = [m for m in record["mentions"] if not m["country"]]
        asked = [
            m
            for m in answer["mentions"]
            if not any(m["start"] < other["end"] and other["start"] < m["end"] for other in unknown)
        ]
        ours, theirs = ({m["country"] for m in rows if m["country"]} - {but} for rows in (asked, record["mentions"]))
        right, found, wanted = right + len(ours & theirs), found + len(ours), wanted + len(theirs)
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{len(records)} articles, countries but {but}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}"


def main(path: Path, but: str | None) -> None:
    """Write one line an input line to standard output, or one line of scores."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    names = load_names()
    parser = Parser(load_pipeline(str(SETTINGS["pipeline"].default)))
    docs = parser.pipe(record["text"] for record in records)
    answers = (
        (reading if "start" in record else mentions)(record, doc, names)
        for record, doc in zip(records, docs, strict=True)
    )
    if but:
        sys.stdout.write(countries_scored(records, list(answers), but) + "\n")
        return
    for answer in answers:
        sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    parser.add_argument("--countries-but", metavar="ALPHA3", help="score the countries of articles without this one")
    asked = parser.parse_args()
    main(asked.path, asked.countries_but)
