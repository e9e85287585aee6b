"""Noun phrases that describe an actor: the head ('officials'), whose it is ('Kenyan'), the words between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.knowledge.names import Names
from components.preprocessing.gazetteer import Found
from components.preprocessing.parsed import Doc, Token

_REACH = 6  # words between the owner and the head
_LONGEST_HEAD = 4  # words of the longest head noun in actor_nouns.toml
_POSSESSIVES = ("-", "–", "’s", "'s", "’", "'")
_HYPHENS = ("-", "‑", "–")
_OWNERS = ("country", "demonym", "capital", "actor")


@dataclass(frozen=True, slots=True)
class Context:
    """A paragraph with its known names, and what the article says of its day."""

    doc: Doc
    found: Sequence[Found]
    names: Names
    published: str | None
    spoken_of: Mapping[str, int]  # country -> how often the article names it or a place that only it has

    def ending_at(self, token: Token) -> Found | None:
        """Return the known name whose last word is this token."""
        end = end_of(token)
        return next((f for f in self.found if f.start <= token.idx < f.end <= end), None)

    def at(self, token: Token) -> Found | None:
        """Return the known name that this token is part of."""
        start, end = token.idx, token.idx + len(token.text)
        for found in self.found:
            if found.start < end and start < found.end:
                return found
        return None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A head noun (`first_of_head` to `last`) with its owner on the left, and the words between."""

    head: str
    first: Token
    first_of_head: Token
    last: Token
    owner: Found | None
    between: tuple[Token, ...]

    @property
    def modifiers(self) -> frozenset[str]:
        """The words between owner and head, and two before the owner ('the former Kenyan ...'), in lower case."""
        doc = self.last.doc
        before = doc[max(0, self.first.i - 2) : self.first.i]
        return frozenset(t.lower_ for t in (*before, *self.between))


def end_of(token: Token) -> int:
    """Return the offset behind a token."""
    return token.idx + len(token.text)


def phrases(context: Context) -> list[Phrase]:
    """Return the phrases of a paragraph whose head is a noun that may make an actor."""
    found = []
    for token in context.doc:
        head = _head_at(token, context)
        if head is not None:
            found.append(_phrase(token, head, context))
    return found


def _head_at(token: Token, context: Context) -> str | None:
    """Return the longest head noun that ends at a token."""
    nouns = context.names.nouns
    if token.lower_ not in nouns.last_words:
        return None
    if context.at(token) is not None and context.at(token).known.kind != "region":  # type: ignore[union-attr]
        return None
    for length in range(_LONGEST_HEAD, 0, -1):
        if token.i + 1 >= length:
            words = token.doc[token.i + 1 - length : token.i + 1].text.lower().replace("’", "'")
            if (
                words in nouns.organs
                or words in nouns.named_organs
                or words in nouns.government
                or words in nouns.armed
                or words in nouns.envoys
            ):
                return words
    return None


def _phrase(token: Token, head: str, context: Context) -> Phrase:
    """Walk left from the head to its owner, over words that can modify a noun."""
    doc = token.doc
    length = 1
    while doc[token.i + 1 - length : token.i + 1].text.lower().replace("’", "'") != head:
        length += 1
    first_of_head = doc[token.i + 1 - length]
    between: list[Token] = []
    owner = None
    at = first_of_head.i - 1
    while at >= 0 and first_of_head.i - at <= _REACH:
        word = doc[at]
        if word.text in _HYPHENS and word.whitespace_:
            break  # a dash: what stands before is another phrase
        if word.tag_ == "POS" or word.text in _POSSESSIVES:
            at -= 1
            continue
        sided = word.lower_ in context.names.nouns.allegiances and at > 1 and doc[at - 1].text in _HYPHENS
        if sided and doc[at - 2].text[0].isupper():
            break  # 'X-backed forces' are not those of X
        found = context.ending_at(word)
        if found is not None:
            if "-" in word.text[found.end - word.idx :]:
                break  # 'X-backed' in one word
            owner = found if found.known.kind in _OWNERS else None
            break
        if word.pos_ not in ("ADJ", "NOUN", "PROPN") and word.tag_ not in ("VBN", "VBG", "JJ"):
            break
        if word.tag_ == "VBG" and word.i and word.nbor(-1).pos_ == "NOUN":
            break  # 'a force fighting gangs': the gangs are fought
        between.insert(0, word)
        at -= 1
    first = _token_at(doc, owner.start) if owner is not None else between[0] if between else first_of_head
    return Phrase(head, first, first_of_head, token, owner, tuple(between))


def _token_at(doc: Doc, offset: int) -> Token:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token stands at {offset}")
    return span[0]


def owner_after(last: Token, context: Context, links: Sequence[str] | frozenset[str]) -> Found | None:
    """Return the known name behind 'of the', 'in', 'operating from' and the like, right after the head."""
    linked = False
    for token in last.doc[last.i + 1 : last.i + 6]:
        found = context.at(token)
        if found is not None:
            return found if linked and found.known.kind not in ("region", "person") else None
        if token.lower_ in links:
            linked = True
        elif token.lower_ != "the":
            return None
    return None
