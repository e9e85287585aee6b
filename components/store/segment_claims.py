"""Which segments of a place each store uses, so that none is removed that somebody uses.

    PLACE/stores/NAME.json.gz         the keys that the builds of a store use
    PLACE/stores/NAME.asked.json.gz   the keys that its running build asks for
    STORE/shared_segments.json        the name of the store there

NAME is drawn at random. A store that was copied, to another machine or another folder, draws a new one, so that the
two do not speak for each other.
"""

import gzip
import json
import secrets
import socket
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from components.store.durable import replace_durably
from components.store.errors import SegmentsUnusable
from components.store.segment_place import Place

_STORES, _SUFFIX, _ASKED = "stores", ".json.gz", ".asked"
_NAME = "shared_segments.json"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one store uses: its name, machine and folder, the keys, when it said so by the clock of the place."""

    name: str
    store: str
    keys: frozenset[str]
    said: datetime


class ClaimUnreadable(SegmentsUnusable):
    """What a store says that it uses cannot be read."""

    def __init__(self, place: Place, name: str) -> None:
        """Say which store, and what to do."""
        remedy = f"Build that store again, or say `python -m components segments --forget {name}` where it is gone"
        super().__init__(str(place), f"what the store {name} uses cannot be read", remedy)


class Claims:
    """What one store says at a place that it uses."""

    def __init__(self, store: Path, place: Place) -> None:
        """Use a store and the place where it shares segments; nothing is asked yet."""
        self._store, self._place = store, place
        self._own = f"{socket.gethostname()}:{store.resolve()}"

    def known(self) -> frozenset[str]:
        """Return the keys that the store said it uses; the segments of all of these were there then."""
        told = _told(self._place.read(_file(self._name())))
        return told[1] if told else frozenset()

    def ask(self, keys: Collection[str]) -> None:
        """Say which segments a build is about to fetch, so that none is removed meanwhile."""
        self._say(self._name() + _ASKED, keys)

    def use(self, keys: Collection[str]) -> None:
        """Say which segments the store uses, in place of what it said and asked for before."""
        self._say(self._name(), keys)
        self._say(self._name() + _ASKED, ())

    def _say(self, name: str, keys: Collection[str]) -> None:
        told = json.dumps({"store": self._own, "keys": sorted(keys)})
        self._place.write(_file(name), gzip.compress(told.encode(), compresslevel=1, mtime=0))

    def _name(self) -> str:
        path = self._store / _NAME
        try:
            told = json.loads(path.read_text(encoding="ascii"))
            if told["store"] == self._own:
                return str(told["name"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        name = secrets.token_hex(8)
        replace_durably(path, json.dumps({"name": name, "store": self._own}) + "\n")
        return name


def all_claims(place: Place) -> list[Claim]:
    """Return what every store says that it uses. Raises ClaimUnreadable: who that is may use anything."""
    claims: dict[str, Claim] = {}
    for listed in place.listed(_STORES):
        if not _is_claim(listed.name):
            continue
        name = listed.name.removeprefix(f"{_STORES}/").removesuffix(_SUFFIX)
        told = _told(place.read(listed.name))
        if told is None:
            raise ClaimUnreadable(place, name)
        own = name.removesuffix(_ASKED)
        before = claims.get(own, Claim(own, told[0], frozenset(), listed.written))
        claims[own] = Claim(own, told[0], before.keys | told[1], max(before.said, listed.written))
    return sorted(claims.values(), key=lambda claim: claim.store)


def forget(place: Place, name: str) -> bool:
    """Take back what a store said, which is gone; return whether it had said anything.

    A store that is not gone builds as ever, and says again what it uses.
    """
    said = [file for file in (_file(name), _file(name + _ASKED)) if place.exists(file)]
    for file in said:
        place.remove(file)
    return bool(said)


def _file(name: str) -> str:
    return f"{_STORES}/{name}{_SUFFIX}"


def _is_claim(file: str) -> bool:
    return file.endswith(_SUFFIX) and not file.startswith(f"{_STORES}/.")  # that of a writer that died


def _told(packed: bytes | None) -> tuple[str, frozenset[str]] | None:
    """Return the store and the keys of a claim, null where it is none or damaged."""
    try:
        told = json.loads(gzip.decompress(packed or b""))
        return str(told["store"]), frozenset(map(str, told["keys"]))
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        return None
