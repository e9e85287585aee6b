"""Names that a plain noun beside them explains: 'the daily Siam Observer', 'the Hlas party', 'told KBC'."""

import re

from components.knowledge.forms import fold
from components.preprocessing.bodies_beside import HEADS, led_body, name_before_apposition, told
from components.preprocessing.drafts import Draft
from components.preprocessing.gazetteer import Found
from components.preprocessing.organisations import clean_name, country_before
from components.preprocessing.parsed import Doc, Token
from components.preprocessing.phrases import Context
from components.preprocessing.spans import QUOTES

_PLACES = ("city", "subdivision", "region")
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
_ACRONYM = re.compile(r"[A-Z]{2,}(?:-[A-Z]+)*|[A-Z][a-z]?[A-Z]+")
# Before a noun they say that it has not been named yet: 'a foundation, X, gave ...'.
_NEW = ("a", "an", "another", "one", "our", "two", "three", "four", "five", "several")
_REPORTING = ("reported", "reports", "report", "wrote", "writes")


def described_names(context: Context) -> list[Draft]:
    """Return the names that a noun says what they are, and acronyms that say or do something."""
    drafts = []
    explaining = context.names.nouns.explaining
    for token in context.doc:
        text = token.text
        if text in explaining:
            drafts += _after_noun(token, context)
            drafts += _before_noun(token, context)
        elif text in _REPORTING:
            drafts += _source(token, context)
        elif text in HEADS or text == "CEO":
            drafts += led_body(token, context)
        elif text == "told":
            drafts += told(token, context)
        elif text[1:2].isupper() or text[-1:].isupper():
            drafts += _acronym(token, context) if _ACRONYM.fullmatch(text) else []
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
    before = name_before_apposition(noun, kind, context)
    if before:
        return before
    if doc[at].tag_ == "VBD" and doc[at].lower_ in _CALLED:
        return []  # 'the ministry named X'
    while at < len(doc) and (doc[at].text in QUOTES or doc[at].lower_ in _CALLED):
        at += 1
    apposed = at < len(doc) and doc[at].text == ","
    several = noun.tag_ == "NNS"
    if apposed:
        at += 1 + (at + 1 < len(doc) and doc[at + 1].lower_ == "the")
    strange = several or not apposed or any(t.lower_ in _NEW for t in noun.lefts)
    strange = strange or (kind != "GOV" and _is_subject(at, context))
    drafts: list[Draft] = []
    while at < len(doc):
        known = context.at(doc[at]) if several else None
        end = _after(at, known, context) if known is not None else _run(at, context)
        if end == at or (apposed and not _closes(doc, end, several=several)):
            break
        if known is None:
            draft = _draft(at, end, kind, context, rank=64)
            if draft is None or not (strange or _ACRONYM.fullmatch(draft.name)):
                break
            drafts.append(draft)
        elif known.known.kind != "actor":
            break
        if not several or end + 1 >= len(doc) or doc[end].lower_ not in ("and", ","):
            break
        at = end + 1 + (doc[end].text == "," and doc[end + 1].lower_ == "and")
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
    draft = _draft(first, first_of_noun, kind, context, rank=66 if kind == "ARMED_GROUP" else 60)
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
        known = context.at(token)
        if known is not None and known.known.kind not in _PLACES and not (i > at and token.text[0].isupper()):
            break
        if token.text[0].isupper() or (i > at and token.text[0].isdigit()):
            end = i + 1
        elif i == at or not (token.lower_ in _PARTICLES or _is_foreign(token)):
            break
    if (
        at < end < len(doc) - 1
        and doc[end].lower_ in ("for", "of")
        and doc[end + 1].text[0].isupper()
        and doc[end - 1].lower_ in context.names.nouns.organisations
        and context.at(doc[end + 1]) is None
    ):
        end = _run(end + 1, context)  # 'the opposition Coalition for Change'
    only = context.at(doc[at]) if end > at else None
    if only is not None and only.known.kind in _PLACES and only.end >= doc[end - 1].idx + len(doc[end - 1].text):
        return end if only.known.kind == "city" else at
    return end


def _is_foreign(token: Token) -> bool:
    """Is it a short word of another language between two capitals ('Haki za Bahari')?"""
    if not token.is_alpha or len(token) > 3 or token.is_stop or token.i + 1 >= len(token.doc):
        return False
    return token.nbor().text[0].isupper() and token.pos_ in ("PROPN", "X", "NOUN", "ADJ", "ADP", "INTJ")


def _is_subject(at: int, context: Context) -> bool:
    """'The fund, X Y, wants': is a name between commas what the verb behind it is said of?"""
    doc, end = context.doc, _run(at, context)
    return end > at and end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].tag_ in ("VBD", "VBZ", "MD")


def _after(at: int, known: Found, context: Context) -> int:
    """Return the place of the first token behind a known name."""
    doc = context.doc
    while at < len(doc) and doc[at].idx < known.end:
        at += 1
    return at


def _closes(doc: Doc, end: int, *, several: bool) -> bool:
    return end >= len(doc) or doc[end].text in (",", ".", ";", ")", "—", "–") or (several and doc[end].lower_ == "and")


def _draft(first: int, end: int, kind: str, context: Context, rank: int) -> Draft | None:
    nouns, names = context.names.nouns, context.names
    span = context.doc[first:end]
    words = [t.lower_.strip(".") for t in span if t.is_alpha or len(t.text) > 1]
    name = clean_name(span.text)
    plain = nouns.noise | nouns.peoples | nouns.days | nouns.no_acronyms | nouns.places | nouns.not_government
    if any(w in nouns.planes for w in words):
        return None
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
    if (
        len(token.text) < 3
        or len(token.text) > 9
        or token.lower_ in nouns.no_acronyms | nouns.honorifics
        or context.at(token) is not None
    ):
        return []
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if before is not None and before.text == "(" and after is not None and after.text == ")":
        return _spelt_out(token, context)
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


def _spelt_out(token: Token, context: Context) -> list[Draft]:
    """'Azandé Ani Kpi Gbé (AAKG)': words whose initials stand in brackets behind them are a body's name."""
    doc, letters = token.doc, [c for c in token.text if c.isalpha()]
    first = token.i - 1
    while first > 0 and token.i - first <= len(letters) + _LONGEST and _inside(doc[first - 1], context, token.i - 1):
        first -= 1
    words = [t for t in doc[first : token.i - 1] if t.text[0].isupper()]
    if len(words) < 2 or [t.text[0] for t in words[-len(letters) :]] != letters:
        return []
    draft = _draft(words[-len(letters)].i, token.i - 1, "ORG", context, rank=30)
    return [draft] if draft is not None else []


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
