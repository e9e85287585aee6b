"""A second opinion on themes: what learned words say, weighed with the rules, the headline and the neighbours.

It gives a paragraph a theme where the rules give none, and one more where it is sure (`[learned]` of themes.toml).
"""

import math
from collections.abc import Mapping, Sequence

from components.knowledge.themes import ThemeRules
from components.preprocessing.records import Cue, ThemeFound
from components.preprocessing.theme_cues import SpokenWord

LEARNED = "learned word"  # what stands in place of a rule's name at a cue that no rule gave
_MOST_OF_RULES = 3.0  # a rule score above this makes a theme no surer
_MOST_OF_HEADLINE = 2.0
_CUES = 2  # different words; a single one is as often something else
Scores = Mapping[str, float]


class SecondOpinion:
    """The paragraphs of an article, asked how likely each theme is."""

    def __init__(
        self, words: Sequence[Sequence[SpokenWord]], scores: Sequence[Scores], headline: Scores, rules: ThemeRules
    ) -> None:
        """Take the words and the rule scores of each paragraph, and the rule scores of the headline."""
        self._words, self._headline, self._rules = words, headline, rules
        self._odds = [rules.words.log_odds(word.form for word in paragraph) for paragraph in words]
        self._scores = [{slug: min(s, _MOST_OF_RULES) for slug, s in paragraph.items()} for paragraph in scores]
        self._said = [self._cues_of(paragraph) for paragraph in words]
        self._best = [max(odds.values(), default=0.0) for odds in self._odds]
        self._all_scores = _sums(self._scores)
        self._all_odds = _sums(self._odds)

    def added(
        self, position: int, themes: Sequence[ThemeFound], rule_cues: Mapping[str, Sequence[Cue]]
    ) -> list[ThemeFound]:
        """Return the themes that the rules give, and those that learned words add, each with its cues.

        A theme that is added needs more than one word that speaks for it: what the neighbours say alone adds none.
        """
        learned = self._rules.learned
        given = {theme.theme for theme in themes}
        room = int(self._rules.scoring.most) - len(themes) if themes else 1
        likely = []
        for slug in self._rules.words.base.keys() & self._rules.themes.keys() - given:
            cues = [*rule_cues.get(slug, ()), *self._said[position].get(slug, ())]
            if len({cue.form.lower() for cue in cues}) >= _CUES:
                likelihood = round(self.probability(position, slug), 3)
                if likelihood >= (learned.beside if themes else learned.alone):
                    likely.append(ThemeFound(slug, likelihood, apart(cues)))
        likely.sort(key=lambda theme: (-theme.score, theme.theme))
        return [*themes, *likely[:room]]

    def probability(self, position: int, theme: str) -> float:
        """Return how likely a paragraph has a theme, from 0 to 1."""
        weights = self._rules.learned
        log_odds = sum(getattr(weights, name) * value for name, value in self.features(position, theme).items())
        return 1 / (1 + math.exp(-(weights.base + log_odds)))

    def features(self, position: int, theme: str) -> dict[str, float]:
        """Return what is weighed: a number for each weight of `[learned]`."""
        scores, odds = self._scores[position], self._odds[position]
        others = len(self._scores) - 1
        near = [i for i in (position - 1, position + 1) if 0 <= i < len(self._scores)]
        rule, word = scores.get(theme, 0.0), odds[theme]
        return {
            "rule": rule,
            "any_rule": float(rule > 0),
            "rule_behind": rule - max(scores.values(), default=0.0),
            "rule_headline": min(self._headline.get(theme, 0.0), _MOST_OF_HEADLINE),
            "rule_article": (self._all_scores.get(theme, 0.0) - rule) / others if others else 0.0,
            "rule_near": _mean([self._scores[i].get(theme, 0.0) for i in near], 0.0),
            "words": word,
            "words_article": (self._all_odds[theme] - word) / others if others else word,
            "words_near": _mean([self._odds[i][theme] for i in near], word),
            "words_behind": word - self._best[position],
        }

    def _cues_of(self, words: Sequence[SpokenWord]) -> dict[str, list[Cue]]:
        """Return by theme the words that speak for it by what was learned of them."""
        weights, least = self._rules.words.weights, self._rules.learned.cue
        said: dict[str, list[Cue]] = {}
        for word in words:
            for slug, weight in weights.get(word.form, {}).items():
                if weight >= least:
                    said.setdefault(slug, []).append(Cue(word.start, word.end, word.text, LEARNED))
        return said


def apart(cues: Sequence[Cue]) -> list[Cue]:
    """Return cues in the order of the text; of those that overlap, the one given first."""
    kept: list[Cue] = []
    for cue in cues:
        if all(cue.end <= other.start or other.end <= cue.start for other in kept):
            kept.append(cue)
    return sorted(kept, key=lambda cue: cue.start)


def _sums(paragraphs: Sequence[Scores]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for paragraph in paragraphs:
        for slug, value in paragraph.items():
            sums[slug] = sums.get(slug, 0.0) + value
    return sums


def _mean(values: Sequence[float], default: float) -> float:
    return sum(values) / len(values) if values else default
