"""What stands around a paragraph in its article: the paragraphs before and after it."""

import pandas as pd

from components.queries.tables import Tables, frame

BEFORE, AFTER = "before", "after"

_SQL = """
WITH shown AS (SELECT article_id, position FROM paragraphs WHERE paragraph_id = $paragraph_id),
near AS (
    SELECT p.paragraph_id, p.kind, p.text, p.position, p.position < s.position AS earlier,
        row_number() OVER (PARTITION BY p.position < s.position ORDER BY abs(p.position - s.position)) AS distance
    FROM shown s JOIN paragraphs p USING (article_id)
    WHERE p.kind IN ('body', 'heading') AND p.duplicate_of IS NULL AND p.position <> s.position)
SELECT paragraph_id, kind, text, CASE WHEN earlier THEN 'before' ELSE 'after' END AS side
FROM near WHERE distance <= $around ORDER BY position"""


def neighbours(tables: Tables, paragraph_id: str, around: int = 1) -> pd.DataFrame:
    """Return the paragraphs next to one in its article, `around` on each side, in reading order, whatever the filters.

    Page furniture and captions are passed over. Columns: paragraph_id, kind (body, heading), text,
    side (before, after).
    """
    return frame(tables, _SQL, {"paragraph_id": paragraph_id, "around": around})
