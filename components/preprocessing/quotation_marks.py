"""Where words stand in quotation marks: every style of marks, nested, broken, or open over several paragraphs.

Says nothing about who speaks or whether the marks hold speech at all. An apostrophe is never a mark.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MARK = re.compile(r"``|''|\"+|[“”„‟＂«»‹›「」『』‘’‚‛'`]")
_FAMILIES = {"angle": "«»", "small angle": "‹›", "corner": "「」", "white corner": "『』", "single": "‘’‚‛'`"}
_OPENING = frozenset("“„‟«‹「『‘‚‛") | {"``"}
_CLOSING = frozenset("”»›」』’") | {"''"}
_BEFORE_OPENING = frozenset(' \t\n\u00a0\u202f([{—–-/:“"«„')
_ELISION = re.compile(r"['’‘](?:\d\ds?\b|(?:tis|twas|em|n|til|till|cause|bout|round)\b)", re.IGNORECASE)
_PLURAL_POSSESSIVE = re.compile(r"s['’] [a-z]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in marks: offsets without marks and outer spaces, and whether both marks stand in this paragraph."""

    start: int
    end: int
    opened: bool  # False where it goes on from the paragraph before without a mark
    closed: bool  # False where no closing mark follows in this paragraph


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    char: str
    family: str
    starts_word: bool  # space before, a word after
    ends_word: bool  # a word or stop before, space or stop after


def find_quoted(texts: Sequence[str]) -> list[list[Quoted]]:
    """Return what stands in marks in each paragraph of an article, outermost marks only, in order."""
    found: list[list[Quoted]] = []
    going_on = False
    for position, text in enumerate(texts):
        marks = _marks(text)
        spans = _spans(text, marks, going_on and not _reopens(marks, text))
        following = texts[position + 1] if position + 1 < len(texts) else ""
        going_on = bool(spans) and not spans[-1].closed and _goes_on(following)
        found.append([s for s in spans if s.end > s.start])
    return found


def _marks(text: str) -> list[_Mark]:
    marks = []
    for match in _MARK.finditer(text):
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < len(text) else " "
        char = match.group()
        family = next((name for name, chars in _FAMILIES.items() if char in chars), "double")
        if family == "single" and _apostrophe(text, match.start(), before, after):
            continue
        starts = before in _BEFORE_OPENING and not after.isspace()
        ends = not before.isspace() and not after.isalnum()
        marks.append(_Mark(match.start(), match.end(), char, family, starts, ends))
    return marks


def _apostrophe(text: str, start: int, before: str, after: str) -> bool:
    return (before.isalnum() and after.isalnum()) or bool(_ELISION.match(text, start)) or (before + after).isspace()


def _reopens(marks: Sequence[_Mark], text: str) -> bool:
    return bool(marks) and not text[: marks[0].start].strip()


def _goes_on(following: str) -> bool:
    """Whether a paragraph goes on with the words left open before: it opens with a mark, or closes one first."""
    marks = [mark for mark in _marks(following) if mark.family != "single"]
    if not marks:
        return False
    first = marks[0]
    if not following[: first.start].strip():
        return first.char not in _CLOSING
    closing = first.char in _CLOSING or (first.ends_word and not first.starts_word)
    return closing and first.char not in _OPENING


def _spans(text: str, marks: Sequence[_Mark], going_on: bool) -> list[Quoted]:
    spans = []
    opener: _Mark | None = None
    since = 0 if going_on else None
    depth = 0
    position = 0
    while position < len(marks):
        mark = marks[position]
        position += 1
        if since is None:
            closer = _single_closer(text, marks, position) if mark.family == "single" and _may_open(mark) else None
            if closer is not None:
                spans.append(_trimmed(text, mark.end, marks[closer].start, opened=True, closed=True))
                position = closer + 1
            elif mark.family != "single" and _may_open(mark):
                opener, since, depth = mark, mark.end, 0
        elif opener is None or mark.family == opener.family:
            if _closes(mark, opener, marks):
                if depth:
                    depth -= 1
                    continue
                spans.append(_trimmed(text, since, mark.start, opened=opener is not None, closed=True))
                opener, since = None, None
            elif _balanced(marks[position:], mark.family):
                depth += 1
            else:
                opener, since = mark, mark.end
    if since is not None:
        spans.append(_trimmed(text, since, len(text), opened=opener is not None, closed=False))
    return spans


def _may_open(mark: _Mark) -> bool:
    if mark.char in _OPENING:
        return mark.starts_word or not mark.ends_word
    if mark.char in "»›":
        return mark.starts_word and not mark.ends_word
    if mark.char in _CLOSING:
        return mark.starts_word
    return mark.starts_word or not mark.ends_word


def _closes(mark: _Mark, opener: _Mark | None, marks: Sequence[_Mark]) -> bool:
    if opener is None:
        return mark.family != "single" and (mark.char in _CLOSING or mark.ends_word)
    if opener.family in ("angle", "small angle"):
        return mark.char != opener.char
    if mark.char in _CLOSING:
        return True
    if opener.char == "„":
        return True
    if mark.char in _OPENING:
        return mark.ends_word and not mark.starts_word
    straight = sum(m.char == mark.char for m in marks)
    return mark.ends_word or not mark.starts_word or straight % 2 == 0


def _balanced(rest: Sequence[_Mark], family: str) -> bool:
    """Whether enough closing marks follow for a quotation inside this one."""
    closing = sum(mark.family == family and mark.char in _CLOSING for mark in rest)
    opening = sum(mark.family == family and mark.char in _OPENING for mark in rest)
    return closing - opening >= 2


def _single_closer(text: str, marks: Sequence[_Mark], position: int) -> int | None:
    """Return which mark closes a single one just opened: after a stop if there is one, not a plural's apostrophe."""
    possible = []
    for number in range(position, len(marks)):
        mark = marks[number]
        if mark.family != "single" or mark.char in "‘‚":
            if mark.family == "single" and mark.starts_word:
                break
            continue
        if mark.ends_word:
            possible.append(number)
            if text[mark.start - 1] in ".,!?;…":
                return number
    for number in possible[:-1]:
        if not _PLURAL_POSSESSIVE.match(text, marks[number].start - 1):
            return number
    return possible[-1] if possible else None


def _trimmed(text: str, start: int, end: int, *, opened: bool, closed: bool) -> Quoted:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(start, end, opened, closed)
