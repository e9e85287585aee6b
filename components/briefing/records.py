"""What a briefing holds: passages, charts with their numbers, views and notes, each as it was when it was pinned.

Records are immutable: every change gives a new briefing, so the one before is what undo goes back to.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from components.queries.filters import Filters
from components.queries.picks import Pick

DRAWN = ("count", "cooperation", "conflict")
"""What a column of numbers can be drawn as: bars in the accent colour, or in the colour of its sign."""


@dataclass(frozen=True, slots=True)
class Source:
    """A paragraph as it is cited."""

    paragraph_id: str
    article_id: str
    headline: str
    publisher: str | None
    published: str | None
    """EDTF, null where the article has no known date."""
    basis: str | None
    """What the date rests on: metadata, page or text."""
    source_file: str
    number: int
    """Of the paragraph in its article, from 1; paragraphs are the article's text, without headings and captions."""
    start: int
    end: int
    """Characters in the decoded source file."""


@dataclass(frozen=True, slots=True)
class View:
    """Where something was pinned: the page, its filters and what was picked there, and the filters in words."""

    page: str
    filters: Filters
    pick: Pick | None
    filters_words: str
    build: str
    """Id of the build that answered."""
    also: tuple[tuple[str, str], ...] = ()
    """What else the address held (which chart of the page was open, which article): names and values."""


class Mark(NamedTuple):
    """Words of a passage to mark: offsets in code points, end exclusive, and the kind (queries.spans.KINDS)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, its words marked as they were in the panel."""

    id: str
    title: str
    """What the panel showed it for: an actor, a pair of countries."""
    source: Source
    text: str
    marks: tuple[Mark, ...]
    view: View
    comment: str = ""


class Column(NamedTuple):
    """A column of a chart's table: its heading, and what its numbers are drawn as (one of DRAWN, or '' for not)."""

    heading: str
    drawn: str = ""


Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One mark of a chart: its cells, its pick, and the first of the paragraphs that it counts."""

    cells: tuple[Cell, ...]
    pick: Pick | None
    sources: tuple[Source, ...]
    paragraphs: int
    """How many paragraphs stand behind it in all."""


class GridCell(NamedTuple):
    """A cell of a grid: its row and column (from 0), what it says, and how strong it is, from -1 (conflict) to 1."""

    row: int
    column: int
    text: str
    strength: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix, or lanes over time, as it is drawn: all its cells, not only those whose rows are cited."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[GridCell, ...]
    signed: bool
    """Whether cells tell cooperation and conflict apart."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The numbers of a chart, each row with the paragraphs behind it."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    all_rows: int
    """How many rows the chart's table had; the first are kept."""
    view: View
    comment: str = ""
    grid: Grid | None = None
    """Drawn above the table, where the chart was a matrix or a timeline."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A view of a page: how much it showed, and the first of the paragraphs."""

    id: str
    title: str
    counted: str
    """'12 mentions in 7 paragraphs of 3 articles'."""
    sources: tuple[Source, ...]
    paragraphs: int
    view: View
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Words of the analyst's own."""

    id: str
    comment: str


Pin = Passage | Chart | Seen | Note


@dataclass(frozen=True, slots=True)
class Briefing:
    """Pins in order under a title and a date."""

    title: str
    day: date
    pins: tuple[Pin, ...] = ()

    def pin(self, pin_id: str) -> Pin | None:
        """Return a pin by its id, null where the briefing has none of that id."""
        return next((pin for pin in self.pins if pin.id == pin_id), None)

    def with_pin(self, pin: Pin) -> "Briefing":
        """Return the briefing with one more pin at its end."""
        return replace(self, pins=(*self.pins, pin))

    def without(self, pin_id: str) -> "Briefing":
        """Return the briefing without a pin."""
        return replace(self, pins=tuple(pin for pin in self.pins if pin.id != pin_id))

    def with_comment(self, pin_id: str, comment: str) -> "Briefing":
        """Return the briefing with the comment of a pin (the words of a note) changed."""
        pin = self.pin(pin_id)
        return self if pin is None else self.replaced(_commented(pin, comment))

    def with_place(self, pin_id: str, place: int) -> "Briefing":
        """Return the briefing with a pin moved to a place, from 0; places beyond the ends are the ends."""
        moved = self.pin(pin_id)
        if moved is None:
            return self
        others = [pin for pin in self.pins if pin.id != pin_id]
        others.insert(min(max(place, 0), len(others)), moved)
        return replace(self, pins=tuple(others))

    def replaced(self, pin: Pin) -> "Briefing":
        """Return the briefing with the pin of the same id replaced."""
        return replace(self, pins=tuple(pin if old.id == pin.id else old for old in self.pins))

    def joined(self, other: "Briefing") -> "Briefing":
        """Return this briefing with the pins of another one that it does not have, at the end."""
        known = {pin.id for pin in self.pins}
        return replace(self, pins=(*self.pins, *(pin for pin in other.pins if pin.id not in known)))

    def sources(self) -> Iterator[Source]:
        """Yield every source in the order in which it is cited, again where it is cited again."""
        for pin in self.pins:
            yield from sources_of(pin)


def sources_of(pin: Pin) -> Iterator[Source]:
    """Yield the sources that a pin cites, in order."""
    match pin:
        case Passage():
            yield pin.source
        case Chart():
            for row in pin.rows:
                yield from row.sources
        case Seen():
            yield from pin.sources
        case Note():
            return


def _commented(pin: Pin, comment: str) -> Pin:
    return replace(pin, comment=comment)
