"""Annotating texts one by one, without files or builds: `{"id", "text"}` in, one record of everything found out."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from components.edtf import edtf_bounds
from components.identity import stable_id
from components.language_names import without_pipeline
from components.preprocessing.annotating import Reading
from components.preprocessing.languages.annotators import Annotators
from components.preprocessing.linking import Linked, link
from components.preprocessing.long_texts import LONGEST_PARAGRAPH, split_long
from components.preprocessing.records import Annotated, Article, Paragraph
from components.preprocessing.soundness import sound
from components.preprocessing.tables import Row, evidence

LISTS = ("mentions", "entities", "relations", "quotations", "themes", "dates")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text to annotate, as one article of one paragraph, or of several where it is too long for that."""

    id: object
    line: int
    article: Article
    paragraphs: list[Paragraph]

    @property
    def reading(self) -> Reading:
        return Reading(self.article, [p.text for p in self.paragraphs])


def annotate_lines(lines: Sequence[str], annotators: Annotators, first: int = 1) -> Iterator[dict[str, Any]]:
    """Yield a record for each line of JSON, in order; blank lines give none. The first line has the number `first`.

    A record has the id of the line and the lists of LISTS, rows as in the tables, offsets into the text as given;
    relations also have source_start, source_end, target_start and target_end, null where an end stands elsewhere.
    What was found and does not fit its text is left out and named in a list `remarks`, and so is a language that no
    pipeline reads, in which nothing is found.
    A line that cannot be used gives {"id", "line", "error"} instead: what is wrong and what to give.
    """
    given = [_text(line, number, annotators) for number, line in enumerate(lines, first) if line.strip()]
    texts = [text for text in given if isinstance(text, _Text)]
    found = iter(_found(texts, annotators))
    for text in given:
        yield next(found) if isinstance(text, _Text) else text


def _text(line: str, number: int, annotators: Annotators) -> "_Text | dict[str, Any]":
    """Return the text of a line, or the record that says why it cannot be used."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _refused(None, number, f"not JSON ({error}); give one object a line")
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        given_id = given.get("id") if isinstance(given, dict) else None
        return _refused(given_id, number, 'no text; give an object with "id" and "text", the text as a string')
    given_id, text = given.get("id", number), given["text"]
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return _refused(given_id, number, "the text holds half of a surrogate pair; give text that is valid Unicode")
    article = Article(stable_id("text", text), "text", 1, language=annotators.language_of(text))
    return _Text(given_id, number, article, list(_paragraphs(text, article.article_id)) if text.strip() else [])


def _refused(given_id: object, number: int, error: str) -> dict[str, Any]:
    return {"id": given_id, "line": number, "error": error}


def _found(texts: Sequence[_Text], annotators: Annotators) -> list[dict[str, Any]]:
    """Return the record of each text. Whatever one of them makes go wrong may not stop the others."""
    try:
        annotated = list(annotators.annotate_all([text.reading for text in texts]))
        unread = [[] if annotators.reads(text.article) else [_unread(text)] for text in texts]
        return [_record(*one) for one in zip(texts, annotated, unread, strict=True)]
    except Exception as error:
        if len(texts) == 1:
            said = f"could not be annotated ({type(error).__name__}: {error})"
            return [_refused(texts[0].id, texts[0].line, said)]
        return [record for text in texts for record in _found([text], annotators)]


def _unread(text: _Text) -> str:
    return f"not analysed: {without_pipeline(text.article.language or '')}"


def _record(text: _Text, annotated: Annotated, unread: Sequence[str]) -> dict[str, Any]:
    """Return all rows of a text, its paragraphs seen as the one they were cut from."""
    own_id = stable_id("paragraph", text.article.article_id)
    annotated, lost = sound(annotated, text.reading.texts)
    linked = link([text.article], [annotated])
    rows = evidence(annotated, text.paragraphs, linked.ids)
    named = {**rows, "articles": [asdict(text.article)], "paragraphs": [asdict(p) for p in text.paragraphs]}
    entities = _entity_rows(linked, named)
    starts = {p.paragraph_id: p.char_start for p in text.paragraphs}
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
    remarks = {"remarks": [*unread, *lost]} if unread or lost else {}
    return {"id": text.id, **{name: [_with_days_as_text(row) for row in rows[name]] for name in LISTS}, **remarks}


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


def _entity_rows(linked: Linked, rows: Mapping[str, Sequence[Row]]) -> list[Row]:
    """Return the rows of the entities that other rows name, counts and days taken from the rows of mentions."""
    published = {row["article_id"]: row["published"] for row in rows["articles"]}
    article_of = {row["paragraph_id"]: row["article_id"] for row in rows["paragraphs"]}
    mentions: dict[str, list[str]] = {}
    for row in rows["mentions"]:
        mentions.setdefault(row["entity_id"], []).append(article_of[row["paragraph_id"]])
    named = {row[end] for row in rows["relations"] for end in ("source_id", "target_id")}
    named |= {row["speaker_id"] for row in rows["quotations"]} | set(linked.redirects.values()) | mentions.keys()
    result = []
    for entity in sorted(linked.entities, key=lambda e: (e.name, e.type, e.entity_id)):
        if entity.entity_id not in named:
            continue
        articles = mentions.get(entity.entity_id, [])
        days = [day for article in set(articles) if (day := published[article]) is not None]
        result.append(
            {
                "entity_id": entity.entity_id,
                "name": entity.name,
                "type": entity.type,
                "country": entity.country,
                "role": entity.role,
                "aliases": sorted(entity.aliases),
                "mentions": len(articles),
                "articles": len(set(articles)),
                "first_seen": _first(days),
                "last_seen": _last(days),
            }
        )
    return result


def _first(days: Iterable[str]) -> str | None:
    """Return the EDTF date that may lie earliest, null where no year is known."""
    return min(((first, day) for day in days if (first := edtf_bounds(day)[0])), default=(None, None))[1]


def _last(days: Iterable[str]) -> str | None:
    """Return the EDTF date that may lie latest, null where no year is known."""
    return max(((last, day) for day in days if (last := edtf_bounds(day)[1])), default=(None, None))[1]
