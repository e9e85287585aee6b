"""A briefing laid out for reading, whatever the format: headings, words, quoted passages, tables, numbered sources."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from components.briefing.citations import Numbers, citation, numbered_sources, permalink, place, view_link
from components.briefing.records import Briefing, Cell, Chart, Column, Grid, Note, Passage, Pin, Seen, Source, View
from components.queries.date_words import day_in_words

GONE = "no longer in the corpus"
_MOST_TEXTS, _MOST_NUMBERS = 5, 3
"""Columns that a page of paper holds beside the sources."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part: of a chart, a view, or one that the analyst wrote."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the analyst wrote: paragraphs of plain text."""

    paragraphs: tuple[str, ...]


class Piece(NamedTuple):
    """A stretch of a passage, and whether its words are marked."""

    text: str
    marked: bool


class Reference(NamedTuple):
    """A source as the text refers to it: its number, the address of the paragraph, and its citation."""

    number: int
    link: str
    citation: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage word for word, and its source."""

    pieces: tuple[Piece, ...]
    reference: Reference


@dataclass(frozen=True, slots=True)
class TableCell:
    """What a cell says, and of a number that is drawn: as what (records.DRAWN), and how long, from 0 to 1."""

    text: str
    number: bool = False
    drawn: str = ""
    length: float = 0.0


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row, the sources it cites, how many it does not, and the address that opens all of them."""

    cells: tuple[TableCell, ...]
    references: tuple[Reference, ...]
    left_out: int
    link: str


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart."""

    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A matrix or a timeline as a grid to be drawn, and what it is in words."""

    grid: Grid
    said: str


@dataclass(frozen=True, slots=True)
class About:
    """Where a part comes from: sentences, sources, and the address of the view."""

    sentences: tuple[str, ...]
    references: tuple[Reference, ...]
    left_out: int
    link: str


Block = Heading | Words | Quote | Picture | Table | About


class Cited(NamedTuple):
    """An entry of the list of sources."""

    number: int
    citation: str
    place: str
    link: str


@dataclass(frozen=True, slots=True)
class Document:
    """A briefing as it is read: one part a pin, in order."""

    title: str
    day: str
    parts: tuple[tuple[Block, ...], ...]
    sources: tuple[Cited, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All parts, one after the other."""
        return tuple(block for part in self.parts for block in part)


class _Citing(NamedTuple):
    """How sources are referred to: their numbers, where the dashboard is served, what it has no more."""

    numbers: Numbers
    base: str
    gone: Collection[str]

    def said(self, source: Source) -> str:
        said = citation(source)
        return f"{said} ({GONE})" if source.paragraph_id in self.gone else said

    def reference(self, source: Source) -> Reference:
        return Reference(self.numbers[source.paragraph_id], permalink(source, self.base), self.said(source))

    def references(self, sources: Iterable[Source]) -> tuple[Reference, ...]:
        """Return references by their numbers."""
        return tuple(sorted(map(self.reference, sources)))


def document(briefing: Briefing, base: str = "", gone: Collection[str] = ()) -> Document:
    """Return a briefing laid out. `base` is the address of the dashboard, `gone` the paragraphs that it has no more."""
    numbers, sources = numbered_sources(briefing.sources())
    citing = _Citing(numbers, base, gone)
    return Document(
        briefing.title,
        day_in_words(briefing.day),
        tuple(tuple(_blocks(pin, citing)) for pin in briefing.pins),
        tuple(Cited(numbers[s.paragraph_id], citing.said(s), place(s), permalink(s, base)) for s in sources),
    )


