"""The build that the next one starts from: whether it can be used, its segments, and copies of its files.

Copying, writing the copies through to the disk and loading what linking needs go on beside annotating: a worker takes
seconds to load the language model, in which the builder would only wait.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from components.store.builds import current_build, is_whole, linked_files
from components.store.errors import StoreDamaged

MEMORY = "linking.duckdb"
"""The file beside the tables that holds what linking remembers (linking_memory.py)."""


class SegmentLost(LookupError):
    """A segment that was there cannot be read any more: its file has to be annotated again."""


def last_files(store: Path, recipe: str) -> dict[str, Path]:
    """Return the files of the build in force by name, where it is whole and the recipe with this hash made it."""
    try:
        build = current_build(store)
    except StoreDamaged:
        return {}
    if build is None or build.info.get("recipe") != recipe or not is_whole(build):
        return {}
    files = linked_files(build)
    return files if MEMORY in files else {}


def last_segments(before: Mapping[str, Path]) -> dict[str, str]:
    """Return the segment of each file of the last build, given its files; none where its memory cannot be read."""
    if MEMORY not in before:
        return {}
    try:
        with closing(duckdb.connect(str(before[MEMORY]), read_only=True)) as memory:
            return segments_in(memory)
    except duckdb.Error:
        return {}


def segments_in(memory: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the segment of each file that a memory of linking holds."""
    return dict(memory.execute("SELECT source_file, segment FROM sources").fetchall())


@contextmanager
def copied(before: Mapping[str, Path], folder: Path) -> Iterator[Future[None]]:
    """Make a folder and copy the files of the last build into it, beside what the block does.

    The result is null once they are there; it raises OSError where one could not be copied.
    """
    folder.mkdir()
    with ThreadPoolExecutor(1) as beside:
        yield beside.submit(_copy, dict(before), folder)


def _copy(before: Mapping[str, Path], folder: Path) -> None:
    for name, path in before.items():
        shutil.copyfile(path, folder / name)
        with (folder / name).open("rb") as file:
            os.fsync(file.fileno())  # so that publishing has to wait for what the build changes alone
    # What linking needs is loaded by then; pyarrow loads pandas for its first array.
    import components.preprocessing.difference  # noqa: F401

    pa.array(())
