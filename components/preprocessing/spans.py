"""Small questions about stretches of a parsed text: their tokens, their head, what stands before them."""

import re
from bisect import bisect_right

from components.preprocessing.parsed import Doc, Span, Token

_MARKS = re.compile('[“«„”»"]')
QUOTES = "\"'“”‘’«»„‟`"


def span_of(doc: Doc, start: int, end: int) -> Span:
    """Return the tokens that an offset range touches; a token that it cuts counts whole."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token stands at {start} to {end} of a text of {len(doc.text)} characters")
    return span


def overlap(left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Do two offset ranges share a character?"""
    return left[0] < right[1] and right[0] < left[1]


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Return where whole words stand in a text, no letter, figure or hyphen beside them."""
    found = []
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        beside = text[start - 1 : start] + text[end : end + 1]
        if not any(c.isalnum() or c in "_-" for c in beside):
            found.append((start, end))
        start = text.find(words, end)
    return found


def next_word(doc: Doc, end: int) -> Token | None:
    """Return the first token that begins at or after an offset, possessive marks passed over."""
    for token in doc.tokens[_token_at(doc, end) :]:
        if token.idx >= end and token.tag_ != "POS" and token.text not in ("'s", "’s", "’", "'"):
            return token
    return None


def previous_word(doc: Doc, start: int) -> Token | None:
    """Return the last token that ends at or before an offset."""
    at = _token_at(doc, start)
    while at >= 0:
        token = doc[at] if at < len(doc) else None
        if token is not None and token.idx + len(token.text) <= start and not token.is_space:
            return token
        at -= 1
    return None


def _token_at(doc: Doc, offset: int) -> int:
    """Return the number of the first token that ends behind an offset."""
    return bisect_right(doc.tokens, offset, key=lambda token: token.idx + len(token.text))


def quoted_stretches(doc: Doc) -> list[tuple[int, int]]:
    """Return the offsets of what stands in double quotation marks; an open quotation runs to the end."""
    stretches = []
    start = None
    text = doc.text
    for found in _MARKS.finditer(text):
        at, mark = found.start(), found.group()
        if mark in "“«„" and start is None:
            start = at
        elif mark in "”»" and start is not None:
            stretches.append((start, at + 1))
            start = None
        elif mark == '"':
            if start is None:
                start = at
            else:
                stretches.append((start, at + 1))
                start = None
    if start is not None:
        stretches.append((start, len(text)))
    return stretches
