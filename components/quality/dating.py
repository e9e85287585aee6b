"""How well articles are dated: the day of publication, and the dates on which things happened.

Both are scored by article. A date counts only as a whole, in value and precision: a month where a day is labelled, a
year that the text does not settle, and a year invented are all wrong. Dates after the publication are plans, which
readers do not list, so they are left out on both sides.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from components.quality.comparing import Counts
from components.quality.predictions import FoundParagraph


@dataclass(frozen=True, slots=True)
class Dating:
    """What somebody says of an article: when it was published ('' for not said), and when things happened (EDTF)."""

    published: str = ""
    events: frozenset[str] = frozenset()


def as_edtf(date: str) -> str:
    """Return a reader's date as EDTF: '--11-26', of a year that the text does not give, is 'XXXX-11-26'."""
    return f"XXXX{date.removeprefix('-')}" if date.startswith("--") else date


def found_dating(pieces: Iterable[FoundParagraph]) -> Dating:
    """Return what was found of an article, given the paragraphs of it: the date that most of them were published on."""
    pieces = list(pieces)
    published = Counter(piece.published for piece in pieces)
    most = min(published, key=lambda date: (-published[date], date), default="")
    return Dating(most, frozenset().union(*(piece.dates for piece in pieces)))


def compare_published(found: Dating, readers: Sequence[Dating]) -> Counts:
    """Return the counts of an article's date of publication; readers who give none expect none."""
    said = {reader.published for reader in readers}
    right = bool(found.published) and found.published in said
    wanted = len(said) == 1 and "" not in said
    return Counts(right, bool(found.published), right and wanted, wanted)


def compare_events(found: Dating, readers: Sequence[Dating]) -> Counts:
    """Return the counts of the dates on which things happened.

    Where the page does not say when it was published, readers leave the year open; metadata may know it.
    """
    events = found.events if found.published else _without_known_years(found.events, readers)
    allowed = frozenset[str]().union(*(reader.events for reader in readers))
    wanted = reduce(frozenset.__and__, (reader.events for reader in readers))
    return Counts(len(events & allowed), len(events), len(events & wanted), len(wanted))


def _without_known_years(events: frozenset[str], readers: Sequence[Dating]) -> frozenset[str]:
    """Return dates with their years left open where a reader leaves that of the same day or month open."""
    open_years = {date for reader in readers for date in reader.events if date.startswith("XXXX")}
    return frozenset(f"XXXX{date[4:]}" if f"XXXX{date[4:]}" in open_years else date for date in events)


DATING: Mapping[str, Callable[[Dating, Sequence[Dating]], Counts]] = {
    "published": compare_published,
    "dates": compare_events,
}
"""Figure -> how an article is compared with one or more readers."""
