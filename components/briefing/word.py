"""A briefing as a Word document (.docx), which LibreOffice and others open too.

Bars are one coloured pixel stretched to their length: they need no font, print sharply and cannot slip from their rows.
Numbers in brackets lead to the list of sources, entries of the list to the paragraph in the dashboard.
"""

import io
import struct
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from components.briefing.document import (
    About,
    Block,
    Document,
    Heading,
    Picture,
    Quote,
    Reference,
    Table,
    TableCell,
    Words,
)
from components.briefing.grid_picture import COLOURS, colour_of
from components.briefing.json_values import fit
from components.briefing.records import Grid

_LINK, _QUIET = RGBColor(0x1F, 0x5F, 0xA8), RGBColor(0x4C, 0x58, 0x66)
_WIDEST, _TALL = 24, 2.6  # millimetres of the longest bar, and of the height of all
_PAGE, _CITES, _DRAWN, _NUMBER = 166, 38, 36, 18  # widths of the text, and of columns in it, in millimetres
_SMALL, _SMALLER = Pt(8.5), Pt(7)


def as_word(document: Document) -> bytes:
    """Return the document as a .docx file."""
    word = new_document()
    _set_up(word, document.title)
    word.add_heading(fit(document.title), 0)
    _quiet(word.add_paragraph(), document.day)
    for block in document.blocks:
        _add(word, block)
    if document.sources:
        word.add_heading("Sources", 1)
    for number, source in enumerate(document.sources, 1):
        entry = word.add_paragraph()
        entry.paragraph_format.left_indent, entry.paragraph_format.first_line_indent = Mm(9), Mm(-9)
        _bookmark(entry, _anchor(source.number), number)
        _small(entry, f"{source.number}.\t")
        _hyperlink(entry, source.citation, address=source.link)
        _small(entry, f". {source.place}")
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _set_up(word: WordDocument, title: str) -> None:
    """Set paper, typeface and what the file says of itself."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    about = word.core_properties
    about.title, about.author, about.comments = fit(title)[:255], "", ""
    about.created = about.modified = datetime.now(UTC)


def _add(word: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            word.add_heading(fit(block.text), 1)
        case Words():
            for text in block.paragraphs:
                word.add_paragraph(fit(text))
        case Quote():
            _add_quote(word, block)
        case Picture():
            _add_grid(word, block.grid)
        case Table():
            _add_table(word, block)
        case About():
            paragraph = word.add_paragraph()
            _quiet(paragraph, " ".join(block.sentences))
            if block.references:
                _small(paragraph, " Sources: ")
                _add_references(paragraph, block.references, block.left_out, block.link)
                _small(paragraph, ".")
            _small(paragraph, " ")
            _hyperlink(paragraph, "Open this view", address=block.link)


def _add_quote(word: WordDocument, quote: Quote) -> None:
    words = word.add_paragraph()
    words.paragraph_format.left_indent = Mm(8)
    words.paragraph_format.space_after = Pt(2)
    words.paragraph_format.keep_with_next = True
    for piece in quote.pieces:
        words.add_run(fit(piece.text)).bold = piece.marked or None
    source = word.add_paragraph()
    source.paragraph_format.left_indent = Mm(8)
    source.paragraph_format.space_after = Pt(12)
    _hyperlink(source, f"[{quote.reference.number}]", anchor=_anchor(quote.reference.number))
    _small(source, " ")
    _hyperlink(source, quote.reference.citation, address=quote.reference.link)


def _add_table(word: WordDocument, table: Table) -> None:
    grid = word.add_table(1, len(table.headings) + 1)
    _rule(grid)
    for cell, heading in zip(grid.rows[0].cells, (*table.headings, "Sources"), strict=True):
        run = _first(cell).add_run(fit(heading))
        run.font.size, run.bold = _SMALL, True
    _repeat_on_every_page(grid.rows[0]._tr)
    for row in table.rows:
        *cells, cites = grid.add_row().cells
        for place, cell in zip(cells, row.cells, strict=True):
            _add_cell(place, cell)
        _add_references(_first(cites), row.references, row.left_out, row.link)
    for column, width in zip(grid.columns, _widths(table), strict=True):
        column.width = Mm(width)
        for place in column.cells:
            place.width = Mm(width)
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def _add_grid(word: WordDocument, grid: Grid) -> None:
    """Add a matrix as a table of shaded cells: no font, no image, every number can be copied."""
    shown = word.add_table(len(grid.rows) + 1, len(grid.columns) + 1)
    for places, labels in ((shown.rows[0].cells[1:], grid.columns), (shown.columns[0].cells[1:], grid.rows)):
        for place, label in zip(places, labels, strict=True):
            _first(place).add_run(fit(label)).font.size = _SMALLER
    for cell in grid.cells:
        place = shown.cell(cell.row + 1, cell.column + 1)
        _first(place).add_run(fit(cell.text)).font.size = _SMALLER
        _first(place).alignment = WD_ALIGN_PARAGRAPH.CENTER
        _shade(place, *colour_of(cell.strength, signed=grid.signed))
    _repeat_on_every_page(shown.rows[0]._tr)
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def _shade(place: _Cell, colour: str, much: float) -> None:
    """Fill a cell with a colour, so much of it on white."""
    mixed = "".join(f"{round(255 - (255 - int(colour[n : n + 2], 16)) * much):02X}" for n in (1, 3, 5))
    shade: Any = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", mixed)):
        shade.set(qn(f"w:{name}"), value)
    place._tc.get_or_add_tcPr().append(shade)


def _widths(table: Table) -> list[float]:
    """Return the widths of the columns and of that of the sources, in millimetres: words share what is left."""
    longest = [max((len(row.cells[n].text) for row in table.rows), default=0) for n in range(len(table.headings))]
    first = table.rows[0].cells if table.rows else ()
    settled = {n: _DRAWN if cell.drawn else _NUMBER for n, cell in enumerate(first) if cell.number}
    words = {n: min(max(length, 8), 40) for n, length in enumerate(longest) if n not in settled}
    left = _PAGE - _CITES - sum(settled.values())
    share = left / (sum(words.values()) or 1)
    return [*(settled.get(n) or words[n] * share for n in range(len(longest))), _CITES]


def _add_cell(place: _Cell, cell: TableCell) -> None:
    paragraph = _first(place)
    if cell.drawn and cell.length:
        bar = paragraph.add_run().add_picture(
            io.BytesIO(_pixel(COLOURS[cell.drawn])), Mm(max(cell.length * _WIDEST, 0.4)), Mm(_TALL)
        )
        bar._inline.docPr.set("descr", f"bar of {cell.text}")
        _small(paragraph, " ")
    _small(paragraph, cell.text)


def _add_references(paragraph: Paragraph, references: Sequence[Reference], left_out: int, link: str) -> None:
    for number, reference in enumerate(references):
        if number:
            _small(paragraph, ", ")
        _hyperlink(paragraph, f"[{reference.number}]", anchor=_anchor(reference.number))
    if left_out:
        _small(paragraph, " and ")
        if link:
            _hyperlink(paragraph, f"{left_out:,} more", address=link)
        else:
            _small(paragraph, f"{left_out:,} more")


def _first(cell: _Cell) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def _small(paragraph: Paragraph, text: str) -> None:
    paragraph.add_run(fit(text)).font.size = _SMALL


def _quiet(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(fit(text))
    run.font.size, run.font.color.rgb = _SMALL, _QUIET


def _anchor(number: int) -> str:
    return f"source_{number}"


def _hyperlink(paragraph: Paragraph, text: str, *, address: str = "", anchor: str = "") -> None:
    """Add a link to an address, or to a bookmark of the document: python-docx has no call for it."""
    link: Any = OxmlElement("w:hyperlink")
    if address:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        link.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
    else:
        link.set(qn("w:anchor"), anchor)
    run = paragraph.add_run(fit(text))
    run.font.size, run.font.color.rgb = _SMALL, _LINK
    link.append(run._r)
    paragraph._p.append(link)


def _bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Mark the beginning of a paragraph as the target of links inside the document."""
    start: Any = OxmlElement("w:bookmarkStart")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    end: Any = OxmlElement("w:bookmarkEnd")
    end.set(qn("w:id"), str(number))
    paragraph._p.append(start)
    paragraph._p.append(end)


def _repeat_on_every_page(row: Any) -> None:  # noqa: ANN401 - an element of the XML
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _rule(table: Any) -> None:  # noqa: ANN401 - docx.table.Table, whose XML is not typed
    """Rule a table with thin lines between its rows and below them, where the order of the format wants that said."""
    borders: Any = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line: Any = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "D0D7DE")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _pixel(colour: str) -> bytes:
    """Return a PNG of one pixel in a colour such as #3f80c4."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    image = zlib.compress(bytes([0]) + bytes.fromhex(colour[1:]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", image) + chunk(b"IEND", b"")
