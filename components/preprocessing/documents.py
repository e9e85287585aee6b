"""Texts that speak in an article: 'X said in a statement', 'She has changed her sign. It says “Closed”.'"""

from collections.abc import Collection

from components.preprocessing.parsed import Token
from components.preprocessing.subjects import SUBJECTS


def told_in(verb: Token, documents: Collection[str]) -> Token | None:
    """Return the text of 'X said in a statement'."""
    inside = (c for c in verb.children if c.lower_ in ("in", "by", "through", "via") and c.i > verb.i)
    return next((t for c in inside for t in c.children if t.lemma_.lower() in documents), None)


def text_before(pronoun: Token, documents: Collection[str]) -> Token | None:
    """Return the text that was named last before 'it', where one was."""
    nouns = [t for t in pronoun.doc[: pronoun.i] if t.pos_ in ("NOUN", "PROPN") and t.dep_ in ("dobj", *SUBJECTS)]
    return nouns[-1] if nouns and nouns[-1].lemma_.lower() in documents else None


def is_joint(document: Token) -> bool:
    """Whether several issued a text: 'the joint statement'."""
    return any(c.lower_ == "joint" for c in document.children)
