"""What the corpus says at a glance."""

import pandas as pd

from components.queries.filters import Filters
from components.queries.hits import COUNT, FAMILIES, hits
from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES


def headline(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return the numbers of the selected paragraphs, one row.

    Columns: mentions, paragraphs, articles, stories, countries (different ones mentioned), actors (different ones
    mentioned), themes, acts (between two different countries, of the chosen statuses), quotations, sources (files).
    """
    start, parameters = hits(FAMILIES["all"], filters)
    return frame(
        tables,
        f"""{start} SELECT {COUNT},
            (SELECT count(DISTINCT country) FROM hits h JOIN mentions m ON m.mention_id = h.record) AS countries,
            (SELECT count(DISTINCT entity_id) FROM hits h JOIN mentions m ON m.mention_id = h.record
                JOIN entities e USING (entity_id) WHERE e.type = ANY($actor_types)) AS actors,
            (SELECT count(DISTINCT theme) FROM selected JOIN paragraph_themes USING (paragraph_id)) AS themes,
            (SELECT count(*) FROM selected JOIN relations r USING (paragraph_id)
                WHERE r.status = ANY($statuses) AND r.source_country <> r.target_country) AS acts,
            (SELECT count(*) FROM selected JOIN quotations USING (paragraph_id)) AS quotations,
            (SELECT count(DISTINCT p.source_file) FROM selected JOIN paragraphs p USING (paragraph_id)) AS sources
            FROM hits""",
        parameters | {"actor_types": list(ACTOR_TYPES), "statuses": list(filters.statuses)},
    )
