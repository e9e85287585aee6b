"""Who 'both sides', 'the two countries' and 'the ten countries' are: a mention of each member that the text names."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from components.knowledge.names import Names
from components.preprocessing.drafts import Draft
from components.preprocessing.parsed import Token
from components.preprocessing.sentences import Sentence
from components.preprocessing.spans import span_of
from components.preprocessing.subjects import SUBJECTS

_NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LANDS = ("countries", "nations", "states", "governments", "neighbours", "neighbors", "capitals", "republics")
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS, 2)}
_COUNT = "|".join(_NUMBER_WORDS)
_STATES = (
    "sides|countries|nations|states|governments|neighbours|neighbors|parties|capitals|allies|powers|participants|"
    "members|republics"
)
_PEOPLE = "leaders|presidents|ministers|foreign ministers|prime ministers|officials|men|heads of state|counterparts"
_GROUP = re.compile(
    rf"\b(?:(both)|the ({_COUNT}))(?: [a-z]+)? ({_STATES}|{_PEOPLE})\b|\bthe (participants)\b", re.IGNORECASE
)
# After these a list says who they are: 'ten countries, namely A, B and C'.
_LIST_BEGINS = r"(?:,? (?:namely|including|such as|like|among them)|:| \(| [—–-])"
_NAMED = re.compile(rf"\b({_COUNT}) (?:[a-z]+ )?(?:{_STATES}){_LIST_BEGINS}", re.IGNORECASE)
# Where they met says nothing of who they are: 'under an accord signed in A the two governments ...'.
_VENUE = re.compile(
    r"\b(?:signed|initialled|initialed|concluded|reached|held|met|meeting|talks|summit) (?:in|at) (?:the )?$"
)
# Sentences back to which a group word may reach.
_REACH = 6
_MOST_MEMBERS = 12


def group_mentions(sentence: Sentence, before: Sequence[Sentence], names: Names) -> list[Draft]:
    """Return a mention of every member of the groups that a sentence speaks of."""
    mentions = []
    offset = sentence.span.start_char
    for match in _GROUP.finditer(sentence.span.text):
        size = 2 if match[1] else _NUMBERS.get((match[2] or "").lower(), 0)
        word = (match[3] or "").lower()
        people = bool(re.fullmatch(_PEOPLE, word))
        start, end = offset + match.start(), offset + match.end()
        seen = _without_subject(sentence, start, end)
        for one in _members(size, word if people else None, seen, before, start):
            member = _as_state(one, names) if word in _LANDS else one
            role = "actor" if member.type == "COUNTRY" else None
            mentions.append(
                replace(member, start=start, end=end, role=role, via="description", extractor="group", score=0.6)
            )
    return mentions


def _without_subject(sentence: Sentence, start: int, end: int) -> Sentence:
    """'A and B urged the two sides to talk': the sentence without A and B, who are not those whom they urge."""
    group = span_of(sentence.doc, start, end).root
    verb = group.head if group.dep_ == "dobj" else group.head.head if group.dep_ == "pobj" else None
    acting = {token.idx for subject in _subjects(verb) for token in subject.subtree} if verb is not None else set()
    if not acting:
        return sentence
    return replace(sentence, drafts=[draft for draft in sentence.drafts if draft.start not in acting])


def _subjects(verb: Token) -> list[Token]:
    """The subjects of a verb; for 'he said he had urged', those of the verb above that name somebody."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own and all(word.pos_ == "PRON" for word in own) and verb.head != verb and verb.dep_ in ("ccomp", "xcomp"):
        return _subjects(verb.head)
    return own


def _as_state(member: Draft, names: Names) -> Draft:
    """'The two countries' are countries, even where the text named them through their ministries."""
    if member.stands_for is None or member.type == "COUNTRY":
        return member
    country = member.stands_for
    return replace(member, name=names.countries[country].name, type="COUNTRY", country=country, office=None)


def _members(size: int, people: str | None, sentence: Sentence, before: Sequence[Sentence], offset: int) -> list[Draft]:
    if size == 2:
        two_people = _two(_levels(sentence, before, offset), people=True) if people else []
        if two_people or people == "men":
            return two_people
        return _spoken_of(sentence, before, offset) or _two(_levels(sentence, before, offset), people=False)
    return _listed(size, sentence, before, offset)


