"""The words of a PDF page with the places where they stand, and the stretches of a line that they make.

Places are points from the lower left corner of the page as it is read, up and to the right.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

HYPHENS = "-\u00ad\u2010\u0002\ufffe"  # PDFium says that a hyphen ends a line by one of the last two
_SAME_LINE = 0.5  # of the height of letters: how far baselines of a line lie apart
_WIDEST_SPACE = 1.3  # of the height: a wider gap parts columns or cells
_NO_HEIGHT = 0.5


@dataclass(slots=True)
class Stretch:
    """Words that stand together on a line."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    cells: bool = False  # a row of a table, its cells apart

    @property
    def height(self) -> float:
        """The height of its letters, which grows with their size."""
        return self.top - self.bottom


def stretches_of(page: pdfium.PdfPage) -> list[Stretch]:
    """Return the stretches of a page in the order in which it was written, which need not be that of reading."""
    stretches: list[Stretch] = []
    for word in _words(page):
        last = stretches[-1] if stretches else None
        if last is not None and _goes_on(last, word):
            last.text += " " + word.text
            last.left, last.right = min(last.left, word.left), max(last.right, word.right)
            last.bottom, last.top = min(last.bottom, word.bottom), max(last.top, word.top)
        else:
            stretches.append(word)
    return stretches


def _goes_on(last: Stretch, word: Stretch) -> bool:
    height = max(last.height, word.height)
    level = abs(last.bottom - word.bottom) < _SAME_LINE * height and min(last.height, word.height) > height / 2
    gap = max(word.left - last.right, last.left - word.right)  # scripts that run to the left put it on the other side
    return level and gap < _WIDEST_SPACE * height


def _words(page: pdfium.PdfPage) -> Iterator[Stretch]:
    text_page = page.get_textpage()
    turn = _turned(page)
    letters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    try:
        for place in range(raw.FPDFText_CountChars(text_page)):
            letter = _letter(raw.FPDFText_GetUnicode(text_page, place))
            box = None if letter.isspace() else _box(text_page, place)
            if letter.isspace() or box is None:
                yield from _joined(letters, boxes, turn)
                letters, boxes = [], []
                continue
            if boxes and not _beside(boxes[-1], box):  # a word of another line that no space parts from this one
                yield from _joined(letters, boxes, turn)
                letters, boxes = [], []
            letters.append(letter)
            boxes.append(box)
        yield from _joined(letters, boxes, turn)
    finally:
        text_page.close()


def _letter(code: int) -> str:
    """A code point; halves of pairs and empty ones part words."""
    if 0xD800 <= code <= 0xDFFF or code == 0 or code > 0x10FFFF:
        return " "
    letter = chr(code)
    return letter if letter in HYPHENS or letter.isprintable() else " "


def _box(text_page: Any, place: int) -> tuple[float, float, float, float] | None:  # noqa: ANN401
    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text_page, place, ctypes.byref(box)):
        return None
    return box.left, box.bottom, box.right, box.top


def _beside(one: Sequence[float], other: Sequence[float]) -> bool:
    height = max(one[3] - one[1], _NO_HEIGHT)
    return abs(one[1] - other[1]) < height and abs(other[0] - one[2]) < 3 * height


def _joined(
    letters: Sequence[str], boxes: Sequence[tuple[float, float, float, float]], turn: "_Turn"
) -> Iterator[Stretch]:
    if letters:
        corners = [turn(*box) for box in boxes]
        yield Stretch(
            "".join(letters),
            min(box[0] for box in corners),
            min(box[1] for box in corners),
            max(box[2] for box in corners),
            max(box[3] for box in corners),
        )


@dataclass(frozen=True, slots=True)
class _Turn:
    """How a page is turned when it is read: places in the file are those before that."""

    degrees: int
    width: float
    height: float

    def __call__(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        if self.degrees == 90:
            return bottom, self.height - right, top, self.height - left
        if self.degrees == 180:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        if self.degrees == 270:
            return self.width - top, left, self.width - bottom, right
        return left, bottom, right, top


def _turned(page: pdfium.PdfPage) -> _Turn:
    width, height = page.get_size()  # as it is read
    return _Turn(page.get_rotation(), width, height)
