"""Text of articles on the page: escaped, with its words marked. The only place that makes HTML of text.

Text from articles and names made of it are hostile. `marked` and `escaped` are for st.html, `as_label` for labels of
widgets, which read some Markdown.
"""

import html
import re
from collections.abc import Iterable

from components.queries.spans import Span, pieces
from components.widgets.wording import ACT_NAMES

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|$~:<>&^=])")

_KIND_NAMES = {
    "country": "country",
    "actor": "actor",
    "place": "place",
    "theme": "theme",
    "sentence": "act",
    "source": "who acts",
    "target": "acted on",
    "cue": "act",
    "quotation": "quotation of",
    "date": "date",
    "evidence": "note on the text",
    "found": "found",
}
_VIA_NAMES = {
    "demonym": "named by its people",
    "capital": "named by its capital",
    "acronym": "acronym",
    "description": "described",
    "pronoun": "pronoun",
    "relative": "reckoned from the article's date",
}
# marks that underlie others come first, so that the innermost decides the look
_ORDER = (
    "quotation",
    "sentence",
    "evidence",
    "theme",
    "date",
    "place",
    "country",
    "actor",
    "target",
    "source",
    "cue",
    "found",
)


def escaped(text: object) -> str:
    """Return any text as HTML that shows it as it is."""
    return html.escape(str(text), quote=True)


def as_label(text: str) -> str:
    """Return any text as a label that shows it as it is, though labels read some Markdown."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def marked(text: str, spans: Iterable[Span]) -> str:
    """Return a paragraph as HTML, its spans marked by kind; the words shown are the paragraph's, none lost or added.

    Spans are in code points and may overlap or nest: each stretch carries the kinds of all spans that cover it.
    """
    return "".join(_piece(piece.text, piece.spans) for piece in pieces(text, spans))


def _piece(text: str, spans: tuple[Span, ...]) -> str:
    if not spans:
        return escaped(text)
    ordered = sorted(spans, key=lambda span: _ORDER.index(span.kind))
    kinds = " ".join(dict.fromkeys(f"bl-{span.kind}" for span in ordered))
    notes = "; ".join(dict.fromkeys(_note(span) for span in reversed(ordered)))
    return f'<mark class="bl-mark {kinds}" title="{escaped(notes)}">{escaped(text)}</mark>'


def _note(span: Span) -> str:
    via = _VIA_NAMES.get(span.via)
    if not span.label:
        return _KIND_NAMES[span.kind]
    label = ACT_NAMES.get(span.label, span.label) if span.kind in ("sentence", "cue") else span.label
    return f"{label} ({_KIND_NAMES[span.kind]}{f', {via}' if via else ''})"
