"""Reported speech without marks: the clause that a verb of saying reports, the sentence that 'according to X' does."""

import re
from collections.abc import Sequence

from components.preprocessing.parsed import Doc, Token
from components.preprocessing.records import Quotation
from components.preprocessing.reporting import Report

_WORD = re.compile(r"\w+")
_SHORTEST = 3  # words


def reported(doc: Doc, report: Report, frame: tuple[int, int], speaker: str | None) -> Quotation | None:
    """Return what a report in a sentence (`frame`) tells without marks, null where it only judges or it is short."""
    if report.kind in ("judging", "words", "noun"):
        return None
    span = _clause(report.token) if report.kind == "saying" else _rest_of(doc, report, frame)
    if span is None:
        return None
    start, end = _without_edges(doc.text, *span)
    text = doc.text[start:end]
    if len(_WORD.findall(text)) < _SHORTEST:
        return None
    return Quotation(start, end, text, speaker, report.form, False)


def _rest_of(doc: Doc, report: Report, frame: tuple[int, int]) -> tuple[int, int] | None:
    """Return the sentence without 'according to X'."""
    if report.start - frame[0] > 3:
        return frame[0], report.start
    comma = doc.text.find(",", report.end, frame[1])
    return (comma + 1, frame[1]) if comma >= 0 else None


def _clause(verb: Token) -> tuple[int, int] | None:
    """Return the clause that a verb of saying reports, to one side of the verb."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if clause is None or (clause.i > verb.i and clause.pos_ not in ("VERB", "AUX")):
        return None  # 'declared an envoy persona non grata'
    inside = [t for t in clause.subtree if (t.i > verb.i) == (clause.i > verb.i)]
    if clause.i < verb.i and verb == verb.sent.root and inside:
        inside = verb.doc.tokens[verb.sent.start : inside[-1].i + 1]  # 'two died in A on Monday, B said'
    if inside and inside[0].lower_ in ("that", "whether") and inside[0].dep_ == "mark":
        inside = inside[1:]
    return (inside[0].idx, inside[-1].idx + len(inside[-1])) if inside else None


def _without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",.;:-–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:-–—"):
        end -= 1
    return start, end


def without_overlap(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Keep the longer of two reported clauses that overlap: what X said that Y said."""
    kept: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda q: q.start - q.end):
        if not any(quotation.start < other.end and other.start < quotation.end for other in kept):
            kept.append(quotation)
    return kept
