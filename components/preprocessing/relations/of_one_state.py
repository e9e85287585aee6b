"""A state that seems to act on itself though others are named: its embassy warns its own government of a neighbour.

Of ten such rows in four audits by eye none was right: the other side is the country named beside it. Where a sentence
names no other country the act is one at home, and stays: a court that bans the leader of the opposition.
"""

from collections.abc import Iterable

from components.preprocessing.records import Entities, Mention, Relation

_THE_STATE = frozenset(("COUNTRY", "PLACE"))
_AGAINST_IT = frozenset(("ARMED_GROUP", "MOVEMENT"))


def on_itself(row: Relation, entities: Entities, mentions: Iterable[Mention]) -> bool:
    """Whether both ends are one state in a sentence that names another; `mentions` are those of its paragraph.

    Those who fight a state, and its bodies that fight each other, are others than the state.
    """
    if row.source_country is None or row.source_country != row.target_country:
        return False
    kinds = {entities.entities[key].type for key in (row.source, row.target)}
    one = not kinds & _AGAINST_IT if kinds & _THE_STATE else kinds == {"GOV"} and row.type != "ASSAULT"
    return one and any(
        row.start <= mention.start < row.end
        and (mention.country or mention.affiliation) not in (None, row.source_country)
        for mention in mentions
    )
