"""Segments that several stores share: what one machine has annotated, no other annotates again.

    PLACE/KE/KEY.json.gz   a segment, byte for byte as it lies in a store
    PLACE/stores/          which of them each store uses (segment_claims.py)

A store keeps a copy of each segment that it uses, in its folder of segments, and reads that: so the place is asked once
for each, by many threads at once, and only by builds that have something new to read. What is annotated is sent while
annotating goes on; what could not be sent, as the place was out of reach, is sent by the next build.
"""

from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from components.settings import Settings
from components.store.errors import SegmentsUnusable
from components.store.segment_bucket import BUCKET, Bucket
from components.store.segment_claims import Claims
from components.store.segment_folder import Folder
from components.store.segment_place import Place
from components.store.segments import Segments, name_of, unpacked

_THREADS = 16  # each waits for one answer of the place


def place_of(settings: Settings) -> Place | None:
    """Return where stores share segments, null where every store has its own."""
    if settings.segments.startswith(BUCKET):
        return Bucket(settings.segments, settings.s3_endpoint)
    return Folder(Path(settings.segments)) if settings.segments else None


def segments_of(store: Path, settings: Settings) -> Segments:
    """Return the segments of a store, shared where the settings say so."""
    place = place_of(settings)
    return SharedSegments(store, place) if place else Segments(store)


class SharedSegments(Segments):
    """The segments of one store, and those that others left at a place. Raises SegmentsUnusable where it asks there."""

    shared = True

    def __init__(self, store: Path, place: Place) -> None:
        """Use a store and the place where it shares segments; nothing is asked yet."""
        super().__init__(store)
        self._place = place
        self._claims = Claims(store, place)
        self._sender = ThreadPoolExecutor(_THREADS)  # starts threads as they are needed
        self._sending: list[Future[None]] = []
        self._met: set[str] = set()  # keys of segments that are at the place for certain

    def read(self, key: str) -> bytes | None:
        """See Segments: what the store has no readable copy of is fetched."""
        data = self._here(key)
        if data is None and self._fetch(key):
            data = self._here(key)
        return data

    def readable(self, keys: Iterable[str]) -> set[str]:
        """See Segments: what the store has no readable copy of is fetched, many at once."""
        asked = set(keys)
        here = super().readable(asked)
        wanted = sorted(asked - here)
        if wanted:
            self._place.check()
            self._claims.ask(wanted)
        return here | {key for key, found in zip(wanted, self._each(self._fetch, wanted), strict=True) if found}

    def write(self, key: str, data: bytes) -> None:
        """See Segments: it is sent while the caller goes on. Raises SegmentsUnusable where one before was not taken."""
        super().write(key, data)
        self._gone([sent for sent in self._sending if sent.done()])
        self._sending = [sent for sent in self._sending if not sent.done()]
        self._sending.append(self._sender.submit(self._send, key))

    def settle(self, keys: Iterable[str]) -> None:
        """See Segments: send what is not there yet, and say which keys the store uses."""
        self._gone(self._sending)
        self._sending = []
        used = set(keys)
        if not used:
            return
        self._place.check()
        known = self._claims.known()
        self._each(self._send_missing, sorted(used - known - self._met))
        self._claims.use(used | self._used())

    def release(self) -> None:
        """See Segments."""
        self._place.check()
        self._claims.use(())

    def _fetch(self, key: str) -> bool:
        """Copy a segment from the place; return whether one that is whole was there."""
        packed = self._place.read(name_of(key))
        if packed is None or unpacked(packed) is None:
            return False
        self._keep(key, packed)
        self._met.add(key)
        return True

    def _send(self, key: str) -> None:
        self._place.write(name_of(key), self._path(key).read_bytes())
        self._met.add(key)

    def _send_missing(self, key: str) -> None:
        """Send a segment that the store had before the place was shared, or when it was out of reach."""
        if self._path(key).is_file() and not self._place.exists(name_of(key)):
            self._send(key)

    def _gone(self, sending: Iterable[Future[None]]) -> None:
        """Wait for what is sent; where the place did not take it, send nothing more."""
        try:
            for sent in sending:
                sent.result()
        except SegmentsUnusable:
            self._sender.shutdown(wait=False, cancel_futures=True)
            raise

    @staticmethod
    def _each(act: Callable[[str], bool | None], keys: Collection[str]) -> list[bool | None]:
        """Do the same for many keys at once; where one fails, the rest is left."""
        if not keys:
            return []
        with ThreadPoolExecutor(_THREADS) as threads:
            try:
                return list(threads.map(act, keys))
            except BaseException:
                threads.shutdown(wait=False, cancel_futures=True)
                raise
