"""Whether two names are one actor, and how many actors of two lists are the same, one to one."""

from collections.abc import Collection, Iterable

from components.quality.facts import Actor

_SHORTEST = 5  # letters of a name that may stand inside a longer one; shorter ones would fit by chance


def same_actor(one: Actor, other: Actor) -> bool:
    """Say whether two actors share a name, or a name of one stands as whole words in a name of the other."""
    return bool(one & other) or any(
        f" {a} " in f" {b} " or f" {b} " in f" {a} " for a in one for b in other if min(len(a), len(b)) >= _SHORTEST
    )


def distinct(actors: Iterable[Actor]) -> frozenset[Actor]:
    """Return actors with those joined that are the same under the names of two readers."""
    found: list[Actor] = []
    for actor in sorted(actors, key=sorted):
        near = next((i for i, known in enumerate(found) if same_actor(actor, known)), None)
        if near is None:
            found.append(actor)
        else:
            found[near] |= actor
    return frozenset(found)


def agreed(one: Collection[Actor], other: Collection[Actor]) -> frozenset[Actor]:
    """Return the actors that two readers both have, each with the names of both."""
    return distinct(a | b for a in one for b in other if same_actor(a, b))


def matched(found: Iterable[Actor], wanted: Iterable[Actor]) -> int:
    """Return the size of the largest one-to-one matching of same actors (augmenting paths).

    One to one: an actor left in two pieces matches once, two actors merged into one match once.
    """
    left, right = list(found), list(wanted)
    owner: dict[int, int] = {}

    def placed(i: int, seen: set[int]) -> bool:
        for j, actor in enumerate(right):
            if j not in seen and same_actor(left[i], actor):
                seen.add(j)
                if j not in owner or placed(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    return sum(placed(i, set()) for i in range(len(left)))
