"""Names that an article shortens without saying so: a body's initials ('LAAF' where it names the 'Libyan Arab Armed
Forces'), the first words of a longer name ('Ardenport' for 'Ardenport Trading')."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from components.knowledge.forms import fold
from components.knowledge.names import Names
from components.preprocessing.drafts import Draft
from components.preprocessing.gazetteer import find_forms
from components.preprocessing.parsed import Doc
from components.preprocessing.spans import occurrences, overlap, span_of

_BODIES = ("GOV", "IGO", "ORG", "MOVEMENT", "ARMED_GROUP", "COMPANY", "MEDIA")
_SMALL = frozenset({"of", "the", "on", "and", "for", "in", "de", "du", "la", "des", "&", "to", "del", "y", "et", "e"})
_LETTERS = re.compile(r"(?<![\w-])[A-Z]{3,8}(?![\w-])")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|&")
_GOES_ON = re.compile(r"\s[A-Z&]")
_WHERE = (" in", " near", " around", " on", " across")
_SHORTEST = 4  # letters of one word that stands for a longer name
_KNOWN = 0.7  # scores above it are of known names


def initials(texts: Sequence[str], drafts: Sequence[Sequence[Draft]], no_acronyms: frozenset[str]) -> dict[str, Draft]:
    """Return the acronyms of an article that are the initials of one body that it spells out; known names excepted."""
    said = {match for text in texts for match in _LETTERS.findall(text) if match.lower() not in no_acronyms}
    if not said:
        return {}
    bodies: dict[str, dict[str, Draft]] = {}
    known = set()
    for text, of_text in zip(texts, drafts, strict=True):
        for draft in of_text:
            form = text[draft.start : draft.end]
            if form in said and draft.score > _KNOWN:
                known.add(form)
            if draft.type in _BODIES and draft.via in ("name", "alias") and " " in form:
                for letters in {*_initials_of(form), *_initials_of(draft.name)} & said:
                    bodies.setdefault(letters, {})[draft.name] = draft
    return {letters: next(iter(of.values())) for letters, of in bodies.items() if len(of) == 1 and letters not in known}


def _initials_of(name: str) -> set[str]:
    words = [w for part in _WORD.findall(name) for w in part.split("-")]
    long = [w for w in words if w.lower() not in _SMALL and w[:1].isupper()]
    return {"".join(w[0] for w in long if w), "".join(w[0].upper() for w in words if w and w != "&")}


def first_words(doc: Doc, taken: Sequence[Draft], bodies: Mapping[str, Draft], people: frozenset[str]) -> list[Draft]:
    """Return mentions of bodies by the first words of their names; `people` holds the folded words of persons' names.

    `bodies` maps such words to the one body that they can mean (see shortenings).
    """
    text = doc.text
    mentions = []
    for short, body in bodies.items():
        if short not in text or fold(short) in people or any(f"{where} {short}" in text for where in _WHERE):
            continue
        for start, end in occurrences(text, short):
            if any(overlap((start, end), d.extent) for d in taken) or _within_name(text, start):
                continue
            if _GOES_ON.match(text, end) or (" " not in short and span_of(doc, start, end).root.pos_ != "PROPN"):
                continue
            mentions.append(
                replace(body, start=start, end=end, via="alias", extractor="short name",
                    score=0.6, rank=40)
            )  # fmt: skip
    return mentions


def shortenings(named: Sequence[tuple[str, Draft]], names: Names) -> dict[str, Draft]:
    """Return the first words of the bodies' names with the body, where one body alone begins so."""
    meant: dict[str, dict[str, Draft]] = {}
    for form, draft in named:
        if draft.type not in _BODIES or " " not in form or not form[0].isupper():
            continue
        words = form.split()
        for length in range(1, len(words)):
            short = " ".join(words[:length]).strip(",.")
            if _says_enough(short, words[length - 1], names):
                meant.setdefault(short, {})[draft.name] = draft
    return {short: next(iter(of.values())) for short, of in meant.items() if len(of) == 1}


def _says_enough(short: str, last: str, names: Names) -> bool:
    """Is it a name of its own: no small word at its end, no nation, no plain word, no known name?"""
    nouns = names.nouns
    if last.lower() in _SMALL or not last[0].isupper() or not short[0].isalpha():
        return False
    words = [w.lower() for w in short.split()]
    if all(w in nouns.never_alone or w in _SMALL for w in words):
        return False
    if len(words) == 1 and (len(short) < _SHORTEST or words[0] in nouns.people_of or fold(short) in names.first_names):
        return False
    return not any(f.start == 0 and f.end == len(short) for f in find_forms(short, names.trie))


def _within_name(text: str, start: int) -> bool:
    before = re.search(r"([A-Z][\w’'-]*|&) $", text[max(0, start - 30) : start])
    return before is not None and not re.search(rf"(?:^|[.!?:”\"] ){re.escape(before[0])}$", text[:start])
