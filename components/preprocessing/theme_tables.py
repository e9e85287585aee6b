"""The tables `themes`, `theme_rules` and `theme_weights`: everything by which a build gave paragraphs their themes.

They are a copy of the knowledge that the build was made with, an analyst's own included: the rules with their words,
what was learned of each rule and word, how evidence is weighed, and from which probability on a theme is given.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from components.knowledge.theme_weights import EVIDENCE
from components.knowledge.themes import Phrase, Theme, ThemeRule, ThemeRules

Row = dict[str, Any]

_OF_RULE = "rule "  # how the sign of a rule begins among the learned words


def theme_tables(rules: ThemeRules) -> dict[str, list[Row]]:
    """Return the rows of the three tables by name."""
    themes = rules.themes.values()
    return {
        "themes": [_theme(theme, rules) for theme in themes],
        "theme_rules": [_rule(rule, theme, rules) for theme in themes for rule in theme.rules],
        "theme_weights": [row for theme in themes for row in _weights(theme, rules)],
    }


def _theme(theme: Theme, rules: ThemeRules) -> Row:
    exclude = _in_words(theme.exclude | rules.exclude)
    return {"theme": theme.slug, "label": theme.label, "definition": theme.definition, "exclude": exclude}


def _rule(rule: ThemeRule, theme: Theme, rules: ThemeRules) -> Row:
    slug, words = theme.slug, rules.words
    learned = words.weight(f"{_OF_RULE}{slug}.{rule.name}", words.themes.index(slug)) if slug in words.themes else None
    return {
        "theme": slug,
        "rule": rule.name,
        "weight": rule.weight,
        "learned": learned,
        "cues": _in_words(rule.cues),
        "near": _in_words(rule.near),
        "unless": _in_words(rule.unless),
        "within": rule.within,
        "countries": rule.countries,
    }


def _weights(theme: Theme, rules: ThemeRules) -> Iterator[Row]:
    """Yield the weights of a theme by kind; of one that nothing was learned for, the score that its rules need."""
    slug, words, weights = theme.slug, rules.words, rules.weights
    if slug not in words.themes:
        yield from _of_kind(slug, "limit", {"score": theme.threshold or rules.scoring.threshold})
        return
    column = zip(words.rows, words.table[:, words.themes.index(slug)].tolist(), strict=True)
    yield from _of_kind(slug, "word", {name: weight for name, weight in column if weight and not _is_rule(name)})
    of_theme = weights.table[weights.themes.index(slug)].tolist()
    yield from _of_kind(slug, "evidence", dict(zip(EVIDENCE, of_theme, strict=True)))
    yield from _of_kind(slug, "limit", {"likely": rules.learned.likely, "best": rules.learned.best})


def _is_rule(name: str) -> bool:
    return name.startswith(_OF_RULE)


def _of_kind(theme: str, kind: str, weights: Mapping[str, float]) -> Iterator[Row]:
    for name, weight in weights.items():
        yield {"theme": theme, "kind": kind, "name": name, "weight": weight}


def _in_words(phrases: frozenset[Phrase]) -> list[str]:
    """Return phrases as they are read, in order: 'open/verb fire'."""
    return sorted(" ".join(f"{word}/{part}" if part else word for word, part in phrase) for phrase in phrases)
