"""What annotating gave for a source, kept so that no source is annotated twice.

    STORE/segments/KE/KEY.json.gz    one source: {"segmented": {...}, "annotated": [...]}, gzipped JSON
    STORE/segments/BUILD.keys        the keys that a build used, a line each

KEY is a hash of all that the result depends on (the file's bytes and name, the stages' code, knowledge, the language
model), so a segment is never changed, only left behind; what no kept build used goes when the next build is published.
A segment that cannot be read counts as absent. Stores can share theirs (shared_segments.py).
"""

import gzip
import os
import shutil
import zlib
from collections.abc import Iterable
from pathlib import Path

_SUFFIX, _KEYS = ".json.gz", ".keys"


class Segments:
    """The segments of one store."""

    shared = False  # with other stores

    def __init__(self, store: Path) -> None:
        """Use the segments of a store; the folder is made when the first one is written."""
        self._folder = store / "segments"

    def read(self, key: str) -> bytes | None:
        """Return the JSON kept under a key, null where there is none that can be read."""
        return self._here(key)

    def readable(self, keys: Iterable[str]) -> set[str]:
        """Return those of the keys whose segments are there and can be read."""
        return {key for key in keys if self._here(key) is not None}

    def write(self, key: str, data: bytes) -> None:
        """Keep the JSON of one source under a key; a reader sees the whole of it or nothing."""
        self._keep(key, gzip.compress(data, compresslevel=1, mtime=0))

    def settle(self, keys: Iterable[str]) -> None:
        """Wait until other stores can use the segments of a build; what one store has for itself is there at once."""

    def release(self) -> None:
        """Say that this store uses no segment any more; for itself a store needs no word of that."""

    def remove_leftovers(self) -> None:
        """Remove what writers that died have left; only for who holds the lock of the store."""
        for leftover in self._folder.glob("*/.*"):
            leftover.unlink()

    def prune(self, build: str, keys: Iterable[str], kept: Iterable[str]) -> None:
        """Note the keys that a build used, and remove all segments that neither it nor a `kept` build used.

        Only for who holds the lock of the store. At worst, a source is annotated once more.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / f"{build}{_KEYS}").write_text("".join(f"{key}\n" for key in keys), encoding="ascii")
        used: set[str] = set()
        for path in self._folder.glob(f"*{_KEYS}"):
            if path.stem in {build, *kept}:
                used.update(_keys_in(path))
            else:
                path.unlink()
        for path in self._folder.glob(f"*/*{_SUFFIX}"):
            if path.name.removesuffix(_SUFFIX) not in used:
                path.unlink()

    def share(self, build: str, other: str) -> None:
        """Note that another build, made of the same sources, uses what a build uses."""
        keys = self._folder / f"{build}{_KEYS}"
        if keys.is_file():
            shutil.copyfile(keys, self._folder / f"{other}{_KEYS}")

    def _here(self, key: str) -> bytes | None:
        try:
            return unpacked(self._path(key).read_bytes())
        except OSError:
            return None

    def _used(self) -> set[str]:
        """Return the keys that builds were noted to use."""
        return {key for path in self._folder.glob(f"*{_KEYS}") for key in _keys_in(path)}

    def _keep(self, key: str, packed: bytes) -> None:
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        fresh.write_bytes(packed)
        fresh.replace(path)

    def _path(self, key: str) -> Path:
        return self._folder / name_of(key)


def name_of(key: str) -> str:
    """Return where a segment lies below the folder of segments."""
    return f"{key[:2]}/{key}{_SUFFIX}"


def unpacked(packed: bytes) -> bytes | None:
    """Return the JSON of a segment as it is kept, null where it is not the whole of it."""
    try:
        # no bytes at all, as after a power cut, would count as an empty file that is whole
        return gzip.decompress(packed) or None
    except (OSError, EOFError, zlib.error):
        return None


def _keys_in(path: Path) -> list[str]:
    return path.read_text(encoding="ascii", errors="replace").split()
