"""What a family of marks is, and the pieces of SQL that families share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """Marks of one sort: the columns that tell them apart, what a hit is called, and its SQL."""

    keys: tuple[str, ...]
    noun: str
    sql: str
    either_way: bool = False
    """Whether the first two keys are a pair of entities whose numbers stand in their own order, not in that of ids."""


PLACE = "{0}.paragraph, {0}.article, {0}.story"
ROW = PLACE.format("m") + ", 1 AS hits, m.mention AS record, m.pronoun"
"""A hit for each mention `m`."""
WHOLE = PLACE.format("m") + ", m.mentions AS hits, NULL::INTEGER AS record"
"""A row for each paragraph, or country in it, with the number of its mentions."""
ID_TABLES = {
    "entity_id": ("entities", "entity_id"),
    "entity_a": ("entities", "entity_id"),
    "entity_b": ("entities", "entity_id"),
    "source_id": ("entities", "entity_id"),
    "target_id": ("entities", "entity_id"),
    "article_id": ("articles", "article_id"),
    "story_id": ("articles", "story_id"),
    "paragraph_id": ("paragraphs", "paragraph_id"),
    "quotation_id": ("quotations", "quotation_id"),
    "relation_id": ("relations", "relation_id"),
}
"""Keys that are ids: the table and column of each. In hits they are numbers, the place of the row in that table."""
DAYS = "$since AS since, $until AS until"
"""The keys of marks of a period: its first and last day. A text of an address that is no day leaves no hit."""
BETWEEN_DAYS = "{} >= TRY_CAST($since AS DATE) AND {} <= TRY_CAST($until AS DATE)"


def number_of(key: str, parameter: str) -> str:
    """Return the SQL of the number of the row whose id is in a parameter."""
    table, column = ID_TABLES[key]
    return f"(SELECT min(rowid) FROM {table} WHERE {table}.{column} = ${parameter})"


def numbers_of(key: str, parameter: str) -> str:
    """Return the SQL of the numbers of the rows whose ids are in a parameter that is a list."""
    table, column = ID_TABLES[key]
    return f"(SELECT rowid FROM {table} WHERE {table}.{column} = ANY(${parameter}))"


def grains(date: str, known: str) -> str:
    """Return the SQL columns `grain` and `period` of a date (EDTF): one row each for day, month and year.

    A date that is less precise than the grain keeps its own precision (a month among days is `2025-12`), and where
    `known`, a day, is null (no date, or one without its year) the period is `none`.
    """
    kept = f"CASE WHEN {known} IS NULL THEN 'none' ELSE {{}} END"
    periods = ", ".join(kept.format(text) for text in (date, f"left({date}, 7)", f"left({date}, 4)"))
    return f"unnest(['day', 'month', 'year']) AS grain, unnest([{periods}]) AS period"
