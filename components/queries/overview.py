"""What the corpus says at a glance."""

import pandas as pd

from components.queries.filters import Filters
from components.queries.hits import chosen
from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES


def headline(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return the numbers of the selected paragraphs, one row.

    Columns: mentions, paragraphs, articles, stories, countries (different ones mentioned), actors (different ones
    mentioned), themes, acts (between two different countries, of the chosen statuses), quotations, sources (files).
    """
    left, parameters = chosen(filters, acts=True)
    return frame(
        tables,
        f"""WITH {left}
        SELECT coalesce(sum(mentions), 0)::BIGINT AS mentions, count(*) AS paragraphs,
            count(DISTINCT article) AS articles, count(DISTINCT story) AS stories,
            (SELECT count(DISTINCT country) FROM countries_named) AS countries,
            (SELECT count(*) FROM entities WHERE type = ANY($actor_types)
                AND rowid IN (SELECT entity FROM named)) AS actors,
            (SELECT count(DISTINCT theme) FROM themed) AS themes,
            (SELECT count(*) FROM counted_acts WHERE source_country <> target_country) AS acts,
            (SELECT count(*) FROM said) AS quotations,
            (SELECT count(DISTINCT source_file) FROM articles WHERE rowid IN (SELECT article FROM selected)) AS sources
        FROM selected""",
        parameters | {"actor_types": list(ACTOR_TYPES)},
    )
