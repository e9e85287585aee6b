"""Records to tables: the rows of a build, with exactly the columns of the schema, rows in the order of the text.

Evidence comes from body paragraphs that count; what repeats another paragraph has no rows of its own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import Any

from components import schema
from components.edtf import edtf_bounds
from components.identity import normalised_name, stable_id
from components.language_names import without_pipeline
from components.preprocessing.record_json import AnnotatedSource
from components.preprocessing.records import (
    Annotated,
    Article,
    Cue,
    LocalEntity,
    Mention,
    Paragraph,
    Relation,
    counted_body,
)

Row = dict[str, Any]
OF_SOURCES = (
    "files",
    "articles",
    "paragraphs",
    "mentions",
    "paragraph_themes",
    "relations",
    "quotations",
    "dates",
)
Ids = Mapping[tuple[str, str], str]  # (article_id, key of a local entity) -> entity_id


@dataclass(frozen=True, slots=True)
class FileNotRead:
    """A file that gave no text: `skipped` on purpose or `failed`, with the reason."""

    source_file: str
    sha256: str
    size: int
    status: str
    reason: str


def source_rows(sources: Sequence[AnnotatedSource], ids: Ids) -> dict[str, list[Row]]:
    """Return the rows that sources give to each table that they fill, given the entity of each local entity."""
    rows: dict[str, list[Row]] = {name: [] for name in OF_SOURCES}
    for source in sources:
        rows["files"].append(_file(source))
        rows["articles"] += map(_article, source.segmented.articles)
        rows["paragraphs"] += map(_paragraph, source.segmented.paragraphs)
        bodies = body_by_article(source)
        for annotated in source.annotated:
            for name, found in evidence(annotated, bodies[annotated.article_id], ids).items():
                rows[name] += found
    return rows


def rows_not_read(files: Sequence[FileNotRead]) -> list[Row]:
    """Return the rows of the table of files for those that gave no text."""
    return [_file_not_read(file) for file in files]


def body_by_article(source: AnnotatedSource) -> dict[str, list[Paragraph]]:
    """Return the body paragraphs that count by the article_id, in order, for every article of a source."""
    bodies: dict[str, list[Paragraph]] = {article.article_id: [] for article in source.segmented.articles}
    for paragraph in counted_body(source.segmented.paragraphs):
        if paragraph.article_id is not None:
            bodies[paragraph.article_id].append(paragraph)
    return bodies


def evidence(annotated: Annotated, paragraphs: Sequence[Paragraph], ids: Ids) -> dict[str, list[Row]]:
    """Return the rows of mentions, paragraph_themes, relations, quotations and dates that an article gives."""
    rows: dict[str, list[Row]] = {
        name: [] for name in ("mentions", "paragraph_themes", "relations", "quotations", "dates")
    }
    for number, paragraph in enumerate(paragraphs):
        maker = _ParagraphRows(annotated, number, paragraph.paragraph_id, ids)
        rows["mentions"] += _once(maker.mentions(), "mention_id")
        rows["paragraph_themes"] += maker.themes()
        rows["relations"] += _once(maker.relations(), "relation_id")
        rows["quotations"] += _once(maker.quotations(), "quotation_id")
        rows["dates"] += maker.dates()
    return rows


class _ParagraphRows:
    """The rows of one paragraph; their ids hash what was found where, in the article's own terms."""

    def __init__(self, annotated: Annotated, number: int, paragraph_id: str, ids: Ids) -> None:
        self._annotated, self._number, self._paragraph_id, self._ids = annotated, number, paragraph_id, ids
        self._mentions = annotated.entities.mentions[number]

    def mentions(self) -> Iterator[Row]:
        for mention in self._mentions:
            yield {
                "mention_id": self._mention_id(mention),
                **self._place(mention.start, mention.end),
                "form": mention.form,
                "entity_id": self._entity_id(mention.entity),
                "country": mention.country,
                "role": mention.role,
                "via": mention.via,
                "extractor": mention.extractor,
                "score": mention.score,
                "office": mention.office,
                "affiliation": mention.affiliation,
            }

    def themes(self) -> Iterator[Row]:
        for found in self._annotated.themes[self._number]:
            cues = [_cue(cue) for cue in found.cues]
            yield {"paragraph_id": self._paragraph_id, "theme": found.theme, "score": found.score, "cues": cues}

    def relations(self) -> Iterator[Row]:
        for relation in self._annotated.relations[self._number]:
            source_id, target_id = self._entity_id(relation.source), self._entity_id(relation.target)
            if source_id == target_id:  # two names of the article that linking found to be one
                continue
            yield {
                "relation_id": self._relation_id(relation),
                **self._place(relation.start, relation.end),
                "source_id": source_id,
                "target_id": target_id,
                "source_mention_id": self._numbered(relation.source_mention),
                "target_mention_id": self._numbered(relation.target_mention),
                "source_country": relation.source_country,
                "target_country": relation.target_country,
                "type": relation.type,
                "quad_class": schema.quad_class(relation.type, relation.polarity),
                "polarity": relation.polarity,
                "status": relation.status,
                "mutual": relation.mutual,
                "cue_start": relation.cue_start,
                "cue_end": relation.cue_end,
                "cue": relation.cue,
                **_dated("event_date", relation.event_date),
                "score": relation.score,
            }

    def quotations(self) -> Iterator[Row]:
        for quotation in self._annotated.quotations[self._number]:
            yield {
                "quotation_id": stable_id("quotation", self._paragraph_id, quotation.start, quotation.end),
                **self._place(quotation.start, quotation.end),
                "text": quotation.text,
                "speaker_id": None if quotation.speaker is None else self._entity_id(quotation.speaker),
                "cue": quotation.cue,
                "direct": quotation.direct,
            }

    def dates(self) -> Iterator[Row]:
        for found in self._annotated.dates[self._number]:
            dated = {**_dated("date", found.date), "precision": found.precision, "basis": found.basis}
            yield {**self._place(found.start, found.end), "form": found.form, **dated}

    def _place(self, start: int, end: int) -> Row:
        return {"paragraph_id": self._paragraph_id, "char_start": start, "char_end": end}

    def _entity_id(self, key: str) -> str:
        return self._ids[self._annotated.article_id, key]

    def _entity(self, key: str) -> LocalEntity:
        return self._annotated.entities.entities[key]

    def _mention_id(self, mention: Mention) -> str:
        # A group word ('both sides') is one mention for each member, so the place alone does not tell them apart.
        entity = self._entity(mention.entity)
        member = (entity.type, _normalised(entity.name))
        return stable_id("mention", self._paragraph_id, mention.start, mention.end, *member)

    def _numbered(self, number: int | None) -> str | None:
        return None if number is None else self._mention_id(self._mentions[number])

    def _relation_id(self, relation: Relation) -> str:
        ends = [(e.type, _normalised(e.name)) for e in map(self._entity, (relation.source, relation.target))]
        place = (relation.start, relation.end, relation.cue_start, relation.cue_end)
        return stable_id("relation", self._paragraph_id, *place, relation.type, *ends[0], *ends[1])


