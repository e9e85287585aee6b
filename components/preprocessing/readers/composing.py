"""How a reader puts the text of a source together: block after block, a blank line between, marks where they stand."""

import re
from dataclasses import dataclass

from components.preprocessing.records import Mark, Stated

_SPACES = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r" ?\n ?")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader took out of a file."""

    media_type: str
    encoding: str
    text: str
    stated: Stated = Stated()  # noqa: RUF009  (it cannot be changed)
    marks: tuple[Mark, ...] = ()


class Composer:
    """Collects blocks of text; the text and its marks are what came of them."""

    def __init__(self) -> None:
        """Begin with no text."""
        self._blocks: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []

    def add(self, block: str, kind: str | None = None, reason: str | None = None) -> None:
        """Add a block, its space mended; a `kind` (heading, caption, furniture) says what the format takes it for."""
        words = in_one_line_each(block)
        if not words:
            return
        start = self._length + 2 if self._blocks else 0
        self._blocks.append(words)
        self._length = start + len(words)
        if kind is not None:
            self._marks.append(Mark(start, self._length, kind, reason))

    @property
    def text(self) -> str:
        """All blocks, a blank line between two."""
        return "\n\n".join(self._blocks)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Where the blocks stand whose kind the format knows."""
        return tuple(self._marks)


def in_one_line_each(text: str) -> str:
    """Return a block's lines with single spaces, without blank lines and without characters that are no text."""
    plain = _SPACES.sub(" ", _NO_TEXT.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))
    return re.sub(r"\n+", "\n", _AROUND_BREAK.sub("\n", plain)).strip()
