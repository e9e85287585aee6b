"""What a family of marks is, and the pieces of SQL that families share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """Marks of one sort: the columns that tell them apart, what a hit is called, and its SQL."""

    keys: tuple[str, ...]
    noun: str
    sql: str


PLACE = "s.paragraph_id, s.article_id, s.story_id"
MENTION = f"{PLACE}, m.char_start, m.char_end, m.mention_id AS record, m.via"
MENTIONS = "selected s JOIN mentions m USING (paragraph_id)"
COUNTRIES = "SELECT DISTINCT paragraph_id, country FROM mentions WHERE country IS NOT NULL"
DAYS = "$since AS since, $until AS until"
"""The keys of marks of a period: its first and last day. A text of an address that is no day leaves no hit."""
BETWEEN_DAYS = "{} >= TRY_CAST($since AS DATE) AND {} <= TRY_CAST($until AS DATE)"


def grains(date: str, known: str) -> str:
    """Return the SQL columns `grain` and `period` of a date (EDTF): one row each for day, month and year.

    A date that is less precise than the grain keeps its own precision (a month among days is `2025-12`), and where
    `known`, a day, is null (no date, or one without its year) the period is `none`.
    """
    kept = f"CASE WHEN {known} IS NULL THEN 'none' ELSE {{}} END"
    periods = ", ".join(kept.format(text) for text in (date, f"left({date}, 7)", f"left({date}, 4)"))
    return f"unnest(['day', 'month', 'year']) AS grain, unnest([{periods}]) AS period"
