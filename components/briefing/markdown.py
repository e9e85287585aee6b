"""A briefing as Markdown that every reader of CommonMark shows; tables are those of GitHub and most others.

Sources are reference links: `[3]` in the text leads to the paragraph, and the list at the end says what 3 is.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from components.briefing.document import (
    About,
    Block,
    Document,
    Heading,
    Picture,
    Piece,
    Quote,
    Reference,
    Table,
    TableRow,
    Words,
)
from components.briefing.records import Grid

_INLINE = re.compile(r"([\\`*_\[\]<>&~$|#!^])")
_LINE_START = re.compile(r"^(\s*)(?:([-+=:])|(\d+)([.)]))", re.M)


def as_markdown(document: Document) -> str:
    """Return the document; texts show as they are, whatever Markdown or HTML they hold."""
    parts = [f"# {_line(document.title)}", _escaped(document.day)]
    parts += [part for block in document.blocks for part in _block(block)]
    if document.sources:
        parts.append("## Sources")
        parts.append(
            "\n".join(f"{s.number}. {_line(s.citation)}. {_line(s.place)}. [Open]({s.link})" for s in document.sources)
        )
        parts.append("\n".join(f"[{s.number}]: {s.link}" for s in document.sources))
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"## {_line(block.text)}"
        case Words():
            yield from map(_lines, block.paragraphs)
        case Quote():
            text = "".join(_pieces(block.pieces))
            quoted = "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())
            yield f"{quoted}\n>\n> {_line(block.reference.citation)} [{block.reference.number}]"
        case Picture():
            yield _grid(block.grid)
        case Table():
            yield _table(block)
        case About():
            yield _about(block)


def _pieces(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the stretches of a passage; marked words are strong where stars beside them would be read as that."""
    joined = [
        ("".join(piece.text for piece in run), marked) for marked, run in groupby(pieces, lambda piece: piece.marked)
    ]
    for number, (text, marked) in enumerate(joined):
        inner = text.strip()
        before, _, after = text.partition(inner) if inner else (text, "", "")
        around = (
            joined[number - 1][0][-1:] if number else "",
            joined[number + 1][0][:1] if number + 1 < len(joined) else "",
        )
        if marked and inner and _strong(before[-1:] or around[0], inner, after[:1] or around[1]):
            yield f"{before}**{_line(inner)}**{after}"
        else:
            yield _lines(text, strip=False)


def _strong(before: str, inner: str, after: str) -> bool:
    """Return whether stars around words are read as such: not between a letter and a sign (CommonMark, 6.2)."""
    return (_apart(before) or not _sign(inner[0])) and (_apart(after) or not _sign(inner[-1]))


def _apart(character: str) -> bool:
    return not character or character.isspace() or _sign(character)


def _sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _table(table: Table) -> str:
    numbers = [cell.number for cell in table.rows[0].cells] if table.rows else [False] * len(table.headings)
    lines = [
        [*map(_line, table.headings), "Sources"],
        [*("---:" if number else "---" for number in numbers), "---"],
        *([*(_line(cell.text) for cell in row.cells), _cited(row)] for row in table.rows),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _grid(grid: Grid) -> str:
    """Return a grid as a table: Markdown has no drawings of its own."""
    texts = {(cell.row, cell.column): cell.text for cell in grid.cells}
    lines = [["", *map(_line, grid.columns)], ["---", *["---:"] * len(grid.columns)]]
    for row, label in enumerate(grid.rows):
        lines.append([_line(label), *(_line(texts.get((row, column), "")) for column in range(len(grid.columns)))])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cited(row: TableRow) -> str:
    return _with_more(row.references, row.left_out, row.link)


def _about(about: About) -> str:
    sources = _with_more(about.references, about.left_out, about.link)
    parts = [
        *map(_line, about.sentences),
        *([f"Sources: {sources}."] if sources else []),
        f"[Open this view]({about.link})",
    ]
    return " ".join(parts)


def _with_more(references: Iterable[Reference], left_out: int, link: str) -> str:
    said = ", ".join(f"[{reference.number}]" for reference in references)
    if not left_out:
        return said
    more = f"{left_out:,} more"
    return f"{said} and [{more}]({link})" if link else f"{said} and {more}"


def _line(text: str) -> str:
    """Return text as one line."""
    return _escaped(" ".join(text.split()))


def _lines(text: str, *, strip: bool = True) -> str:
    """Return text with its line ends kept."""
    return _escaped(text.strip() if strip else text).replace("\n", "  \n")


def _escaped(text: str) -> str:
    return _LINE_START.sub(_kept, _INLINE.sub(r"\\\1", text))


def _kept(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[2] else f"{found[1]}{found[3]}\\{found[4]}"
