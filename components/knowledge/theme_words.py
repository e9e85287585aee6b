"""How far single signs of a text speak for each theme: theme_words.csv, learned by `make train`.

A sign is a dictionary form, or has a space in it: a rule of themes.toml of which a cue was found ('rule mines.pits'),
a kind of name ('kind MONEY'), how many countries are named ('countries 2').
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from components.knowledge.files import FOLDER, KnowledgeError, read_rows
from components.knowledge.relation_model import Numbers

FILE = "theme_words.csv"
COLUMNS = ("word", "theme", "weight")
BASE = "*"  # the row of a theme that holds what is added for every paragraph
_USUAL = 10  # signs; those of a longer paragraph count less each, of a shorter one more


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """Weights in log-odds: of each sign for each theme, and what a theme starts from."""

    themes: tuple[str, ...]  # the columns, sorted
    rows: Mapping[str, int]
    table: Numbers  # signs x themes
    base: Numbers

    def log_odds(self, signs: Iterable[str]) -> Numbers:
        """Return for each theme the log-odds that a text of these signs is about it; unknown signs say nothing."""
        known = sorted({row for row in map(self.rows.get, signs) if row is not None})
        if not known:
            return self.base
        return np.asarray(self.base + self.table[known].sum(axis=0) * share(len(known)))

    def weight(self, word: str, theme: int) -> float:
        """Return how far a word speaks for the theme of a column."""
        return float(self.table[self.rows[word], theme]) if word in self.rows else 0.0


def share(signs: int) -> float:
    """Return what each of so many known signs counts, so that long paragraphs are not surer than usual ones."""
    return float((_USUAL / max(signs, 1)) ** 0.5)


def load_theme_words(folder: Path = FOLDER) -> ThemeWords:
    """Return the weights of theme_words.csv. Raises KnowledgeError where the file is faulty."""
    path = folder / FILE
    weights: dict[str, dict[str, float]] = {}
    for line, row in read_rows(path, COLUMNS, keys=2):
        weights.setdefault(row["word"], {})[row["theme"]] = number_of(path, line, row["weight"])
    base = weights.pop(BASE, {})
    unknown = {theme for themes in weights.values() for theme in themes} - base.keys()
    if unknown:
        raise KnowledgeError(path, None, f"theme {min(unknown)!r} needs a row with the word {BASE}")
    themes = tuple(sorted(base))
    columns = {theme: column for column, theme in enumerate(themes)}
    table = np.zeros((len(weights), len(themes)))
    for row_number, said in enumerate(weights.values()):
        for theme, weight in said.items():
            table[row_number, columns[theme]] = weight
    rows = {word: row_number for row_number, word in enumerate(weights)}
    return ThemeWords(themes, rows, table, np.array([base[theme] for theme in themes]))


def number_of(path: Path, line: int, weight: str) -> float:
    """Return a weight as a number. Raises KnowledgeError where it is none."""
    try:
        return float(weight)
    except ValueError:
        raise KnowledgeError(path, line, f"weight {weight!r} is no number; give one such as 0.8") from None