def _levels(sentence: Sentence, before: Sequence[Sentence], offset: int) -> list[list[Draft]]:
    """The mentions that a group word may mean, nearest sentence first."""
    return [sentence.until(offset), *(s.drafts for s in reversed(before[-_REACH:]))]


def _spoken_of(sentence: Sentence, before: Sequence[Sentence], offset: int) -> list[Draft]:
    """The two countries that the paragraph names before; else of the two that the article is about those it fits."""
    so_far = [d for d in sentence.until(offset) if _names_country(d) and not _is_venue(d, sentence)]
    told = [[d for d in s.drafts if _names_country(d)] for s in before]
    here = [d for s, drafts in zip(before, told, strict=True) if s.paragraph == sentence.paragraph for d in drafts]
    for named in (so_far, [*here, *so_far]):
        if len(_distinct(named)) == 2:
            return _distinct(named)
    counts = Counter(country for drafts in (*told, so_far) for country in {d.stands_for for d in drafts})
    present = {d.stands_for for d in (*here, *so_far)}
    main = _main_two(counts, present.pop() if len(present) == 1 else None)
    last = {d.stands_for: d for drafts in (*told, so_far) for d in drafts}
    return [last[country] for country in main]


def _main_two(counts: Counter[str | None], present: str | None) -> list[str | None]:
    """The two countries named most; with one that the paragraph names, the one named most beside it."""
    others = [item for item in counts.most_common() if item[0] != present]
    wanted = 1 if present else 2
    if len(others) < wanted or (len(others) > wanted and others[wanted - 1][1] == others[wanted][1]):
        return []  # as many sentences name a third
    return [*([present] if present else []), *(country for country, _ in others[:wanted])]


def _is_venue(draft: Draft, sentence: Sentence) -> bool:
    return bool(_VENUE.search(sentence.doc.text[sentence.span.start_char : draft.start]))


def _names_country(draft: Draft) -> bool:
    return draft.stands_for is not None and draft.via != "pronoun"


def _two(levels: list[list[Draft]], *, people: bool) -> list[Draft]:
    """The two persons, or those of two countries, that the nearest sentences name, where they name no third."""
    window: dict[str, Draft] = {}
    for level in levels:
        for draft in level:
            person = people and draft.type == "PERSON" and not _speaks_for_others(draft)
            name = draft.name if person else None if people else draft.stands_for
            if name is not None and draft.via != "pronoun":
                window.setdefault(name, draft)
        if len(window) >= 2:
            return list(window.values()) if len(window) == 2 else []
    return []


def _speaks_for_others(draft: Draft) -> bool:
    """Spokesmen and envoys are none of 'the two leaders'."""
    return any(word in (draft.office or "").lower() for word in ("spokes", "ambassador", "envoy"))


def _listed(size: int, sentence: Sentence, before: Sequence[Sentence], offset: int) -> list[Draft]:
    """The countries listed where a text says how many there are; else those of a sentence that names just so many."""
    for level in (sentence, *reversed(before[-_REACH:])):
        drafts = level.until(offset) if level is sentence else level.drafts
        named = [d for d in drafts if d.stands_for and d.extractor != "group"]
        listed = _behind_a_number(size, level, named)
        if listed:
            return listed
        grouped = _distinct(d for d in drafts if d.extractor == "group")
        if len(grouped) > 2 and len(grouped) <= (size or _MOST_MEMBERS):
            return grouped
        if size > 2 and len(_distinct(named)) == size:
            return _distinct(named)
    return []


def _behind_a_number(size: int, sentence: Sentence, named: Sequence[Draft]) -> list[Draft]:
    """'Ten countries, namely A, B and C, but not D': A, B and C."""
    text, start = sentence.span.text, sentence.span.start_char
    for match in _NAMED.finditer(text):
        if size and _NUMBERS[match[1].lower()] != size:
            continue
        behind = [d for d in named if d.start >= start + match.end()]
        listed = _distinct(d for d in behind if " not " not in text[match.end() : d.start - start])
        if 2 <= len(listed) <= (size or _MOST_MEMBERS):
            return listed
    return []


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    return list({d.stands_for: d for d in drafts}.values())
