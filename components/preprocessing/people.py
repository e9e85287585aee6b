"""Persons: full names, their office and country as the text gives them, titles taken off."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from components.preprocessing.gazetteer import Found
from components.preprocessing.phrases import Context
from components.preprocessing.drafts import Draft
from components.preprocessing.spans import QUOTES, span_of

_PARTICLES = {
    "al",
    "el",
    "bin",
    "bint",
    "ibn",
    "ben",
    "van",
    "von",
    "de",
    "da",
    "do",
    "dos",
    "del",
    "della",
    "di",
    "la",
    "le",
    "der",
    "den",
    "ter",
    "ul",
    "ur",
    "-",
    "–",
    "abu",
    "ould",
    "bou",
    "y",
    "e",
}
_SAYING = {
    "say",
    "tell",
    "add",
    "note",
    "stress",
    "warn",
    "claim",
    "argue",
    "explain",
    "announce",
    "declare",
    "state",
    "comment",
    "reply",
    "insist",
    "write",
    "mention",
    "conclude",
    "emphasize",
    "emphasise",
}
_APPOSITION = 8  # words between a name and its office


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    why: str
    score: float


def named_people(context: Context) -> list[Draft]:
    """Return the persons named in a paragraph; single names too, where a title or the model speaks for a person."""
    drafts = [_known_person(found, context) for found in context.found if found.known.kind == "person"]
    drafts += [_person(candidate, context) for candidate in (*_of_model(context.doc), *_by_capitals(context))]
    return [draft for draft in drafts if draft is not None]


def _known_person(found: Found, context: Context) -> Draft | None:
    """A name of leaders.csv; a surname behind another capitalised word that is no title belongs to somebody else."""
    nouns, known = context.names.nouns, found.known
    span = span_of(context.doc, found.start, found.end)
    single = len(span) == 1
    before = span.doc[span.start - 1] if span.start else None
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if (
        single
        and before is not None
        and before.text[0].isupper()
        and context.at(before) is None
        and not before.is_sent_start
    ):
        if before.lower_.strip(".") not in nouns.honorifics | nouns.offices:
            return None
    if single and after is not None and after.pos_ == "PROPN" and context.at(after) is None and not after.is_punct:
        return None
    office, _ = _office(span, context)
    return Draft(
        found.start, found.end, known.name, "PERSON", known.country, via=known.via,
        rank=75 if single else 85, score=0.9, office=office,
    )  # fmt: skip


def _person(candidate: _Candidate, context: Context) -> Draft | None:
    span = _without_titles(candidate.span, context)
    if span is None or not _plausible(span, context):
        return None
    office, country = _office(span, context)
    nouns = context.names.nouns
    before = span.doc[candidate.span.start : span.start]
    titled = office is not None or any(t.lower_.strip(".") in nouns.honorifics | nouns.offices for t in before)
    single = len(span) == 1
    if single and not titled and candidate.why != "model":
        return None
    rank = 80 if titled else 38 if single else 58
    return Draft(
        span.start_char, span.end_char, _clean(span.text), "PERSON", country, via="alias" if single else "name",
        extractor=candidate.why, score=candidate.score, rank=rank, office=office,
    )  # fmt: skip


def _of_model(doc: Doc) -> list[_Candidate]:
    return [_Candidate(ent, "model", 0.8) for ent in doc.ents if ent.label_ == "PERSON"]


def _by_capitals(context: Context) -> list[_Candidate]:
    """Names that an office, an apposition or a verb of saying marks: 'President X Y', 'X Y, the envoy', 'said X Y'."""
    doc, nouns = context.doc, context.names.nouns
    candidates = []
    for span in capital_runs(context):
        before = doc[span.start - 1] if span.start else None
        after = doc[span.end] if span.end < len(doc) else None
        first = span[0].lower_.strip(".")
        titled = first in nouns.honorifics or first in nouns.offices
        if before is not None and (before.lower_ in nouns.offices or before.lower_.strip(".") in nouns.honorifics):
            titled = before.lower_ not in ("the",)
        spoken = any(t is not None and t.lemma_ in _SAYING and t.pos_ in ("VERB", "AUX") for t in (before, after))
        apposed = len(span) > 1 and (
            (
                before is not None
                and before.text == ","
                and _has_office(doc[max(0, span.start - _APPOSITION) : span.start - 1], context)
            )
            or (after is not None and after.text == "," and _office_begins(doc[span.end + 1 : span.end + 6], context))
        )
        if titled or apposed or (spoken and len(span) > 1):
            candidates.append(_Candidate(span, "title" if titled else "apposition" if apposed else "saying", 0.85))
    return candidates


def capital_runs(context: Context) -> list[Span]:
    """Return runs of capitalised words that are no known names; particles ('al-', 'bin') join them."""
    doc = context.doc
    runs, start = [], None
    for i in range(len(doc) + 1):
        token = doc[i] if i < len(doc) else None
        inside = token is not None and _name_word(token, context)
        if not inside and start is not None and token is not None and token.lower_ in _PARTICLES:
            following = doc[i + 1] if i + 1 < len(doc) else None
            hyphen = doc[i + 2] if i + 2 < len(doc) and following is not None and following.text == "-" else following
            inside = hyphen is not None and _name_word(hyphen, context) and (token.text != "-" or not token.whitespace_)
        if inside and start is None:
            start = i
        elif not inside and start is not None:
            runs.append(doc[start:i])
            start = None
    return runs


def _name_word(token: Token, context: Context) -> bool:
    if not token.text[0].isupper() or not token.text[0].isalpha():
        return False
    found = context.at(token)
    if found is not None and found.known.kind not in ("person", "city", "subdivision"):
        return False
    return not (token.is_sent_start and (token.is_stop or token.pos_ in ("ADP", "DET", "PRON", "ADV", "SCONJ", "VERB")))


def _without_titles(span: Span, context: Context) -> Span | None:
    nouns = context.names.nouns
    start, end = span.start, span.end
    doc = span.doc
    while start < end:
        token = doc[start]
        word = token.lower_.strip(".")
        found = context.at(token)
        nation = found is not None and found.known.kind in ("country", "demonym", "capital", "actor", "region")
        if (
            word in nouns.honorifics
            or word in nouns.offices
            or word in nouns.office_qualifiers
            or nation
            or token.is_punct
            or token.text in QUOTES
            or token.tag_ == "POS"
        ):
            start += 1
        else:
            break
    while end > start and (
        doc[end - 1].tag_ == "POS"
        or doc[end - 1].is_punct
        or doc[end - 1].text in ("'s", "’s", "’", "'")
        or doc[end - 1].text in QUOTES
    ):
        end -= 1
    return doc[start:end] if end > start else None


def _plausible(span: Span, context: Context) -> bool:
    nouns = context.names.nouns
    text = span.text
    words = [t.lower_ for t in span]
    if (
        len(span) > 6
        or any(c.isdigit() for c in text)
        or any(m in text for m in QUOTES.replace("'", "").replace("’", "") + "\n©@/:;[]")
    ):
        return False
    if not text[0].isupper() or (len(span) == 1 and (len(text) < 3 or not text[-1].isalpha() or text.isupper())):
        return False
    if (
        any(w in nouns.noise or w in nouns.not_actors for w in words)
        or words[-1] in nouns.organisations
        or words[-1] in nouns.organs
    ):
        return False
    whole = next((f for f in context.found if f.start <= span.start_char and f.end >= span.end_char), None)
    if whole is not None and whole.known.kind != "person":
        return False
    inner = [f for f in context.found if f.start >= span.start_char and f.end <= span.end_char]
    if any(f.known.kind in ("demonym", "actor", "region") for f in inner):
        return False
    if any(
        f.known.kind == "country" and f.end == span.end_char and f.start > span.start_char and " " in f.form
        for f in inner
    ):
        return False
    return all(t.text[0].isupper() or t.lower_ in _PARTICLES or t.is_punct for t in span)


def _has_office(tokens: Span, context: Context) -> bool:
    """Is there an office among these words, with no verb or stop after it?"""
    for token in reversed(list(tokens)):
        if token.pos_ in ("VERB", "AUX") or token.text in (".", ";", ",", ":"):
            return False
        if token.lower_ in context.names.nouns.offices:
            return True
    return False


def _office_begins(tokens: Span, context: Context) -> bool:
    for token in tokens:
        if token.lower_ in context.names.nouns.offices:
            return True
        if token.pos_ in ("VERB", "AUX", "CCONJ") or token.text in (".", ";", ","):
            return False
    return False


def _office(span: Span, context: Context) -> tuple[str | None, str | None]:
    """Return the office that the text gives beside a name, and the country in it."""
    before = _office_before(span, context)
    after = _office_after(span, context)
    office = before or after
    if office is None:
        return None, None
    text = re.sub(r"\s+", " ", office.text).strip(QUOTES + " ,")
    text = re.sub(r"^(the|a|an|his|her|its|their) ", "", text, flags=re.I)
    inside = [f for f in context.found if f.start >= office.start_char and f.end <= office.end_char and f.known.country]
    owners = [f for f in inside if f.known.kind in ("country", "demonym", "capital", "actor")]
    if re.search(r"\b(ambassador|envoy) (to|for|in)\b", text) and owners:
        owners = [
            f
            for f in owners
            if f.start < office.start_char + office.text.lower().find(" to ")
            or len(owners) == 1
            and f.known.kind == "demonym"
        ] or [f for f in owners if f.end < office.end_char]
    country = owners[0].known.country if owners else _country_of_apposition(office, context)
    return text, country


def _country_of_apposition(office: Span, context: Context) -> str | None:
    """'The head of the Kenyan delegation, Deputy Minister X': the country of the description before."""
    doc = office.doc
    if office.start == 0 or doc[office.start - 1].text != ",":
        return None
    before = doc[max(0, office.start - 1 - _APPOSITION) : office.start - 1]
    if not _has_office(before, context):
        return None
    known = [f for f in context.found if before.start_char <= f.start and f.end <= before.end_char and f.known.country]
    return known[-1].known.country if known else None


def _office_before(span: Span, context: Context) -> Span | None:
    nouns, doc = context.names.nouns, span.doc
    at, comma = span.start - 1, False
    if at >= 0 and doc[at].text == ",":
        at, comma = at - 1, True
    last = at
    seen = False
    while at >= 0 and last - at < (_APPOSITION if comma else 7):
        token = doc[at]
        word = token.lower_.strip(".")
        if word in nouns.offices:
            seen = True
        elif not (
            word in nouns.office_qualifiers
            or word in nouns.honorifics
            or context.at(token) is not None
            or token.tag_ == "POS"
            or token.text in ("-", "’s", "'s")
        ):
            if token.lower_ == "of" and at and doc[at - 1].lower_ in nouns.offices:
                at -= 1
                continue
            links = token.lower_ in ("of", "for", "the", "to", "in") or token.pos_ in ("ADJ", "NOUN", "PROPN")
            if not (comma and links) and not (seen and token.pos_ in ("ADJ", "NOUN", "PROPN")):
                break
        at -= 1
    first = at + 1
    while first <= last and doc[first].lower_ in ("the", "of", "to", "in", "for", "’s", "'s"):
        first += 1
    return doc[first : last + 1] if seen and first <= last else None


def _office_after(span: Span, context: Context) -> Span | None:
    doc = span.doc
    if span.end >= len(doc) or doc[span.end].text != ",":
        return None
    if not _office_begins(doc[span.end + 1 : span.end + 7], context):
        return None
    end = span.end + 1
    while (
        end < len(doc)
        and end - span.end < 16
        and doc[end].text not in (",", ".", ";", ":", "—", "–", "(")
        and doc[end].pos_ not in ("VERB", "AUX")
        and doc[end].lower_ not in ("who", "and", "that")
    ):
        end += 1
    return doc[span.end + 1 : end]


def _clean(text: str) -> str:
    return re.sub(r"['’]s?$", "", re.sub(r"\s+", " ", text).strip(QUOTES + " ,"))
