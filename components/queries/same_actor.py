"""Which actors may be one: those whose names resemble each other, for an analyst who merges two spellings."""

import pandas as pd

from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES

_ALIKE = 0.84
"""Jaro-Winkler similarity from which two names may be one: spellings of a name reach it, other names seldom do."""
_SQL = """
WITH one AS (SELECT list_transform(list_append(aliases, name), lambda n: lower(n)) AS names
    FROM entities WHERE entity_id = $id),
others AS (
    SELECT e.entity_id, e.name, e.type, e.mentions, list_max(list_transform(one.names, lambda a:
        list_max(list_transform(list_append(e.aliases, e.name), lambda b: greatest(jaro_winkler_similarity(a, lower(b)),
            CASE WHEN list_has_all(string_split(a, ' '), string_split(lower(b), ' '))
                OR list_has_all(string_split(lower(b), ' '), string_split(a, ' ')) THEN 0.9 ELSE 0 END))))) AS alike
    FROM entities e, one WHERE e.entity_id <> $id AND e.type = ANY($types))
SELECT entity_id, name, type, mentions FROM others WHERE alike >= $alike
ORDER BY alike DESC, mentions DESC, name, entity_id LIMIT $most"""


def may_be_same(tables: Tables, entity_id: str, most: int = 3) -> pd.DataFrame:
    """Return the actors whose names are spelled like a name of this one, or are part of it; most alike first.

    Columns: entity_id, name, type, mentions. The similarity is that of Jaro and Winkler, from 0.84.
    """
    asked = {"id": entity_id, "types": list(ACTOR_TYPES), "alike": _ALIKE, "most": most}
    return frame(tables, _SQL, asked)
