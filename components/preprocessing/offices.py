"""The office that a text gives beside a person's name, and the country of that office."""

import re

from components.preprocessing.gazetteer import Found
from components.preprocessing.parsed import Span, Token
from components.preprocessing.phrases import Context
from components.preprocessing.spans import QUOTES

# Words between a name and the office in apposition to it.
APPOSITION = 8
_LONGEST_OFFICE = 16
_ENDS = (",", ".", ";", ":", "—", "–", "(")
_SENT_TO = re.compile(r"\b(?:ambassador|envoy|representative|consul)\b.*?\b(to|for|in)\b")


def office_of(span: Span, context: Context) -> tuple[str | None, str | None]:
    """Return the office beside a name, and its country (alpha-3); null where the text gives none."""
    office = _office_before(span, context) or _office_after(span, context)
    if office is None:
        return None, _country_behind(span, context)
    text = re.sub(r"\s+", " ", office.text).strip(QUOTES + " ,")
    honorifics = context.names.nouns.honorifics - context.names.nouns.offices
    while text.split() and text.split()[-1].lower().strip(".") in honorifics:
        text = " ".join(text.split()[:-1])
    text = re.sub(r"^(the|a|an|his|her|its|their) ", "", text, flags=re.IGNORECASE)
    owners = _owners(office, context)
    country = owners[0].known.country if owners else _country_of_apposition(office, context)
    return text, country or _country_behind(span, context)


def has_office(tokens: Span, context: Context) -> bool:
    """Is there an office among these words, with no verb or stop after it?"""
    for token in reversed(list(tokens)):
        if token.pos_ in ("VERB", "AUX") or token.text in (".", ";", ",", ":"):
            return False
        if token.lower_ in context.names.nouns.offices:
            return True
    return False


def office_begins(tokens: Span, context: Context) -> bool:
    """Do these words begin with an office, no verb, conjunction or stop before it?"""
    for token in tokens:
        if token.lower_ in context.names.nouns.offices:
            return True
        if token.pos_ in ("VERB", "AUX", "CCONJ") or token.text in (".", ";", ",") or token.text in QUOTES:
            return False
    return False


def _owners(office: Span, context: Context) -> list[Found]:
    """The countries and bodies of an office; where an ambassador is sent to does not count."""
    inside = [f for f in context.found if f.start >= office.start_char and f.end <= office.end_char and f.known.country]
    inside = [f for f in inside if not (f.known.kind in ("city", "subdivision") and _goes_on(f, office))]
    sent = _SENT_TO.search(office.text)
    if sent:
        inside = [f for f in inside if f.end <= office.start_char + sent.start(1)]
    return inside


def _country_behind(span: Span, context: Context) -> str | None:
    """'X of Kenya'."""
    doc = span.doc
    if span.end + 1 >= len(doc) or doc[span.end].lower_ != "of":
        return None
    found = context.at(doc[span.end + 1])
    return found.known.country if found is not None and found.known.kind == "country" else None


def _goes_on(found: Found, office: Span) -> bool:
    """Is a place's name followed by another capitalised word, so that it is part of a longer name?"""
    behind = office.text[found.end - office.start_char :]
    return behind[:1] == " " and behind[1:2].isupper()


def _country_of_apposition(office: Span, context: Context) -> str | None:
    """'The head of the Kenyan delegation, Deputy Minister X': the country of the description before."""
    doc = office.doc
    if office.start == 0 or doc[office.start - 1].text != ",":
        return None
    before = doc[max(0, office.start - 1 - APPOSITION) : office.start - 1]
    if not has_office(before, context):
        return None
    known = [f for f in context.found if before.start_char <= f.start and f.end <= before.end_char and f.known.country]
    return known[-1].known.country if known else None


def _office_before(span: Span, context: Context) -> Span | None:
    """'Kenyan Foreign Minister X', "the head of Kenya's navy, X"."""
    doc, offices = span.doc, context.names.nouns.offices
    at = span.start - 1
    honorifics = context.names.nouns.honorifics
    while at > 0 and doc[at].lower_.strip(".") in honorifics and doc[at].text[0].isupper() and doc[at - 1].text == ",":
        at -= 1  # 'the foreign minister, Sheikh X'
    apposed = at >= 0 and doc[at].text == ","
    last = at = at - 1 if apposed else at
    seen = False
    while at >= 0 and last - at < (APPOSITION if apposed else APPOSITION - 1):
        token = doc[at]
        if apposed and _is_person(token, context):
            break
        if token.lower_.strip(".") in offices:
            seen = True
        elif not _belongs_to_office(token, context, apposed=apposed, seen=seen):
            break
        at -= 1
    first = at + 1
    while first <= last and doc[first].lower_ in ("the", "of", "to", "in", "for", "’s", "'s"):
        first += 1
    return doc[first : last + 1] if seen and first <= last else None


def _is_person(token: Token, context: Context) -> bool:
    found = context.at(token)
    return token.ent_type_ == "PERSON" if found is None else found.known.kind == "person"


def _belongs_to_office(token: Token, context: Context, *, apposed: bool, seen: bool) -> bool:
    nouns = context.names.nouns
    word = token.lower_.strip(".")
    if word in nouns.office_qualifiers or word in nouns.honorifics or context.at(token) is not None:
        return True
    if token.tag_ == "POS" or token.text in ("-", "’s", "'s"):
        return True
    if token.lower_ == "of" and token.i and token.nbor(-1).lower_ in nouns.offices:  # 'secretary of state'
        return True
    if token.pos_ in ("ADJ", "NOUN", "PROPN"):
        return apposed or seen
    return apposed and token.lower_ in ("of", "for", "the", "to", "in")


def _office_after(span: Span, context: Context) -> Span | None:
    """'X, the envoy of Kenya'."""
    doc = span.doc
    if span.end >= len(doc) or doc[span.end].text != ",":
        return None
    if not office_begins(doc[span.end + 1 : span.end + 7], context):
        return None
    end = span.end + 1
    while end < len(doc) and end - span.end < _LONGEST_OFFICE:
        token = doc[end]
        if token.text in _ENDS or token.pos_ in ("VERB", "AUX") or token.lower_ in ("who", "and", "that"):
            break
        if token.pos_ == "PROPN" and token.nbor(-1).text in context.names.nouns.offices:
            return None  # 'X, foreign minister Y said': the office of Y
        end += 1
    return doc[span.end + 1 : end]
