"""Which actors stand in which articles."""

import pandas as pd

from components.queries.filters import Filters
from components.queries.hits import counted
from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES


def actors_by_article(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row an actor and article that mentions it.

    Columns: entity_id, name, type, article_id, title, published (EDTF), mentions, paragraphs, articles, stories, count,
    pick (actor-article:ID:ARTICLE); newest article first, within one the largest count.
    """
    start, parameters = counted("actor-article", filters)
    return frame(
        tables,
        start
        + """SELECT entity_id, e.name, e.type, article_id, a.title, a.published, c.mentions, c.paragraphs, c.articles,
            c.stories, c.count, 'actor-article:' || entity_id || ':' || article_id AS pick
        FROM counted c JOIN entities e USING (entity_id) JOIN articles a USING (article_id)
        WHERE e.type = ANY($actor_types)
        ORDER BY a.published_from DESC NULLS LAST, a.source_file, a.position, count DESC, e.name, entity_id""",
        parameters | {"actor_types": list(ACTOR_TYPES)},
    )
