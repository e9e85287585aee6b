"""Learn how rules, learned words and context are weighed to a probability of a theme, and write theme_weights.csv."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from components.knowledge.relation_model import Numbers
from components.knowledge.theme_weights import (
    ALL,
    BASE,
    COLUMNS,
    EVIDENCE,
    OWN,
    ThemeWeights,
    needed,
    theme_weights,
)
from components.knowledge.theme_words import ThemeWords
from components.preprocessing.theme_weighing import evidence_for
from components.preprocessing.themes import signs_by_theme
from components.training.logistic import Rows, fit_labels
from components.training.theme_articles import ON_PAGES, PAGE, PAGE_OF_ONE, PARAGRAPH, Example
from components.training.theme_words import learn_theme_words, log_odds

Odds = tuple[Numbers, Numbers | None]
FOLDS = 5
# how often a paragraph of a labelled page counts, by where it comes from
_COUNTS = {PAGE: 10.0, PAGE_OF_ONE: 3.0}
_SHARED, _OWN = 1.0, 3.0  # what half a squared weight costs: of all themes, and of one theme besides
_FREE = 0.01  # that pages have more themes or fewer than articles costs next to nothing
_HEAD = "# Made by `python -m components train`: how evidence is weighed to the log-odds of a theme."


def learn(examples: Sequence[Example], themes: Sequence[str]) -> tuple[ThemeWords, ThemeWeights]:
    """Return what is learned of all examples: the words, and how they are weighed with the rules and the article.

    For weighing, the words are cross-checked: what they say of a text is learned from others.
    """
    words = learn_theme_words(examples, themes)
    odds: list[Odds] = list(log_odds(words, examples))
    for kept, held in folds(examples):
        others = learn_theme_words([examples[i] for i in kept], themes)
        for i, found in zip(held, log_odds(others, [examples[i] for i in held]), strict=True):
            odds[i] = found
    return words, learn_weights(examples, odds, themes)


def folds(examples: Sequence[Example], number: int = FOLDS) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the places of the examples to learn from and to measure on; what shares a group stays together."""
    groups = sorted({one.text.group for one in examples}, key=lambda name: hashlib.blake2b(name.encode()).digest())
    fold = {group: place % number for place, group in enumerate(groups)}
    for part in range(number):
        held = [i for i, one in enumerate(examples) if fold[one.text.group] == part]
        yield [i for i, one in enumerate(examples) if fold[one.text.group] != part], held


def learn_weights(examples: Sequence[Example], odds: Sequence[Odds], themes: Sequence[str]) -> ThemeWeights:
    """Return the weights of the evidence.

    Readers of pages and writers of articles differ in how freely they give a theme: each weight is one for all and
    one that pages add to it, as small as may be. What is shown is a page, so both are kept together. The labelled
    pages hold hardly a paragraph without a theme; single paragraphs without one count as of a page besides.
    """
    evidence, wanted, pages, counts = [], [], [], []
    for one, (own, headline) in zip(examples, odds, strict=True):
        rows = evidence_for(signs_by_theme(one.found, own, headline, themes))[one.read]
        ways = [(one.text.kind in ON_PAGES, _COUNTS.get(one.text.kind, 1.0))]
        if one.text.kind == PARAGRAPH and not one.wanted.any():
            ways.append((True, 1.0))
        for page, count in ways:
            evidence.append(rows)
            wanted.append(one.wanted[one.read])
            pages.append(np.full(len(rows), float(page)))
            counts.append(np.full(len(rows), count))
    page_rows = np.repeat(np.concatenate(pages), len(themes))
    columns, penalties = _columns(np.concatenate(evidence), page_rows)
    labels = np.concatenate(wanted).reshape(-1, 1)
    found = fit_labels(Rows(columns, labels, np.repeat(np.concatenate(counts), len(themes))), penalties)[:, 0]
    return _as_weights(found, tuple(themes))


def _columns(evidence: Numbers, page: Numbers) -> tuple[Numbers, Numbers]:
    """Return a row a paragraph and theme: shared evidence, themes, evidence of themes; the first two of pages again."""
    paragraphs, themes, kinds = evidence.shape
    shared = evidence.reshape(-1, kinds)
    which = np.tile(np.eye(themes), (paragraphs, 1))
    own = [which * shared[:, [EVIDENCE.index(name)]] for name in OWN]
    on_page = page[:, None]
    columns = np.hstack([shared, which, *own, shared * on_page, which * on_page, on_page])
    costs = [(_SHARED, kinds + themes), (_OWN, themes * len(OWN)), (_SHARED, kinds + themes), (_FREE, 1)]
    return columns, np.concatenate([np.full(number, cost) for cost, number in costs])


def _as_weights(found: Numbers, themes: tuple[str, ...]) -> ThemeWeights:
    kinds, number = len(EVIDENCE), len(themes)
    parts = np.split(found, np.cumsum([kinds, number, *[number] * len(OWN), kinds, number, 1]))
    shared, base = parts[0] + parts[-4], parts[1] + parts[-3] + parts[-2] + parts[-1]
    weights = {(name, ALL): round(float(weight), 3) for name, weight in zip(EVIDENCE, shared, strict=True)}
    for name, values in zip((BASE, *OWN), (base, *parts[2:-4]), strict=True):
        weights |= {(name, theme): round(float(v), 3) for theme, v in zip(themes, values, strict=True)}
    return theme_weights(themes, weights)


def write_theme_weights(weights: ThemeWeights, path: Path, of: str) -> None:
    """Write the weights, always the same bytes for the same ones; `of` is the fingerprint of what they come from."""
    rows = []
    for name, theme in needed(weights.themes):
        rows.append(f"{name},{theme},{weights.by_name[name, theme]:.3f}")
    path.write_text("\n".join([_HEAD, f"# learned from: {of}", ",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
