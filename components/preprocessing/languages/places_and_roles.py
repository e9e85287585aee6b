"""Whether the name of a country or capital acts or says where, by the preposition before it and what it hangs on."""

from collections.abc import Mapping

from components.preprocessing.parsed import Token

_SUBJECTS = ("nsubj", "nsubj:pass")
_PARTS = ("conj", "flat:name", "flat")


def role_of(token: Token, nouns: Mapping[str, frozenset[str]]) -> str:
    """Return `actor` or `place` for the name of a country."""
    before = case_of(token)
    if before in nouns["place_before"]:
        return "place"
    if before and token.head is not token and case_of(token.head) in nouns["place_before"]:
        return "place"  # 'dans le sud du Mali'
    return "actor"


def acts(token: Token, nouns: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a capital stands for its government: as a subject, or as one of the parties to something."""
    before, head = case_of(token), _first(token)
    if before:
        return before in nouns["actor_before"]
    if _begins_sentence(token):
        return True
    return (head.dep_ in _SUBJECTS and head.head.pos_ in ("VERB", "AUX")) or case_of(head) in nouns["actor_before"]


def _begins_sentence(token: Token) -> bool:
    """'Ankara soutient': the models misread short sentences that begin with a name, its place does not."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return token.i == token.sent.start and following is not None and following.pos_ in ("VERB", "AUX", "ADV", "PRON")


def case_of(token: Token) -> str:
    """Return the preposition of a noun in small letters; that of the first of several joined ones; else ''."""
    own = [child.lower_ for child in token.children if child.dep_ == "case" and child.i < token.i]
    if own:
        return own[0]
    first = _first(token)
    return "" if first is token else case_of(first)


def _first(token: Token) -> Token:
    while token.dep_ in _PARTS and token.head is not token:
        token = token.head
    return token
