"""All figures of the product on the labelled sample, beside those of the baseline and of one reader against another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from components.quality.bounds import f1_bounds
from components.quality.comparing import STAGES, Counts, compare_theme, compare_type
from components.quality.dating import DATING, found_dating
from components.quality.facts import Facts, joined
from components.quality.gold import Gold
from components.quality.predictions import FoundParagraph
from components.quality.splitting import Alignment, Splitting, aligned, splitting

Comparison = Callable[[Facts, Sequence[Facts]], Counts]
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall, F1 and its bounds over paragraphs, with the numbers found and wanted."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    found: int
    wanted: int

    def as_json(self) -> dict[str, float]:
        """Return the figures by name, rounded."""
        return {name: round(getattr(self, name), _DIGITS) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one who says something of the sample: the product, the baseline, or a reader."""

    splitting: Splitting | None
    stages: dict[str, Score]
    themes: dict[str, Score]
    types: dict[str, Score]
    dating: dict[str, Score]

    def as_json(self) -> dict[str, Any]:
        """Return the figures by name, rounded; `splitting` is null for a reader, who splits nothing."""
        parts = {"stages": self.stages, "themes": self.themes, "types": self.types}
        parts |= {"dating": self.dating} if self.dating else {}
        split = self.splitting.figures() if self.splitting else None
        return {
            "splitting": split and {name: round(value, _DIGITS) for name, value in split.items()},
            **{part: {name: score.as_json() for name, score in scores.items()} for part, scores in parts.items()},
        }


def measure(gold: Gold, found: Sequence[FoundParagraph]) -> Measured:
    """Return the figures of paragraphs as found, each stage on the whole labelled sample."""
    alignment = aligned(gold, found)
    said = [joined(piece.facts for piece in pieces) for _, pieces in alignment]
    split = splitting(gold, found, alignment)
    return _measured(gold, said, [p.readings for p in gold.paragraphs], split, _dated(gold, alignment))


def measure_readers(gold: Gold) -> Measured | None:
    """Return the figures of the second reader taken against the first: what careful reading reaches.

    Null where no paragraph has two readers.
    """
    twice = [paragraph.readings for paragraph in gold.paragraphs if len(paragraph.readings) > 1]
    if not twice:
        return None
    return _measured(gold, [readings[1] for readings in twice], [readings[:1] for readings in twice], None, {})


def _measured(
    gold: Gold,
    said: Sequence[Facts],
    readings: Sequence[Sequence[Facts]],
    split: Splitting | None,
    dating: dict[str, Score],
) -> Measured:
    def scored(compare: Comparison) -> Score:
        return _score([compare(facts, readers) for facts, readers in zip(said, readings, strict=True)])

    types = sorted({act.type for p in gold.paragraphs for reader in p.readings for act in reader.acts})
    return Measured(
        split,
        {stage: scored(compare) for stage, compare in STAGES.items()},
        {theme: scored(partial(compare_theme, theme)) for theme in sorted(gold.themes)},
        {kind: scored(partial(compare_type, kind)) for kind in types},
        dating,
    )


def _dated(gold: Gold, alignment: Alignment) -> dict[str, Score]:
    """Return the figures of dating, article by article; none where the labels give no dates."""
    if not gold.dating:
        return {}
    pieces: dict[tuple[str, str], list[FoundParagraph]] = {article: [] for article in gold.dating}
    for paragraph, found in alignment:
        pieces.get((paragraph.file, paragraph.article), []).extend(found)
    dated = {article: found_dating(found) for article, found in pieces.items()}
    scores = {
        name: _score([compare(dated[article], readers) for article, readers in gold.dating.items()])
        for name, compare in DATING.items()
    }
    return {name: score for name, score in scores.items() if score.found or score.wanted}


def _score(paragraphs: Sequence[Counts]) -> Score:
    total = sum(paragraphs, Counts())
    return Score(total.precision, total.recall, total.f1, *f1_bounds(paragraphs), total.found, total.wanted)
