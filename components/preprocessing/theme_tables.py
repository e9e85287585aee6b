"""The tables `themes`, `theme_rules` and `theme_weights`: everything by which a build gave paragraphs their themes.

They are a copy of the knowledge that the build was made with, an analyst's own included: the rules with their words,
what was learned of each rule and word, how evidence is weighed, and from which probability on a theme is given.
"""

from collections.abc import Iterator

import pandas as pd

from components import schema
from components.knowledge.theme_weights import EVIDENCE
from components.knowledge.themes import Phrase, Theme, ThemeRule, ThemeRules

Row = dict[str, object]

_OF_RULE = "rule "  # how the sign of a rule begins among the learned words


def theme_tables(rules: ThemeRules) -> dict[str, pd.DataFrame]:
    """Return the three tables by name."""
    themes = rules.themes.values()
    rows: dict[str, list[Row]] = {
        "themes": [_theme(theme, rules) for theme in themes],
        "theme_rules": [_rule(rule, theme, rules) for theme in themes for rule in theme.rules],
    }
    found = {name: pd.DataFrame(of, columns=schema.TABLES[name].names) for name, of in rows.items()}
    weights = [part for theme in themes for part in _weights(theme, rules)]
    empty = pd.DataFrame(columns=schema.TABLES["theme_weights"].names)
    return found | {"theme_weights": pd.concat(weights, ignore_index=True) if weights else empty}


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


def _weights(theme: Theme, rules: ThemeRules) -> Iterator[pd.DataFrame]:
    """Yield the weights of a theme by kind; of one that nothing was learned for, the score that its rules need."""
    slug, words, weights = theme.slug, rules.words, rules.weights
    if slug not in words.themes:
        yield _of_kind(slug, "limit", {"score": theme.threshold or rules.scoring.threshold})
        return
    column = words.table[:, words.themes.index(slug)]
    of_words = _of_kind(slug, "word", dict(zip(words.rows, column, strict=True)))
    yield of_words[(of_words["weight"] != 0) & ~of_words["name"].str.startswith(_OF_RULE)]
    yield _of_kind(slug, "evidence", dict(zip(EVIDENCE, weights.table[weights.themes.index(slug)], strict=True)))
    yield _of_kind(slug, "limit", {"likely": rules.learned.likely, "best": rules.learned.best})


def _of_kind(theme: str, kind: str, weights: dict[str, float]) -> pd.DataFrame:
    names = pd.Series(list(weights), dtype="str")
    return pd.DataFrame({"theme": theme, "kind": kind, "name": names, "weight": list(weights.values())})


def _in_words(phrases: frozenset[Phrase]) -> list[str]:
    """Return phrases as they are read, in order: 'open/verb fire'."""
    return sorted(" ".join(f"{word}/{part}" if part else word for word, part in phrase) for phrase in phrases)
