"""Which id an entity has now: old links keep working after two entities were merged."""

from collections.abc import Sequence

from components.queries.tables import Tables, frame

_SQL = "SELECT old_id, entity_id FROM entity_redirects WHERE old_id = ANY($given)"


def merged_ids(tables: Tables, given: Sequence[str]) -> list[str]:
    """Return, for each id in order, the one that its entity has now; an id that was never merged stays as it is."""
    if not given:
        return []
    now: dict[str, str] = dict(frame(tables, _SQL, {"given": list(given)}).itertuples(index=False))
    return [now.get(entity_id, entity_id) for entity_id in given]
