"""One paragraph of one stage: what was found against what the readers say, as four counts that add up.

Recall counts what all readers have, precision allows what any of them has, so that a matter of taste costs nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TypeVar

from components.quality.facts import Actor, Directed, Facts
from components.quality.same_actor import agreed, distinct, matched

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Counts:
    """`right` of `found` items are allowed by a reader; `met` of `wanted` items, which all readers have, were found."""

    right: int = 0
    found: int = 0
    met: int = 0
    wanted: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Return the counts of both together."""
        return Counts(
            self.right + other.right, self.found + other.found, self.met + other.met, self.wanted + other.wanted
        )

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is wanted that was found; 1 where nothing is wanted."""
        return self.met / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _countries(found: Facts, readers: Sequence[Facts]) -> Counts:
    return _sets(found.countries, [reader.countries for reader in readers])


def _actors(found: Facts, readers: Sequence[Facts]) -> Counts:
    allowed = distinct(actor for reader in readers for actor in reader.actors)
    wanted: frozenset[Actor] = reduce(agreed, (reader.actors for reader in readers))
    return Counts(matched(found.actors, allowed), len(found.actors), matched(found.actors, wanted), len(wanted))


def _themes(found: Facts, readers: Sequence[Facts]) -> Counts:
    return _sets(found.themes, [reader.themes for reader in readers])


def _pairs(found: Facts, readers: Sequence[Facts]) -> Counts:
    return _sets(found.pairs, [reader.pairs for reader in readers])


def _directions(found: Facts, readers: Sequence[Facts]) -> Counts:
    said = [reader.directions for reader in readers]
    return _counts(found.directions, _either_way(said, readers), frozenset.intersection(*said))


def _signs(found: Facts, readers: Sequence[Facts]) -> Counts:
    said = [reader.signs for reader in readers]
    allowed = _either_way(said, readers)
    unclear = {(source, target) for source, target, sign in allowed if sign == "0"}  # a reader takes any sign there
    wanted = frozenset(act for act in frozenset.intersection(*said) if act[2] != "0")
    right = sum(act in allowed or act[:2] in unclear for act in found.signs)
    return Counts(right, len(found.signs), len(found.signs & wanted), len(wanted))


def _types(found: Facts, readers: Sequence[Facts]) -> Counts:
    said = [reader.types for reader in readers]
    return _counts(found.types, _either_way(said, readers), frozenset.intersection(*said))


def _quotations(found: Facts, readers: Sequence[Facts]) -> Counts:
    said = [reader.quotations for reader in readers]
    unnamed = {words for speaker, words in frozenset().union(*said) if not speaker}
    # whom the text never names may be any speaker, or none
    heard = frozenset(("" if words in unnamed else speaker, words) for speaker, words in found.quotations)
    return _sets(heard, said)


STAGES: dict[str, Callable[[Facts, Sequence[Facts]], Counts]] = {
    "countries": _countries,
    "actors": _actors,
    "themes": _themes,
    "pair": _pairs,
    "direction": _directions,
    "polarity": _signs,
    "type": _types,
    "quotations": _quotations,
}
"""Stage -> how a paragraph of it is compared with one or more readers."""


def compare_theme(theme: str, found: Facts, readers: Sequence[Facts]) -> Counts:
    """Return the counts of one theme in a paragraph."""
    return _sets(found.themes & {theme}, [reader.themes & {theme} for reader in readers])


def compare_type(act_type: str, found: Facts, readers: Sequence[Facts]) -> Counts:
    """Return the counts of one type of act in a paragraph."""
    said = [_only(reader.types, act_type) for reader in readers]
    allowed = _only(_either_way([reader.types for reader in readers], readers), act_type)
    return _counts(_only(found.types, act_type), allowed, frozenset.intersection(*said))


def _only(acts: Directed, act_type: str) -> Directed:
    return frozenset(act for act in acts if act[2] == act_type)


def _either_way(said: Sequence[Directed], readers: Sequence[Facts]) -> Directed:
    """Return what any reader says; where one calls an act mutual and another does not, either direction is right."""
    anyone = frozenset[tuple[str, ...]]().union(*said)
    if len(readers) == 1:
        return anyone
    mutual = {(act.source, act.target) for reader in readers for act in reader.acts if act.mutual}
    return anyone | {(act[1], act[0], *act[2:]) for act in anyone if (act[0], act[1]) in mutual}


def _sets(found: frozenset[Item], said: Iterable[frozenset[Item]]) -> Counts:
    said = list(said)
    return _counts(found, frozenset[Item]().union(*said), frozenset.intersection(*said))


def _counts(found: frozenset[Item], allowed: frozenset[Item], wanted: frozenset[Item]) -> Counts:
    return Counts(len(found & allowed), len(found), len(found & wanted), len(wanted))
