"""The lines of a PDF put together to paragraphs, over the ends of columns and pages too, and their hyphens mended."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from components.preprocessing.readers.pdf_columns import Column
from components.preprocessing.readers.pdf_words import HYPHENS, Stretch

_SAME_SIZE = 0.12  # how far the heights of letters in a paragraph lie apart
_LEADING = 1.45  # a wider step from line to line, beside the usual one of the column, parts paragraphs
_INDENT, _MIDDLE = 0.6, 6.0  # of the height of letters
_SHORT = 0.12  # of the column's width: how far a line has to end before its edge to be the last of a paragraph
_LARGER = 1.15  # letters of headings beside those of the text
_HEADING_WORDS = 30
_ENDS = re.compile(r"[.!?:;…。؟][\"'”’»)\]]*$")
_BULLET = re.compile(r"^(?:[•▪●◦‣*–—-]|\(?\d{1,2}[.)])\s")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class Block:
    """A paragraph or heading: its lines and the height of their letters."""

    lines: list[str]
    height: float
    open: bool = False  # its last line fills the column and ends no sentence, so it may go on elsewhere
    kind: str | None = None
    reason: str | None = None
    words: str = ""  # its lines as one


def blocks_of(pages: Iterable[Sequence[Column]]) -> list[Block]:
    """Return the paragraphs of a document whose columns are in the order of reading."""
    blocks: list[Block] = []
    for columns in pages:
        for column in columns:
            _add_column(blocks, column)
    known = Counter(word.casefold() for block in blocks for line in block.lines for word in _WORD.findall(line))
    for block in blocks:
        block.words = _mended(block.lines, known)
    _mark_headings(blocks)
    return blocks


def _add_column(blocks: list[Block], column: Column) -> None:
    steps = [above.bottom - below.bottom for above, below in pairwise(column.lines)]
    near = [step / line.height for step, line in zip(steps, column.lines, strict=False) if 0 < step < 2.5 * line.height]
    leading = median(near) if near else 0.0
    before: Stretch | None = None
    for line in column.lines:
        if before is None:
            target = _unfinished(blocks, line)
        else:
            target = None if _begins_anew(before, line, column, leading) else blocks[-1]
        if target is None:
            target = Block([], line.height)
            blocks.append(target)
        target.lines.append(line.text)
        full = line.right > column.right - _SHORT * (column.right - column.left)
        target.open = _hyphenated(line.text) or (full and not _ENDS.search(line.text))
        before = line


def _unfinished(blocks: Sequence[Block], line: Stretch) -> Block | None:
    """Return the paragraph that the first line of a column goes on with, null where it begins one of its own.

    Notes and captions in smaller letters may stand between.
    """
    for block in reversed(blocks[-3:]):
        if _same_size(block.height, line.height):
            goes_on = block.open and (line.text[0].islower() or not _BULLET.match(line.text))
            return block if goes_on and (line.text[0].islower() or len(block.lines) > 1) else None
    return None


def _begins_anew(before: Stretch, line: Stretch, column: Column, leading: float) -> bool:
    if not _same_size(before.height, line.height) or _BULLET.match(line.text) or line.cells or before.cells:
        return True
    step = before.bottom - line.bottom
    if leading and step > _LEADING * leading * line.height:
        return True
    if _hyphenated(before.text):
        return False
    edge = column.right - _SHORT * (column.right - column.left)
    ends = bool(_ENDS.search(before.text))
    if _is_indented(line, column) and (not _is_indented(before, column) or before.right < edge or ends):
        return True
    return before.right < edge and ends and not line.text[0].islower()


def _is_indented(line: Stretch, column: Column) -> bool:
    """Whether a line is set in as the first of a paragraph is; lines further in are in the middle."""
    return _INDENT * line.height < line.left - column.left < _MIDDLE * line.height


def _same_size(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_SIZE * max(one, other)


def _hyphenated(text: str) -> bool:
    return len(text) > 1 and text[-1] in HYPHENS and text[-2].isalpha()


def _mended(lines: Sequence[str], known: Counter[str]) -> str:
    """Return the lines as one; a hyphen at the end of one goes, but where the document has the word with it."""
    text = lines[0]
    for line in lines[1:]:
        if not _hyphenated(text):
            text += " " + line
            continue
        stem = text[:-1]
        head, tail = _WORD.findall(stem)[-1:], _WORD.findall(line)[:1]
        compound = f"{head[0]}-{tail[0]}".casefold() if head and tail else ""
        keeps = not line[0].islower() or (compound in known and compound.replace("-", "") not in known)
        text = stem + ("-" if keeps else "") + line
    return text.translate({ord(hyphen): "-" for hyphen in HYPHENS if hyphen != "\u00ad"}).replace("\u00ad", "")


def _mark_headings(blocks: Sequence[Block]) -> None:
    sizes: Counter[float] = Counter()
    for block in blocks:
        sizes[round(block.height, 1)] += len(block.words)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    for block in blocks:
        if block.height > _LARGER * usual and len(block.words.split()) <= _HEADING_WORDS:
            block.kind = "heading"
