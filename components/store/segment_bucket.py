"""Segments shared in a bucket of an S3-compatible server.

The bucket has to exist. Credentials are those of the usual variables and files of AWS. What is small is written in one
request, so that a reader finds the whole of it or nothing; so does what is large, which the server puts together.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from components.store.errors import SegmentsUnusable
from components.store.segment_place import CLOCK, Listed

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

BUCKET = "s3://"  # what its address begins with
_CONNECT, _ANSWER = 5, 10  # seconds to wait, three times
_FORBIDDEN = ("ACCESS_DENIED", "INVALID_ACCESS_KEY_ID", "SIGNATURE", "TOKEN", "CREDENTIAL", "HTTP response code: 403")
_CREDENTIALS = (
    "Give credentials that may list, read and write the bucket, in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or in "
    "the file of AWS"
)
_REACH = "Check the network, BORDERLINES_S3_ENDPOINT and, for Amazon, AWS_DEFAULT_REGION"


class Bucket:
    """A place that is a bucket, or a part of one."""

    def __init__(self, setting: str, endpoint: str) -> None:
        """Use the part of a bucket that the setting names; nothing is asked yet."""
        self._shown = setting
        self._bucket, _, prefix = setting.removeprefix(BUCKET).partition("/")
        self._root = "/".join([self._bucket, *(part for part in prefix.split("/") if part)])
        self._files = _files(endpoint)

    def __str__(self) -> str:
        """Return the address of the bucket, as the setting has it."""
        return self._shown

    def check(self) -> None:
        """See Place."""
        with self._telling():
            if not self._is(self._bucket, "Directory"):
                raise self._no_bucket()

    def read(self, name: str) -> bytes | None:
        """See Place."""
        with self._telling():
            try:
                with self._files.open_input_file(self._path(name)) as file:
                    return bytes(file.read(file.size()))  # in one request: pieces may be of two versions
            except FileNotFoundError:
                return None

    def write(self, name: str, data: bytes) -> None:
        """See Place."""
        as_is = {"compression": None}  # else what is named like something packed is packed
        with self._telling(), self._files.open_output_stream(self._path(name), **as_is) as file:
            file.write(data)

    def exists(self, name: str) -> bool:
        """See Place."""
        with self._telling():
            return self._is(self._path(name), "File")

    def remove(self, name: str) -> None:
        """See Place."""
        with self._telling():
            try:
                self._files.delete_file(self._path(name))
            except FileNotFoundError:
                return

    def listed(self, folder: str = "") -> Iterator[Listed]:
        """See Place."""
        from pyarrow.fs import FileSelector, FileType

        self.check()
        with self._telling():
            under = self._path(folder).rstrip("/")
            found = self._files.get_file_info(FileSelector(under, recursive=True, allow_not_found=True))
        for info in found:
            if info.type == FileType.File:
                yield Listed(info.path.removeprefix(f"{self._root}/"), info.size or 0, info.mtime)

    def now(self) -> datetime:
        """See Place."""
        self.write(CLOCK, b"\n")
        with self._telling():
            written: datetime = self._files.get_file_info(self._path(CLOCK)).mtime
            return written

    def _is(self, path: str, kind: str) -> bool:
        return bool(self._files.get_file_info(path).type.name == kind)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _no_bucket(self) -> SegmentsUnusable:
        remedy = f"Make the bucket {self._bucket}, or name another with BORDERLINES_SEGMENTS"
        return SegmentsUnusable(str(self), "there is no such bucket", remedy)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            said = str(error)
            if "NO_SUCHBUCKET" in said:
                raise self._no_bucket() from None
            if any(word in said for word in _FORBIDDEN):
                raise SegmentsUnusable(str(self), "the server does not let us in", _CREDENTIALS) from None
            if "NETWORK_CONNECTION" in said:
                reason = said.rpartition("Details: ")[2]
                raise SegmentsUnusable(str(self), f"the server is out of reach: {reason}", _REACH) from None
            raise SegmentsUnusable(str(self), said.splitlines()[0], _REACH) from None


def _files(endpoint: str) -> "FileSystem":
    from pyarrow.fs import S3FileSystem  # takes a moment to load, and only who shares segments needs it

    scheme, _, server = endpoint.rpartition("://")
    return S3FileSystem(
        endpoint_override=server.rstrip("/") or None,
        scheme=scheme or "https",
        connect_timeout=_CONNECT,
        request_timeout=_ANSWER,
        allow_delayed_open=True,  # what is small goes in one request
    )
