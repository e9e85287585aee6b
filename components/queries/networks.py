"""Who is named with whom, and who acts on whom, among actors: the edges of the networks."""

from collections.abc import Sequence

import pandas as pd

from components.queries.family import numbers_of
from components.queries.filters import Filters
from components.queries.hits import counted
from components.queries.relations import ACT_ROWS, DIRECTIONS, act_rows
from components.queries.tables import Tables, frame

_ENTITIES = numbers_of("entity_id", "entities")
_AMONG = f"entity_a IN {_ENTITIES} AND entity_b IN {_ENTITIES}"
_NAMES = "JOIN entities a ON a.entity_id = entity_a JOIN entities b ON b.entity_id = entity_b"


def actors_together(tables: Tables, filters: Filters, entity_ids: Sequence[str]) -> pd.DataFrame:
    """Return one row an unordered pair of the given actors that a paragraph mentions both, largest count first.

    Needs no act between them. Columns: entity_a, entity_b (in order of their ids), name_a, name_b, mentions (of either,
    in paragraphs that mention both), paragraphs, articles, stories, count (in the unit of the filters), pick
    (actors-together:ID-ID).
    """
    start, parameters = counted("actors-together", filters, only=_AMONG)
    return frame(
        tables,
        start
        + f"""SELECT entity_a, entity_b, a.name AS name_a, b.name AS name_b, c.mentions, c.paragraphs, c.articles,
            c.stories, c.count, 'actors-together:' || entity_a || '-' || entity_b AS pick
        FROM counted c {_NAMES} ORDER BY count DESC, name_a, name_b, entity_a, entity_b""",
        parameters | {"entities": list(entity_ids)},
    )


def actor_pairs(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row an unordered pair of actors and sign, those within one country too, largest count first.

    Columns: entity_a, entity_b (in order of their ids), name_a, name_b, type_a, type_b, polarity, mentions (acts),
    paragraphs, articles, stories, count, a_to_b, b_to_a (acts that go that way, a mutual act goes both ways), mutual,
    pick (actor-pair:ID-ID:+).
    """
    also = DIRECTIONS.format(a="entity_a", b="entity_b")
    start, parameters = counted("actor-pair", filters, also=also)
    return frame(
        tables,
        start
        + f"""SELECT entity_a, entity_b, a.name AS name_a, b.name AS name_b, a.type AS type_a, b.type AS type_b,
            polarity, c.mentions, c.paragraphs, c.articles, c.stories, c.count, a_to_b, b_to_a, mutual,
            'actor-pair:' || entity_a || '-' || entity_b || ':' || polarity AS pick
        FROM counted c {_NAMES} ORDER BY count DESC, name_a, name_b, polarity, entity_a, entity_b""",
        parameters,
    )


def named(tables: Tables, filters: Filters, entity_ids: Sequence[str]) -> pd.DataFrame:
    """Return how often the given entities (countries too) are mentioned, largest count first.

    Columns: entity_id, name, type, mentions, paragraphs, articles, stories, count, pick (actor:ID).
    """
    start, parameters = counted("actor", filters, only=f"entity_id IN {_ENTITIES}")
    return frame(
        tables,
        start
        + """SELECT entity_id, e.name, e.type, c.mentions, c.paragraphs, c.articles, c.stories, c.count,
            'actor:' || entity_id AS pick
        FROM counted c JOIN entities e USING (entity_id) ORDER BY count DESC, e.name, entity_id""",
        parameters | {"entities": list(entity_ids)},
    )


def pairs_of_actor(tables: Tables, entity_id: str, filters: Filters) -> pd.DataFrame:
    """Return the pairs of actor_pairs that one actor is in; columns as there."""
    found = actor_pairs(tables, filters)
    return found[(found["entity_a"] == entity_id) | (found["entity_b"] == entity_id)].reset_index(drop=True)


def kinds_between_actors(tables: Tables, filters: Filters, source: str, target: str) -> pd.DataFrame:
    """Return the acts of one actor on another by type, sign and status, largest count first; mutual ones too.

    Columns: type, polarity, status, mentions (acts), paragraphs, articles, stories, count, pick
    (actor-acts:ID>ID:-:ACCUSE:actual).
    """
    start, parameters = counted("actor-acts", filters, where=("source_id", "target_id"))
    return frame(
        tables,
        start
        + """SELECT type, polarity, status, mentions, paragraphs, articles, stories, count,
            'actor-acts:' || source_id || '>' || target_id || ':' || polarity || ':' || type || ':' || status AS pick
        FROM counted ORDER BY count DESC, type, polarity, status""",
        parameters | {"source_id": source, "target_id": target},
    )


def acts_between_actors(tables: Tables, filters: Filters, one: str, other: str) -> pd.DataFrame:
    """Return the acts between two actors with their sentences, newest article first; columns as of relations.acts."""
    start, parameters = counted("actor-pair", filters, where=("entity_a", "entity_b"))
    first, second = sorted((one, other))
    return act_rows(tables, start + ACT_ROWS, parameters | {"entity_a": first, "entity_b": second})
