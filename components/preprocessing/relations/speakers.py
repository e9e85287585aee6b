"""Who says 'we': the label of a turn in an interview, or the verb of saying nearest to the quoted words."""

from collections.abc import Collection

from spacy.tokens import Doc, Token

from components.preprocessing.relations.syntax import is_verb
from components.preprocessing.spans import quoted_stretches

FIRST_PERSON = frozenset({"i", "we", "us", "our", "me", "my", "ours"})
_LABEL = 5  # most words of a label, "Foreign Minister A B:"


def turn_label(doc: Doc) -> str | None:
    """The words before the colon that opens a paragraph ('Paredes: We have ...'); null where there is none."""
    for token in doc[: _LABEL + 1]:
        if token.text == ":":
            return doc[: token.i].text if token.i else None
        if not token.text[:1].isupper():
            return None
    return None


def verb_of_speech(pronoun: Token, saying: Collection[str]) -> Token | None:
    """The verb of saying outside the marks that stands nearest to the quoted words around a pronoun."""
    doc = pronoun.doc
    around = [(start, end) for start, end in quoted_stretches(doc) if start <= pronoun.idx < end]
    if not around:
        return None
    start, end = around[0]
    outside = [t for t in doc if is_verb(t) and t.lemma_.lower() in saying and not start <= t.idx < end]
    return min(outside, key=lambda t: min(abs(t.idx - end), abs(start - t.idx)), default=None)
