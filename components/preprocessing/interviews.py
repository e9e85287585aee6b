"""Interviews printed without labels: questions and answers take turns, one paragraph or more each.

A text is read as one only where three paragraphs ask, the others mostly say I or we, and either the text calls itself
an interview or the questions speak to somebody (you). The one named most before the first question answers.
"""

import re
from collections.abc import Sequence

from components.knowledge.quotations import QuotationCues
from components.preprocessing.records import Entities
from components.preprocessing.turns import Turn, interviewed

_MARKED = re.compile(r"[“\"«„].*?(?:[”\"»“]|$)")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|me|[Ww]e|[Oo]ur|us|myself|ourselves|mine|ours)\b")
_LET_US = re.compile(r"\b[Ll]et(?: us|['’]s)\b")
_ADDRESS = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Yy]ours)\b")
_LONGEST_QUESTION = 70  # words
_QUESTIONS = 3  # at least
_ASKS, _ANSWERS, _OPEN = "asks", "answers", "open"


def find_interview(texts: Sequence[str], entities: Entities, cues: QuotationCues) -> list[Turn | None]:
    """Return the turn of each paragraph of an interview without labels; all null for another text."""
    nothing: list[Turn | None] = [None] * len(texts)
    kinds = [_kind(text) for text in texts]
    first = next((n for n, kind in enumerate(kinds) if kind == _ASKS), len(texts))
    if not _is_interview(texts, kinds, first, cues):
        return nothing
    speaker = interviewed(entities, first)
    if speaker is None:
        return nothing
    turns = nothing[:first]
    for kind, text in zip(_settled(texts, kinds, first), texts[first:], strict=True):
        start = len(text) - len(text.lstrip())
        turns.append(Turn(start, "", speaker, asking=kind == _ASKS) if kind != _OPEN else None)
    return turns


def _kind(text: str) -> str:
    """Whether a paragraph by itself reads as a question, as an answer, or as neither."""
    plain = _LET_US.sub("", _MARKED.sub("", text)).strip()
    speaks = _FIRST_PERSON.search(plain) is not None
    if len(plain.split()) <= _LONGEST_QUESTION and (
        plain.endswith("?") or (_ADDRESS.search(plain) and not speaks) or ("?" in plain and not speaks)
    ):
        return _ASKS
    return _ANSWERS if speaks else _OPEN


def _is_interview(texts: Sequence[str], kinds: Sequence[str], first: int, cues: QuotationCues) -> bool:
    asking = [text for text, kind in zip(texts, kinds, strict=True) if kind == _ASKS]
    if len(asking) < _QUESTIONS:
        return False
    pairs = list(zip(kinds[first:], [*kinds[first + 1 :], _OPEN], strict=True))
    replied = sum(one == _ASKS and two != _ASKS for one, two in pairs)
    answers = sum(kind == _ANSWERS for kind in kinds[first:])
    told = len(texts) - first - len(asking)
    opening = " ".join(" ".join(texts[: first + 1]).casefold().split())
    spoken_to = sum(bool(_ADDRESS.search(text)) for text in asking) >= 2
    called_so = any(" ".join(phrase) in opening for phrase in cues.interviews)
    return replied >= len(asking) - 1 and answers * 2 >= told and answers >= 2 and (spoken_to or called_so)


def _settled(texts: Sequence[str], kinds: Sequence[str], first: int) -> list[str]:
    """Settle what is open by its neighbours: after a question an answer; between two answers a question."""
    settled: list[str] = []
    for number in range(first, len(kinds)):
        kind, before = kinds[number], settled[-1] if settled else ""
        following = kinds[number + 1] if number + 1 < len(kinds) else ""
        if kind == _OPEN and before == _ASKS:
            kind = _ANSWERS
        elif kind == _OPEN and before == _ANSWERS and following == _ANSWERS:
            kind = _ASKS if len(texts[number].split()) <= _LONGEST_QUESTION else _ANSWERS
        elif kind == _OPEN and before == _ANSWERS and following == _ASKS:
            kind = _ANSWERS
        settled.append(kind)
    return settled
