"""Bodies that the words around their names tell, with no word for organisations in the name: 'X, a Korean company,',
'X chief executive Y', 'told X that'; and bodies below a state called by their place ('the Ituri assembly')."""

from components.preprocessing.drafts import Draft
from components.preprocessing.gazetteer import Found
from components.preprocessing.organisations import clean_name, country_before
from components.preprocessing.parsed import Token
from components.preprocessing.phrases import Context, end_of

# Whom a body has: the name right before them is the body's.
HEADS = {
    "chief": "ORG",
    "chairman": "COMPANY",
    "chairwoman": "COMPANY",
    "ceo": "COMPANY",
    "boss": "ORG",
    "shares": "COMPANY",
    "spokesman": "ORG",
    "spokeswoman": "ORG",
    "spokesperson": "ORG",
}
_ARTICLES = ("a", "an", "the", "its", "their")
# They may be a person: 'X, a film producer'.
_OF_PEOPLE = ("partner", "producer", "maker", "developer", "trader", "supplier", "operator", "contractor", "monitor")
_CLOSING = (
    ",",
    ".",
    ";",
    ")",
    ":",
    "—",
    "–",
    "of",
    "in",
    "that",
    "which",
    "from",
    "based",
    "owned",
    "run",
    "with",
    "for",
)
_REACH = 6  # words between the article and the noun
_LONGEST = 5  # words of a name
_PARTICLES = ("de", "of", "and", "&", "du", "del", "-", "al")
_PLACES = ("city", "subdivision", "region")


def name_before_apposition(noun: Token, kind: str, context: Context) -> list[Draft]:
    """'X, a Korean company': the name before the comma."""
    doc, at = noun.doc, noun.i - 1
    behind = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if behind is not None and behind.lower_ not in _CLOSING:
        return []  # 'X, the company said'
    while at > 1 and noun.i - at <= _REACH and doc[at].lower_ not in _ARTICLES:
        if doc[at].tag_ == "POS":  # 'X, Kenya's largest bank'
            owner = context.at(doc[at - 1])
            while owner is not None and at > 1 and doc[at - 1].idx >= owner.start:
                at -= 1
            break
        if doc[at].is_punct and doc[at].text not in "-–":
            return []
        at -= 1
    if at < 2 or doc[at - 1].text != "," or not (doc[at].lower_ in _ARTICLES or context.at(doc[at])):
        return []
    last = doc[at - 2]
    if noun.lower_ in _OF_PEOPLE and last.ent_type_ == "PERSON":
        return []
    drafts = _name_ending_at(last, kind, context, rank=60)
    inside = (context.at(token) for token in doc[at : noun.i])
    nation = next((f.known.country for f in inside if f is not None and f.known.kind in ("country", "demonym")), None)
    for draft in drafts:
        draft.country = draft.country or nation
    return drafts


def led_body(head: Token, context: Context) -> list[Draft]:
    """'X chief executive Y', "X's chairman, Y": the body before the word for who leads it."""
    if head.i == 0 or not (head.text.islower() or head.text == "CEO"):
        return []
    following = head.nbor().lower_ if head.i + 1 < len(head.doc) else ""
    kind = "COMPANY" if following == "executive" else HEADS[head.lower_]
    last = head.nbor(-1)
    if last.tag_ == "POS":
        last = last.nbor(-1) if last.i else last
    single = last.i == 0 or not last.nbor(-1).text[0].isupper()
    if single and (last.ent_type_ == "PERSON" or (kind == "ORG" and last.ent_type_ != "ORG")):
        return []
    return _name_ending_at(last, kind, context, rank=56)


