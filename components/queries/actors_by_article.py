"""Which actors stand in which articles."""

from collections.abc import Sequence

import pandas as pd

from components.queries.family import numbers_of
from components.queries.filters import Filters
from components.queries.hits import NEWEST, counted
from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES


def actors_by_article(
    tables: Tables, filters: Filters, entity_ids: Sequence[str] | None = None, newest: int | None = None
) -> pd.DataFrame:
    """Return one row an actor and article that mentions it; of some actors, in the newest articles, where given.

    Columns: entity_id, name, type, article_id, title, published (EDTF), mentions, paragraphs, articles, stories, count,
    pick (actor-article:ID:ARTICLE); newest article first, within one the largest count.
    """
    only = ["true"]
    given: dict[str, object] = {}
    if entity_ids is not None:
        only.append(f"entity_id IN {numbers_of('entity_id', 'entities')}")
        given["entities"] = list(entity_ids)
    if newest is not None:
        only.append(NEWEST.format(key="article"))
        given["most"] = newest
    start, parameters = counted("actor-article", filters, only=" AND ".join(only))
    return frame(
        tables,
        start
        + """SELECT entity_id, e.name, e.type, article_id, a.title, a.published, c.mentions, c.paragraphs, c.articles,
            c.stories, c.count, 'actor-article:' || entity_id || ':' || article_id AS pick
        FROM counted c JOIN entities e USING (entity_id) JOIN articles a USING (article_id)
        WHERE e.type = ANY($actor_types)
        ORDER BY a.published_from DESC NULLS LAST, a.source_file, a.position, count DESC, e.name, entity_id""",
        parameters | given | {"actor_types": list(ACTOR_TYPES)},
    )
