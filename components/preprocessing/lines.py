"""The lines of a text and the blocks they make: one block a line, or several where a paragraph was broken to a width.

A line ends where `str.splitlines` says so. Blank lines count nowhere; every other line belongs to one block, but for
lines too long for a paragraph: of these the blocks after the first one count 0 lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from components.preprocessing.long_texts import LONGEST_PARAGRAPH, split_long
from components.preprocessing.page_dates import page_date

_WIDEST = 100  # mail and old wire services break at 65 to 80 characters
_NARROWEST = 40
_SLACK = 4  # characters by which the lines found may miss the width they were broken to
_SUBHEAD_WORDS = 3
_FULL = 0.8  # share of the lines inside a paragraph that have to be filled up to the width
_CELLS = re.compile(r"\t+|\s{2,}|\s*\|\s*")
_NUMBER = re.compile(r"^[^\w]*\d[\d.,:%/+-]*[^\w]*$")
_ADDRESS = re.compile(r"^(?:https?://\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?)$")
_BYLINE = re.compile(r"^by [A-ZÀ-Þ][\w.'’-]+ [A-ZÀ-Þ][^.!?]*$")
_BULLET_MARK = re.compile(r"^\s*(?:[-*•‣▪●◦·–—>»✓→]|\(?\d{1,2}[.)]|\[\d{1,2}\]|[a-z]\))\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: its words without the space around them, where they stand, blank lines before it."""

    text: str
    start: int
    end: int
    gap: int


@dataclass(slots=True)
class Block:
    """Lines that make one paragraph, and what is decided about them while a page is split."""

    text: str
    start: int
    end: int
    lines: int
    gap: int  # blank lines before it
    kind: str | None = None  # null until decided
    reason: str | None = None
    table: bool = False
    lead: int = 0  # characters at its start that are a dateline or the head of a message
    lead_reason: str | None = None
    ends_article: bool = False
    links_below: bool = False
    repeats: "Block | None" = None

    def decide(self, kind: str, reason: str | None = None) -> None:
        """Settle what the block is and why."""
        self.kind, self.reason = kind, reason

    @property
    def is_open(self) -> bool:
        """Whether nothing is decided yet."""
        return self.kind is None


def split_lines(text: str) -> list[Line]:
    """Return the non-blank lines of a text in order."""
    lines: list[Line] = []
    position = gap = 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            start = position + raw.index(words)
            lines.append(Line(words, start, start + len(words), gap))
            gap = 0
        else:
            gap += 1
        position += len(raw)
    return lines


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a text in order: paragraphs broken to a width put together, rows of a table too."""
    lines = split_lines(text)
    width = wrap_width(lines)
    blocks: list[Block] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if blocks and before and line.gap == 0:
            last = blocks[-1]
            row = is_row(line.text)
            fits = line.end - last.start <= LONGEST_PARAGRAPH and _has_words(line.text) and _has_words(before.text)
            if fits and row and (last.table or is_row(before.text)):
                last.table = True
                _join(last, line, text)
                continue
            runs_on = len(before.text) >= _NARROWEST and line.text[0].islower() and before.text[-1].isalnum()
            runs_on = runs_on and (" " in line.text or not line.text[-1].isalnum())
            runs_on = runs_on and not _ADDRESS.match(line.text) and not _BYLINE.match(line.text)
            broken = (
                runs_on
                or _hyphenated(before.text, line.text)
                or (width is not None and _was_broken(before, line, width))
            )
            broken = broken and not (_is_shouted(line.text) and not before.text.isupper())
            broken = broken and not _is_subhead(before, line, lines[number + 1 : number + 2])
            if fits and broken and not row and not last.table:
                _join(last, line, text)
                continue
        blocks += _pieces(line)
    return blocks


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Return the width that a text was broken to, null where its lines are whole paragraphs.

    A text was broken where its lines stay within a width and, inside a paragraph, the first word of the next line
    would not have fitted.
    """
    lengths = sorted(len(line.text) for line in lines if " " in line.text)
    if len(lengths) < 4:
        return None
    widest = lengths[min(len(lengths) - 1, int(len(lengths) * 0.98))]
    if _is_width(lines, lengths, widest):
        return widest
    lower = (lengths[int(len(lengths) * share)] for share in (0.9, 0.8, 0.7))
    return next((width for width in lower if _is_width(lines, lengths, width, goes_on=True)), None)