def _blocks(pin: Pin, citing: _Citing) -> Iterator[Block]:
    """Yield the blocks of a pin: what it is called, what the analyst says of it, what it shows."""
    if isinstance(pin, Note):
        yield from _note(pin)
        return
    if not isinstance(pin, Passage):
        yield Heading(pin.title)
    yield from _words(pin.comment)
    link = view_link(pin.view, citing.base)
    match pin:
        case Passage():
            yield Quote(tuple(_pieces(pin)), citing.reference(pin.source))
        case Chart():
            if pin.grid is not None:
                yield Picture(pin.grid, f"{pin.title}: {len(pin.grid.rows)} rows, {len(pin.grid.columns)} columns")
            yield _table(pin, _kept_columns(pin), citing)
            shown, every = len(pin.rows), pin.all_rows
            cut = f"The first {shown:,} of {every:,} rows." if every > shown else ""
            yield About(_sentences(cut, pin.view), (), 0, link)
        case Seen():
            left_out = max(pin.paragraphs - len(pin.sources), 0)
            yield About(_sentences(f"{pin.counted}.", pin.view), citing.references(pin.sources), left_out, link)


def _note(note: Note) -> Iterator[Block]:
    """Yield the blocks of a note: a first line that begins with # is a heading."""
    first, _, rest = note.comment.strip().partition("\n")
    if first.startswith("#"):
        yield Heading(first.lstrip("#").strip())
        yield from _words(rest)
    else:
        yield from _words(note.comment)


def _words(text: str) -> Iterator[Words]:
    paragraphs = tuple(part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())
    if paragraphs:
        yield Words(paragraphs)


def _pieces(passage: Passage) -> Iterator[Piece]:
    """Yield the passage cut where marks begin and end; a sentence or a quotation stressed as a whole is no mark."""
    text = passage.text
    spans = [(m.start, m.end) for m in passage.marks if m.kind not in ("sentence", "quotation") and m.start < m.end]
    cuts = sorted({0, len(text), *(end for span in spans for end in span)})
    pieces = [Piece(text[a:b], any(start <= a and b <= end for start, end in spans)) for a, b in pairwise(cuts)]
    for piece in pieces:
        if piece.text:
            yield piece


def _kept_columns(chart: Chart) -> list[int]:
    """Return which columns the page has room for: some that say what a row is, and the numbers that matter."""
    filled = [n for n in range(len(chart.columns)) if any(row.cells[n] not in (None, "") for row in chart.rows)]
    numbers = [n for n in filled if all(_is_number(row.cells[n]) for row in chart.rows)]
    texts = [n for n in filled if n not in numbers][:_MOST_TEXTS]
    if len(numbers) > _MOST_NUMBERS:
        numbers = [n for n in numbers if chart.columns[n].drawn] or numbers[:_MOST_NUMBERS]
    return [n for n in filled if n in texts or n in numbers]


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float)


def _table(chart: Chart, kept: list[int], citing: _Citing) -> Table:
    drawn = [n for n in kept if chart.columns[n].drawn]
    largest = max((_size(row.cells[n]) for row in chart.rows for n in drawn), default=0.0) or 1.0
    return Table(
        tuple(chart.columns[n].heading for n in kept),
        tuple(
            TableRow(
                tuple(_cell(row.cells[n], chart.columns[n], largest) for n in kept),
                citing.references(row.sources),
                max(row.paragraphs - len(row.sources), 0),
                view_link(chart.view, citing.base, pick=row.pick) if row.pick else "",
            )
            for row in chart.rows
        ),
    )


def _size(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0


def _cell(cell: Cell, column: Column, largest: float) -> TableCell:
    if isinstance(cell, str) or cell is None:
        return TableCell(cell or "")
    text = f"{cell:,}" if isinstance(cell, int) else f"{cell:,.2f}"
    return TableCell(
        text, number=True, drawn=column.drawn, length=min(max(_size(cell) / largest, 0.0), 1.0) if column.drawn else 0.0
    )


def _sentences(first: str, view: View) -> tuple[str, ...]:
    filters = f"Filters: {view.filters_words}." if view.filters_words else "No filters."
    return tuple(sentence for sentence in (first, filters) if sentence)
