"""By which signs entities of different articles meet: two that share no sign have no say in each other's linking.

Every rule of linking.py that joins two groups, keeps them apart or gives one another id asks for something that a
member of each has in common: a name, the last word of a person's name, an acronym, or a spelling close to the other's.
These are the signs. They may lead together more than linking then joins, never less, so that what is reached over
signs from the names of a new article is all that this article can change.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from components.knowledge.forms import fold
from components.preprocessing.linking import ALIKE, ORGANISATIONS, alike
from components.preprocessing.linking_groups import folded
from components.preprocessing.records import LocalEntity

# Names of several words of which each is alike are so as a whole too; half a point is for rounding.
_WHOLE = ALIKE - 0.5


@dataclass(frozen=True, slots=True)
class Form:
    """What is the same of all local entities that meet others by the same signs."""

    number: int
    name: str
    shape: str  # what close spellings have in common; empty for names that are never compared so
    signs: tuple[int, ...]


def form_of(local: LocalEntity) -> Form:
    """Return the form of a local entity."""
    name = folded(local.name)
    words = name.split()
    signs = sorted(set(_signs(local, name, words)))
    kind = "P" if local.type == "PERSON" else "O" if local.type in ORGANISATIONS else ""
    shape = f"{kind}{len(words)}{words[0][0]}" if kind and len(words) > 1 else ""
    return Form(_number(shape, name, *signs), name, shape, tuple(map(_number, signs)))


def _signs(local: LocalEntity, name: str, words: Sequence[str]) -> Iterator[str]:
    if local.type == "PERSON":
        yield f"person {name}"
        if len(words) > 1:
            yield f"person {words[-1]}"
    elif local.type in ORGANISATIONS:
        yield f"body {name}"
        if local.type == "GOV":
            yield f"body {fold(local.key.partition('|')[2]) or name}"
        yield from (f"acronym {one}" for one in (local.name, *local.aliases) if one.isupper() and " " not in one)
    else:
        yield f"{local.type} {name}"
        if local.type == "COUNTRY":
            yield f"country {local.country or name}"


def _number(*parts: str) -> int:
    """Return a number of 63 bits that stands for these texts."""
    digest = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def close_spellings(names: Sequence[str], others: Sequence[str]) -> list[int]:
    """Return the places, among the others of one shape, of names that are spelled like one of these."""
    if not names or not others:
        return []
    scores = process.cdist(names, others, scorer=fuzz.ratio, score_cutoff=_WHOLE, dtype=np.float32)
    found = {int(b) for a, b in np.argwhere(scores > 0) if alike(names[a], others[b])}
    return sorted(found)
