"""A briefing as one HTML file that needs nothing else: no script, no request, made to be printed too.

A policy inside the file forbids scripts and requests, so that even a fault in escaping would run nothing.
"""

import html
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path

from components.briefing.document import (
    About,
    Block,
    Cited,
    Document,
    Heading,
    Picture,
    Quote,
    Reference,
    Table,
    TableCell,
    Words,
)
from components.briefing.grid_picture import COLOURS, grid_as_svg

_STYLE = Path(__file__).with_suffix(".css").read_text("utf-8")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_WIDEST = 90  # pixels of the longest bar


def as_web_page(document: Document) -> str:
    """Return the document as a whole HTML file; texts show as they are."""
    body = [f"<h1>{_text(document.title)}</h1>", f'<p class="day">{_text(document.day)}</p>']
    body.append(blocks_as_html(document.blocks))
    if document.sources:
        body += ["<h2>Sources</h2>", "<ol>", *map(_source, document.sources), "</ol>"]
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(document.title)}</title>",
            f"<style>\n{_STYLE}</style>",
            "</head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        ]
    )


def blocks_as_html(blocks: Iterable[Block], *, inside: bool = False) -> str:
    """Return blocks as HTML. Numbers in brackets lead to the list of sources, or, `inside` the dashboard, which shows
    no list, to the paragraphs themselves.
    """
    return "\n".join(part for block in blocks for part in _block(block, inside))


def _block(block: Block, inside: bool) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<h2>{_text(block.text)}</h2>"
        case Words():
            yield from (f"<p>{_text(paragraph)}</p>" for paragraph in block.paragraphs)
        case Quote():
            words = "".join(f"<mark>{_text(p.text)}</mark>" if p.marked else _text(p.text) for p in block.pieces)
            source = f"{_reference(block.reference, inside)} {_link(block.reference.link, block.reference.citation)}"
            yield f'<blockquote><p dir="auto">{words}</p><footer>{source}</footer></blockquote>'
        case Picture():
            yield _picture(block, inside)
        case Table():
            yield from _table(block, inside)
        case About():
            said = " ".join(map(_text, block.sentences))
            sources = _cites(block.references, block.left_out, block.link, inside)
            sources = f" Sources: {sources}." if sources else ""
            yield f'<p class="about">{said}{sources} {_link(block.link, "Open this view")}</p>'


def _picture(picture: Picture, inside: bool) -> str:
    """Return the drawing; `inside` the dashboard, which lets no drawing through, as an image."""
    drawing = grid_as_svg(picture.grid, picture.said)
    if inside:
        data = b64encode(drawing.encode()).decode()
        drawing = f'<img alt="{_text(picture.said)}" src="data:image/svg+xml;base64,{data}">'
    return f'<div class="scroll picture" tabindex="0">{drawing}</div>'


def _table(table: Table, inside: bool) -> Iterator[str]:
    headings = "".join(f'<th scope="col">{_text(heading)}</th>' for heading in (*table.headings, "Sources"))
    yield f'<div class="scroll"><table>\n<thead><tr>{headings}</tr></thead>\n<tbody>'
    for row in table.rows:
        cells = "".join(_cell(cell, inside) for cell in row.cells)
        yield f'<tr>{cells}<td class="cites">{_cites(row.references, row.left_out, row.link, inside)}</td></tr>'
    yield "</tbody></table></div>"


def _cell(cell: TableCell, inside: bool) -> str:
    if cell.drawn:
        return f'<td class="drawn">{_bar(cell, inside)}{_text(cell.text)}</td>'
    return f'<td class="number">{_text(cell.text)}</td>' if cell.number else f'<td dir="auto">{_text(cell.text)}</td>'


def _bar(cell: TableCell, inside: bool) -> str:
    """Return the bar of a number as a drawing, since browsers print no backgrounds; `inside` the dashboard, which lets
    no drawing through, as a box.
    """
    width = f"{cell.length * _WIDEST:.1f}"
    if not cell.length:
        return ""
    if inside:
        return f'<span class="bar {cell.drawn}" style="width: {width}px"></span>'
    bar = f'<rect width="{width}" height="11" rx="2" fill="{COLOURS[cell.drawn]}"/>'
    return f'<svg width="{width}" height="11" aria-hidden="true">{bar}</svg>'


def _cites(references: Iterable[Reference], left_out: int, link: str, inside: bool) -> str:
    said = ", ".join(_reference(reference, inside) for reference in references)
    if not left_out:
        return said
    more = f"{left_out:,} more"
    return f"{said} and {_link(link, more) if link else more}"


def _reference(reference: Reference, inside: bool) -> str:
    target = reference.link if inside else f"#source-{reference.number}"
    return f'<a href="{_text(target)}" title="{_text(reference.citation)}">[{reference.number}]</a>'


def _source(source: Cited) -> str:
    return (
        f'<li id="source-{source.number}" value="{source.number}">{_link(source.link, source.citation)}. '
        f'<span class="place">{_text(source.place)}</span><span class="address">{_text(source.link)}</span></li>'
    )


def _link(address: str, text: str) -> str:
    return f'<a href="{_text(address)}">{_text(text)}</a>'


def _text(text: str) -> str:
    return html.escape(text, quote=True)
