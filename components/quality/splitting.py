"""How well pages are split: labelled paragraphs found, text beyond them, articles apart, titles, page furniture."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import combinations

from components.quality.comparing import Counts
from components.quality.gold import Gold, GoldParagraph
from components.quality.predictions import FoundParagraph

_SHORTEST_PART = 40  # characters from which a piece of a paragraph is taken for it
_SHORTEST_LEAD = 12  # characters from which a paragraph that starts with furniture is furniture


@dataclass(frozen=True, slots=True)
class Splitting:
    """Figures of splitting: shares from 0 to 1, the F1 of article boundaries, and two counts of what is too much."""

    paragraphs_found: float
    segmentation_f1: float
    titles: float
    body_beyond_gold: int
    furniture_leaks: int

    def figures(self) -> dict[str, float]:
        """Return the figures by name."""
        return asdict(self)


Alignment = Sequence[tuple[GoldParagraph, Sequence[FoundParagraph]]]
"""Each labelled paragraph with the body paragraphs that hold it, or are a piece of it."""


def aligned(gold: Gold, found: Sequence[FoundParagraph]) -> Alignment:
    """Return each labelled paragraph with what was found of it."""
    return [(paragraph, [piece for piece in found if _holds(piece, paragraph)]) for paragraph in gold.paragraphs]


def _holds(piece: FoundParagraph, paragraph: GoldParagraph) -> bool:
    if piece.file != paragraph.file:
        return False
    return paragraph.text in piece.text or (piece.text in paragraph.text and len(piece.text) > _SHORTEST_PART)


def splitting(gold: Gold, found: Sequence[FoundParagraph], alignment: Alignment) -> Splitting:
    """Return how well the pages were split."""
    used = {id(piece) for _, pieces in alignment for piece in pieces}
    return Splitting(
        paragraphs_found=sum(bool(pieces) for _, pieces in alignment) / len(alignment),
        segmentation_f1=_boundaries(alignment).f1,
        titles=_titles(alignment),
        body_beyond_gold=sum(id(piece) not in used for piece in found if piece.file in gold.furniture),
        furniture_leaks=len(_leaks(gold, found)),
    )


def _boundaries(alignment: Alignment) -> Counts:
    """Return the counts over pairs of paragraphs of a file: is a pair in one article, and was it put in one."""
    total = Counts()
    placed = [(paragraph, pieces[0].article) for paragraph, pieces in alignment if pieces]
    for (one, put_one), (other, put_other) in combinations(placed, 2):
        if one.file == other.file:
            want, got = one.article == other.article, put_one == put_other
            total += Counts(want and got, got, want and got, want)
    return total


def _titles(alignment: Alignment) -> float:
    wanted = {(p.file, p.article, p.title) for p, _ in alignment if p.title}
    found = {(p.file, p.article, piece.title) for p, pieces in alignment for piece in pieces}
    return len(wanted & found) / len(wanted) if wanted else 1.0


def _leaks(gold: Gold, found: Sequence[FoundParagraph]) -> list[tuple[FoundParagraph, str]]:
    """Return the page furniture that is shown as article text; text that is labelled as a paragraph is none."""
    known = {paragraph.text for paragraph in gold.paragraphs}
    return [
        (piece, words)
        for piece in found
        if piece.text not in known
        for words in gold.furniture.get(piece.file, frozenset()) - known
        if piece.text == words or _led_by(piece.text, words)
    ]


def _led_by(text: str, words: str) -> bool:
    return len(words) > _SHORTEST_LEAD and text.startswith(words) and len(text) < 1.5 * len(words)
