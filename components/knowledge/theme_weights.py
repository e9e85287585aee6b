"""How rules, learned words and context are weighed to a probability of a theme: theme_weights.csv (`make train`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from components.knowledge.files import FOLDER, KnowledgeError, read_rows
from components.knowledge.relation_model import Numbers
from components.knowledge.theme_words import number_of

FILE = "theme_weights.csv"
COLUMNS = ("evidence", "theme", "weight")
ALL = "*"  # the theme of a weight that holds for all
BASE = "base"
RULES = ("rule", "any rule", "rule behind", "rule headline", "rule before", "rule after", "rule article")
WORDS = ("words", "words behind", "words headline", "words before", "words after", "words article")
CHOSEN = ("chosen", "chosen score", "chosen first", "chosen before", "chosen after", "chosen article")
BESIDES = ("words others", "rule others", "length")  # what speaks for other themes here, and how long the text is
EVIDENCE = (*RULES, *WORDS, *CHOSEN, *BESIDES)
# evidence that each theme weighs in its own way besides
OWN = ("rule", "words", "words article", "chosen article", "rule headline")
OF_THEMES = (BASE, *OWN)


@dataclass(frozen=True, slots=True)
class ThemeWeights:
    """A weight in log-odds of each kind of evidence for each theme, and what a theme starts from."""

    themes: tuple[str, ...]
    base: Numbers
    table: Numbers  # themes x EVIDENCE
    by_name: Mapping[tuple[str, str], float]  # as the file has them: (evidence, theme)

    def probabilities(self, evidence: Numbers) -> Numbers:
        """Return how likely each theme is, paragraphs x themes; `evidence` is paragraphs x themes x EVIDENCE."""
        log_odds = (evidence * self.table).sum(axis=2) + self.base
        return np.asarray(1 / (1 + np.exp(-log_odds)))


def load_theme_weights(themes: tuple[str, ...], folder: Path = FOLDER) -> ThemeWeights:
    """Return the weights of theme_weights.csv for the themes that words were learned for.

    Raises KnowledgeError where the file is faulty, or has another list of themes.
    """
    path = folder / FILE
    weights: dict[tuple[str, str], float] = {}
    for line, row in read_rows(path, COLUMNS, keys=2):
        evidence, theme = row["evidence"], row["theme"]
        if evidence not in (EVIDENCE if theme == ALL else OF_THEMES):
            raise KnowledgeError(path, line, f"no evidence is called {evidence!r} for {theme!r}; run `make train`")
        weights[evidence, theme] = number_of(path, line, row["weight"])
    missing = [key for key in needed(themes) if key not in weights]
    if missing:
        raise KnowledgeError(path, None, f"the weight of {missing[0]} is missing; run `make train`")
    return theme_weights(themes, weights)


def needed(themes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the weights that the file has to hold, as (evidence, theme), in its order."""
    return [(name, ALL) for name in EVIDENCE] + [(name, theme) for theme in themes for name in OF_THEMES]


def theme_weights(themes: tuple[str, ...], weights: Mapping[tuple[str, str], float]) -> ThemeWeights:
    """Return weights by (evidence, theme) as arrays."""
    table = np.array(
        [[weights[name, ALL] + (weights[name, theme] if name in OWN else 0.0) for name in EVIDENCE] for theme in themes]
    )
    return ThemeWeights(themes, np.array([weights[BASE, theme] for theme in themes]), table, weights)
