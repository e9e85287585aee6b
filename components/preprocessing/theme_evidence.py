"""What the rules find in one text: the cues of each theme and their weight, the rules touched, the countries named.

The rules are data: components/knowledge/themes.toml; docs/themes.md explains them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.knowledge.themes import Phrase, ThemeRule, ThemeRules
from components.preprocessing.records import Cue
from components.preprocessing.theme_cues import CueWord, Hit, find_phrases

# A rule's second hit counts half, the third a quarter: ten times 'border' is not ten reasons.
_REPEATED = (1.0, 0.5, 0.25)
_SHORT_NAME = 2  # letters; 'US' is a country in capitals only


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words of one text say for one theme by themselves."""

    score: float
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class TextEvidence:
    """What the rules find in a paragraph or headline.

    `touched` holds the cues found of every theme, also those that do not count where they stand, under the rule's name.
    """

    themes: Mapping[str, Evidence]
    touched: Mapping[str, Sequence[Cue]]
    countries: int  # different ones named
    countries_together: int  # most that one sentence names
    words: int

    def score(self, theme: str) -> float:
        """Return the weight of the cues of a theme, 0 where there is none."""
        return self.themes[theme].score if theme in self.themes else 0.0


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph or headline: its phrases, the words that are no cues, and the countries of each sentence."""

    text: str
    hits: Mapping[Phrase, list[Hit]]
    barred: set[int]
    countries: Mapping[int, set[str]]

    def countries_near(self, hit: Hit, within: str) -> set[str]:
        """Return the countries named in the sentence of a hit, or in the paragraph."""
        if within == "sentence":
            return self.countries.get(hit.sentence, set())
        return set().union(*self.countries.values())


def evidence_of(words: Sequence[CueWord], rules: ThemeRules, text: str) -> TextEvidence:
    """Return what the rules find in a text of these words."""
    hits = find_phrases(words, rules.by_first_words)
    nowhere = _covered(hits, rules.exclude)
    countries = _countries_named(hits, rules, text)
    themes: dict[str, Evidence] = {}
    touched: dict[str, list[Cue]] = {}
    for slug, rules_hit in _rules_hit(hits, rules).items():
        barred = nowhere | _covered(hits, rules.themes[slug].exclude)
        found = _theme_evidence(rules_hit, _Text(text, hits, barred, countries))
        if found.cues:
            themes[slug] = found
        touched[slug] = [
            Cue(hit.start, hit.end, text[hit.start : hit.end], rule.name)
            for rule, places in rules_hit.items()
            for hit in places
            if nowhere.isdisjoint(range(hit.first, hit.stop))
        ]
    together = max(map(len, countries.values()), default=0)
    return TextEvidence(themes, touched, len(set().union(*countries.values())), together, len(words))


def _rules_hit(hits: Mapping[Phrase, list[Hit]], rules: ThemeRules) -> dict[str, dict[ThemeRule, list[Hit]]]:
    """Return by theme the rules of which a cue stands in the text, each with its cues."""
    found: dict[str, dict[ThemeRule, list[Hit]]] = {}
    for phrase, places in hits.items():
        for slug, rule in rules.rules_of.get(phrase, ()):
            found.setdefault(slug, {}).setdefault(rule, []).extend(places)
    return found


def _covered(hits: Mapping[Phrase, list[Hit]], phrases: frozenset[Phrase]) -> set[int]:
    return {i for phrase in hits.keys() & phrases for hit in hits[phrase] for i in range(hit.first, hit.stop)}


def _countries_named(hits: Mapping[Phrase, list[Hit]], rules: ThemeRules, text: str) -> dict[int, set[str]]:
    """Return which countries each sentence names; the longest name counts ('South Korea', not 'Korea')."""
    named = [(hit, rules.countries[phrase]) for phrase in hits.keys() & rules.countries.keys() for hit in hits[phrase]]
    named.sort(key=lambda found: (found[0].first - found[0].stop, found[0].first, found[1]))
    taken: set[int] = set()
    countries: dict[int, set[str]] = {}
    for hit, country in named:
        form = text[hit.start : hit.end]
        covered = range(hit.first, hit.stop)
        if form[0].isupper() and (len(form) > _SHORT_NAME or form.isupper()) and taken.isdisjoint(covered):
            taken.update(covered)
            countries.setdefault(hit.sentence, set()).add(country)
    return countries


def _theme_evidence(rules_hit: Mapping[ThemeRule, list[Hit]], words: _Text) -> Evidence:
    """Add up the rules of a theme. Where cues overlap the longer one counts, then the heavier one."""
    candidates = [(hit, rule) for rule, found in rules_hit.items() for hit in _rule_hits(rule, found, words)]
    candidates.sort(key=lambda c: (c[0].first - c[0].stop, -c[1].weight, c[0].first, c[1].name))
    taken = set(words.barred)
    counts: dict[str, int] = {}
    score = 0.0
    cues = []
    for hit, rule in candidates:
        covered = range(hit.first, hit.stop)
        if not taken.isdisjoint(covered):
            continue
        taken.update(covered)
        times = counts.get(rule.name, 0)
        counts[rule.name] = times + 1
        score += rule.weight * (_REPEATED[times] if times < len(_REPEATED) else 0.0)
        cues.append(Cue(hit.start, hit.end, words.text[hit.start : hit.end], rule.name))
    return Evidence(score, tuple(sorted(cues, key=lambda cue: cue.start)))


def _rule_hits(rule: ThemeRule, found: list[Hit], words: _Text) -> list[Hit]:
    """Return which of the cues found count beside the words that the rule wants near, or does not want."""
    hits = words.hits
    if rule.near:
        near = [hit for phrase in hits.keys() & rule.near for hit in hits[phrase] if hit.first not in words.barred]
        found = [hit for hit in found if any(_close(hit, other, rule.within) for other in near)]
    if rule.unless:
        against = [hit for phrase in hits.keys() & rule.unless for hit in hits[phrase]]
        found = [hit for hit in found if not any(_close(hit, other, rule.within) for other in against)]
    if rule.countries:
        found = [hit for hit in found if len(words.countries_near(hit, rule.within)) >= rule.countries]
    return found


def _close(hit: Hit, other: Hit, within: str) -> bool:
    """Whether another phrase stands in the same sentence (or paragraph) without sharing words with the cue."""
    apart = other.stop <= hit.first or other.first >= hit.stop
    return apart and (within == "paragraph" or hit.sentence == other.sentence)
