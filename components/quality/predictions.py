"""What the tables of a build say of each body paragraph, as facts that can be compared with the readers'."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from components.quality.facts import Act, Actor, Facts, name_key, plain, quotation_key

if TYPE_CHECKING:
    import duckdb

_BODY = """SELECT p.paragraph_id, a.source_file, a.article_id, a.title, p.text,
    CASE WHEN a.published_basis <> 'metadata' THEN a.published END
    FROM paragraphs p JOIN articles a USING (article_id) WHERE p.kind = 'body' ORDER BY a.source_file, p.position"""
_COUNTRIES = "SELECT paragraph_id, country FROM mentions WHERE via <> 'pronoun' AND country IS NOT NULL"
_ACTORS = """SELECT m.paragraph_id, m.entity_id, e.name, m.form FROM mentions m JOIN entities e USING (entity_id)
    WHERE m.via <> 'pronoun' AND e.type NOT IN ('COUNTRY', 'PLACE', 'EVENT')"""
_THEMES = "SELECT paragraph_id, theme FROM paragraph_themes"
_ACTS = """SELECT paragraph_id, source_country, target_country, type, polarity, mutual FROM relations
    WHERE source_country <> target_country"""  # nulls drop out
_DATES = """SELECT d.paragraph_id, d.date
    FROM dates d JOIN paragraphs p USING (paragraph_id) JOIN articles a ON a.article_id = p.article_id
    WHERE d.date_from IS NULL OR a.published_to IS NULL OR d.date_from <= a.published_to"""  # later ones are plans
_QUOTATIONS = """SELECT q.paragraph_id, coalesce(e.name, ''), q.text
    FROM quotations q LEFT JOIN entities e ON e.entity_id = q.speaker_id WHERE q.direct"""


@dataclass(frozen=True, slots=True, eq=False)
class FoundParagraph:
    """A body paragraph as found: name of its file, its article, title and text (both plain), and what it says.

    `published` is when its page says that it was published ('' for nothing said), `dates` what it names up to then.
    """

    file: str
    article: str
    title: str
    text: str
    facts: Facts
    published: str = ""
    dates: frozenset[str] = frozenset()


def found_in(tables: "duckdb.DuckDBPyConnection") -> list[FoundParagraph]:
    """Return the body paragraphs of a build in reading order. Pronouns name nobody, so they are left out."""
    countries, themes = _grouped(tables, _COUNTRIES), _grouped(tables, _THEMES)
    actors, acts, quotations = (_grouped(tables, sql) for sql in (_ACTORS, _ACTS, _QUOTATIONS))
    dates = _grouped(tables, _DATES)
    return [
        FoundParagraph(
            PurePath(source_file).name,
            article,
            plain(title or ""),
            plain(text),
            Facts(
                countries=frozenset(country for (country,) in countries[paragraph]),
                actors=_actors(actors[paragraph]),
                themes=frozenset(theme for (theme,) in themes[paragraph]),
                acts=frozenset(
                    Act(source, target, kind, sign, bool(mutual))
                    for source, target, kind, sign, mutual in acts[paragraph]
                ),
                quotations=frozenset(quotation_key(speaker, words) for speaker, words in quotations[paragraph]),
            ),
            published or "",
            frozenset(date for (date,) in dates[paragraph]),
        )
        for paragraph, source_file, article, title, text, published in tables.execute(_BODY).fetchall()
    ]


def _grouped(tables: "duckdb.DuckDBPyConnection", sql: str) -> defaultdict[str, list[tuple[str, ...]]]:
    rows: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for paragraph, *rest in tables.execute(sql).fetchall():
        rows[paragraph].append(tuple(rest))
    return rows


def _actors(mentions: Iterable[tuple[str, ...]]) -> frozenset[Actor]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for entity, name, form in mentions:
        names[entity] |= {name_key(name), name_key(form)}
    return frozenset(map(frozenset, names.values()))
