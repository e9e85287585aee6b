"""Read a file of labelled texts line by line: tab-separated, a header first, as many cells a line as the header has."""

from collections.abc import Iterator, Sequence
from pathlib import Path


class FaultyLine(ValueError):
    """A file of labelled texts cannot be used; the message names the file, the line and what to change."""

    def __init__(self, path: Path, line: int, remedy: str) -> None:
        """Build the message from the file, the line and the remedy."""
        super().__init__(f"{path}:{line}: {remedy}")


def lines_of(path: Path, columns: Sequence[str], fault: type[FaultyLine]) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each line below the header that is not blank.

    Raises `fault` where the file is not UTF-8, has another header, or a line has more or fewer cells.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise fault(path, 1, f"not UTF-8 ({error}); save it as UTF-8") from None
    if lines[0].rstrip("\r").split("\t") != list(columns):
        raise fault(path, 1, f"the first line has to be the header, tab-separated: {' '.join(columns)}")
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) != len(columns):
                raise fault(
                    path, number, f"a line has {len(columns)} cells, parted by tabs; here they number {len(cells)}"
                )
            yield number, cells
