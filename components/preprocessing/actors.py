"""Actors that a noun phrase describes: governments ('Kenyan officials'), organs of states ('the French embassy in
Mali'), people under arms ('suspected smugglers from Libya'). Names that no phrase describes are found elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from components.knowledge.names import Names
from components.preprocessing.drafts import Draft
from components.preprocessing.gazetteer import Found

_REACH = 6  # words between the owner and the head
_LINKING = {"of", "the", "for", "and", "&", "on"}


@dataclass(frozen=True, slots=True)
class Context:
    """A paragraph with its known names, and what the article says of its day."""

    doc: Doc
    found: Sequence[Found]
    names: Names
    published: str | None

    def ending_at(self, token: Token) -> Found | None:
        """Return the known name whose last word is this token."""
        end = token.idx + len(token.text)
        return next((f for f in self.found if f.start <= token.idx < f.end <= end), None)

    def at(self, token: Token) -> Found | None:
        """Return the known name that this token is part of."""
        return next((f for f in self.found if f.start <= token.idx < f.end), None)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A head noun with its owner (whose officials?) and the words between."""

    head: str
    first: Token
    last: Token
    owner: Found | None
    between: tuple[Token, ...]


def described_actors(context: Context) -> list[Draft]:
    """Return the actors that noun phrases of a paragraph describe."""
    drafts = []
    for token in context.doc:
        head = _head_at(token, context)
        if head is None:
            continue
        phrase = _phrase(token, head, context)
        draft = _government(phrase, context) or _organ(phrase, context) or _armed(phrase, context)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _head_at(token: Token, context: Context) -> str | None:
    nouns = context.names.nouns
    at = context.at(token)
    if at is not None and at.known.kind != "region":
        return None
    if token.lower_ in nouns.government or token.lower_ in nouns.armed:
        return token.lower_
    for length in (3, 2, 1):
        if token.i + 1 >= length:
            words = token.doc[token.i + 1 - length : token.i + 1].text.lower()
            if words in nouns.organs or (length == 1 and words in nouns.named_organs):
                return words
    return None


def _phrase(token: Token, head: str, context: Context) -> Phrase:
    """Walk left from the head to its owner, over words that can modify a noun."""
    doc = token.doc
    between: list[Token] = []
    owner = None
    first = token.i - len(head.split()) + 1
    at = first - 1
    while at >= 0 and first - at <= _REACH:
        word = doc[at]
        if word.tag_ == "POS" or word.text in ("-", "–", "’s", "'s", "’"):
            at -= 1
            continue
        found = context.ending_at(word)
        if found is not None:
            if found.known.kind in ("country", "demonym", "capital", "actor"):
                owner = found
            break
        if word.pos_ not in ("ADJ", "NOUN", "PROPN") and word.tag_ not in ("VBN", "VBG", "JJ"):
            break
        between.insert(0, word)
        at -= 1
    start = _token_at(doc, owner.start) if owner is not None else (between[0] if between else doc[first])
    return Phrase(head, start, token, owner, tuple(between))


def _token_at(doc: Doc, offset: int) -> Token:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token stands at {offset}")
    return span[0]


def _owner_after(last: Token, context: Context, links: Sequence[str]) -> Found | None:
    """Return the known name after 'of the', 'in', 'operating from' and the like, right behind the head."""
    doc = last.doc
    seen_link = False
    for token in doc[last.i + 1 : last.i + 6]:
        found = context.at(token)
        if found is not None:
            return (
                found
                if seen_link and found.known.kind in ("country", "capital", "actor", "city", "subdivision", "demonym")
                else None
            )
        if token.lower_ in links:
            seen_link = True
        elif token.lower_ != "the":
            return None
    return None


def _government(phrase: Phrase, context: Context) -> Draft | None:
    nouns, names = context.names.nouns, context.names
    if phrase.head not in nouns.government:
        return None
    modifiers = {t.lower_ for t in phrase.between}
    owner, last = phrase.owner, phrase.last
    if owner is None:
        start = phrase.first
        words = phrase.last.doc[max(0, last.i - 1) : last.i + 1].text.lower()
        if words in nouns.bare_government:
            return Draft(
                last.doc[last.i - 1].idx,
                _end(last),
                words,
                "GOV",
                via="description",
                extractor="bare government",
                rank=60,
                score=0.7,
            )
        owner = _owner_after(last, context, ("of", "in"))
        if owner is None or (owner.known.kind in ("city", "subdivision")):
            return None
        start_offset, end_offset = (start if start.lower_ not in nouns.former else start).idx, owner.end
        if owner.known.kind == "country" and phrase.head not in (
            "government",
            "authorities",
            "officials",
            "leaders",
            "rulers",
        ):
            return None
    else:
        start_offset, end_offset = phrase.first.idx, _end(last)
    if owner.known.kind == "actor":
        if owner.known.type not in ("GOV", "IGO", "ARMED_GROUP", "MOVEMENT", "ORG"):
            return None
        return Draft(
            start_offset, end_offset, owner.known.name, owner.known.type, owner.known.country,
            via="description", extractor="officials", rank=70, score=0.85,
        )  # fmt: skip
    if any(t.lower_ in nouns.organs for t in phrase.between):
        return None
    country = owner.known.country
    if country is None or phrase.head == "side" and phrase.last.nbor(-1).lower_ in nouns.places:
        return None
    before = {t.lower_ for t in last.doc[max(0, phrase.first.i - 2) : phrase.first.i]}
    if nouns.former & (modifiers | before):
        name = f"Former government of {names.countries[country].name}"
    else:
        name = names.government(country, context.published)[0]
    return Draft(
        start_offset, end_offset, name, "GOV", country, country,
        via="description", extractor="officials", rank=70, score=0.85,
    )  # fmt: skip


