"""Who 'both sides', 'the two countries' and 'the ten countries' are: one mention a member, where the text names them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from components.preprocessing.drafts import Draft

if TYPE_CHECKING:
    from components.preprocessing.coreference import Sentence

_NUMBERS = {
    w: n
    for n, w in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2
    )
}
_STATES = "sides|countries|nations|states|governments|neighbours|neighbors|parties|capitals|allies|powers|participants|members|republics"
_PEOPLE = "leaders|presidents|ministers|foreign ministers|prime ministers|officials|men|heads of state|counterparts"
_GROUP = re.compile(
    rf"\b(?:(both)|the (two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))(?: [a-z]+)? ({_STATES}|{_PEOPLE})\b|\bthe (participants)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\b({'|'.join(_NUMBERS)}) (?:[a-z]+ )?(?:{_STATES})(?:,? (?:namely|including|such as|like|among them)|:| \(| [—–-])",
    re.IGNORECASE,
)
# Sentences back to which a group word may reach.
_REACH = 6


def group_mentions(sentence: "Sentence", before: "Sequence[Sentence]") -> list[Draft]:
    """Return a mention of every member of the groups that a sentence speaks of."""
    mentions = []
    offset = sentence.span.start_char
    for match in _GROUP.finditer(sentence.span.text):
        size = 2 if match[1] else _NUMBERS.get((match[2] or "").lower(), 0)
        people = bool(re.fullmatch(_PEOPLE, match[3] or "", re.IGNORECASE))
        members = _members(size, people, sentence, before, offset + match.start())
        role = None if people else "actor"
        for member in members:
            mentions.append(
                replace(member, start=offset + match.start(), end=offset + match.end(), role=role if member.type == "COUNTRY" else None,
                        via="description", extractor="group", score=0.6)
            )  # fmt: skip
    return mentions


def _members(size: int, people: bool, sentence: "Sentence", before: "Sequence[Sentence]", offset: int) -> list[Draft]:
    if people and size == 2:
        found = _nearest(sentence, before, offset, lambda d: d.type == "PERSON", lambda d: d.name, 2)
        if found:
            return found
    if size == 2:
        return _nearest(sentence, before, offset, lambda d: d.stands_for is not None, lambda d: str(d.stands_for), 2)
    return _enumerated(size, sentence, before, offset)


def _nearest(sentence, before, offset, fits, key, size):  # type: ignore[no-untyped-def]
    """Members of the nearest sentence, or of the nearest two, that name exactly so many."""
    window: dict[str, Draft] = {}
    for level in (sentence, *reversed(before[-_REACH:])):
        for draft in level.drafts:
            if fits(draft) and draft.via != "pronoun" and (level is not sentence or draft.end <= offset):
                window.setdefault(key(draft), draft)
        if len(window) == size:
            return list(window.values())
        if len(window) > size:
            return []
    return []


def _enumerated(size: int, sentence: "Sentence", before: "Sequence[Sentence]", offset: int) -> list[Draft]:
    """The countries listed where a text says how many there are ('ten countries, namely ...'); else a list of just so many."""
    for level in (sentence, *reversed(before[-_REACH:])):
        earlier = [
            d
            for d in level.drafts
            if d.stands_for and (level is not sentence or d.end <= offset) and d.extractor != "group"
        ]
        text, start = level.span.text, level.span.start_char
        for match in _NAMED.finditer(text):
            if level is sentence and start + match.start() >= offset:
                continue
            if size and _NUMBERS[match[1].lower()] != size:
                continue
            listed = _distinct(
                d
                for d in earlier
                if d.start >= start + match.end() and "not" not in text[match.end() : d.start - start].split()
            )
            if 2 <= len(listed) <= (size or 12):
                return listed
        if size > 2 and len(_distinct(earlier)) == size:
            return _distinct(earlier)
        grouped = [d for d in level.drafts if d.extractor == "group" and (level is not sentence or d.end <= offset)]
        if grouped and (not size or len(grouped) <= size) and len(grouped) > 2:
            return _distinct(grouped)
    return []


def _distinct(drafts) -> list[Draft]:  # type: ignore[no-untyped-def]
    return list({d.stands_for: d for d in drafts}.values())
