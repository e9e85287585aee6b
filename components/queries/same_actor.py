"""Which actors may be one: those whose names resemble each other, for an analyst who merges two spellings."""

import pandas as pd

from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES

_ALIKE = 0.88
"""Jaro-Winkler similarity from which two names may be one: spellings of a name reach it, other names seldom do."""
_SQL = """
WITH one AS (SELECT lower(name) AS one_name, string_split(lower(name), ' ') AS one_words
    FROM entities WHERE entity_id = $id),
others AS (
    SELECT e.entity_id, e.name, e.type, e.mentions, greatest(jaro_winkler_similarity(one_name, lower(e.name)),
        CASE WHEN list_has_all(one_words, string_split(lower(e.name), ' '))
            OR list_has_all(string_split(lower(e.name), ' '), one_words) THEN 0.95 ELSE 0 END) AS alike
    FROM entities e, one WHERE e.entity_id <> $id AND e.type = ANY($types))
SELECT entity_id, name, type, mentions FROM others WHERE alike >= $alike
ORDER BY alike DESC, mentions DESC, name, entity_id LIMIT $most"""


def may_be_same(tables: Tables, entity_id: str, most: int = 3) -> pd.DataFrame:
    """Return the actors whose names are spelled like that of this one, are part of it or hold it; most alike first.

    Columns: entity_id, name, type, mentions. The similarity is that of Jaro and Winkler, from 0.88.
    """
    asked = {"id": entity_id, "types": list(ACTOR_TYPES), "alike": _ALIKE, "most": most}
    return frame(tables, _SQL, asked)
