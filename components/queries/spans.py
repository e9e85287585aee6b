"""The words to mark in a paragraph, and how marks that overlap are cut into pieces."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from components.queries.date_words import date_in_words
from components.queries.filters import Filters
from components.queries.hits import FAMILIES, hits
from components.queries.picks import Pick
from components.queries.search_hits import SEARCHES, bound
from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES

KINDS = (
    "country",
    "actor",
    "place",
    "theme",
    "sentence",
    "source",
    "target",
    "cue",
    "quotation",
    "date",
    "evidence",
    "found",
)


class Span(NamedTuple):
    """Words of a paragraph to mark: offsets in code points, end exclusive."""

    start: int
    end: int
    kind: str
    """One of KINDS: a mention by what it names, a cue of a theme, the parts of an act, quoted words, a date, words that
    speak for a note on the text, or words found by a search."""
    label: str
    """What a tooltip says: the entity's name, the theme's label, the act's type, the speaker, the date."""
    via: str
    """How a mention names its entity (name, alias, demonym, capital, acronym, description, pronoun), or what a date
    rests on (stated, relative); '' elsewhere."""


class Piece(NamedTuple):
    """A stretch of a paragraph under the same marks."""

    text: str
    spans: tuple[Span, ...]


_ACTOR_LIST = ", ".join(f"'{name}'" for name in ACTOR_TYPES)
_MENTIONS = f"""
SELECT m.paragraph_id, m.char_start, m.char_end, e.name AS label, m.via, m.rowid AS record, m.country,
    CASE WHEN e.type IN ({_ACTOR_LIST}) THEN 'actor' WHEN m.country IS NOT NULL THEN 'country' ELSE 'place' END AS kind
FROM mentions m JOIN entities e USING (entity_id) WHERE m.paragraph_id = ANY($shown)"""
_CUES = """
SELECT paragraph_id, cue.char_start AS char_start, cue.char_end AS char_end, label, '' AS via, theme, 'theme' AS kind
FROM (SELECT paragraph_id, theme, unnest(cues) AS cue FROM paragraph_themes WHERE paragraph_id = ANY($shown))
JOIN themes USING (theme)"""
_QUOTATIONS = """
SELECT q.paragraph_id, q.char_start, q.char_end, coalesce(e.name, 'speaker not known') AS label, '' AS via,
    q.rowid AS record, 'quotation' AS kind
FROM quotations q LEFT JOIN entities e ON e.entity_id = q.speaker_id WHERE q.paragraph_id = ANY($shown)"""
_DATES = """
SELECT paragraph_id, char_start, char_end, date AS label, basis AS via, 'date' AS kind
FROM dates WHERE paragraph_id = ANY($shown)"""
_RELATIONS = "SELECT *, rowid AS record FROM relations WHERE paragraph_id = ANY($shown)"
_ACTS = f"""
SELECT paragraph_id, char_start, char_end, type AS label, '' AS via, record, 'sentence' AS kind
FROM ({_RELATIONS})
UNION ALL BY NAME
SELECT paragraph_id, cue_start AS char_start, cue_end AS char_end, type AS label, '' AS via, record,
    'cue' AS kind FROM ({_RELATIONS})
UNION ALL BY NAME
SELECT r.paragraph_id, m.char_start, m.char_end, e.name AS label, m.via, r.record, 'source' AS kind
FROM ({_RELATIONS}) r JOIN mentions m ON m.mention_id = r.source_mention_id JOIN entities e ON e.entity_id = r.source_id
UNION ALL BY NAME
SELECT r.paragraph_id, m.char_start, m.char_end, e.name AS label, m.via, r.record, 'target' AS kind
FROM ({_RELATIONS}) r JOIN mentions m ON m.mention_id = r.target_mention_id JOIN entities e ON e.entity_id = r.target_id
"""
_WORDS_FOUND = """
SELECT p.paragraph_id, h.char_start, h.char_end, 'found' AS kind, '' AS label, '' AS via
FROM hits h JOIN paragraphs p ON p.rowid = h.paragraph"""
_LAYERS = {"mention": _MENTIONS, "cue": _CUES, "act": _ACTS, "quotation": _QUOTATIONS}
_HIT = """
SELECT * FROM ({layer}) WHERE record IN (SELECT record FROM hits) OR paragraph_id IN (
    SELECT p.paragraph_id FROM hits h JOIN paragraphs p ON p.rowid = h.paragraph WHERE h.record IS NULL)"""
