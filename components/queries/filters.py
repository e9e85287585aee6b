"""What the analyst has chosen to look at: the filters that every page and every number obeys.

A filter selects body paragraphs: those that mention the chosen countries, have any chosen theme, mention any chosen
actor, tell of an act of a chosen class, contain the chosen words and lie in the chosen articles and days. Every number
counts in these paragraphs alone, and every number of acts counts the acts that `Filters.acts` leaves. A paragraph that
repeats another one of its file (`duplicate_of`) is never selected, so nothing counts twice.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from components.queries.redirects import merged_ids
from components.queries.tables import Tables, frame
from components.schema import QUAD_CLASSES, STATUSES, TEXT_FLAGS

UNITS = ("mentions", "paragraphs", "articles", "stories")
UNFLAGGED = "unflagged"
TEXTS = (UNFLAGGED, *TEXT_FLAGS)
"""What a filter by text flag may ask for: articles without any flag, or with that one."""
ACT_CLASSES = ("cooperation", "conflict", "neutral", *QUAD_CLASSES)
"""What a filter by class of act may ask for: acts of one sign, or of one quad class."""
MATCHES = ("any", "all", "between")
"""How a paragraph may go with the chosen countries: it mentions any, or all, or tells of an act between two of them."""
DIMENSIONS = ("countries", "themes", "actors", "stories", "articles", "publishers")

# how a build lists those of some values that it knows
_KNOWN = {
    "countries": "SELECT DISTINCT country FROM numbered.countries WHERE country = ANY($given)",
    "themes": "SELECT theme FROM themes WHERE theme = ANY($given)",
    "actors": "SELECT entity_id FROM entities WHERE entity_id = ANY($given)",
    "stories": "SELECT DISTINCT story_id FROM articles WHERE story_id = ANY($given)",
    "articles": "SELECT article_id FROM articles WHERE article_id = ANY($given)",
    "publishers": "SELECT DISTINCT publisher FROM articles WHERE publisher = ANY($given)",
}
_NOUN = {
    "countries": "country",
    "themes": "theme",
    "actors": "actor",
    "stories": "story",
    "articles": "article",
    "publishers": "publisher",
}
_CONDITIONS = {
    "countries": "p.paragraph IN (SELECT paragraph FROM numbered.countries WHERE country = ANY($f_countries))",
    "themes": "p.paragraph IN (SELECT paragraph FROM numbered.themes WHERE theme = ANY($f_themes))",
    "actors": "p.paragraph IN (SELECT paragraph FROM numbered.mentions WHERE entity IN ("
    "SELECT rowid FROM entities WHERE entity_id = ANY($f_actors)))",
    "stories": "a.story_id = ANY($f_stories)",
    "articles": "a.article_id = ANY($f_articles)",
    "publishers": "a.publisher = ANY($f_publishers)",
}
_ALL_COUNTRIES = """p.paragraph IN (SELECT paragraph FROM numbered.countries WHERE country = ANY($f_countries)
    GROUP BY paragraph HAVING count(*) = len(list_distinct($f_countries)))"""
_OF_STATUS = "r.status = ANY($f_statuses)"
SIGN_CLASS = "CASE r.polarity WHEN '+' THEN 'cooperation' WHEN '-' THEN 'conflict' ELSE 'neutral' END"
"""The class of an act `r` by its sign, as SQL."""
_OF_CLASS = f"(r.quad_class = ANY($f_classes) OR {SIGN_CLASS} = ANY($f_classes))"
_BETWEEN = """r.source_country = ANY($f_countries) AND r.target_country = ANY($f_countries)
    AND r.source_country <> r.target_country"""
_EVERYTHING = "SELECT p.paragraph, p.article, p.story, p.mentions, p.newest FROM numbered.paragraphs p"
_CONTAINS = "t.kind = 'body' AND regexp_matches(nfc_normalize(t.text), $f_text, 'i')"
_LONGEST_TEXT = 200  # characters of a text filter: longer is no search for words


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked at. Immutable and hashable, so it serves as a cache key. Empty means: all."""

    countries: tuple[str, ...] = ()
    """Alpha-3 codes: paragraphs that mention any of them, or as `match` says."""
    themes: tuple[str, ...] = ()
    """Slugs: paragraphs that have any of them."""
    actors: tuple[str, ...] = ()
    """Entity ids: paragraphs that mention any of them, pronouns included."""
    stories: tuple[str, ...] = ()
    """Ids of stories: all articles that tell them."""
    articles: tuple[str, ...] = ()
    """Article ids."""
    publishers: tuple[str, ...] = ()
    """Publishers, as the articles name them."""
    match: str = "any"
    """Paragraphs that mention any of the countries, all of them, or tell of an act between two of them (then only acts
    whose both ends are chosen count). Without two countries it is any."""
    classes: tuple[str, ...] = ()
    """Paragraphs that tell of an act of any of these classes (cooperation, conflict, neutral, or a quad class), and of
    the acts only those."""
    date_from: date | None = None
    date_to: date | None = None
    """Articles whose date may lie between these days, both included (a month counts where any day of it does)."""
    undated: bool = True
    """Whether articles without a known date are included."""
    text: str = ""
    """Words that the paragraph contains one after the other, in any case."""
    flag: str = ""
    """Articles with this text flag (machine_translated, spun, truncated), or `unflagged`: those with none."""
    statuses: tuple[str, ...] = ("actual",)
    """Which acts count: actual, planned, denied, hypothetical, historic. Takes no paragraph away by itself."""
    unit: str = "mentions"
    """What the column `count` of every frame counts: mentions, paragraphs, articles or stories."""

    def without(self, dimension: str) -> "Filters":
        """Return these filters with one field (countries, articles, classes, statuses, flag, ...) open."""
        open_values: dict[str, Any] = {"statuses": STATUSES, "flag": "", "match": "any"}
        opened: dict[str, Any] = {dimension: open_values.get(dimension, ())}
        return replace(self, **opened)

    @property
    def between(self) -> bool:
        """Whether only acts between two of the chosen countries count."""
        return self.match == "between" and len(set(self.countries)) > 1

    def acts(self) -> tuple[str, dict[str, object]]:
        """Return the SQL of the acts that count (columns of `numbered.relations`, in any paragraph), and parameters."""
        conditions = [_OF_STATUS]
        parameters: dict[str, object] = {"f_statuses": list(self.statuses)}
        if self.classes:
            conditions.append(_OF_CLASS)
            parameters["f_classes"] = list(self.classes)
        if self.between:
            conditions.append(_BETWEEN)
            parameters["f_countries"] = list(self.countries)
        return "SELECT r.* FROM numbered.relations r WHERE " + " AND ".join(conditions), parameters

    def selection(self) -> tuple[str, dict[str, object]]:
        """Return the SQL of the selected paragraphs and its parameters.

        Columns are those of `numbered.paragraphs` (store/numbered.py): paragraph, article, story, mentions, newest.
        """
        conditions: list[str] = []
        parameters: dict[str, object] = {}
        for dimension in DIMENSIONS:
            chosen = getattr(self, dimension)
            if chosen and not (dimension == "countries" and self.between):
                all_of_them = dimension == "countries" and self.match == "all"
                conditions.append(_ALL_COUNTRIES if all_of_them else _CONDITIONS[dimension])
                parameters[f"f_{dimension}"] = list(chosen)
        if self.classes or self.between:
            acts, of_acts = self.acts()
            conditions.append(f"p.paragraph IN (SELECT paragraph FROM ({acts}))")
            parameters |= of_acts
        if self.text:
            conditions.append(f"p.paragraph IN (SELECT t.rowid FROM paragraphs t WHERE {_CONTAINS})")
            parameters["f_text"] = _pattern(self.text)
        if self.flag == UNFLAGGED:
            conditions.append("len(a.text_flags) = 0")
        elif self.flag:
            conditions.append("list_contains(a.text_flags, $f_flag)")
            parameters["f_flag"] = self.flag
        if self.date_from:
            conditions.append("(a.published_to >= $f_from OR a.published_from IS NULL)")
            parameters["f_from"] = self.date_from
        if self.date_to:
            conditions.append("(a.published_from <= $f_to OR a.published_from IS NULL)")
            parameters["f_to"] = self.date_to
        if not self.undated:
            conditions.append("a.published_from IS NOT NULL")
        if not conditions:
            return _EVERYTHING, {}
        articles = (
            " JOIN articles a ON a.rowid = p.article" if any(re.search(r"\ba\.", one) for one in conditions) else ""
        )
        return f"{_EVERYTHING}{articles} WHERE {' AND '.join(conditions)}", parameters

    def checked(self, tables: Tables) -> "Checked":
        """Return these filters as this build can answer them; what it does not know is dropped and said.

        Values are sorted and unique afterwards, so equal choices are equal keys. Ids that entities had before they
        were merged become the ids they have now. Never raises, whatever an address held.
        """
        dropped: list[str] = []
        actors = sorted(set(merged_ids(tables, _texts(self.actors))))
        kept = {
            dimension: _known(
                tables, dimension, actors if dimension == "actors" else _texts(getattr(self, dimension)), dropped
            )
            for dimension in DIMENSIONS
        }
        match = _allowed(_texts((self.match,)), MATCHES, "way to combine countries", dropped)
        classes = _allowed(_texts(self.classes), ACT_CLASSES, "class of acts", dropped)
        statuses = _allowed(_texts(self.statuses), STATUSES, "act status", dropped)
        first, last = _day(self.date_from, "from", dropped), _day(self.date_to, "to", dropped)
        if first and last and first > last:
            dropped.append(f"The dates were the wrong way round: shown is {last} to {first}.")
            first, last = last, first
        unit = _allowed(_texts((self.unit,)), UNITS, "unit", dropped)
        flag = _allowed(_texts((self.flag,)), TEXTS, "note on the text", dropped)
        words = self.text.strip() if isinstance(self.text, str) else ""
        if len(words) > _LONGEST_TEXT:
            dropped.append(f"The words looked for were cut at {_LONGEST_TEXT} characters.")
        return Checked(
            Filters(
                **kept,
                match=match[0] if match and len(kept["countries"]) > 1 else MATCHES[0],
                classes=classes,
                date_from=first,
                date_to=last,
                undated=bool(self.undated),
                text=words[:_LONGEST_TEXT],
                flag=flag[0] if flag else "",
                statuses=statuses or Filters().statuses,
                unit=unit[0] if unit else UNITS[0],
            ),
            tuple(dropped),
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """Filters that a build can answer, and a sentence for each value that was dropped."""

    filters: Filters
    dropped: tuple[str, ...]


def _pattern(words: str) -> str:
    r"""Return the regular expression of words one after the other, over line ends and double spaces.

    The words themselves are no pattern: `a.b*` looks for just that. Accents are compared composed (NFC).
    """
    return r"[\s\pZ]+".join(re.escape(word) for word in unicodedata.normalize("NFC", words).split())


def _texts(values: object) -> list[str]:
    """Return the values that are text, sorted and unique; one text alone counts as one value."""
    if isinstance(values, str):
        return [values]
    if not isinstance(values, Collection):
        return []
    return sorted({value for value in values if isinstance(value, str) and value})


def _known(tables: Tables, dimension: str, given: list[str], dropped: list[str]) -> tuple[str, ...]:
    if not given:
        return ()
    known = set(frame(tables, _KNOWN[dimension], {"given": given}).iloc[:, 0])
    dropped += [f"This corpus has no {_NOUN[dimension]} {_shown(value)}." for value in given if value not in known]
    return tuple(value for value in given if value in known)


def _allowed(given: list[str], allowed: tuple[str, ...], noun: str, dropped: list[str]) -> tuple[str, ...]:
    dropped += [f"There is no {noun} {_shown(value)}." for value in given if value not in allowed]
    return tuple(value for value in allowed if value in given)


def _day(value: object, end: str, dropped: list[str]) -> date | None:
    if value is None or value != value:  # pandas' missing day is not equal to itself  # noqa: PLR0124
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    dropped.append(f"The {end} date {_shown(value)} is no day.")
    return None


def _shown(value: object) -> str:
    text = str(value)
    return repr(text if len(text) <= 40 else text[:39] + "…")
