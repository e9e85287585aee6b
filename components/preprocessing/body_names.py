"""How far the name of a body reaches around its head: 'Women's Network', 'Front for Concord and Justice', 'Fiscalía
General de la República'; and which type its words tell."""

import re
from collections.abc import Collection

from components.knowledge.nouns import ActorNouns
from components.preprocessing.drafts import Draft
from components.preprocessing.gazetteer import Found
from components.preprocessing.parsed import Doc, Span, Token
from components.preprocessing.phrases import Context
from components.preprocessing.spans import QUOTES

_CAPITAL_LINKS = ("Against", "For", "Of", "On")
_LINKS = ("of", "for", "on", "against", "to")
_PARTICLES = (
    "de", "la", "las", "los", "del", "des", "du", "da", "do", "dos", "di", "al", "el",
    "en", "e", "y", "et", "para", "por", "pour", "für", "und", "con", "sin", "per", "della",
    "delle", "dei", "degli", "der", "die", "zu", "im", "och", "og", "za", "ya", "wa", "na",
    "i", "les", "au", "aux", "dan", "untuk", "al-", "ve", "-", "–",
)  # fmt: skip
_POSSESSIVES = ("'s", "’s", "'", "’")
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
_UNITS = ("brigade", "battalion", "regiment", "division", "corps", "brigades")
_LONGEST = 11  # tokens on one side of the head


def body_names(context: Context) -> list[Draft]:
    """Return the names in a paragraph that have a word for organisations, in capitals, as their head."""
    drafts = []
    for token in context.doc:
        if not token.text[0].isupper():
            continue
        span, kind = _extent(token, context)
        if span is None or not kind or span[0].lower_ in context.names.nouns.national_offices:
            continue
        if _tells_an_office(span):
            continue
        state = _country_at_end(span, context)
        extent = span
        if state is not None and span.start < token.i:  # the country stays a mention of its own
            extent = span[: _index(span, state.start)]
            while len(extent) > 1 and extent[-1].lower_ in (*_LINKS, "the"):
                extent = extent[:-1]
        words = [t.lower_ for t in span]
        name = " ".join(span.text.split()).strip(QUOTES + " ,.")
        drafts.append(
            Draft(
                extent.start_char, extent.end_char, name, refined_type(kind, words, context.names.nouns),
                state.known.country if state is not None else None, extractor="head", score=0.7,
                rank=57 if len(extent) > 2 else 55,
            )
        )  # fmt: skip
    return drafts


def _tells_an_office(span: Span) -> bool:
    """'National Security Adviser X': what the office is for, no body."""
    following = span.doc[span.end] if span.end < len(span.doc) else None
    return following is not None and following.text in ("Adviser", "Advisor")


def refined_type(kind: str, words: Collection[str], nouns: ActorNouns) -> str:
    """Return the type of a body: a 'Constitutional Council' is a state's, an 'African Court' of several states."""
    if kind in ("ARMED_GROUP", "ORG") and any(_ORDINAL.fullmatch(w) for w in words) and set(_UNITS) & set(words):
        return "GOV"  # units of an army are numbered
    if (
        kind in ("ORG", "GOV", "COMPANY")
        and nouns.international_heads & set(words)
        and nouns.international & set(words)
    ):
        return "IGO"
    if kind == "ORG" and nouns.state_heads & set(words) and nouns.state_words & set(words):
        return "GOV"
    return kind


def _extent(token: Token, context: Context) -> tuple[Span | None, str | None]:
    """Return the name of which a token is the head, and its type; null where it heads none."""
    doc, nouns = token.doc, context.names.nouns
    foreign = nouns.foreign_heads.get(token.lower_)
    if foreign is not None and _free_on_the_left(token):
        last = _right(token, context, direct=True)
        return (doc[token.i : last + 1], foreign) if last > token.i else (None, None)
    if token.lower_ in nouns.numbered and token.i + 1 < len(doc) and doc[token.i + 1].text.isdigit():
        return doc[_left(token, context) : token.i + 2], nouns.organisations.get(token.lower_, "GOV")
    pair = doc[max(token.i - 1, 0) : token.i + 1].text.lower()
    kind = nouns.organisations.get(pair) or nouns.organisations.get(token.lower_)
    if token.text in ("Ag", "Sa"):  # in persons' names; firms are written AG and SA
        return None, None
    if kind is None or _goes_on(token, kind, context):
        return None, None
    first = _left(token, context)
    last = _right(token, context, direct=False)
    if first == token.i and (last == token.i or token.lower_ not in nouns.first_heads):
        return None, None
    return doc[first : last + 1], kind


def _goes_on(token: Token, kind: str, context: Context) -> bool:
    """Is the word followed by another capitalised one, so that it is no head ('Energy Minister', 'Front Street')?"""
    nouns = context.names.nouns
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is None or not following.text[0].isupper() or _ends_in_country(token, context):
        return False
    behind = following.lower_
    if following.text in _CAPITAL_LINKS:
        return False
    if behind in nouns.organisations:
        return True
    if behind in nouns.offices:
        return kind == "COMPANY" or token.lower_ in nouns.government
    return following.pos_ == "PROPN"


def _ends_in_country(token: Token, context: Context) -> bool:
    """'Hotel Association Nepal': is the word behind the head the country that a name ends in?"""
    doc = token.doc
    if token.i == 0 or token.i + 1 >= len(doc) or not doc[token.i - 1].text[0].isupper():
        return False
    found = context.at(doc[token.i + 1])
    if found is None or found.known.kind != "country" or found.end != doc[token.i + 1].idx + len(doc[token.i + 1]):
        return False
    behind = doc[token.i + 2] if token.i + 2 < len(doc) else None
    return behind is None or not behind.text[0].isupper()


