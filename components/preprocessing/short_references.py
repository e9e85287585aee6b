"""Bodies meant by the one word for what they are: 'the council', 'the movement', 'the rebels', named before."""

from collections.abc import Sequence
from dataclasses import replace

from components.knowledge.nouns import ActorNouns
from components.preprocessing.drafts import Draft
from components.preprocessing.parsed import Token
from components.preprocessing.sentences import Sentence
from components.preprocessing.spans import span_of

_REACH = 5  # sentences back
_POINTING = ("the", "its", "this")
_BY_TYPE = {
    "movement": ("MOVEMENT", "ARMED_GROUP"),
    "militia": ("ARMED_GROUP",),
    "party": ("MOVEMENT",),
    "bloc": ("IGO",),
}
# Units of an army: 'the brigade' is mostly another one.
_UNITS = ("brigade", "brigades", "battalion", "division", "regiment", "force", "forces", "command", "network", "co")
_ACTING = ("nsubj", "nsubjpass", "poss", "agent", "pobj", "dobj")


def short_references(sentence: Sentence, before: Sequence[Sentence], nouns: ActorNouns) -> list[Draft]:
    """Return the mentions of bodies named before by a single word for what they are."""
    mentions = []
    for token in sentence.span:
        if (
            token.dep_ not in _ACTING
            or token.lower_ in _UNITS
            or not (token.lower_ in nouns.organisations or token.lower_ in _BY_TYPE)
        ):
            continue
        if not _is_short(token, sentence) or any(d.start <= token.idx < d.end for d in sentence.drafts):
            continue
        known = _meant(token, _BY_TYPE.get(token.lower_, ()), sentence, before)
        if known is not None:
            end = token.idx + len(token.text)
            mentions.append(
                replace(known, start=token.idx, end=end, via="description", extractor="the body", score=0.6)
            )
    return mentions


def name_armed(sentence: Sentence, before: Sequence[Sentence], nouns: ActorNouns) -> None:
    """Give 'the rebels' of a sentence the name of the armed group named before."""
    for draft in sentence.drafts:
        if not is_unnamed(draft, nouns):
            continue
        token = span_of(sentence.doc, draft.start, draft.end).root
        known = _meant(token, ("ARMED_GROUP",), sentence, before) if _is_short(token, sentence) else None
        if known is not None:
            draft.name, draft.country, draft.extractor = known.name, known.country, "the body"


def is_unnamed(draft: Draft, nouns: ActorNouns) -> bool:
    """Are they people under arms of whom the text says nothing else ('gunmen')?"""
    return draft.extractor == "armed" and draft.name.lower() in nouns.armed and draft.country is None


def _is_short(token: Token, sentence: Sentence) -> bool:
    if not token.text.islower() or token.i == sentence.span.start:
        return False
    before = token.nbor(-1)
    if before.pos_ in ("ADJ", "PROPN") and before.text[0].isupper() and before.i > sentence.span.start:
        before = before.nbor(-1)  # 'the Haitian council'
    if before.lower_ not in _POINTING:
        return False
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return following is None or following.lower_ not in ("of", "in", "for", "from")


def _meant(token: Token, types: Sequence[str], sentence: Sentence, before: Sequence[Sentence]) -> Draft | None:
    """The one body of this kind in the nearest sentence that names any; null where it names two."""
    for earlier in (sentence, *reversed(before[-_REACH:])):
        drafts = earlier.until(token.idx) if earlier is sentence else earlier.drafts
        fitting = {d.name: d for d in drafts if _fits(d, token.lower_, types)}
        if fitting:
            return next(iter(fitting.values())) if len(fitting) == 1 else None
    return None


def _fits(draft: Draft, word: str, types: Sequence[str]) -> bool:
    if draft.type in ("PERSON", "COUNTRY", "PLACE") or draft.extractor in ("armed", "group"):
        return False
    return draft.type in types or word in draft.name.lower().split()
