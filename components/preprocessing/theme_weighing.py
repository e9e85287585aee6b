"""How likely each paragraph has each theme: what rules, learned words and the article around it say, weighed.

Each kind of evidence is an array of paragraphs x themes; their order is that of `theme_weights.EVIDENCE`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from components.knowledge.relation_model import Numbers
from components.knowledge.theme_weights import EVIDENCE

_MOST_OF_RULES = 3.0  # a rule score above this makes a theme no surer
_MOST_OF_HEADLINE = 2.0
_LEAST_OF_WORDS, _MOST_OF_WORDS = -6.0, 3.0
_SHORTEST, _USUAL = 5, 40  # words of a paragraph


@dataclass(frozen=True, slots=True)
class ArticleSigns:
    """An article by paragraphs x themes: scores of the rules, scores where rules alone give it, log-odds of words."""

    rules: Numbers
    chosen: Numbers
    words: Numbers
    headline_rules: Numbers  # themes
    headline_words: Numbers | None  # themes; null where there is no headline
    lengths: Numbers  # paragraphs; in words


def evidence_for(article: ArticleSigns) -> Numbers:
    """Return all evidence, paragraphs x themes x EVIDENCE."""
    rule = np.minimum(article.rules, _MOST_OF_RULES)
    word = np.clip(article.words, _LEAST_OF_WORDS, _MOST_OF_WORDS)
    chosen = (article.chosen > 0).astype(float)
    best = article.chosen.max(axis=1, keepdims=True)
    headline = word
    if article.headline_words is not None:
        headline = np.broadcast_to(np.clip(article.headline_words, _LEAST_OF_WORDS, _MOST_OF_WORDS), word.shape)
    nothing = np.zeros_like(rule)
    likely = 1 / (1 + np.exp(-article.words))
    length = np.log(np.maximum(article.lengths, _SHORTEST) / _USUAL)[:, None]
    found = {
        "rule": rule,
        "any rule": (rule > 0).astype(float),
        "rule behind": rule - rule.max(axis=1, keepdims=True),
        "rule headline": np.broadcast_to(np.minimum(article.headline_rules, _MOST_OF_HEADLINE), rule.shape),
        **_around("rule", rule, nothing),
        "words": word,
        "words behind": word - word.max(axis=1, keepdims=True),
        "words headline": headline,
        **_around("words", word, word),
        "chosen": chosen,
        "chosen score": np.minimum(article.chosen, _MOST_OF_RULES),
        "chosen first": chosen * (article.chosen == best),
        **_around("chosen", chosen, nothing),
        "words others": likely.sum(axis=1, keepdims=True) - likely,
        "rule others": np.broadcast_to((rule > 0).sum(axis=1, keepdims=True), rule.shape),
        "length": np.broadcast_to(length, rule.shape),
    }
    return np.stack([found[name] for name in EVIDENCE], axis=2)


def _around(name: str, values: Numbers, alone: Numbers) -> dict[str, Numbers]:
    """Return the values of the paragraphs before and after, and the mean of all others; `alone` where there is none."""
    others = len(values) - 1
    mean = (values.sum(axis=0) - values) / others if others else alone
    return {
        f"{name} before": np.vstack([alone[:1], values[:-1]]),
        f"{name} after": np.vstack([values[1:], alone[-1:]]),
        f"{name} article": mean,
    }


def column(scores: Sequence[Mapping[str, float]], themes: Sequence[str]) -> Numbers:
    """Return scores by theme, a row for each paragraph; 0 where one is missing."""
    return np.array([[row.get(theme, 0.0) for theme in themes] for row in scores]).reshape(len(scores), len(themes))
