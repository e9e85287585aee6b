"""Segments shared in a folder that several machines see.

The folder has to exist: where the disk that it lies on is not mounted, nothing may stand in for it. A file is written
under another name and renamed, so that a reader finds the whole of it or nothing.
"""

import errno
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from components.store.errors import SegmentsUnusable
from components.store.segment_place import CLOCK, Listed

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Folder:
    """A place that is a folder."""

    def __init__(self, root: Path) -> None:
        """Use a folder."""
        self._root = root

    def __str__(self) -> str:
        """Return the path of the folder."""
        return str(self._root)

    def check(self) -> None:
        """See Place."""
        if not self._root.is_dir():
            remedy = "Make the folder, or mount the disk that it lies on"
            raise SegmentsUnusable(str(self), "there is no such folder", remedy)

    def read(self, name: str) -> bytes | None:
        """See Place."""
        with self._telling():
            try:
                return (self._root / name).read_bytes()
            except FileNotFoundError:
                return None

    def write(self, name: str, data: bytes) -> None:
        """See Place."""
        path = self._root / name
        fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")  # machines may have processes of one number
        with self._telling():
            self.check()
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                fresh.write_bytes(data)
                fresh.replace(path)
            except OSError:  # a full disk has no room for what is half written
                fresh.unlink(missing_ok=True)
                raise

    def exists(self, name: str) -> bool:
        """See Place."""
        with self._telling():
            return (self._root / name).is_file()

    def remove(self, name: str) -> None:
        """See Place."""
        with self._telling():
            (self._root / name).unlink(missing_ok=True)

    def listed(self, folder: str = "") -> Iterator[Listed]:
        """See Place."""
        self.check()
        with self._telling():
            for path in self._root.glob(f"{folder or '*'}/*"):
                try:
                    told = path.stat()
                except FileNotFoundError:  # a writer has renamed it meanwhile
                    continue
                if path.is_file():
                    name = path.relative_to(self._root).as_posix()
                    yield Listed(name, told.st_size, datetime.fromtimestamp(told.st_mtime, UTC))

    def now(self) -> datetime:
        """See Place."""
        self.write(CLOCK, b"")
        with self._telling():
            return datetime.fromtimestamp((self._root / CLOCK).stat().st_mtime, UTC)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = error.strerror or str(error)
            remedy = "Check the folder, its permissions and its disk"
            if error.errno in _FULL:
                remedy = "Free space on its disk (`python -m components segments --prune` takes out what no store uses)"
            raise SegmentsUnusable(str(self), reason, remedy) from None
