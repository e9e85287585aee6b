"""Names that a plain noun beside them explains: 'the daily Siam Observer', 'the Hlas party', 'told KBC'."""

import re

from spacy.tokens import Doc, Token

from components.knowledge.forms import fold
from components.preprocessing.drafts import Draft
from components.preprocessing.organisations import clean_name, country_before
from components.preprocessing.phrases import Context
from components.preprocessing.spans import QUOTES

_CALLED = ("called", "named", "dubbed", "known", "as")
_PARTICLES = (
    "de",
    "du",
    "la",
    "le",
    "del",
    "al",
    "el",
    "el-",
    "al-",
    "-",
    "–",
    "e",
    "y",
    "of",
    "do",
    "da",
    "des",
    "en",
)
_LONGEST = 6  # words of a name
_ACRONYM = re.compile(r"[A-Z]{2,}(?:-?[A-Z0-9]+)*|[A-Z][a-z]?[A-Z]+")
_REPORTING = ("report", "write")


def described_names(context: Context) -> list[Draft]:
    """Return the names that a noun says what they are, and acronyms that say or do something."""
    drafts = []
    for token in context.doc:
        if token.text.islower():
            drafts += _after_noun(token, context)
            drafts += _before_noun(token, context)
        elif _ACRONYM.fullmatch(token.text):
            drafts += _acronym(token, context)
        if token.lemma_ in _REPORTING:
            drafts += _source(token, context)
    return drafts


def _after_noun(noun: Token, context: Context) -> list[Draft]:
    """'The mining company X', 'two firms, X and Y', 'the union, the ABC,'."""
    doc, nouns = noun.doc, context.names.nouns
    kind = next(
        (k for n in (3, 2, 1) if (k := nouns.descriptors.get(doc[max(0, noun.i + 1 - n) : noun.i + 1].text))), None
    )
    at = noun.i + 1
    if kind is None or at >= len(doc):
        return []
    while at < len(doc) and (doc[at].text in QUOTES or doc[at].lower_ in _CALLED):
        at += 1
    apposed = at < len(doc) and doc[at].text == ","
    if apposed:
        at += 1 + (at + 1 < len(doc) and doc[at + 1].lower_ == "the")
    drafts: list[Draft] = []
    while at < len(doc):
        end = _run(at, context)
        if end == at or (apposed and not _closes(doc, end, several=noun.tag_ == "NNS")):
            break
        draft = _draft(at, end, kind, context, rank=64)
        if draft is None or (apposed and noun.tag_ != "NNS" and not _ACRONYM.fullmatch(draft.name)):
            break
        drafts.append(draft)
        more = noun.tag_ == "NNS" and end + 1 < len(doc) and doc[end].lower_ in ("and", ",")
        if not more:
            break
        at = end + 1 + (doc[end + 1].lower_ == "and")
    return drafts


def _before_noun(noun: Token, context: Context) -> list[Draft]:
    """'The X militia': the words up to the noun are the mention, the name is without it."""
    doc, nouns = noun.doc, context.names.nouns
    first_of_noun, kind = noun.i, nouns.described.get(noun.text)
    pair = doc[noun.i : noun.i + 2].text
    if pair in nouns.described:
        kind = nouns.described[pair]
    if kind is None or noun.i == 0:
        return []
    first = first_of_noun
    while first > 0 and first_of_noun - first < _LONGEST and _inside(doc[first - 1], context, first_of_noun):
        first -= 1
    while first < first_of_noun and (doc[first].lower_ in _PARTICLES or _opens(doc[first])):
        first += 1
    if first == first_of_noun:
        return []
    draft = _draft(first, first_of_noun, kind, context, rank=60)
    if draft is None:
        return []
    draft.end = noun.idx + len(noun.text)
    return [draft]


def _opens(token: Token) -> bool:
    return bool(token.is_sent_start) and (token.is_stop or token.pos_ in ("ADP", "DET", "PRON", "ADV"))


