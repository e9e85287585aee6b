"""Which names of one article mean the same: surname and full name, bare and described actor."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from components.identity import normalised_name
from components.knowledge.forms import fold
from components.knowledge.names import Names
from components.knowledge.nouns import ActorNouns
from components.preprocessing.drafts import Draft
from components.preprocessing.name_runs import PATRONYMICS
from components.preprocessing.spans import occurrences, overlap

# What stands before the colon where somebody's turn begins.
_LABEL = re.compile(r"((?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3})(?: \([^)]{1,30}\))?:\s")

# A given name of two parts behind the family's ('Xxx Yyy-zzz').
_TWO_PART = re.compile(r"[A-Z][a-z]{1,5} [A-Z][a-z]+[-–][a-z]+")

# Beside a lone name stands no other capitalised word.
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w’'-]*\s$")
_CAPITAL_BEHIND = re.compile(r"\s[A-Z]")
_LONGEST_GIVEN = 3  # letters of a part of a name that nobody is called by
_LONGEST_WORD = 40  # letters

# What shows a single name to be a person's wherever it stands: how it is given, an age behind it.
_SURE = ("given name", "age")

Drafts = list[list[Draft]]


def join_people(drafts: Drafts) -> None:
    """Give every person the fullest name of the article that its words belong to; of two that fit, that of
    the office said with it ('Minister Ruiz'), else the first."""
    people = [d for of_text in drafts for d in of_text if d.type == "PERSON"]
    full: dict[str, Draft] = {}
    for person in people:
        if len(person.name.split()) > 1:
            full.setdefault(fold(person.name), person)
    for person in people:
        fitting = [d for d in full.values() if _belongs(person.name, d.name)]
        fitting = fitting or [d for d in full.values() if _is_first_surname(person.name, d.name)]
        if not fitting:
            fitting = (
                [d for d in full.values() if fold(person.name) == fold(d.name.split()[0])]
                if " " not in person.name
                else []
            )
            if len(fitting) > 1:
                fitting = []
        if fitting:
            fullest = max(fitting, key=lambda d: len(d.name.split())) if _one_line(fitting) else fitting[0]
            if fullest is fitting[0] and person.office and len(fitting) > 1:
                said = set(person.office.lower().split())
                fullest = max(fitting, key=lambda d: len(said & set((d.office or "").lower().split())))
            person.name = fullest.name


def _belongs(short: str, full: str) -> bool:
    """Are these words the end of that name ('Le Drian' of 'Jean-Yves Le Drian'), or that name but for initials?"""
    left, right = _words(short), _words(full)
    if not left or len(left) >= len(right):
        return left == right
    if right[-len(left) :] == left and len(left[0]) > 1:
        return True
    return len(left) > 1 and left == [w for w in right if len(w) > 1]


def _is_first_surname(short: str, full: str) -> bool:
    """Is it the first of two surnames ('Prado' of 'Luis Prado Rey'), by which such a person goes?"""
    words = _words(full)
    return len(words) in (3, 4) and [*_words(short), words[-1]] == words[-2:]


def _one_line(fitting: Sequence[Draft]) -> bool:
    """Does each of the names belong to the next longer one?"""
    ordered = sorted({d.name for d in fitting}, key=lambda n: len(n.split()))
    return all(_belongs(a, b) for a, b in pairwise(ordered))


def _words(name: str) -> list[str]:
    return [w.strip(".") for w in fold(name).replace("-", " ").replace("–", " ").split()]


def surname_mentions(
    text: str, taken: Sequence[Draft], people: Sequence[Draft], sofar: Sequence[Draft], names: Names
) -> list[Draft]:
    """Return mentions of persons of the article by one of their names alone that no finder saw.

    Of two who share it, the one named so far (`sofar`) is meant. It is the last of their names; the first too in
    countries where people go by it or where families come first, and where it is known for a first name.
    """
    mentions = []
    named = {p.name: p for p in people if " " in p.name or (p.extractor in _SURE and p.name not in names.countries)}
    for surname, person in [(word, p) for p in named.values() for word in _surnames(p, names)]:
        if (
            surname not in text
            or len(surname) < 3
            or any(p.name != person.name and surname in p.name.split() for p in sofar)
        ):
            continue
        for start, end in occurrences(text, surname):
            lone = not _CAPITAL_BEFORE.search(text, max(0, start - _LONGEST_WORD), start) and not _CAPITAL_BEHIND.match(
                text, end
            )
            if lone and not any(overlap((start, end), d.extent) for d in taken):
                mentions.append(replace(person, start=start, end=end, via="alias", extractor="surname", score=0.8))
    return mentions


def _surnames(person: Draft, names: Names) -> tuple[str, ...]:
    """The words that a person goes by: the last; where families come first, or a given name has a hyphen, the first."""
    words = person.name.split()
    if words[-1] in PATRONYMICS:
        return (" ".join(words[-2:]),)
    first_counts = names.nouns.family_first | names.nouns.given_first
    first = person.country in first_counts or bool(_TWO_PART.fullmatch(person.name))
    given = fold(words[0]) in names.first_names or (len(words) == 2 and fold(words[-1]) in names.first_names)
    ends: tuple[str, ...] = (words[0], words[-1]) if (first or given) and len(words) in (2, 3) else (words[-1],)
    half = words[-1].rpartition("-")[2]
    if half != words[-1] and len(half) > _LONGEST_GIVEN and half[0].isupper():
        ends = (*ends, half)  # 'Browne' for 'Tangaroa-Browne'
    inner = [w for w in words[1:-1] if len(w) > 3 and w[0].isupper() and fold(w) not in names.first_names]
    return (*ends, *inner) if len(words) == 3 else ends


def drop_lone_names(drafts: Drafts) -> Drafts:
    """Leave out single names that only the model takes for a person and that no fuller name explains."""
    return [
        [
            d
            for d in of_text
            if d.type != "PERSON" or " " in d.name or d.office or d.extractor != "model" or d.rank >= 58
        ]
        for of_text in drafts
    ]


def short_names(text: str, taken: Sequence[Draft], known: Sequence[tuple[str, Draft]]) -> list[Draft]:
    """Return mentions such as 'the Union', where one body named before has that word in its name."""
    mentions = []
    for match in re.finditer(r"\b[Tt]he ([A-Z][a-z]{3,})\b(?!\s+[A-Z(])", text):
        if any(overlap(match.span(1), d.extent) for d in taken):
            continue
        meant = {d.name: d for form, d in known if _shortens(match[1], form)}
        if len(meant) == 1:
            draft = next(iter(meant.values()))
            mentions.append(
                replace(
                    draft,
                    start=match.start(1),
                    end=match.end(1),
                    via="alias",
                    extractor="short name",
                    rank=60,
                    score=0.7,
                )
            )
    return mentions


def named_again(text: str, taken: Sequence[Draft], bodies: Mapping[str, Draft]) -> list[Draft]:
    """Return mentions of bodies by the very name that the words around it showed to be one elsewhere."""
    mentions = []
    for name, body in bodies.items():
        for start, end in occurrences(text, name):
            if _CAPITAL_BEFORE.search(text, max(0, start - _LONGEST_WORD), start) or _CAPITAL_BEHIND.match(text, end):
                continue
            if not any(overlap((start, end), d.extent) for d in taken):
                mentions.append(replace(body, start=start, end=end, via="name", extractor="named again", score=0.6))
    return mentions


def halves(text: str, taken: Sequence[Draft], named: Mapping[str, str]) -> list[Draft]:
    """Return mentions such as 'the North', where the article names both halves of a land.

    `named` holds the names of the countries that the article names, with their codes (alpha-3).
    """
    split = [name.split(" ", 1) for name in named if " " in name]
    by_half = {first: f"{first} {rest}" for first, rest in split if sum(r == rest for _, r in split) > 1}
    mentions = []
    for half, name in by_half.items():
        for match in re.finditer(rf"\b[Tt]he ({half})\b(?!\s+[A-Z]|\s+of\b)", text):
            if not any(overlap(match.span(1), d.extent) for d in taken):
                country = named[name]
                mentions.append(
                    Draft(
                        match.start(1), match.end(1), name, "COUNTRY", country, country, "actor", "alias",
                        "half of a land", 0.8, 60,
                    )
                )  # fmt: skip
    return mentions


def turn_labels(texts: Sequence[str]) -> frozenset[str]:
    """Return the names that paragraphs of an interview begin with ('Prado: No.'), each of them twice at least."""
    labels = Counter(match[1] for text in texts if (match := _LABEL.match(text)))
    return frozenset(labels) if len(labels) > 1 and max(labels.values()) > 1 else frozenset()


def label_mentions(text: str, taken: Sequence[Draft], labels: frozenset[str], people: Sequence[Draft]) -> list[Draft]:
    """Return the one whose turn a paragraph is: a person named in full elsewhere, else the medium that asks."""
    match = _LABEL.match(text)
    if match is None or match[1] not in labels or any(overlap(match.span(1), d.extent) for d in taken):
        return []
    known = {p.name: p for p in people if _belongs(match[1], p.name) or _is_first_surname(match[1], p.name)}
    if len(known) == 1:
        person = next(iter(known.values()))
        return [replace(person, start=0, end=match.end(1), via="alias", extractor="turn", score=0.8)]
    if " " not in match[1]:
        return []
    return [Draft(0, match.end(1), match[1], "MEDIA", extractor="turn", score=0.6)]


def _shortens(word: str, form: str) -> bool:
    """Is it a word of the name that can stand for it: not the first, or the first before 'of'?"""
    words = form.split()
    return word in words[1:] or (words[0] == word and " of " in form)


def join_described(drafts: Drafts, nouns: ActorNouns) -> None:
    """Join 'the traffickers' to the 'drug traffickers' before, 'Kenyan forces' to the 'Kenyan border forces'."""
    last: dict[tuple[str, str], Draft] = {}
    for of_text in drafts:
        paragraph: dict[tuple[str, str], Draft] = {}
        for draft in of_text:
            if draft.extractor not in ("armed", "organ"):
                continue
            head = normalised_name(draft.name).split()[-1]
            if draft.extractor == "armed":
                before = last.get(("armed", head))
                if before is not None and _describes_same(draft, before):
                    draft.name, draft.country = before.name, before.country or draft.country
                else:
                    last["armed", head] = draft
                continue
            kin = (draft.country or "", head)
            if kin in paragraph and draft.name.endswith(" armed forces"):
                draft.name = paragraph[kin].name
            else:
                paragraph.setdefault(kin, draft)


def _describes_same(draft: Draft, before: Draft) -> bool:
    mine, other = set(normalised_name(draft.name).split()), set(normalised_name(before.name).split())
    return mine <= other and (draft.country is None or before.country is None or draft.country == before.country)
