"""Organisations that no list knows: from the language model, and names that end in 'Movement', 'Bank' and the like."""

import re

from spacy.tokens import Doc, Token

from components.knowledge.names import Names
from components.preprocessing.drafts import Draft
from components.preprocessing.gazetteer import Found
from components.preprocessing.spans import QUOTES, overlap

_INSIDE = {"of", "for", "and", "&", "on", "the", "in", "de", "des", "du", "la", "al", "-", "–", "against", "to"}
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Z0-9a-z-]*")


def named_organisations(doc: Doc, found: list[Found], names: Names) -> list[Draft]:
    """Return organisations of a paragraph that are no known names; demonyms and countries may be part of them."""
    drafts = [*_by_last_word(doc, names), *_of_model(doc, names)]
    kept = []
    for draft in drafts:
        inside = [f for f in found if overlap((f.start, f.end), draft.extent)]
        if any(f.known.kind == "actor" and f.end - f.start >= (draft.end - draft.start) * 0.6 for f in inside):
            continue
        if any(f.start <= draft.start and f.end >= draft.end for f in inside):
            continue
        nation = next((f.known.country for f in inside if f.known.kind in ("country", "demonym", "capital")), None)
        draft.country = nation
        draft.stands_for = nation if draft.type == "GOV" else None
        kept.append(draft)
    return kept


def organisation_type(name: str, names: Names) -> str | None:
    """Return the entity type that a word of a name tells ('Bank', 'Ministry of'), null where none does."""
    words = name.lower().replace("’s", "").split()
    kinds = names.nouns.organisations
    for phrase in (" ".join(words[-2:]), words[-1], *(w for w in words[:-1] if w not in _INSIDE)):
        if phrase in kinds:
            return kinds[phrase]
    return None


def _by_last_word(doc: Doc, names: Names) -> list[Draft]:
    """Capitalised words that end in a word for organisations: 'National Resistance Front'."""
    drafts = []
    kinds = names.nouns.organisations
    for token in doc:
        if token.lower_ not in names.nouns.last_words:
            continue
        kind = kinds.get(doc[max(token.i - 1, 0) : token.i + 1].text.lower()) or kinds.get(token.lower_)
        if kind is None or not token.text[0].isupper():
            continue
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        behind = following.lower_ if following is not None and following.text[0].isupper() else ""
        if behind in kinds or (
            behind in names.nouns.offices and (kind == "COMPANY" or token.lower_ in names.nouns.government)
        ):  # 'Energy Minister'
            continue
        if behind and behind not in names.nouns.offices and following is not None and following.pos_ == "PROPN":
            continue
        first = token.i
        while first > 0 and _part_of_name(doc[first - 1], first > 1 and doc[first - 2]):
            first -= 1
        while first < token.i and (doc[first].lower_ in _INSIDE or (doc[first].is_sent_start and doc[first].is_stop)):
            first += 1
        if first == token.i:
            continue
        first = _after_and(doc, first, token.i)
        span = doc[first : token.i + 1]
        drafts.append(
            Draft(
                span.start_char,
                span.end_char,
                _clean(span.text),
                kind,
                extractor="last word",
                score=0.7,
                rank=55,
            )
        )
    return drafts


def _after_and(doc: Doc, first: int, last: int) -> int:
    """'X and Y Union' are two; 'Union of X and Y Workers' is one: the place where the last of them begins."""
    for at in range(last - 1, first, -1):
        if doc[at].lower_ in ("and", "&") and not any(t.lower_ in ("of", "for", "on") for t in doc[first:at]):
            return at + 1 if at + 1 < last else first
    return first


def _part_of_name(token: Token, before: Token | bool) -> bool:
    if token.is_sent_start and (token.is_stop or token.pos_ in ("ADP", "DET", "PRON", "ADV")):
        return False
    if token.text[0].isupper() and token.pos_ not in ("PUNCT",):
        return True
    linked = token.lower_ in ("of", "for", "and", "&") or (token.text in ("-", "–") and not token.whitespace_)
    return linked and isinstance(before, Token) and before.text[0].isupper()


def _of_model(doc: Doc, names: Names) -> list[Draft]:
    drafts = []
    for ent in doc.ents:
        if ent.label_ != "ORG":
            continue
        start, end = ent.start, ent.end
        while start < end and (
            doc[start].lower_ in _INSIDE
            or doc[start].is_punct
            or doc[start].text in QUOTES
            or not doc[start].text[0].isalnum()
        ):
            start += 1
        while end > start and (
            doc[end - 1].tag_ == "POS"
            or doc[end - 1].is_punct
            or doc[end - 1].text in ("'s", "’s")
            or doc[end - 1].lower_ in _INSIDE
        ):
            end -= 1
        if start == end:
            continue
        span = doc[start:end]
        name = _clean(span.text)
        if _plausible(name, names):
            kind = organisation_type(name, names)
            if kind is None and not _unlike_a_person(name):
                continue
            drafts.append(
                Draft(
                    span.start_char,
                    span.end_char,
                    name,
                    kind or "ORG",
                    extractor="model",
                    score=0.6 if kind else 0.45,
                    rank=45 if kind else 20,
                )
            )
    return drafts


def _unlike_a_person(name: str) -> bool:
    """Has a name without a word for organisations another sign of one: an acronym, 'of', a figure, capitals inside?"""
    return any(w in _INSIDE or w[:1].isdigit() or _ACRONYM.fullmatch(w) for w in name.split())


def _plausible(name: str, names: Names) -> bool:
    words = name.split()
    if any(mark in name for mark in QUOTES + "\n©@:;[]") or len(words) > 9 or not any(c.isalpha() for c in name):
        return False
    if (
        name.lower() in names.nouns.noise
        or name.lower() in names.nouns.organisations
        or any(w.lower() in ("photo", "photos") for w in words)
    ):
        return False
    if words[-1].lower() in names.nouns.things:
        return False
    portfolios = names.nouns.office_qualifiers | names.nouns.offices | _INSIDE
    if all(w.lower() in portfolios for w in words):  # 'the ministers of Defense and Interior'
        return False
    if len(words) == 1:
        return bool(_ACRONYM.fullmatch(name)) and len(name) >= 3
    return sum(w[0].isupper() for w in words) >= 2 and (words[-1][0].isupper() or words[-1][0].isdigit())


def _clean(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(QUOTES + " ,.")
    return re.sub(r"['’]s?$", "", text)
