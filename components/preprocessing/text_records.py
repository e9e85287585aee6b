"""Annotating texts one by one, without files or builds: `{"id", "text"}` in, one record of everything found out."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from components.identity import stable_id
from components.preprocessing.annotating import Annotator
from components.preprocessing.linking import link
from components.preprocessing.long_texts import LONGEST_PARAGRAPH, split_long
from components.preprocessing.records import Article, Paragraph
from components.preprocessing.tables import entity_rows, evidence

LISTS = ("mentions", "entities", "relations", "quotations", "themes", "dates")


def annotate_lines(lines: Iterable[str], annotator: Annotator) -> Iterator[dict[str, Any]]:
    """Yield a record for each line of JSON, in order; blank lines give none.

    A record has the id of the line and the lists of LISTS, rows as in the tables, offsets into the text as given;
    relations also have source_start, source_end, target_start and target_end, null where an end stands elsewhere.
    A line that cannot be used gives {"id", "line", "error"} instead: what is wrong and what to give.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _record(line, number, annotator)


def _record(line: str, number: int, annotator: Annotator) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _refused(None, number, f"not JSON ({error}); give one object a line")
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        given_id = given.get("id") if isinstance(given, dict) else None
        return _refused(given_id, number, 'no text; give an object with "id" and "text", the text as a string')
    given_id = given.get("id", number)
    if any("\ud800" <= letter <= "\udfff" for letter in given["text"]):
        return _refused(given_id, number, "the text holds half of a surrogate pair; give text that is valid Unicode")
    try:
        return {"id": given_id, **annotate_text(given["text"], annotator)}
    except Exception as error:  # whatever one text makes go wrong may not stop the others
        return _refused(given_id, number, f"could not be annotated ({type(error).__name__}: {error})")


def _refused(given_id: object, number: int, error: str) -> dict[str, Any]:
    return {"id": given_id, "line": number, "error": error}


def annotate_text(text: str, annotator: Annotator) -> dict[str, list[dict[str, Any]]]:
    """Return what is found in one text, as `annotate_lines` gives it."""
    if not text.strip():
        return {name: [] for name in LISTS}
    article_id = stable_id("text", text)
    article = Article(article_id, "text", 1)
    own_id = stable_id("paragraph", article_id)
    paragraphs = list(_paragraphs(text, article_id))
    annotated = annotator.annotate(article, [p.text for p in paragraphs])
    linked = link([article], [annotated])
    rows = evidence(annotated, paragraphs, linked.ids)
    named = {**rows, "articles": [asdict(article)], "paragraphs": [asdict(p) for p in paragraphs]}
    entities = entity_rows(linked, named)
    starts = {p.paragraph_id: p.char_start for p in paragraphs}
    rows = {
        name: [_moved(row, starts[row["paragraph_id"]]) | {"paragraph_id": own_id} for row in found]
        for name, found in rows.items()
    }
    rows["entities"] = entities
    rows["themes"] = rows.pop("paragraph_themes")
    places = {row["mention_id"]: (row["char_start"], row["char_end"]) for row in rows["mentions"]}
    for row in rows["relations"]:
        for end in ("source", "target"):
            row[f"{end}_start"], row[f"{end}_end"] = places.get(row[f"{end}_mention_id"], (None, None))
    return {name: [_with_days_as_text(row) for row in rows[name]] for name in LISTS}


def _paragraphs(text: str, article_id: str) -> Iterator[Paragraph]:
    """Yield a text as paragraphs: one, or several where it is too long for that."""
    start = 0
    for number, piece in enumerate(split_long(text, LONGEST_PARAGRAPH), 1):
        own, end = stable_id("paragraph", article_id, number), start + len(piece)
        yield Paragraph(own, article_id, "text", number, "body", None, piece, start, end)
        start = end


def _moved(row: dict[str, Any], by: int) -> dict[str, Any]:
    """Return a row with its offsets, and those of its cues, so many characters further on."""
    offsets = ("char_start", "char_end", "cue_start", "cue_end")
    moved = {name: value + by if name in offsets else value for name, value in row.items()}
    return moved | {"cues": [_moved(cue, by) for cue in row["cues"]]} if "cues" in row else moved


def _with_days_as_text(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