def _once(rows: Iterable[Row], key: str) -> list[Row]:
    """Return the rows without those whose id an earlier one has: the same thing found twice counts once."""
    by_id: dict[str, Row] = {}
    for row in rows:
        by_id.setdefault(row[key], row)
    return list(by_id.values())


def _dated(prefix: str, edtf: str | None) -> Row:
    first, last = edtf_bounds(edtf)
    return {prefix: edtf, f"{prefix}_from": first, f"{prefix}_to": last}


def _file(source: AnnotatedSource) -> Row:
    read, paragraphs = source.segmented.source, source.segmented.paragraphs
    lines = {kind: sum(p.lines for p in paragraphs if p.kind == kind) for kind in schema.PARAGRAPH_KINDS}
    return {
        "file_id": stable_id("file", read.source_file, read.sha256),
        "source_file": read.source_file,
        "sha256": read.sha256,
        "bytes": read.size,
        "media_type": read.media_type,
        "encoding": read.encoding,
        "status": "read",
        "reason": _not_analysed(source.segmented.articles),
        "articles": len(source.segmented.articles),
        "lines_in": source.lines_in,
        **{f"lines_{kind}": number for kind, number in lines.items()},
    }


def _not_analysed(articles: Sequence[Article]) -> str | None:
    """Return which articles of a file no pipeline reads, and what to do; null where each is analysed."""
    found = Counter(a.language for a in articles if a.language and schema.NOT_ANALYSED in a.text_flags)
    said = [
        f"{number} {'article' if number == 1 else 'articles'} not analysed: {without_pipeline(language)}"
        for language, number in sorted(found.items())
    ]
    return "; ".join(said) or None


def _file_not_read(file: FileNotRead) -> Row:
    return {
        "file_id": stable_id("file", file.source_file, file.sha256),
        "source_file": file.source_file,
        "sha256": file.sha256,
        "bytes": file.size,
        "media_type": None,
        "encoding": None,
        "status": file.status,
        "reason": file.reason,
        "articles": 0,
        "lines_in": 0,
        **{f"lines_{kind}": 0 for kind in schema.PARAGRAPH_KINDS},
    }


def _article(article: Article) -> Row:
    dated = _dated("published", article.published)
    return {**_columns(article), "flag_cues": [_cue(cue) for cue in article.flag_cues], **dated}


def _cue(cue: Cue) -> Row:
    return {"char_start": cue.start, "char_end": cue.end, "form": cue.form, "rule": cue.rule}


def _paragraph(paragraph: Paragraph) -> Row:
    return _columns(paragraph)


def _columns(record: Article | Paragraph) -> Row:
    return {name: getattr(record, name) for name in _names(type(record))}  # type: ignore[arg-type]  # classes are hashable


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@lru_cache(maxsize=1 << 16)
def _normalised(name: str) -> str:
    return normalised_name(name)
