"""A Word document (.docx) as text: paragraphs, tables, text boxes, notes; heads and feet of pages marked as such.

The words are read from the markup in its order, since python-docx passes over text boxes and content controls. What
was struck out with tracking is not text; what was added is.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from components.preprocessing.readers.composing import Composer, Extract
from components.preprocessing.reading import UnreadableSource
from components.preprocessing.records import Stated

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MOST_BYTES = 200_000_000  # of its parts unpacked; text of a book is a hundredth
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_NOTES = ("/relationships/footnotes", "/relationships/endnotes")
_EDGES = ("/relationships/header", "/relationships/footer")
_TEMPLATE_AUTHORS = ("python-docx",)


def read_word(data: bytes, source_file: str) -> Extract:
    """Return the text of a document. Raises UnreadableSource where it unpacks to too much."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        size = sum(member.file_size for member in file.infolist())
    if size > _MOST_BYTES:
        raise UnreadableSource(source_file, f"it unpacks to {size / 1e6:.0f} MB", "save it without its pictures")
    document = docx.Document(BytesIO(data))
    composer = Composer()
    headings = _heading_styles(document)
    for block in _blocks(document.element.body):
        if block.tag == qn("w:tr"):
            composer.add(" | ".join(cell for cell in map(_row_cell, block.iterchildren(qn("w:tc"))) if cell))
        else:
            composer.add(_words(block), "heading" if _style(block) in headings else None)
    for root in _other_parts(document, _NOTES):
        for block in _blocks(root):
            composer.add(_words(block))
    edges = {_words(block).strip(): None for root in _other_parts(document, _EDGES) for block in _blocks(root)}
    for words in edges:
        composer.add(words, "furniture", "running head")
    return Extract(_MEDIA_TYPE, "utf-8", composer.text, _stated(document), composer.marks)


def _blocks(root: Any) -> Iterator[Any]:  # noqa: ANN401  (lxml has no types)
    """Yield paragraphs, and rows of tables whose cells are one paragraph each, in the order of the markup."""
    rows: set[Any] = set()
    for element in root.iter(qn("w:p"), qn("w:tr")):
        if any(parent in rows or parent.tag.endswith("}Fallback") for parent in element.iterancestors()):
            continue
        if element.tag == qn("w:p"):
            yield element
        elif all(len(list(cell.iter(qn("w:p")))) == 1 for cell in element.iterchildren(qn("w:tc"))):
            rows.add(element)
            yield element


def _row_cell(cell: Any) -> str:  # noqa: ANN401
    return " ".join(_words(cell).split())


def _words(block: Any) -> str:  # noqa: ANN401
    """The words of a paragraph without those of paragraphs inside it (text boxes), which are blocks of their own."""
    pieces = []
    for element in block.iter(qn("w:t"), *_BREAKS):
        if next(element.iterancestors(qn("w:p"))) is block or block.tag != qn("w:p"):
            in_tabs = element.getparent().tag == qn("w:tabs")
            pieces.append((element.text or "") if element.tag == qn("w:t") else "" if in_tabs else _BREAKS[element.tag])
    return "".join(pieces)


def _style(block: Any) -> str | None:  # noqa: ANN401
    style = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return None if style is None else style.get(qn("w:val"))


def _heading_styles(document: Document) -> set[str | None]:
    """The ids of the styles for titles and headings: their names are English in every language of Word."""
    names = ("title", "heading ")
    return {style.style_id for style in document.styles if style.name and style.name.casefold().startswith(names)}


def _other_parts(document: Document, kinds: tuple[str, ...]) -> Iterator[Any]:
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(kinds):
            yield parse_xml(relation.target_part.blob)


def _stated(document: Document) -> Stated:
    """Title and author of the properties. The day a document was made is not the day a text was published."""
    said = document.core_properties
    author = said.author.strip()
    return Stated(
        title=said.title.strip() or None,
        author=author if author and author not in _TEMPLATE_AUTHORS else None,
        language=said.language.strip()[:2].lower() or None,
    )