def _is_width(lines: Sequence[Line], lengths: Sequence[int], width: int, goes_on: bool = False) -> bool:
    """Whether lines were broken to a width; with `goes_on`, longer lines may stand beside if small letters follow."""
    if not _NARROWEST <= width <= _WIDEST or lengths[-1] > 3 * width:
        return False
    inside = [(a, b) for a, b in pairwise(lines) if b.gap == 0 and len(a.text) > width / 2]
    full = [pair for pair in inside if _was_broken(*pair, width)]
    runs_on = [b for a, b in full if a.text[-1] not in '.!?:”"']
    if len(full) < 3 or len(full) < _FULL * len(inside) or len(runs_on) < len(full) / 2:
        return False
    return not goes_on or sum(b.text[0].islower() for b in runs_on) >= len(full) / 2


def is_bullet(text: str) -> bool:
    """Tell whether a line is an item of a list: a dash, dot, star or number before the words."""
    return bool(_BULLET_MARK.match(text))


def without_bullet(text: str) -> str:
    """Return a line without the dash, dot, star or number that makes it an item of a list."""
    return _BULLET_MARK.sub("", text)


def is_row(text: str) -> bool:
    """Tell whether a line is a row of figures: cells set apart, or mostly numbers."""
    cells = [cell for cell in _CELLS.split(text.strip(" |")) if cell]
    if len(cells) >= 3 and len(text) < 160:
        return sum(any(c.isdigit() for c in cell) for cell in cells) >= max(1, len(cells) // 3) or "\t" in text
    if page_date(text) is not None:
        return False
    words = text.split()
    numbers = sum(bool(_NUMBER.match(word)) for word in words)
    return numbers >= 2 and numbers * 2 >= len(words) and len(words) >= 3 and not re.search(r"[.!?]$", text)


def _pieces(line: Line) -> Iterator[Block]:
    """Yield the blocks of a line: one, or several where it is too long for a paragraph."""
    start = line.start
    for number, piece in enumerate(split_long(line.text, LONGEST_PARAGRAPH)):
        words = piece.strip()
        if words:
            first = start + piece.index(words)
            yield Block(words, first, first + len(words), int(number == 0), line.gap)
        start += len(piece)


def _is_shouted(text: str) -> bool:
    """Whether a line is a headline in capitals: two words or more of four letters."""
    return text.isupper() and sum(len(word) > 3 for word in text.split()) > 1


def _is_subhead(before: Line, line: Line, below: Sequence[Line]) -> bool:
    """Whether a word or two stand alone between a sentence that ends and a line that begins another one."""
    short = len(line.text.split()) <= _SUBHEAD_WORDS and line.text[0].isupper() and line.text[-1].isalnum()
    return short and before.text[-1] in '.!?”"' and bool(below) and not below[0].text[0].islower()


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _hyphenated(text: str, below: str) -> bool:
    return len(text) >= _NARROWEST and below[0].islower() and bool(re.search(r"[^\W\d_]{2}[-\u00ad]$", text))


def _was_broken(line: Line, after: Line, width: int) -> bool:
    if is_bullet(after.text):
        return False
    word = after.text.split(None, 1)[0]
    return len(line.text) + 1 + len(word) > width - _SLACK


def _join(block: Block, line: Line, text: str) -> None:
    block.end = line.end
    block.text = text[block.start : block.end]
    block.lines += 1
