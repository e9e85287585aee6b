"""The blocks of a web page in the order of its markup, each with what its element says of it."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

_SKIPPED = {
    *("head", "script", "style", "template", "noscript", "svg", "math", "canvas", "map"),
    *("iframe", "frame", "object", "embed", "audio", "video", "select", "datalist", "textarea", "input"),
}
_BLOCKS = {
    *("html", "body", "main", "article", "section", "header", "footer", "nav", "menu", "aside", "div", "center"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "hr", "p", "pre", "blockquote", "address", "figure", "figcaption"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr"),
    *("form", "fieldset", "legend", "button", "details", "summary", "dialog"),
}
_HEADINGS = {"h1", "h2", "h3"}
_FURNITURE = {
    "nav": "menu",
    "menu": "menu",
    "button": "button",
    "footer": "page footer",
    "dialog": "dialog of the page",
}
_ROLES = {
    "navigation": "menu",
    "menu": "menu",
    "menubar": "menu",
    "search": "menu",
    "contentinfo": "page footer",
    "dialog": "dialog of the page",
    "alertdialog": "dialog of the page",
}
_HIDDEN = "hidden on the page"
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_CELLS = {"td", "th"}


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """Text that stands by itself on a page; kind and reason where the markup is sure of them."""

    text: str
    kind: str | None = None
    reason: str | None = None

    def unmarked(self) -> "HtmlBlock":
        """The block without what the markup said of it."""
        return replace(self, kind=None, reason=None)


@dataclass(slots=True)
class _Walk:
    """What is open while a tree is walked: the text of the block at hand and the marks of the elements around it."""

    blocks: list[HtmlBlock] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    marks: list[tuple[Any, str, str | None]] = field(default_factory=list)  # element, kind, reason
    verbatim: int = 0  # <pre> elements that are open

    def say(self, text: str | None) -> None:
        if text:
            self.pieces.append(text if self.verbatim else _SPACES.sub(" ", text))

    def end_block(self) -> None:
        """Hand over the text at hand; two line breaks in it part paragraphs."""
        text, self.pieces = "".join(self.pieces), []
        outer = next((mark for mark in self.marks if mark[1] == "furniture"), None)
        _, kind, reason = outer or (self.marks[-1] if self.marks else (None, None, None))
        for paragraph in re.split(r"\n[ ]*(?:\n[ ]*)+", text):
            if paragraph.strip():
                self.blocks.append(HtmlBlock(paragraph.strip(), kind, reason))


def blocks_of_tree(tree: Any) -> list[HtmlBlock]:  # noqa: ANN401  (lxml has no types)
    """Return the blocks of a page in order. What no reader of the page would see as text (scripts, forms) is none."""
    walk = _Walk()
    walker = etree.iterwalk(tree, events=("start", "end"))
    skipped: Any = None
    for event, element in walker:
        if event == "start":
            if _is_skipped(element):
                skipped = element
                walker.skip_subtree()
            else:
                _open(walk, element)
            continue
        if element is skipped:
            skipped = None
        else:
            _close(walk, element)
        if element is not tree:
            walk.say(element.tail)
    walk.end_block()
    return walk.blocks


def _is_skipped(element: Any) -> bool:  # noqa: ANN401
    if not isinstance(element.tag, str):
        return True
    shadow = element.tag == "template" and element.get("shadowrootmode") is not None  # of a page saved in one file
    return element.tag in _SKIPPED and not shadow


def _open(walk: _Walk, element: Any) -> None:  # noqa: ANN401
    if _is_block(walk, element):
        walk.end_block()
    mark = _mark_of(element)
    if mark is not None:
        walk.marks.append((element, *mark))
    walk.verbatim += element.tag == "pre"
    if element.tag == "br":
        walk.pieces.append("\n")
    elif element.tag in _CELLS and not _is_block(walk, element) and any(piece.strip() for piece in walk.pieces):
        walk.pieces.append(" | ")
    walk.say(element.text)


def _close(walk: _Walk, element: Any) -> None:  # noqa: ANN401
    if _is_block(walk, element):
        walk.end_block()
    walk.verbatim -= element.tag == "pre"
    if walk.marks and walk.marks[-1][0] is element:
        walk.marks.pop()


def _is_block(walk: _Walk, element: Any) -> bool:  # noqa: ANN401
    if element.tag == "a":  # the entries of a menu stand apart, with or without a space between
        return any(reason == "menu" for _, _, reason in walk.marks)
    if element.tag in _CELLS:  # a cell with blocks in it lays out the page
        return any(isinstance(child.tag, str) and child.tag in _BLOCKS for child in element)
    return element.tag in _BLOCKS


def _mark_of(element: Any) -> tuple[str, str | None] | None:  # noqa: ANN401
    if element.get("hidden") is not None or _INVISIBLE.search(element.get("style") or ""):
        return "furniture", _HIDDEN
    reason = _ROLES.get((element.get("role") or "").lower()) or _FURNITURE.get(element.tag)
    if reason is not None and not (element.tag == "footer" and _is_inside(element, ("article", "blockquote", "main"))):
        return "furniture", reason
    if element.tag in _HEADINGS:
        return "heading", None
    if element.tag == "figcaption":
        return "caption", "picture caption"
    return None


def _is_inside(element: Any, tags: tuple[str, ...]) -> bool:  # noqa: ANN401
    return next(element.iterancestors(*tags), None) is not None