def _free_on_the_left(token: Token) -> bool:
    before = token.nbor(-1) if token.i else None
    return bool(before is None or not before.text[0].isupper() or token.is_sent_start or before.is_sent_start)


def _left(token: Token, context: Context) -> int:
    """Return where the name begins: over capitals, 'of' and 'and' between them, and people whose it is ('Women's')."""
    doc = token.doc
    first = token.i
    while first > 0 and token.i - first < _LONGEST:
        before = doc[first - 1]
        if before.text in _POSSESSIVES or before.tag_ == "POS":
            owner = doc[first - 2] if first > 1 else None
            if owner is None or owner.lower_ not in context.names.nouns.people_of or not owner.text[0].isupper():
                break
            first -= 2
        elif _part_of_name(before, doc[first - 2] if first > 1 else None):
            first -= 1
        else:
            break
    while first < token.i and (doc[first].lower_ in ("of", "for", "and", "&", "-", "–") or _opens(doc[first])):
        first += 1
    return _after_and(doc, first, token.i)


def _opens(token: Token) -> bool:
    """Is it the small word that a sentence begins with?"""
    return bool(token.is_sent_start) and (token.is_stop or token.pos_ in ("ADP", "DET", "PRON", "ADV"))


def _part_of_name(token: Token, before: Token | None) -> bool:
    if _opens(token):
        return False
    if token.text[0].isupper() and token.pos_ != "PUNCT":
        return True
    if _ORDINAL.fullmatch(token.text) or (token.text.isdigit() and token.nbor().lower_ in _UNITS):
        return True
    linked = token.lower_ in ("of", "for", "and", "&") or (token.text in ("-", "–") and not token.whitespace_)
    return linked and before is not None and before.text[0].isupper()


def _after_and(doc: Doc, first: int, last: int) -> int:
    """'X and Y Union' are two; 'Union of X and Y Workers' is one: the place where the last of them begins."""
    for at in range(last - 1, first, -1):
        if _joins_words(doc, at):
            continue
        if doc[at].lower_ in ("and", "&") and not any(t.lower_ in ("of", "for", "on") for t in doc[first:at]):
            return at + 1 if at + 1 < last else first
    return first


def _joins_words(doc: Doc, at: int) -> bool:
    """'Ports and Harbours Authority': does the model take the words on both sides for one name?"""
    behind = doc[at + 1]
    return doc[at].ent_iob_ == "I" and behind.ent_iob_ == "I" and doc[at - 1].ent_type_ == behind.ent_type_ == "ORG"


def _right(token: Token, context: Context, *, direct: bool) -> int:
    """Return where the name ends: over 'of', 'for' and 'and' to further capitals; `direct` over capitals alone too."""
    doc = token.doc
    if not direct and _ends_in_country(token, context):
        return token.i + 1
    last, linked = token.i, False
    for at in range(token.i + 1, min(len(doc), token.i + _LONGEST)):
        word = doc[at]
        if word.text in _CAPITAL_LINKS:
            linked = True
        elif word.text[0].isupper() or (word.text[0].isdigit() and direct):
            follows = linked or direct or (at == last + 1 and last > token.i)
            if not follows or _begins_another(word, context) or _of_a_state(word, context):
                break
            last, linked = at, False
        elif word.lower_ in _LINKS or (word.lower_ == "the" and linked):
            linked = True
        elif word.lower_ in ("and", "&") and last > token.i and doc[last - 1].lower_ != "and":
            if not _goes_on_after_and(doc, at, context):
                break
            linked = True
        elif direct and (word.lower_ in _PARTICLES or "-" in word.text):
            linked = True
        else:
            break
    return last


def _of_a_state(word: Token, context: Context) -> bool:
    """'Of the Russian ...': the state whose it is, no part of the name."""
    found = context.at(word)
    if found is None or found.known.kind not in ("country", "demonym", "capital") or word.i < 2:
        return False
    return word.nbor(-1).lower_ == "the" and word.nbor(-2).lower_ == "of" and found.known.kind == "demonym"


def _begins_another(word: Token, context: Context) -> bool:
    """Does another name begin here: a person's, a day, an office, a known body?"""
    nouns, names = context.names.nouns, context.names
    plain = word.lower_.strip(".")
    if plain in nouns.days or plain in names.first_names or plain in nouns.national_offices:
        return True
    if plain in nouns.honorifics and plain not in nouns.offices and not plain.endswith("s"):
        return True
    if word.text.isupper() and len(word) > 2 and word.i and word.nbor(-1).lower_ == "the":
        return True  # 'the Monitoring Mechanism of the ABC'
    found = context.at(word)
    return found is not None and found.known.kind in ("actor", "person")


def _goes_on_after_and(doc: Doc, at: int, context: Context) -> bool:
    """'Council for Trade and Industry' goes on; 'Front for Peace and Kenya' and '... and X Bank' do not."""
    following = doc[at + 1] if at + 1 < len(doc) else None
    if following is None or not following.text[0].isupper() or context.at(following) is not None:
        return False
    kinds = context.names.nouns.organisations
    run = []
    for word in doc[at + 1 : at + 6]:
        if not word.text[0].isupper():
            break
        run.append(word.lower_)
    return not any(word in kinds for word in run)


def _country_at_end(span: Span, context: Context) -> Found | None:
    """The country that a name ends in ('Law Society of Kenya')."""
    found = context.at(span[-1])
    if found is None or found.known.kind not in ("country", "capital") or found.end != span.end_char:
        return None
    at = _index(span, found.start)
    return found if at > 1 and span[at - 1].lower_ in ("of", "the", "in", "for") else None


def _index(span: Span, offset: int) -> int:
    return next((n for n, token in enumerate(span) if token.idx >= offset), len(span))