_OF_COUNTRIES = "SELECT * REPLACE ('country' AS kind) FROM ({hit}) WHERE country = ANY($marked)"

Spans = dict[str, tuple[Span, ...]]


def all_spans(tables: Tables, paragraph_ids: Sequence[str]) -> Spans:
    """Return every mark of the paragraphs, by paragraph id: all mentions, theme cues, acts, quotations and dates."""
    shown = {"shown": list(paragraph_ids)}
    found = [frame(tables, layer, shown) for layer in _LAYERS.values()]
    dates = frame(tables, _DATES, shown)
    found.append(dates.assign(label=dates["label"].map(date_in_words)))
    return _by_paragraph(row for rows in found for row in rows.itertuples())


def picked_spans(tables: Tables, pick: Pick, filters: Filters, paragraph_ids: Sequence[str]) -> Spans:
    """Return the marks that a pick stands for in paragraphs that the filters leave, by paragraph id.

    Its hits first of all; where a pick joins two things (actor and theme, actor and country, theme and country), the
    words of the second as well. An act marks its sentence, the word that says what was done, and its two ends.
    """
    family, keys = FAMILIES[pick.family], bound(tables, pick, paragraph_ids)
    shown: dict[str, object] = {"shown": list(paragraph_ids)}
    rows = []
    if family.noun != "cue":
        start, parameters = hits(family, filters, tuple(pick.keys), among=paragraph_ids)
        if pick.family in SEARCHES:
            found = frame(tables, start + _WORDS_FOUND, parameters | keys)
        else:
            sql, marked = _HIT.format(layer=_LAYERS[family.noun]), {}
            if pick.family in ("country", "theme-country", "together"):
                sql = _OF_COUNTRIES.format(hit=sql)
                marked = {"marked": [value for key, value in keys.items() if key.startswith("country")]}
            found = frame(tables, start + sql, parameters | keys | shown | marked)
        rows.append(found)
    of_themes = [value for key, value in keys.items() if key in ("theme", "theme_a", "theme_b")]
    if of_themes:
        rows.append(frame(tables, f"SELECT * FROM ({_CUES}) WHERE theme = ANY($themes)", shown | {"themes": of_themes}))
    if pick.family in ("actor-country", "speaker-country"):
        sql = f"SELECT * REPLACE ('country' AS kind) FROM ({_MENTIONS}) WHERE country = $country"
        rows.append(frame(tables, sql, shown | {"country": keys["country"]}))
    return _by_paragraph(row for found in rows for row in found.itertuples())


def pieces(text: str, spans: Iterable[Span]) -> list[Piece]:
    """Cut a paragraph where a mark begins or ends. The pieces' texts joined are the paragraph.

    Spans may overlap and nest; each piece carries those that cover it, widest first. What lies outside the text is
    cut off.
    """
    inside = [s._replace(start=max(s.start, 0), end=min(s.end, len(text))) for s in spans]
    inside = sorted((s for s in inside if s.start < s.end), key=lambda s: (s.start, -s.end))
    cuts = sorted({0, len(text), *(s.start for s in inside), *(s.end for s in inside)})
    return [Piece(text[a:b], tuple(s for s in inside if s.start <= a and b <= s.end)) for a, b in pairwise(cuts)]


def _by_paragraph(rows: Iterable[Any]) -> Spans:
    found: dict[str, set[Span]] = defaultdict(set)
    for row in rows:
        found[row.paragraph_id].add(Span(int(row.char_start), int(row.char_end), row.kind, row.label, row.via))
    return {
        paragraph: tuple(sorted(spans, key=lambda s: (s.start, -s.end, s.kind))) for paragraph, spans in found.items()
    }
