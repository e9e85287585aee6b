"""A briefing beside the build of today: what of it is still there, what has moved, what is gone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from components.briefing.records import Briefing, Chart, Note, Passage, Pin, Seen, Source
from components.queries.sources import cited, same_words
from components.queries.tables import Tables


@dataclass(frozen=True, slots=True)
class Current:
    """A briefing whose sources are those of a build, where it has them."""

    briefing: Briefing
    gone: frozenset[str]
    """Ids of paragraphs that the build has no more; they are cited as they were."""
    moved: frozenset[str]
    """Ids of pins whose passage was found again by its words, under another id."""


def current(tables: Tables, briefing: Briefing) -> Current:
    """Return the briefing as this build has it. A passage whose paragraph is gone is looked for by its words.

    Ids of paragraphs are hashes of their text and place, so a passage moves where its file was renamed or changed.
    """
    now = _sources(tables, {source.paragraph_id for source in briefing.sources()})
    found = dict(_found_again(tables, briefing, now))
    now |= {source.paragraph_id: source for source in found.values()}
    pins = tuple(_updated(pin, now, found.get(pin.id)) for pin in briefing.pins)
    kept = replace(briefing, pins=pins)
    gone = {source.paragraph_id for source in kept.sources()} - now.keys()
    return Current(kept, frozenset(gone), frozenset(found))


def source_of(row: Any) -> Source:  # noqa: ANN401 - a row of queries.sources.cited, as itertuples gives it
    """Return a row of queries.sources.cited as a source."""
    publisher, published, basis = (
        None if pd.isna(value) else str(value) for value in (row.publisher, row.published, row.basis)
    )
    return Source(
        row.paragraph_id,
        row.article_id,
        row.headline,
        publisher,
        published,
        basis,
        row.source_file,
        int(row.number),
        int(row.start),
        int(row.end),
    )


def _sources(tables: Tables, paragraph_ids: set[str]) -> dict[str, Source]:
    found = map(source_of, cited(tables, sorted(paragraph_ids)).itertuples(index=False))
    return {source.paragraph_id: source for source in found}


def _found_again(tables: Tables, briefing: Briefing, now: dict[str, Source]) -> Iterator[tuple[str, Source]]:
    """Yield the pins whose paragraph is gone with the one that says the same."""
    for pin in briefing.pins:
        if isinstance(pin, Passage) and pin.source.paragraph_id not in now:
            paragraph_id = same_words(tables, pin.text, pin.source.source_file)
            if paragraph_id:
                yield pin.id, _sources(tables, {paragraph_id})[paragraph_id]


def _updated(pin: Pin, now: dict[str, Source], moved_to: Source | None) -> Pin:
    """Return a pin with its sources as they are now, in the same order."""

    def each(sources: tuple[Source, ...]) -> tuple[Source, ...]:
        return tuple(now.get(source.paragraph_id, source) for source in sources)

    match pin:
        case Passage():
            return replace(pin, source=moved_to or now.get(pin.source.paragraph_id, pin.source))
        case Chart():
            return replace(pin, rows=tuple(replace(row, sources=each(row.sources)) for row in pin.rows))
        case Seen():
            return replace(pin, sources=each(pin.sources))
        case Note():
            return pin
