"""Read the labelled paragraphs of training/paragraphs: what each is about, in the themes of themes.toml."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from components.training.labelled_lines import FaultyLine, lines_of

FOLDER = Path(__file__).parents[2] / "training" / "paragraphs"
COLUMNS = ("themes", "text")
NONE = "none"


class ParagraphError(FaultyLine):
    """A file of labelled paragraphs cannot be used; the message names the file, the line and what to change."""


@dataclass(frozen=True, slots=True)
class LabelledParagraph:
    """A paragraph and the slugs of its themes; none where it is about something else."""

    themes: frozenset[str]
    text: str


def read_paragraphs(paths: Iterable[Path], known: Collection[str]) -> list[LabelledParagraph]:
    """Return the paragraphs of tab-separated files, in order. Raises ParagraphError where a line is faulty."""
    found: dict[str, LabelledParagraph] = {}
    for path in paths:
        for number, cells in lines_of(path, COLUMNS, ParagraphError):
            paragraph = _paragraph(path, number, cells, known)
            if paragraph.text in found:
                raise ParagraphError(path, number, "this text stands in a line before; take it out")
            found[paragraph.text] = paragraph
    return list(found.values())


def _paragraph(path: Path, number: int, cells: list[str], known: Collection[str]) -> LabelledParagraph:
    themes, text = frozenset(cells[0].split(",")) - {NONE}, cells[1]
    if unknown := themes - set(known):
        raise ParagraphError(path, number, f"no theme is called {min(unknown)!r}; known are {', '.join(sorted(known))}")
    if not text:
        raise ParagraphError(path, number, "the text is empty; fill it or take the line out")
    return LabelledParagraph(themes, text)
