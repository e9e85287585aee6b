"""The paragraphs behind a mark, with the words to mark in them, and how many there are in every unit."""

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from components.queries.filters import UNITS, Filters
from components.queries.hits import ALL, COUNT, FAMILIES, hits
from components.queries.picks import Pick
from components.queries.redirects import merged_ids
from components.queries.search_hits import SEARCHES, bound
from components.queries.spans import picked_spans
from components.queries.tables import Tables, frame, row

_ENTITIES = ("entity_id", "entity_a", "entity_b", "source_id", "target_id")
"""Keys of families that are ids of entities."""
# one row at least, with the totals alone where no paragraph is left to show
_PARAGRAPHS = f"""
, totals AS (SELECT {COUNT} FROM hits), placed AS (
    SELECT paragraph, row_number() OVER (ORDER BY rank, newest) AS place
    FROM (SELECT paragraph, rank, newest FROM ranked JOIN numbered.paragraphs USING (paragraph)
        ORDER BY rank, newest LIMIT $limit OFFSET $offset)),
shown AS (
    SELECT p.paragraph_id, p.article_id, a.title, a.publisher, a.published, a.published_basis, a.text_flags,
        p.source_file, p.char_start, p.char_end, p.position, p.text, place
    FROM placed JOIN paragraphs p ON p.rowid = placed.paragraph JOIN articles a USING (article_id))
SELECT shown.* EXCLUDE (place), (SELECT count(*) FROM paragraphs n WHERE n.article_id = shown.article_id
    AND n.kind = 'body' AND n.position <= shown.position) AS number, totals.*
FROM totals LEFT JOIN shown ON true ORDER BY place"""
_NEWEST_FIRST = ", ranked AS (SELECT DISTINCT paragraph, 0 AS rank FROM hits)"
_BEST_FIRST = ", ranked AS (SELECT paragraph, min(rank) AS rank FROM hits GROUP BY paragraph)"
_WHOLE = {"char_start": "int64", "char_end": "int64", "position": "int64", "number": "int64"}


class Counts(NamedTuple):
    """How many hits, and in how many paragraphs, articles and stories they lie."""

    mentions: int
    paragraphs: int
    articles: int
    stories: int


@dataclass(frozen=True, slots=True)
class Passages:
    """The paragraphs behind a mark.

    `frame` has one row a paragraph, newest article first, undated ones last, in reading order within an article.
    Columns: paragraph_id, article_id, title, publisher, published (EDTF), published_basis, text_flags (list of text),
    source_file, char_start and char_end (of the paragraph, in the decoded source), position (in the file), text, number
    (of the body paragraph in its article, from 1), and spans (tuple of Span: the words to mark, offsets into text).
    """

    pick: Pick
    noun: str
    counts: Counts
    frame: pd.DataFrame
    unit: str = UNITS[0]

    @property
    def heading(self) -> str:
        """The numbers as a sentence: 12 mentions in 7 paragraphs of 3 articles; stories where these are counted."""
        counts = self.counts
        stories = f", {_number(counts.stories, 'story')}" if self.unit == "stories" else ""
        return (
            f"{_number(counts.mentions, self.noun)} in {_number(counts.paragraphs, 'paragraph')} "
            f"of {_number(counts.articles, 'article')}{stories}"
        )


def passages(
    tables: Tables,
    pick: Pick,
    filters: Filters,
    *,
    offset: int = 0,
    limit: int | None = None,
    best_first: bool = False,
) -> Passages:
    """Return the selected paragraphs behind a pick; `counts` are of all of them, whatever part `limit` asks for.

    What a search finds comes by relevance where `best_first`, what is similar to a paragraph always does.
    """
    pick = merged(tables, pick)
    family = FAMILIES[pick.family]
    start, parameters = hits(family, filters, tuple(pick.keys))
    ranked = _BEST_FIRST if (best_first and pick.family in SEARCHES) or pick.family == "similar" else _NEWEST_FIRST
    found = frame(
        tables,
        start + ranked + _PARAGRAPHS,
        parameters | bound(tables, pick) | {"limit": ALL if limit is None else limit, "offset": offset},
    )
    totals = Counts(*map(int, found.loc[0, list(Counts._fields)]))
    found = found.drop(columns=list(Counts._fields)).dropna(subset="paragraph_id").astype(_WHOLE)
    marked = picked_spans(tables, pick, filters, list(found["paragraph_id"]))
    found["spans"] = pd.Series([marked.get(i, ()) for i in found["paragraph_id"]], dtype="object")
    found["text_flags"] = found["text_flags"].map(list)
    return Passages(pick, family.noun, totals, found, filters.unit)


def count(tables: Tables, pick: Pick, filters: Filters) -> Counts:
    """Return what a pick counts in every unit: the numbers of the mark it stands for."""
    pick = merged(tables, pick)
    start, parameters = hits(FAMILIES[pick.family], filters, tuple(pick.keys))
    return Counts(*map(int, row(tables, f"{start} SELECT {COUNT} FROM hits", parameters | bound(tables, pick))))


def merged(tables: Tables, pick: Pick) -> Pick:
    """Return the pick with the ids that entities have now in place of those they had before they were merged."""
    places = [place for place, key in enumerate(pick.keys) if key in _ENTITIES]
    if not places:
        return pick
    values = list(pick.values)
    for place, now in zip(places, merged_ids(tables, [values[place] for place in places]), strict=True):
        values[place] = now
    if "entity_a" in pick.keys:
        values[:2] = sorted(values[:2])
    return Pick(pick.family, tuple(values))


def _number(number: int, noun: str) -> str:
    plural = {"story": "stories"}.get(noun, noun + "s")
    return f"{number:,} {noun if number == 1 else plural}"
