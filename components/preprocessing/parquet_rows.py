"""The rows of a Parquet file as lines of JSON, the first line its columns, read by a process of its own.

A few bytes of such a file may stand for gigabytes of rows, and its reader is no Python: what it does to its process
must not end the build.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Timer

_MEGABYTES = 3_000  # of memory of the process
_SECONDS = 900.0
_BATCH = 200  # rows in memory at a time
_CODE = Path(__file__).resolve().parents[2]
_MOST_WORDS = 300  # characters of what the reader says of a faulty file


class ParquetUnreadable(ValueError):
    """A Parquet file, or the rest of it, cannot be read; the message says why."""


def lines_of_parquet(path: Path) -> Iterator[bytes]:
    """Yield the columns, then each row. Raises ParquetUnreadable where the file, or the rest of it, cannot be read."""
    command = [sys.executable, "-m", "components.preprocessing.parquet_rows", str(path.resolve())]
    with subprocess.Popen(  # noqa: S603  (this program itself; the path is absolute, so it is no option)
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=_CODE
    ) as process:
        assert process.stdout is not None and process.stderr is not None  # both are pipes
        late = Timer(_SECONDS, process.kill)
        late.start()
        try:
            yield from process.stdout
            said = " ".join(process.stderr.read(100_000).decode("utf-8", "replace").split())
            if process.wait() != 0:
                raise ParquetUnreadable(said[-_MOST_WORDS:] or f"its reader ended with code {process.returncode}")
        finally:
            late.cancel()
            process.kill()


def _print_rows(path: str) -> None:
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path) as file:
        print(json.dumps(file.schema_arrow.names))  # noqa: T201  (its output)
        for group in range(file.num_row_groups):  # one after another, so that those before a damaged one are there
            for batch in file.iter_batches(_BATCH, row_groups=[group]):
                for row in batch.to_pylist():
                    print(json.dumps(row, default=str))  # noqa: T201  (likewise)


def _bound_memory() -> None:
    with suppress(ImportError, ValueError, OSError):  # where the system cannot
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEGABYTES << 20, _MEGABYTES << 20))


if __name__ == "__main__":
    _bound_memory()
    try:
        _print_rows(sys.argv[1])
    except Exception as error:  # whatever is wrong with the file, in one line
        sys.exit(f"{type(error).__name__}: {error}")
