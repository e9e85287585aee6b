"""Acronyms of one article: what it explains in brackets, mentions under them, and those that nobody explains."""

import re
from collections.abc import Sequence
from dataclasses import replace

from components.preprocessing.drafts import Draft
from components.preprocessing.joining import Drafts
from components.preprocessing.spans import occurrences, overlap

_SMALL = {"of", "the", "on", "and", "for", "in", "de", "du", "la", "des", "&", "to"}
_IN_BRACKETS = re.compile(
    r"\s*,?\s*\(\s*(?:the |or |known as )?[\"“']?([A-Z][A-Za-z0-9&./-]{1,9})[\"”']?\s*\)"
    r"|, (?:better |also |widely )?known (?:by its (?:acronym|initials)(?: as)?|as)(?: the)? ([A-Z][\w-]*[A-Z][\w-]*)\b"
    r"|, (?:or|the|called)(?: the)? ([A-Z][\w-]*[A-Z][\w-]*),"
)
# What stands in brackets as itself: where a name is from, who reports it.
_NO_ACRONYMS = ("COUNTRY", "PLACE", "MEDIA", "PERSON")
_GUESSED = 0.7  # scores above it are of known names


def acronyms(texts: Sequence[str], drafts: Drafts) -> dict[str, Draft]:
    """Return the acronyms that the article explains ('Kenya Wildlife Service (KWS)') with what they stand for."""
    explained: dict[str, Draft] = {}
    for text, of_text in zip(texts, drafts, strict=True):
        for draft in of_text:
            match = _IN_BRACKETS.match(text, draft.end) if draft.type not in ("COUNTRY", "PERSON", "PLACE") else None
            if match is None:
                continue
            at = match.lastindex or 1
            acronym = match[at]
            other = next((d for d in of_text if overlap(d.extent, match.span(at)) and d.score > _GUESSED), None)
            plain = sum(c.isupper() for c in acronym) > 1 and (other is None or other.type not in _NO_ACRONYMS)
            if plain or _initials_fit(acronym, draft.name, text[draft.start : draft.end]):
                explained.setdefault(acronym, draft)
    return explained


def _initials_fit(acronym: str, *names: str) -> bool:
    letters = [c for c in acronym.lower() if c.isalpha()]
    for name in names:
        words = re.findall(r"\w+", name.lower())
        if "".join(w[0] for w in words if w not in _SMALL).startswith("".join(letters[:2])):
            return True
        if letters == [w[0] for w in words] or letters[0] == words[0][0]:
            return True
    return False


def acronym_mentions(text: str, taken: Sequence[Draft], explained: dict[str, Draft]) -> list[Draft]:
    """Return mentions of a paragraph under acronyms that the article explains."""
    mentions = []
    for acronym, meant in explained.items():
        for start, end in occurrences(text, acronym):
            if not any(overlap((start, end), d.extent) and d.name == meant.name for d in taken):
                mentions.append(replace(meant, start=start, end=end, via="acronym", extractor="brackets", rank=90))
    return mentions


def join_acronyms(drafts: Drafts) -> None:
    """Give an acronym that nobody explains the type and country of the body that another paragraph explains."""
    explained = {
        d.name: d for of_text in drafts for d in of_text if d.name.isupper() and d.extractor in ("noun", "gazetteer")
    }
    for of_text in drafts:
        for draft in of_text:
            known = explained.get(draft.name) if draft.extractor in ("acronym", "model") else None
            if known is not None and known.type not in ("COUNTRY", "PLACE", "PERSON"):
                draft.type, draft.country, draft.stands_for = known.type, known.country, known.stands_for