def _inside(token: Token, context: Context, end: int) -> bool:
    if context.at(token) is not None or _opens(token):
        return False
    if token.text[0].isupper() or token.text[0].isdigit():
        return token.text.strip(".") not in QUOTES
    return token.lower_ in _PARTICLES and token.i + 1 < end


def _run(at: int, context: Context) -> int:
    """Return the end of the name that begins at a token: capitals that are no known name, with particles between."""
    doc = context.doc
    end = at
    for i in range(at, min(len(doc), at + _LONGEST)):
        token = doc[i]
        if context.at(token) is not None and not (i > at and token.text[0].isupper()):
            break
        if token.text[0].isupper() or (i > at and token.text[0].isdigit()):
            end = i + 1
        elif i == at or token.lower_ not in _PARTICLES:
            break
    return end


def _closes(doc: Doc, end: int, *, several: bool) -> bool:
    return end >= len(doc) or doc[end].text in (",", ".", ";", ")", "—", "–") or (several and doc[end].lower_ == "and")


def _draft(first: int, end: int, kind: str, context: Context, rank: int) -> Draft | None:
    nouns, names = context.names.nouns, context.names
    span = context.doc[first:end]
    words = [t.lower_.strip(".") for t in span if t.is_alpha or len(t.text) > 1]
    name = clean_name(span.text)
    plain = nouns.noise | nouns.peoples | nouns.days | nouns.no_acronyms | nouns.places | nouns.not_government
    if not words or len(name) < 3 or not name[0].isalnum() or all(w in plain for w in words):
        return None
    if words[0] in nouns.days or any(w in nouns.honorifics or w in nouns.offices for w in words):
        return None
    if len(words) > 1 and fold(words[0]) in names.first_names and kind not in ("ARMED_GROUP", "MEDIA"):
        return None
    country = country_before(span.start_char, context)
    return Draft(
        span.start_char, span.end_char, name, kind, country, country if kind == "GOV" else None,
        extractor="noun", score=0.75, rank=rank,
    )  # fmt: skip


def _acronym(token: Token, context: Context) -> list[Draft]:
    """An acronym that nobody explains is a body where it acts ('SPAK jailed him', 'EPP chief X', 'told TVP')."""
    doc, nouns = token.doc, context.names.nouns
    if len(token.text) < 3 or len(token.text) > 9 or token.lower_ in nouns.no_acronyms or context.at(token) is not None:
        return []
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    beside = [t for t in (before, after) if t is not None]
    if any(
        (t.text.isupper() and len(t.text) > 1 and t.is_alpha) or t.like_num or t.text in ("(", "/", "-") for t in beside
    ):
        return []
    if after is not None and after.text[0].isupper() and after.pos_ == "PROPN":
        return []
    told = before is not None and before.lemma_ == "tell"
    led = after is not None and after.lower_ in nouns.offices | nouns.government
    by = token.dep_ == "pobj" and token.head.lower_ in ("by", "with", "against")
    if not (told or led or by or token.dep_ in ("nsubj", "nsubjpass", "poss", "appos")):
        return []
    country = country_before(token.idx, context)
    return [
        Draft(
            token.idx, token.idx + len(token.text), token.text, "MEDIA" if told else "ORG", country,
            extractor="acronym", score=0.5, rank=25,
        )
    ]  # fmt: skip


def _source(verb: Token, context: Context) -> list[Draft]:
    """'..., X reported.': who reported what a sentence says."""
    doc, end = verb.doc, verb.i
    if (
        verb.tag_ not in ("VBD", "VBZ", "VBP")
        or verb.i < 2
        or verb.i + 1 >= len(doc)
        or doc[verb.i + 1].text not in ".,"
    ):
        return []
    first = end
    while first > 0 and end - first < 4 and _inside(doc[first - 1], context, end):
        first -= 1
    if first == end or doc[first - 1].text not in (",", "”", '"'):
        return []
    draft = _draft(first, end, "MEDIA", context, rank=59)
    return [draft] if draft is not None and fold(doc[first].text) not in context.names.first_names else []