def _organ(phrase: Phrase, context: Context) -> Draft | None:
    nouns, names = context.names.nouns, context.names
    if phrase.head not in nouns.organs | nouns.named_organs and phrase.head not in nouns.government:
        return None
    last = _with_object(phrase.last, context)
    owner = phrase.owner
    words = [t.text for t in phrase.between] + phrase.last.doc[
        phrase.last.i - len(phrase.head.split()) + 1 : last.i + 1
    ].text.split()
    if owner is None:
        owner = _owner_after(last, context, ("of",))
        if owner is not None and phrase.head in ("forces", "troops", "soldiers") and owner.known.kind != "country":
            return None
    if owner is None:
        return None
    if owner.known.kind == "actor":
        if owner.known.type in ("GOV", "ARMED_GROUP", "IGO", "MOVEMENT"):
            return Draft(
                phrase.first.idx,
                max(_end(phrase.last), phrase.first.idx),
                owner.known.name,
                owner.known.type,
                owner.known.country,
                via="description",
                extractor="organ",
                rank=70,
                score=0.8,
            )
        return None
    if owner.known.country is None or _adjectival(phrase.last, context):
        return None
    country = names.countries[owner.known.country]
    organ = " ".join(words)
    return Draft(
        phrase.first.idx, _end(last), f"{country.adjective} {organ}", "GOV", country.alpha3, country.alpha3,
        via="description" if organ.islower() else "name", extractor="organ", rank=70, score=0.85,
    )  # fmt: skip


def _adjectival(last: Token, context: Context) -> bool:
    """'Military' in 'military bases', 'police' in 'police stations': what kind of thing, not who."""
    if last.lower_ not in (
        "military",
        "intelligence",
        "police",
        "army",
        "navy",
        "security",
        "customs",
        "parliament",
        "congress",
    ):
        return False
    nouns = context.names.nouns
    following = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    if following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    return following.lower_ not in nouns.offices and following.lower_ not in nouns.government


def _with_object(last: Token, context: Context) -> Token:
    """'Ministry' goes on: 'of Foreign Affairs', 'for Women'."""
    if last.lower_ not in ("ministry", "department", "office", "service", "court", "committee"):
        return last
    doc = last.doc
    at = last.i + 1
    end = last.i
    while at < len(doc) and at - last.i <= 8:
        token = doc[at]
        if context.at(token) is not None:
            break
        if token.text[0].isupper():
            end = at
        elif token.lower_ not in _LINKING:
            break
        at += 1
    return doc[end]


def _armed(phrase: Phrase, context: Context) -> Draft | None:
    nouns = context.names.nouns
    if phrase.head not in nouns.armed:
        return None
    owner = phrase.owner
    if owner is not None and owner.known.kind == "actor":
        return Draft(
            phrase.first.idx,
            _end(phrase.last),
            owner.known.name,
            owner.known.type,
            owner.known.country,
            via="description",
            extractor="armed",
            rank=70,
            score=0.8,
        )
    identity = [t.text for t in phrase.between if t.lower_ not in nouns.plain]
    where = _owner_after(phrase.last, context, tuple(nouns.links))
    country = owner.known.country if owner is not None else where.known.country if where is not None else None
    if owner is not None and owner.known.country:
        identity.insert(0, context.names.countries[owner.known.country].adjective)
    acts = phrase.last.dep_ in ("nsubj", "agent", "nsubjpass") or (
        phrase.last.dep_ == "pobj" and phrase.last.head.lower_ == "by"
    )
    if not identity and not acts:
        return None
    name = " ".join([*identity, phrase.head])
    return Draft(
        phrase.first.idx, _end(phrase.last), name, "ARMED_GROUP", country,
        via="description", extractor="armed", rank=65, score=0.7 if identity else 0.5,
    )  # fmt: skip


def _end(token: Token) -> int:
    return token.idx + len(token.text)
