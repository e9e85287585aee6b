"""What each paragraph is about: the themes whose cues add up, with the words that say so.

A short paragraph leans on the paragraphs around it, the headline and the article, but only for a theme of which it
shows at least one cue itself. The rules are data: components/knowledge/themes.toml; docs/themes.md explains them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.knowledge.themes import Phrase, ThemeRule, ThemeRules
from components.preprocessing.records import ArticleDocs, Cue, ThemeFound
from components.preprocessing.spans import text_of
from components.preprocessing.theme_cues import (
    CueWord,
    Hit,
    find_phrases,
    spoken_words,
    words_of,
    words_of_headline,
)
from components.preprocessing.theme_words import SecondOpinion

# A rule's second hit counts half, the third a quarter: ten times 'border' is not ten reasons.
_REPEATED = (1.0, 0.5, 0.25)
_SHORT_NAME = 2  # letters; 'US' is a country in capitals only


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the words of one text say for one theme by themselves."""

    score: float
    cues: tuple[Cue, ...]


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


_Scores = dict[str, _Evidence]


def find_themes(article: ArticleDocs, rules: ThemeRules) -> list[list[ThemeFound]]:
    """Return the themes of each paragraph, the strongest first, each with its cues in the order of the text.

    The score of a theme that rules give adds up their weights; that of one by learned words alone is a probability.
    """
    texts = [words_of(doc) for doc in article.docs]
    own = [_evidence(words, rules, text_of(doc)) for words, doc in zip(texts, article.docs, strict=True)]
    title = article.title or ""
    headline = _evidence(words_of_headline(title), rules, title)
    found = [_chosen(own, position, len(texts[position]), headline, rules) for position in range(len(own))]
    scores = [{slug: evidence.score for slug, evidence in paragraph.items()} for paragraph in (headline, *own)]
    learned = SecondOpinion([spoken_words(doc) for doc in article.docs], scores[1:], scores[0], rules)
    cues = [{slug: evidence.cues for slug, evidence in paragraph.items()} for paragraph in own]
    return [learned.added(position, themes, cues[position]) for position, themes in enumerate(found)]


def _evidence(words: Sequence[CueWord], rules: ThemeRules, text: str) -> _Scores:
    hits = find_phrases(words, rules.by_first_word)
    scores = {}
    nowhere = _covered(hits, rules.exclude)
    countries = _countries_named(hits, rules, text)
    for slug, rules_hit in _rules_hit(hits, rules).items():
        barred = nowhere | _covered(hits, rules.themes[slug].exclude)
        found = _theme_evidence(rules_hit, _Text(text, hits, barred, countries))
        if found.cues:
            scores[slug] = found
    return scores


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


def _theme_evidence(rules_hit: Mapping[ThemeRule, list[Hit]], words: _Text) -> _Evidence:
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
    return _Evidence(score, tuple(sorted(cues, key=lambda cue: cue.start)))


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


def _chosen(
    own: Sequence[_Scores], position: int, words: int, headline: _Scores, rules: ThemeRules
) -> list[ThemeFound]:
    scoring = rules.scoring
    scores = {}
    for slug, found in own[position].items():
        lean = _lean(own, position, headline, slug, rules) * min(1.0, scoring.short / max(words, 1))
        scores[slug] = found.score + min(lean, found.score)
    if not scores:
        return []
    best = max(scores.values())
    further = min(scoring.share * best, scoring.ample)
    enough = [s for s, score in scores.items() if score >= max(_threshold(s, rules), further)]
    if not enough:
        enough = [s for s, score in scores.items() if score == best and score >= scoring.lowest]
    enough.sort(key=lambda slug: (-scores[slug], slug))
    return [
        ThemeFound(slug, round(scores[slug], 3), list(own[position][slug].cues)) for slug in enough[: int(scoring.most)]
    ]


def _threshold(slug: str, rules: ThemeRules) -> float:
    return rules.themes[slug].threshold or rules.scoring.threshold


def _lean(own: Sequence[_Scores], position: int, headline: _Scores, slug: str, rules: ThemeRules) -> float:
    """Return what the neighbours, the headline and the whole article add to a theme of one paragraph."""
    scoring = rules.scoring

    def score(scores: _Scores) -> float:
        return scores[slug].score if slug in scores else 0.0

    around = [score(own[i]) for i in (position - 1, position + 1) if 0 <= i < len(own)]
    others = [score(scores) for i, scores in enumerate(own) if i != position]
    mean = sum(others) / len(others) if others else 0.0
    added = scoring.neighbour * sum(around) + scoring.headline * score(headline) + scoring.article * mean
    return min(added, scoring.lean)
