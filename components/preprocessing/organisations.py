"""Organisations that no list knows: names built on a word for organisations ('Kayin Independence Army', 'Union for the
Republic', 'Fiscalía General'), and those that the language model takes for one."""

import re
from collections.abc import Sequence

from components.knowledge.names import Names
from components.preprocessing.body_names import body_names, refined_type
from components.preprocessing.drafts import Draft
from components.preprocessing.gazetteer import Found
from components.preprocessing.parsed import Doc, Token
from components.preprocessing.phrases import Context
from components.preprocessing.spans import QUOTES, overlap, span_of

_INSIDE = {"of", "for", "and", "&", "on", "the", "in", "de", "des", "du", "la", "al", "-", "–", "against", "to"}
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Z0-9a-z-]*")
_COUNTRIES = ("country", "demonym", "capital")
_FORMS_OF_FIRMS = (
    "group",
    "company",
    "corporation",
    "corp",
    "co",
    "holding",
    "holdings",
    "inc",
    "ltd",
    "limited",
    "plc",
    "llc",
    "sa",
    "ag",
    "bank",
    "oil",
    "energy",
    "gas",
)
_LONGEST_GAP = 40  # characters between a country and the body that it has


def named_organisations(context: Context) -> list[Draft]:
    """Return organisations of a paragraph that are no known names; demonyms and countries may be part of them."""
    kept = []
    for draft in (*body_names(context), *_of_model(context.doc, context.names)):
        inside = [f for f in context.found if overlap((f.start, f.end), draft.extent)]
        actors = [f for f in inside if f.known.kind == "actor"]
        if any(f.start <= draft.start and f.end >= draft.end for f in inside):
            continue
        if not all(_goes_beyond(draft, f, context) for f in actors):
            continue
        if actors and draft.extractor == "head":
            draft.rank = 63  # the longer name, not the known one within it
        nation = next((f.known.country for f in inside if f.known.kind in _COUNTRIES), None)
        draft.country = nation or draft.country or country_before(draft.start, context)
        draft.stands_for = draft.country if draft.type == "GOV" else None
        _leave_out_people(draft, inside)
        kept.append(draft)
    return kept


def _leave_out_people(draft: Draft, inside: Sequence[Found]) -> None:
    """'Kenyan Red River Holdings': the people's name stays a mention of its own where the body is no state's."""
    people = next((f for f in inside if f.known.kind == "demonym" and f.start == draft.start), None)
    if people is None or draft.type == "GOV" or draft.extractor != "head":
        return
    if len(draft.name[people.end - people.start :].split()) > 1:
        draft.start = people.end + 1


def organisation_type(name: str, names: Names) -> str | None:
    """Return the entity type that a word of a name tells ('Bank', 'Ministry of'), null where none does."""
    given = name.replace("’s", "").split()
    words = [w.lower() for w in given if w not in ("Ag", "Sa")]  # firms are written AG and SA
    if not words:
        return None
    kinds = names.nouns.organisations
    for phrase in (" ".join(words[-2:]), words[-1], *(w for w in words[:-1] if w not in _INSIDE)):
        if phrase in kinds:
            return refined_type(kinds[phrase], words, names.nouns)
    return None


def country_before(start: int, context: Context) -> str | None:
    """'Kenya's X Party', 'Kenyan opposition X Party': the country said right before a name."""
    found = next((f for f in reversed(context.found) if f.end <= start), None)
    if found is None or found.known.kind not in _COUNTRIES or start - found.end > _LONGEST_GAP:
        return None
    between = context.doc.text[found.end : start]
    links = r" (?:[a-z-]+ ){0,2}" if found.known.kind == "demonym" else r"['’]s? (?:[a-z-]+ ){0,3}"
    return found.known.country if re.fullmatch(links, between) else None


def _goes_beyond(draft: Draft, actor: Found, context: Context) -> bool:
    """Is it more than a known actor with its country, or with a plain word for what it is ('X movement')?"""
    if draft.extractor != "head":
        return actor.end - actor.start < (draft.end - draft.start) * 0.6
    nouns = context.names.nouns
    words = [t for t in span_of(context.doc, draft.start, draft.end) if t.is_alpha]
    behind = [t for t in words if t.idx >= actor.end]
    ahead = [t for t in words if t.idx < actor.start and not _is_country(t, context)]
    if any(t.text[0].isupper() and t.lower_ not in nouns.offices | nouns.honorifics for t in ahead):
        return True
    if len(behind) == 1 and not ahead:
        if draft.type == actor.known.type == "COMPANY":  # 'X Retail' is a firm of X's; 'X Group' is X
            return behind[0].lower_ not in _FORMS_OF_FIRMS
        return draft.type == "MEDIA" and actor.known.type != "MEDIA"
    return len(behind) > 1


def _is_country(token: Token, context: Context) -> bool:
    found = context.at(token)
    return found is not None and found.known.kind in _COUNTRIES


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
        if len(span) == 1 and span.text.isupper() and _in_capitals(doc, start):
            continue  # 'MAE SOT - ...'
        name = clean_name(span.text)
        if not _plausible(name, names):
            continue
        kind = organisation_type(name, names)
        if kind is None and not _unlike_a_person(name):
            continue
        drafts.append(
            Draft(
                span.start_char, span.end_char, name, kind or "ORG", extractor="model",
                score=0.6 if kind else 0.45, rank=45 if kind else 20,
            )
        )  # fmt: skip
    return drafts


def _in_capitals(doc: Doc, at: int) -> bool:
    """Is a word beside this one in capitals too, as in a dateline?"""
    beside = [doc[n] for n in (at - 1, at + 1) if 0 <= n < len(doc)]
    return any(token.is_alpha and token.text.isupper() and len(token.text) > 1 for token in beside)


def _unlike_a_person(name: str) -> bool:
    """Has a name without a word for organisations another sign of one: an acronym, 'of', a figure, capitals inside?"""
    return any(w in _INSIDE or w[:1].isdigit() or _ACRONYM.fullmatch(w) for w in name.split())


def _plausible(name: str, names: Names) -> bool:
    words = name.split()
    nouns = names.nouns
    if any(mark in name for mark in QUOTES + "\n©@:;[]") or len(words) > 9 or not any(c.isalpha() for c in name):
        return False
    if (
        name.lower() in nouns.noise
        or name.lower() in nouns.organisations
        or any(w.lower() in ("photo", "photos") for w in words)
    ):
        return False
    if (
        len(words) > 1
        and words[0].lower() in nouns.places | nouns.place_prefixes
        and words[-1].lower() not in nouns.organisations
    ):
        return False
    if words[0].lower() in nouns.national_offices or (words[0].lower() in nouns.ships and words[0].isupper()):
        return False  # 'Minister of Energy', a ship
    if words[-1].lower() in nouns.things or name.lower() in nouns.no_acronyms:
        return False
    portfolios = nouns.office_qualifiers | nouns.offices | _INSIDE
    if all(w.lower() in portfolios for w in words):  # 'the ministers of Defense and Interior'
        return False
    if len(words) == 1:
        return bool(_ACRONYM.fullmatch(name)) and len(name) >= 3
    return sum(w[0].isupper() for w in words) >= 2 and (words[-1][0].isupper() or words[-1][0].isdigit())


def clean_name(text: str) -> str:
    """Return a name with single spaces, without marks and a possessive around it."""
    text = re.sub(r"\s+", " ", text).strip(QUOTES + " ,.")
    return re.sub(r"['’]s?$", "", text)
