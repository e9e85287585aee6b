"""Groups of local entities that are held to be one while the entities of a corpus are linked."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from components.identity import normalised_name
from components.knowledge.forms import fold
from components.preprocessing.records import LocalEntity


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> str:
    """Return a name as linking compares names."""
    return fold(normalised_name(name))


@dataclass(slots=True)
class Group:
    """Local entities held to be one, in the order of their articles."""

    members: list[tuple[str, LocalEntity]] = field(default_factory=list)
    company: set[str] = field(default_factory=set)  # other actors named in the same articles

    types: Counter[str] = field(default_factory=Counter)  # counted as members come in: groups grow with the corpus
    countries: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)

    def add(self, article_id: str, local: LocalEntity) -> None:
        """Take in a local entity."""
        self.members.append((article_id, local))
        self.types[local.type] += 1
        self.names[local.name] += 1
        if local.country:
            self.countries[local.country] += 1

    def absorb(self, other: "Group") -> None:
        """Take in all members of another group."""
        self.members += other.members
        self.company |= other.company
        self.types.update(other.types)
        self.names.update(other.names)
        self.countries.update(other.countries)

    @property
    def type(self) -> str:
        """The type that most of its members have."""
        return max(self.types, key=self.types.__getitem__)

    @property
    def country(self) -> str | None:
        """The country that most of its members have, null where none has any."""
        known = self.countries
        return min(known, key=lambda c: (-known[c], c)) if known else None

    @property
    def name(self) -> str:
        """Its fullest name."""
        counted = self.names
        return (
            min(counted, key=lambda n: (-len(n.split()), -counted[n], n)) if len(counted) > 1 else next(iter(counted))
        )

    @property
    def roles(self) -> set[str]:
        """The offices and descriptions of its members."""
        return {e.role.casefold() for _, e in self.members if e.role}


def merged(groups: list[Group], pairs: Iterator[tuple[int, int]]) -> list[Group]:
    """Return the groups with these pairs joined, each joined group at the place of its first."""
    owner = list(range(len(groups)))

    def root(i: int) -> int:
        while owner[i] != i:
            owner[i] = owner[owner[i]]
            i = owner[i]
        return i

    for left, right in pairs:
        a, b = sorted((root(left), root(right)))
        owner[b] = a
    joined: dict[int, Group] = {}
    for i, group in enumerate(groups):
        joined.setdefault(root(i), Group()).absorb(group)
    return list(joined.values())
