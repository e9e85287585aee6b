"""A state that seems to act on itself: its embassy warns its own government, its president honours it.

Of twelve such rows in four audits by eye none was right: the other side stands elsewhere, or there is none.
"""

from components.preprocessing.records import Entities, Relation

_THE_STATE = frozenset(("COUNTRY", "PLACE"))
_AGAINST_IT = frozenset(("ARMED_GROUP", "MOVEMENT"))


def on_itself(row: Relation, entities: Entities) -> bool:
    """Whether both ends are one state; those who fight it, and its bodies that fight each other, are others."""
    if row.source_country is None or row.source_country != row.target_country:
        return False
    kinds = {entities.entities[key].type for key in (row.source, row.target)}
    if kinds & _THE_STATE:
        return not kinds & _AGAINST_IT
    return kinds == {"GOV"} and row.type != "ASSAULT"
