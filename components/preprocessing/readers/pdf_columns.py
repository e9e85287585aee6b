"""The order in which the stretches of a PDF page are read: from the top, column by column, rows of tables as lines.

A page is cut where white space runs through: the longest band of rows with a gutter between them is cut into columns,
what stands above and below it is cut likewise (recursive cuts after Nagy and Seth 1984, "Hierarchical representation
of optically scanned documents").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from components.preprocessing.readers.pdf_words import Stretch

_GUTTER = 0.8  # of the height of letters: the narrowest white space between columns
_FULL = 0.8  # of the width: what covers more leaves no room for another column
_ROWS = 3  # rows that make columns
_COLUMN_WORDS = 3.5  # words of a line of a column; cells of a table have fewer
_CELLS = " | "
_DEEPEST = 8  # cuts within cuts
_MOST_ROWS = 400  # of a page; beyond, it is read as it was written


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read one after another, from the top; `left` and `right` are its edges."""

    lines: list[Stretch]
    left: float
    right: float


def columns_of(stretches: Sequence[Stretch]) -> list[Column]:
    """Return the columns of a page in the order of reading."""
    return list(_cut(_rows(stretches), 0))


Row = list[Stretch]  # from left to right


def _rows(stretches: Sequence[Stretch]) -> list[Row]:
    rows: list[Row] = []
    for stretch in sorted(stretches, key=lambda s: -(s.bottom + s.top)):
        middle = (stretch.bottom + stretch.top) / 2
        if rows and rows[-1][0].bottom <= middle <= rows[-1][0].top:
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
    return [sorted(row, key=lambda s: s.left) for row in rows]


def _cut(rows: Sequence[Row], depth: int) -> Iterator[Column]:
    if not rows:
        return
    band = _widest_band(rows) if depth < _DEEPEST and len(rows) <= _MOST_ROWS else None
    if band is None:
        yield _column(rows, " ")
        return
    first, last, gutter = band
    inside = rows[first:last]
    left = [part for row in inside if (part := [s for s in row if s.right <= gutter])]
    right = [part for row in inside if (part := [s for s in row if s.right > gutter])]
    yield from _cut(rows[:first], depth + 1)
    if _is_table(left, right):
        yield _column(inside, _CELLS)
    else:
        yield from _cut(left, depth + 1)
        yield from _cut(right, depth + 1)
    yield from _cut(rows[last:], depth + 1)


def _column(rows: Sequence[Row], between: str) -> Column:
    lines = [_line(row, between) for row in rows]
    return Column(lines, min(line.left for line in lines), max(line.right for line in lines))


def _line(row: Row, between: str) -> Stretch:
    """The stretches of a row as one line; wide spaces may part them in justified text too."""
    return Stretch(
        between.join(stretch.text for stretch in row),
        row[0].left,
        min(s.bottom for s in row),
        max(s.right for s in row),
        max(s.top for s in row),
        between == _CELLS,
    )


def _is_table(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether rows go together across a gutter: where the lines on either side are too short for running text."""
    short = [median(sum(len(s.text.split()) for s in row) for row in side) < _COLUMN_WORDS for side in (left, right)]
    level = sum(any(abs(a[0].bottom - b[0].bottom) < a[0].height / 2 for b in right) for a in left)
    return any(short) and level >= min(len(left), len(right)) * 0.6


def _widest_band(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """Return the first and last row (exclusive) of the longest run with a gutter, and where it is; null for none."""
    height = median(s.height for row in rows for s in row)
    width = max(s.right for row in rows for s in row) - min(s.left for row in rows for s in row)
    best: tuple[int, int, float] | None = None
    for first in range(len(rows)):
        if best is not None and len(rows) - first <= best[1] - best[0]:
            break
        covered: list[tuple[float, float]] = []
        for last in range(first, len(rows)):
            for stretch in rows[last]:
                covered = _with(covered, stretch.left, stretch.right)
            gutter = _gutter(covered, _GUTTER * height)
            if gutter is None and covered[-1][1] - covered[0][0] > _FULL * width:
                break  # a line runs through: further rows open no gutter
            longer = best is None or last + 1 - first > best[1] - best[0]
            if longer and gutter is not None and _has_columns(rows[first : last + 1], gutter):
                best = (first, last + 1, gutter)
    return best


def _with(covered: Sequence[tuple[float, float]], left: float, right: float) -> list[tuple[float, float]]:
    """Return the stretches of the x-axis that are covered, with one more."""
    apart = [(a, b) for a, b in covered if b < left or a > right]
    within = [(a, b) for a, b in covered if not (b < left or a > right)]
    joined = (min([left, *(a for a, _ in within)]), max([right, *(b for _, b in within)]))
    return sorted([*apart, joined])


def _gutter(covered: Sequence[tuple[float, float]], narrowest: float) -> float | None:
    gaps = [(b[0] - a[1], (a[1] + b[0]) / 2) for a, b in pairwise(covered)]
    width, middle = max(gaps, default=(0.0, 0.0))
    return middle if width >= narrowest else None


def _has_columns(rows: Sequence[Row], gutter: float) -> bool:
    left = sum(any(s.right <= gutter for s in row) for row in rows)
    right = sum(any(s.left >= gutter for s in row) for row in rows)
    ends = all(any(s.right <= gutter for s in rows[n]) or any(s.left >= gutter for s in rows[n]) for n in (0, -1))
    return ends and left >= _ROWS and right >= _ROWS
