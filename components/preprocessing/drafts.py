"""Mentions as finders propose them, before an article's entities are joined; the better proposal wins a place."""

from collections.abc import Iterable
from dataclasses import dataclass

from components.preprocessing.spans import overlap


@dataclass(slots=True)
class Draft:
    """Words that one finder takes for a mention. `name`, `type`, `country` and `office` describe the entity."""

    start: int
    end: int
    name: str
    type: str
    country: str | None = None  # of the entity: affiliation, or where a place lies
    stands_for: str | None = None  # the country that the words name or stand for
    role: str | None = None  # actor or place
    via: str = "name"
    extractor: str = "gazetteer"
    score: float = 0.9
    rank: int = 50  # who wins where two overlap
    office: str | None = None
    called: str | None = None  # as the text calls a body that `name` gives under the one of its names it is known by

    @property
    def extent(self) -> tuple[int, int]:
        """The offsets of the words."""
        return self.start, self.end


def without_overlaps(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts that win their place (higher rank, then longer, then earlier), in order of their start."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.rank, d.start - d.end, d.start, d.type, d.name)):
        if not any(overlap(draft.extent, other.extent) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.start, d.end))