def _name_ending_at(last: Token, kind: str, context: Context, rank: int) -> list[Draft]:
    """The capitals that end at a word, as the name of a body; a country may begin it ('Fiji Sugar')."""
    doc, names, nouns = last.doc, context.names, context.names.nouns
    first = last.i + 1
    closing = context.at(last)  # 'Royal Greenland': the country that a name ends in
    if closing is not None and closing.known.kind == "country" and last.i and doc[last.i - 1].text[0].isupper():
        first = last.i if context.at(doc[last.i - 1]) is None else first
    while first > 0 and last.i + 1 - first < _LONGEST and _in_name(doc[first - 1], context):
        first -= 1
    while first <= last.i and doc[first].lower_ in _PARTICLES:
        first += 1
    owner = context.at(doc[first - 1]) if 0 < first <= last.i else None
    if (
        owner is not None
        and owner.known.kind == "country"
        and doc[first - 1].whitespace_
        and owner.end < doc[first].idx
    ):
        while first > 0 and doc[first - 1].idx >= owner.start:
            first -= 1
    words = [t.lower_.strip(".") for t in doc[first : last.i + 1]]
    plain = nouns.noise | nouns.peoples | nouns.days | nouns.no_acronyms | nouns.places | nouns.office_qualifiers
    kind = nouns.organisations.get(words[-1], kind) if words else kind
    plain |= nouns.organs | nouns.government | nouns.armed | nouns.organisations.keys()
    if not words or all(w in plain for w in words) or any(w in nouns.honorifics | nouns.offices for w in words):
        return []
    if (len(words) > 1 and words[0] in names.first_names) or all(context.at(t) for t in doc[first : last.i + 1]):
        return []
    span = doc[first : last.i + 1]
    country = owner.known.country if owner is not None and owner.known.kind == "country" else None
    country = country or country_before(span.start_char, context)
    return [
        Draft(
            span.start_char, span.end_char, clean_name(span.text), kind, country, country if kind == "GOV" else None,
            extractor="noun", score=0.7, rank=rank,
        )
    ]  # fmt: skip


def _in_name(token: Token, context: Context) -> bool:
    """Is it a word of a name: a capital that is no known name, nor the small word that a sentence begins with?"""
    known = context.at(token)
    if (known is not None and known.known.kind not in _PLACES) or (
        token.is_sent_start and (token.is_stop or token.pos_ in ("ADP", "DET"))
    ):
        return False
    if token.lower_ in _PARTICLES and token.i:
        return token.nbor(-1).text[0].isupper()
    return token.text[0].isupper() and token.pos_ != "PUNCT"


def told(verb: Token, context: Context) -> list[Draft]:
    """'Told X that': a single name that nobody knows and the model takes for no person's is a newspaper or station."""
    doc = verb.doc
    if verb.i + 2 >= len(doc):
        return []
    name, behind = doc[verb.i + 1], doc[verb.i + 2]
    if not name.text[0].isupper() or name.pos_ != "PROPN" or behind.pos_ == "PROPN" or behind.tag_ == "POS":
        return []
    if context.at(name) is not None or name.ent_type_ in ("PERSON", "NORP") or len(name) < 4:
        return []
    nouns = context.names.nouns
    known = nouns.offices | nouns.honorifics | nouns.organs | nouns.government | nouns.noise | nouns.peoples
    if (
        name.lower_ in known | nouns.organisations.keys()
        or name.lower_ == "house"
        or name.lower_ in context.names.first_names
    ):
        return []
    return [Draft(name.idx, end_of(name), name.text, "MEDIA", extractor="noun", score=0.45, rank=24)]


def bodies_of_places(context: Context) -> list[Draft]:
    """'The Ituri assembly', "Balochistan's home department": a body below a state, called by its place."""
    places = [found for found in context.found if found.known.kind in _PLACES and found.known.country]
    drafts = [_body_of(found, context) for found in places]
    return [draft for draft in drafts if draft is not None]


def _body_of(place: Found, context: Context) -> Draft | None:
    doc, nouns = context.doc, context.names.nouns
    span = doc.char_span(place.start, place.end)
    if span is None or span.end >= len(doc):
        return None
    at = span.end
    if doc[at].tag_ == "POS":
        at += 1
    words: list[str] = []
    for token in doc[at : at + 4]:
        if not token.text.islower() or token.pos_ not in ("NOUN", "ADJ", "PROPN", "PART"):
            break
        words.append(token.lower_)
        body = " ".join(words)
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        goes_on = following is not None and (following.pos_ == "NOUN" or following.tag_ == "POS")
        if any(body == head or body.endswith(f" {head}") for head in nouns.local_heads) and not goes_on:
            return Draft(
                place.start, end_of(token), f"{place.known.name} {body}", "GOV", place.known.country,
                via="description", extractor="organ", rank=64, score=0.7,
            )  # fmt: skip
    return None
