"""What analysts corrected in this build: the journal as it was applied, and which values are corrected ones."""

import pandas as pd

from components.queries.tables import Tables, frame

_THERE = "SELECT count(*) AS there FROM duckdb_tables() WHERE table_name = 'corrections'"
_TEXTS = ("correction_id", "made_at", "made_by", "why", "action", "target", "outcome", "reason")
_LED_TO = ("entity_id", "paragraph_id", "article_id")
# builds of before have no such table
_NONE = f"SELECT {', '.join(f'NULL::VARCHAR AS {name}' for name in (*_TEXTS, *_LED_TO))}, 0 AS rows_changed LIMIT 0"
# the first of what a correction is about that this build knows, so that its row can lead there
_JOURNAL = """
WITH about AS (SELECT correction_id, unnest(about) AS id FROM corrections),
actors AS (SELECT correction_id, min(e.entity_id) AS entity_id
    FROM about JOIN entities e ON e.entity_id = about.id GROUP BY ALL),
places AS (SELECT correction_id, min(p.paragraph_id) AS paragraph_id,
    arg_min(p.article_id, p.paragraph_id) AS article_id
    FROM about JOIN paragraphs p ON p.paragraph_id = about.id GROUP BY ALL)
SELECT c.* EXCLUDE (about, undoes), entity_id, paragraph_id, article_id
FROM corrections c LEFT JOIN actors USING (correction_id) LEFT JOIN places USING (correction_id)
WHERE c.outcome <> 'undo' ORDER BY c.position DESC"""
# an act that was corrected is one of its paragraph
_CORRECTED = """
WITH applied AS (SELECT position, target, made_by, why, unnest(about) AS about FROM corrections
    WHERE outcome = 'applied')
SELECT DISTINCT position, coalesce(r.paragraph_id, about) AS about, target, made_by, why
FROM applied LEFT JOIN relations r ON r.relation_id = about
WHERE coalesce(r.paragraph_id, about) = ANY($ids) ORDER BY position"""


def journal_rows(tables: Tables) -> pd.DataFrame:
    """Return the corrections that this build knows, newest first; an undo is told by the outcome of what it takes back.

    Columns: those of the table `corrections` but for `about` and `undoes`, and where it leads: entity_id (of an actor
    of this build), paragraph_id with article_id (each null where it leads nowhere). No row in builds of before.
    """
    if not _known(tables):
        return frame(tables, _NONE)
    return frame(tables, _JOURNAL)


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
