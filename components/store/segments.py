"""What annotating gave for a source, kept so that no source is annotated twice.

    STORE/segments/KE/KEY.json.gz    one source: {"segmented": {...}, "annotated": [...]}, gzipped JSON

KEY is a hash of all that the result depends on (the file's bytes and name, the stages' code, knowledge, the language
model), so a segment is never changed, only left behind. A segment that cannot be read counts as absent.
"""

import gzip
import os
import zlib
from pathlib import Path


class Segments:
    """The segments of one store."""

    def __init__(self, store: Path) -> None:
        """Use the segments of a store; the folder is made when the first one is written."""
        self._folder = store / "segments"

    def read(self, key: str) -> bytes | None:
        """Return the JSON kept under a key, null where there is none that can be read."""
        try:
            return gzip.decompress(self._path(key).read_bytes())
        except (FileNotFoundError, EOFError, zlib.error, gzip.BadGzipFile):
            return None

    def write(self, key: str, data: bytes) -> None:
        """Keep the JSON of one source under a key; a reader sees the whole of it or nothing."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        fresh.write_bytes(gzip.compress(data, compresslevel=1, mtime=0))
        fresh.replace(path)

    def remove_leftovers(self) -> None:
        """Remove what writers that died have left; only for who holds the lock of the store."""
        for leftover in self._folder.glob("*/.*"):
            leftover.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json.gz"
