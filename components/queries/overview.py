"""What the corpus says at a glance."""

import pandas as pd

from components.queries.filters import Filters
from components.queries.hits import COUNT
from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES


def headline(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return the numbers of the selected paragraphs, one row.

    Columns: mentions, paragraphs, articles, stories, countries (different ones mentioned), actors (different ones
    mentioned), themes, acts (between two different countries, of the chosen statuses), quotations, sources (files).
    """
    selected, parameters = filters.selection()
    counted_acts, of_acts = filters.acts()
    return frame(
        tables,
        f"""WITH selected AS ({selected}), hits AS (
            SELECT s.*, m.char_start, m.country, e.entity_id FROM selected s LEFT JOIN mentions m USING (paragraph_id)
            LEFT JOIN entities e ON e.entity_id = m.entity_id AND e.type = ANY($actor_types))
        SELECT {COUNT}, count(DISTINCT country) AS countries, count(DISTINCT entity_id) AS actors,
            (SELECT count(DISTINCT theme) FROM selected JOIN paragraph_themes USING (paragraph_id)) AS themes,
            (SELECT count(*) FROM selected JOIN ({counted_acts}) r USING (paragraph_id)
                WHERE r.source_country <> r.target_country) AS acts,
            (SELECT count(*) FROM selected JOIN quotations USING (paragraph_id)) AS quotations,
            (SELECT count(DISTINCT p.source_file) FROM selected JOIN paragraphs p USING (paragraph_id)) AS sources
        FROM hits""",
        parameters | of_acts | {"actor_types": list(ACTOR_TYPES)},
    )
