"""What lies at the place where stores share segments, and taking out of it what no store uses any more.

Nothing is taken out but on demand: the place cannot know of a store that has not built for long. What is younger than a
day stays, as a build that runs may have written it, and so does every file that is not named like a segment.
"""

import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

from components.store.segment_claims import Claim, all_claims
from components.store.segment_place import Listed, Place

DAY = timedelta(days=1)
_THREADS = 16
_SEGMENT = re.compile(r"([0-9a-f]{2})/(?P<key>\1[0-9a-f]*)\.json\.gz")
_LEFTOVER = re.compile(r"([0-9a-f]{2}|stores)/\.\w+(\.\w+)*\.json\.gz\.[0-9a-f]{8}")  # of a writer that died


@dataclass(frozen=True, slots=True)
class Holdings:
    """How many segments lie at a place, how many bytes these are, and what each store uses of them."""

    segments: int
    size: int
    claims: list[Claim]


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many segments were removed, how many bytes these were, and how many stay."""

    removed: int
    size: int
    stay: int


def holdings(place: Place) -> Holdings:
    """Return what lies at a place. Raises SegmentsUnusable."""
    segments = [listed for listed in place.listed() if _key(listed)]
    return Holdings(len(segments), _size(segments), all_claims(place))


def prune(place: Place, age: timedelta = DAY) -> Pruned:
    """Remove the segments of that age or older that no store says it uses, and what dead writers left.

    Raises SegmentsUnusable, and then removes nothing, where what some store uses cannot be read. At worst, a source is
    annotated once more.
    """
    now = place.now()
    found = list(place.listed())
    old = [listed for listed in found if now - listed.written >= age]
    # read last: what a build asked for while the place was listed counts
    used = frozenset[str]().union(*(claim.keys for claim in all_claims(place)))
    unused = [listed for listed in old if _key(listed) and _key(listed) not in used]
    leftovers = [listed for listed in old if _LEFTOVER.fullmatch(listed.name)]
    with ThreadPoolExecutor(_THREADS) as threads:
        list(threads.map(lambda listed: place.remove(listed.name), [*unused, *leftovers]))
    return Pruned(len(unused), _size(unused), sum(bool(_key(listed)) for listed in found) - len(unused))


def _key(listed: Listed) -> str | None:
    """Return the key of a segment, null of any other file."""
    found = _SEGMENT.fullmatch(listed.name)
    return found["key"] if found else None


def _size(files: Iterable[Listed]) -> int:
    return sum(listed.size for listed in files)
