"""How far single words speak for each theme: theme_words.csv, learned from labelled paragraphs (`make train`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from components.knowledge.files import FOLDER, KnowledgeError, read_rows

FILE = "theme_words.csv"
COLUMNS = ("word", "theme", "weight")
BASE = "*"  # the row of a theme that holds what is added for every paragraph
_USUAL = 10  # words; a longer paragraph counts no more than one of so many


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """Weights in log-odds: of each dictionary form for each theme, and what a theme starts from."""

    weights: Mapping[str, Mapping[str, float]]  # word -> theme -> weight
    base: Mapping[str, float]

    def log_odds(self, words: Iterable[str]) -> dict[str, float]:
        """Return for each theme the log-odds that a paragraph of these words is about it; unknown words say nothing."""
        known = sorted({word for word in words if word in self.weights})
        sums = dict(self.base)
        for word in known:
            for theme, weight in self.weights[word].items():
                sums[theme] += weight * share(len(known))
        return sums


def share(words: int) -> float:
    """Return what each of so many known words counts, so that long paragraphs are not surer than usual ones."""
    return float(min(1.0, (_USUAL / max(words, 1)) ** 0.5))


def load_theme_words(folder: Path = FOLDER) -> ThemeWords:
    """Return the weights of theme_words.csv. Raises KnowledgeError where the file is faulty."""
    path = folder / FILE
    weights: dict[str, dict[str, float]] = {}
    base: dict[str, float] = {}
    for line, row in read_rows(path, COLUMNS, keys=2):
        try:
            weight = float(row["weight"])
        except ValueError:
            raise KnowledgeError(path, line, f"weight {row['weight']!r} is no number; give one such as 0.8") from None
        if row["word"] == BASE:
            base[row["theme"]] = weight
        else:
            weights.setdefault(row["word"], {})[row["theme"]] = weight
    unknown = {theme for themes in weights.values() for theme in themes} - base.keys()
    if unknown:
        raise KnowledgeError(path, None, f"theme {min(unknown)!r} needs a row with the word {BASE}")
    return ThemeWords(weights, base)
