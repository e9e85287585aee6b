"""The heads and feet of PDF pages: short lines at the edge that come back from page to page, and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from components.preprocessing.readers.pdf_words import Stretch

_EDGE = 0.1  # of the height of a page, at its top and at its foot
_FEW = 6  # pages; on more, a line has to come back on three to be the head of a chapter
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_NUMBER = re.compile(
    r"^\W*(?:(?:page|seite|página|pagina|p\.|стр\.?|صفحه)\s*)?(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:/|of|von|de|sur|из|–|-)\s*\d{1,4})?\W*$",
    re.IGNORECASE,
)


def without_edges(
    pages: Sequence[Sequence[Stretch]], heights: Sequence[float]
) -> tuple[list[list[Stretch]], list[tuple[str, str]]]:
    """Return the pages without heads, feet and numbers, and these once each as (text, reason) in order."""
    lines = [_edge_lines(page, height) for page, height in zip(pages, heights, strict=True)]
    times = Counter(key for page in lines for key in {_plain(text) for text, _ in page})
    least = 2 if len(pages) <= _FEW else 3
    kept: list[list[Stretch]] = []
    edges: dict[str, str] = {}
    for page, found in zip(pages, lines, strict=True):
        gone: set[int] = set()
        for text, stretches in found:
            if _NUMBER.match(text):
                edges.setdefault(text, "number of a page or list")
            elif times[_plain(text)] >= least:
                edges.setdefault(text, "running head")
            else:
                continue
            gone.update(map(id, stretches))
        kept.append([stretch for stretch in page if id(stretch) not in gone])
    return kept, list(edges.items())


def _edge_lines(page: Sequence[Stretch], height: float) -> list[tuple[str, list[Stretch]]]:
    rows: list[list[Stretch]] = []
    for stretch in sorted(page, key=lambda s: (-s.bottom, s.left)):
        if stretch.bottom > height * (1 - _EDGE) or stretch.top < height * _EDGE:
            if rows and abs(rows[-1][0].bottom - stretch.bottom) < stretch.height / 2:
                rows[-1].append(stretch)
            else:
                rows.append([stretch])
    return [(" ".join(s.text for s in sorted(row, key=lambda s: s.left)), row) for row in rows]


def _plain(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())
