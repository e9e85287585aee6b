"""All by which a theme is given: its rules and their phrases, what was learned of words, how evidence is weighed."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.queries.filters import Filters
from components.queries.theme_rules import excluded, theme_rules, theme_weights
from components.queries.themes import theme_cues
from components.widgets.corpus import ask
from components.widgets.data_table import data_table
from components.widgets.marked_text import escaped
from components.widgets.wording import number

_SHOWN = 8  # words of a rule that its row tells
_WEIGHT = st.column_config.NumberColumn("Weight", format="%.2f", width=75, help="1 is enough alone, by the rules.")
_LEARNED = st.column_config.NumberColumn(
    "Learned",
    format="%+.2f",
    width=80,
    help="Log-odds that its words speak for the theme, learned from labelled texts.",
)
_COUNT = st.column_config.NumberColumn("Here", format="localized", width=65, help="Cues in these paragraphs.")
_RULES = {
    "name": st.column_config.TextColumn("Rule", width=150),
    "weight": _WEIGHT,
    "learned": _LEARNED,
    "phrases": st.column_config.NumberColumn("Phrases", format="localized", width=75),
    "mentions": _COUNT,
    "words": st.column_config.TextColumn("Its words here", width=300),
}
_CUES = {
    "form": "Words",
    "rule": "Rule",
    "mentions": _COUNT,
    "paragraphs": st.column_config.NumberColumn("Paragraphs", format="localized", width=95),
}
_LEARNED_WORDS = {"name": "Word or sign", "weight": _LEARNED}
Row = Any
"""A row of queries.theme_rules.theme_rules."""


def rules_of_theme(theme: str, filters: Filters) -> None:
    """Show the rules of a theme with what they found here, their phrases, and every weight."""
    cues = ask(theme_cues, theme, filters)
    cues = cues.assign(rule=cues["rule"].str.rpartition(".")[2])
    rules = ask(theme_rules, theme)
    st.subheader("Rules", anchor=False, help="A rule is a list of phrases that speak for the theme.")
    data_table(_with_cues(rules, cues), _RULES, key="rules", alt="Rules of the theme, with what they found here")
    phrases = [_phrases(row) for row in rules.itertuples()]
    st.html("".join([*phrases, _listed("No cues: words inside these phrases", "", ask(excluded, theme))]))
    st.subheader("Words here", anchor=False)
    data_table(cues.assign(rule=_plain(cues["rule"])), _CUES, key="cues", alt="Words that speak for the theme here")
    _learned(theme)


def _with_cues(rules: pd.DataFrame, cues: pd.DataFrame) -> pd.DataFrame:
    """Return every rule with how many cues it has here, and some of them; what else gave cues comes last."""
    here = cues.groupby("rule").agg(
        words=("form", lambda forms: ", ".join(list(dict.fromkeys(forms))[:_SHOWN])), mentions=("mentions", "sum")
    )
    found = rules.assign(phrases=rules["cues"].map(len)).merge(here, on="rule", how="outer")
    found = found.assign(name=_plain(found["rule"]), mentions=found["mentions"].fillna(0).astype(int))
    return found.sort_values(["mentions", "weight"], ascending=False, kind="stable")


def _plain(names: pd.Series) -> pd.Series:
    return names.str.replace("_", " ")


def _phrases(row: Row) -> str:
    """Return a rule as HTML that unfolds: when it counts, and all its phrases."""
    close = f"in the same {row.within}"
    when = [f"only where {row.countries} countries are named {close}"] if row.countries else []
    when += [f"only with one of these {close}: {', '.join(row.near)}"] if row.near else []
    when += [f"not with one of these {close}: {', '.join(row.unless)}"] if row.unless else []
    return _listed(row.rule.replace("_", " "), "; ".join(when).capitalize(), row.cues)


def _listed(name: str, when: str, phrases: Sequence[str]) -> str:
    if not phrases:
        return ""
    condition = f'<p class="bl-about">{escaped(when)}.</p>' if when else ""
    return (
        f'<details class="bl-rule"><summary>{escaped(name)} <span class="bl-about">'
        f"{number(len(phrases), 'phrase')}</span></summary>{condition}<p>{escaped(', '.join(phrases))}</p></details>"
    )


def _learned(theme: str) -> None:
    """Show from which probability on the theme is given, what each word adds to it, and how evidence is weighed."""
    limits = ask(theme_weights, theme, "limit").set_index("name")["weight"]
    if "likely" not in limits:
        if "score" in limits:
            st.caption(f"Nothing was learned for this theme: its rules give it from a score of {limits['score']:g} on.")
        return
    words, evidence = (ask(theme_weights, theme, kind) for kind in ("word", "evidence"))
    st.subheader("Learned weights", anchor=False)
    st.caption(
        f"A paragraph has the theme where the evidence makes it {limits['likely']:.0%} likely; where it makes no theme "
        f"so likely, the likeliest is given from {limits['best']:.0%} on. Weights are log-odds; at most three themes."
    )
    left, right = st.columns(2, gap="medium")
    with left:
        data_table(words, _LEARNED_WORDS, key="learned_words", alt="Weights of words and signs for the theme")
    with right:
        columns = {"name": "Evidence", "weight": _LEARNED}
        data_table(evidence, columns, key="evidence", alt="Weights of the kinds of evidence for the theme")
