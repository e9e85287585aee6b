"""Learn from labelled paragraphs how far each sign speaks for each theme, and write theme_words.csv."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from components.knowledge.relation_model import Numbers
from components.knowledge.theme_words import BASE, COLUMNS, ThemeWords, share
from components.training.logistic import Rows, fit_labels
from components.training.theme_articles import ON_PAGES, Example

_SMALL = 0.1  # a weight below this changes nothing that is shown
_RAREST = 2  # paragraphs that a sign has to stand in
_PENALTY = 2.0
_PAGE = 2.0  # how often a paragraph of a labelled page counts
_HEAD = (
    "# Made by `python -m components train`: how far a sign speaks for a theme, in log-odds.",
    f"# The word {BASE} holds what a theme starts from. Weights below {_SMALL} are left out.",
)


def learn_theme_words(examples: Sequence[Example], themes: Sequence[str]) -> ThemeWords:
    """Return the weight of each sign for each theme, by logistic regression."""
    signs = [signs for one in examples for signs, read in zip(one.found.signs, one.read, strict=True) if read]
    counts = Counter(sign for said in signs for sign in said)
    rows = {sign: row for row, sign in enumerate(sorted(s for s, count in counts.items() if count >= _RAREST))}
    wanted = np.vstack([one.wanted[one.read] for one in examples])
    weight = np.concatenate([np.full(one.read.sum(), _PAGE if one.text.kind in ON_PAGES else 1.0) for one in examples])
    found = fit_labels(Rows(_columns(signs, rows), wanted, weight), np.full(len(rows), _PENALTY))
    table = np.where(np.abs(found[:-1]) >= _SMALL, np.round(found[:-1], 2), 0.0)
    return ThemeWords(tuple(themes), rows, table, np.round(found[-1], 2))


def _columns(signs: Sequence[Sequence[str]], rows: Mapping[str, int]) -> csr_matrix:
    indices: list[int] = []
    starts = [0]
    values: list[float] = []
    for said in signs:
        known = [rows[sign] for sign in said if sign in rows]
        indices.extend(known)
        values.extend([share(len(known))] * len(known))
        starts.append(len(indices))
    return csr_matrix((values, indices, starts), shape=(len(signs), len(rows)))


def log_odds(words: ThemeWords, examples: Sequence[Example]) -> list[tuple[Numbers, Numbers | None]]:
    """Return for each text what the words say of its paragraphs, and of its headline."""
    return [
        (
            np.array([words.log_odds(signs) for signs in one.found.signs]),
            None if one.found.headline_signs is None else words.log_odds(one.found.headline_signs),
        )
        for one in examples
    ]


def write_theme_words(words: ThemeWords, path: Path, of: str) -> None:
    """Write the weights, always the same bytes for the same ones; `of` is the fingerprint of what they come from."""
    lines = [f"{BASE},{theme},{weight:.2f}" for theme, weight in zip(words.themes, words.base, strict=True)]
    for word, row in words.rows.items():
        for theme, weight in zip(words.themes, words.table[row], strict=True):
            if weight:
                lines.append(f"{word},{theme},{weight:.2f}")
    text = "\n".join([*_HEAD, f"# learned from: {of}", ",".join(COLUMNS), *lines]) + "\n"
    path.write_text(text, encoding="utf-8")
