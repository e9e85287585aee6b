"""The signs of a text that the learned weights know: its words, the rules touched, and what kinds of names it has."""

from collections.abc import Sequence

from components.preprocessing.parsed import Doc
from components.preprocessing.theme_cues import SpokenWord
from components.preprocessing.theme_evidence import TextEvidence

# Kinds of names and numbers that say what a text is about, whatever the name.
_KINDS = frozenset({"FAC", "LAW", "MONEY", "NORP", "ORG", "PERCENT", "PERSON", "QUANTITY"})
_MANY = 3  # countries; more say no more
_TOGETHER = 2
_QUOTES = frozenset('"“”«»')


def signs_of(doc: Doc, words: Sequence[SpokenWord], evidence: TextEvidence) -> list[str]:
    """Return the signs of a parsed text, sorted; those that are no words have a space in them."""
    signs = {word.form for word in words}
    signs |= {f"kind {name.label_}" for name in doc.ents if name.label_ in _KINDS}
    signs |= {f"rule {theme}.{cue.rule}" for theme, cues in evidence.touched.items() for cue in cues}
    signs.add(f"countries {min(evidence.countries, _MANY)}")
    if evidence.countries_together >= _TOGETHER:
        signs.add("countries together")
    if not _QUOTES.isdisjoint(doc.text):
        signs.add("quotation marks")
    return sorted(signs)
