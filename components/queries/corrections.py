"""What analysts corrected in this build: the journal as it was applied, and which values are corrected ones."""

import pandas as pd

from components.queries.tables import Tables, frame

_THERE = "SELECT count(*) AS there FROM duckdb_tables() WHERE table_name = 'corrections'"
_TEXTS = ("correction_id", "made_at", "made_by", "why", "action", "target", "outcome", "reason", "entity_id")
# builds of before have no such table
_NONE = f"SELECT {', '.join(f'NULL::VARCHAR AS {name}' for name in _TEXTS)}, 0 AS rows_changed LIMIT 0"
# of the actors that a correction is about, the first that this build knows: the row can lead there
_JOURNAL = """
WITH about AS (SELECT correction_id, unnest(about) AS id FROM corrections),
actors AS (SELECT correction_id, min(e.entity_id) AS entity_id
    FROM about JOIN entities e ON e.entity_id = about.id GROUP BY ALL)
SELECT c.* EXCLUDE (about, undoes), entity_id FROM corrections c LEFT JOIN actors USING (correction_id)
WHERE c.outcome <> 'undo' ORDER BY c.position DESC"""
_ARTICLES = "SELECT paragraph_id, article_id FROM paragraphs WHERE paragraph_id = ANY($ids)"
# an act that was corrected is one of its paragraph
_CORRECTED = """
WITH applied AS (SELECT position, target, made_by, why, unnest(about) AS about FROM corrections
    WHERE outcome = 'applied')
SELECT DISTINCT position, coalesce(r.paragraph_id, about) AS about, target, made_by, why
FROM applied LEFT JOIN relations r ON r.relation_id = about
WHERE coalesce(r.paragraph_id, about) = ANY($ids) ORDER BY position"""


def journal_rows(tables: Tables) -> pd.DataFrame:
    """Return the corrections that this build knows, newest first; an undo is told by the outcome of what it takes back.

    Columns: those of the table `corrections` but for `about` and `undoes`, and entity_id, an actor of this build that
    it is about (or null). No row in builds of before.
    """
    if not _known(tables):
        return frame(tables, _NONE)
    return frame(tables, _JOURNAL)


def articles_of(tables: Tables, paragraph_ids: tuple[str, ...]) -> dict[str, str]:
    """Return the article of each paragraph; those that this build does not have are absent."""
    return dict(frame(tables, _ARTICLES, {"ids": list(paragraph_ids)}).itertuples(index=False))


def corrected(tables: Tables, ids: tuple[str, ...]) -> dict[str, str]:
    """Return who corrected what of some paragraphs (and their acts) or actors, and why, by id; the others are absent.

    Plain text, one sentence a correction; names and reasons in it are strangers' text.
    """
    found: dict[str, str] = {}
    if not _known(tables):
        return found
    rows = frame(tables, _CORRECTED, {"ids": list(ids)})
    for _, about, target, made_by, why in rows.itertuples(index=False):
        said = f"{target} ({made_by}{f': {why}' if why else ''})"
        found[about] = f"{found[about]}; {said}" if about in found else said
    return found


def _known(tables: Tables) -> bool:
    return bool(frame(tables, _THERE).iloc[0, 0])
