"""Findings that do not fit their text are taken out before they reach the tables, each with a remark.

The tables are refused as a whole where one row breaks an invariant. An extractor that errs on one odd sentence may not
cost an analyst the corpus, nor may its row be lost unseen: so each finding is checked here, in the article it is from.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from components import schema
from components.edtf import is_edtf
from components.preprocessing.records import (
    Annotated,
    DateFound,
    Entities,
    LocalEntity,
    Mention,
    Relation,
    ThemeFound,
)

T = TypeVar("T")
_ALPHA3 = re.compile(r"[A-Z]{3}")


def sound(annotated: Annotated, texts: Sequence[str]) -> tuple[Annotated, list[str]]:
    """Return what was found in an article without what does not fit its `texts`, and a remark on each of these."""
    check = _Check()
    entities = {key: e for key, e in annotated.entities.entities.items() if check.keeps("entity", e, _is_entity(e))}
    mentions: list[list[Mention]] = []
    relations: list[list[Relation]] = []
    for text, named, acts in zip(texts, annotated.entities.mentions, annotated.relations, strict=True):
        kept = [m for m in named if check.keeps("mention", m, _fits_mention(m, text) and m.entity in entities)]
        known = [{act.source, act.target} <= entities.keys() for act in acts]
        fitting = [
            r for r, k in zip(acts, known, strict=True) if check.keeps("relation", r, k and _fits_relation(r, text))
        ]
        relations.append([check.with_ends(act, named, kept) for act in fitting])
        mentions.append(kept)
    checked = replace(
        annotated,
        entities=Entities(entities, mentions),
        relations=relations,
        themes=check.each("theme", annotated.themes, texts, _fits_theme),
        quotations=check.each(
            "quotation",
            annotated.quotations,
            texts,
            lambda q, text: _cuts(text, q.start, q.end, q.text) and (q.speaker is None or q.speaker in entities),
        ),
        dates=check.each("date", annotated.dates, texts, _fits_date),
    )
    return checked, check.remarks


class _Check:
    """Collects a remark on everything that is taken out."""

    def __init__(self) -> None:
        self.remarks: list[str] = []

    def keeps(self, kind: str, finding: object, fits: bool) -> bool:
        """Return whether a finding fits, with a remark where it does not."""
        if not fits:
            self.remarks.append(f"{kind} left out as it does not fit its text, please report it: {finding!s:.160}")
        return fits

    def each(
        self, kind: str, findings: Iterable[Sequence[T]], texts: Sequence[str], fits: Callable[[T, str], bool]
    ) -> list[list[T]]:
        """Return the findings of each text that fit it."""
        pairs = zip(findings, texts, strict=True)
        return [
            [finding for finding in found if self.keeps(kind, finding, fits(finding, text))] for found, text in pairs
        ]

    def with_ends(self, relation: Relation, named: Sequence[Mention], kept: Sequence[Mention]) -> Relation:
        """Return a relation whose ends count in the mentions kept, null where that mention is of another entity."""
        source = self._end(relation, relation.source, relation.source_mention, named, kept)
        target = self._end(relation, relation.target, relation.target_mention, named, kept)
        return replace(relation, source_mention=source, target_mention=target)

    def _end(
        self, relation: Relation, entity: str, number: int | None, named: Sequence[Mention], kept: Sequence[Mention]
    ) -> int | None:
        if number is None:
            return None
        mention = named[number] if 0 <= number < len(named) else None
        at = next((n for n, other in enumerate(kept) if other is mention), None)
        if not self.keeps("mention of a relation", relation, at is not None and kept[at].entity == entity):
            return None
        return at


def _cuts(text: str, start: int, end: int, words: str) -> bool:
    return 0 <= start < end and text[start:end] == words


def _is_country(code: str | None) -> bool:
    return code is None or _ALPHA3.fullmatch(code) is not None


def _is_entity(entity: LocalEntity) -> bool:
    return entity.type in schema.ENTITY_TYPES and _is_country(entity.country) and bool(entity.name)


def _fits_mention(mention: Mention, text: str) -> bool:
    words = (mention.role is None or mention.role in schema.ROLES) and mention.via in schema.MENTION_VIAS
    return (
        words
        and _cuts(text, mention.start, mention.end, mention.form)
        and _is_country(mention.country)
        and 0 <= mention.score <= 1
    )


def _fits_relation(relation: Relation, text: str) -> bool:
    r = relation
    inside = 0 <= r.start <= r.cue_start and r.cue_end <= r.end <= len(text)
    words = r.type in schema.PLOVER and r.polarity in schema.POLARITIES and r.status in schema.STATUSES
    dated = r.event_date is None or is_edtf(r.event_date)
    countries = _is_country(r.source_country) and _is_country(r.target_country)
    cut = _cuts(text, r.cue_start, r.cue_end, r.cue)
    return inside and words and dated and countries and cut and r.source != r.target and 0 <= r.score <= 1


def _fits_theme(theme: ThemeFound, text: str) -> bool:
    return all(_cuts(text, cue.start, cue.end, cue.form) for cue in theme.cues)


def _fits_date(found: DateFound, text: str) -> bool:
    words = found.precision in schema.PRECISIONS and found.basis in schema.DATE_BASES
    return words and _cuts(text, found.start, found.end, found.form) and is_edtf(found.date)
