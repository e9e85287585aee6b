"""Lines broken at a fixed width, as in mails and wires: read as flowing text, shown as printed.

The language model takes a line break within a sentence for a word and loses names and clauses that run over it. A text
is therefore parsed with spaces in the place of such breaks, of the same length, and the words found are cut out of the
text as printed again.
"""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from components.preprocessing.records import Annotated

_FULL_LINE = 40  # characters: a shorter line ends on purpose, unless the next goes on in small letters


def flowing(text: str) -> str:
    """Return a text, of the same length, with spaces for the line breaks that only end a full line."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    joined = [lines[0]]
    for before, line in itertools.pairwise(lines):
        runs_on = bool(line.strip()) and bool(before.strip())
        wrapped = runs_on and (len(before) >= _FULL_LINE or line.lstrip()[0].islower())
        joined.append((" " if wrapped else "\n") + line)
    return "".join(joined)


def as_printed(annotated: Annotated, texts: Sequence[str]) -> Annotated:
    """Return what was found in flowing texts with its words as the texts print them."""
    if not any("\n" in text for text in texts):
        return annotated
    for text, mentions, relations in zip(texts, annotated.entities.mentions, annotated.relations, strict=True):
        for mention in mentions:
            mention.form = text[mention.start : mention.end]
        for relation in relations:
            relation.cue = text[relation.cue_start : relation.cue_end]
    for text, quotations, dates in zip(texts, annotated.quotations, annotated.dates, strict=True):
        for quotation in quotations:
            quotation.text = text[quotation.start : quotation.end]
        for date in dates:
            date.form = text[date.start : date.end]
    for text, themes in zip(texts, annotated.themes, strict=True):
        for theme in themes:
            theme.cues = [replace(cue, form=text[cue.start : cue.end]) for cue in theme.cues]
    return annotated
