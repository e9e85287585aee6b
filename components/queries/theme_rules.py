"""By what a theme is given: its rules with all their phrases, and every weight that was learned for it."""

import pandas as pd

from components.queries.tables import Tables, frame

_LISTS = ("cues", "near", "unless")
_RULES = """
SELECT rule, weight, learned, cues, near, unless, within, countries FROM theme_rules WHERE theme = $theme
ORDER BY weight DESC, rule"""
_WEIGHTS = """
SELECT name, weight FROM theme_weights WHERE theme = $theme AND kind = $kind ORDER BY weight DESC, name"""


def theme_rules(tables: Tables, theme: str) -> pd.DataFrame:
    """Return the rules of a theme, the weightiest first.

    Columns: rule, weight (what its first cue adds; 1 is enough alone), learned (log-odds, null where nothing was
    learned), cues, near, unless (lists of phrases), within (sentence or paragraph), countries.
    """
    rows = frame(tables, _RULES, {"theme": theme})
    return rows.assign(**{name: rows[name].map(list) for name in _LISTS})


def theme_weights(tables: Tables, theme: str, kind: str) -> pd.DataFrame:
    """Return the weights of one kind (word, evidence, limit) for a theme, largest first. Columns: name, weight."""
    return frame(tables, _WEIGHTS, {"theme": theme, "kind": kind})


def excluded(tables: Tables, theme: str) -> list[str]:
    """Return the phrases whose words are no cues of a theme."""
    rows = frame(tables, "SELECT unnest(exclude) AS phrase FROM themes WHERE theme = $theme", {"theme": theme})
    return rows["phrase"].tolist()
