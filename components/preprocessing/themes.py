"""What each paragraph is about: its themes, with the words that say so.

Rules find cues (components/knowledge/themes.toml); weights learned from labelled articles decide, from the rules, from
learned words and from the article around. A theme without learned weights, such as an analyst's own, is decided by
its rules alone. docs/themes.md explains both.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from components.knowledge.relation_model import Numbers
from components.knowledge.themes import ThemeRules
from components.preprocessing.parsed import Doc
from components.preprocessing.records import ArticleDocs, Cue, ThemeFound
from components.preprocessing.theme_cues import SpokenWord, spoken_words, words_of, words_of_headline
from components.preprocessing.theme_evidence import TextEvidence, evidence_of
from components.preprocessing.theme_scoring import given_by_rules
from components.preprocessing.theme_signs import signs_of
from components.preprocessing.theme_weighing import ArticleSigns, column, evidence_for

LEARNED = "learned word"  # what stands in place of a rule's name at a cue that no rule gave


@dataclass(frozen=True, slots=True)
class ArticleEvidence:
    """What is found in an article before anything is decided, paragraph by paragraph."""

    words: Sequence[Sequence[SpokenWord]]
    own: Sequence[TextEvidence]
    headline: TextEvidence
    given: Sequence[Mapping[str, float]]  # the themes that the rules alone give
    signs: Sequence[Sequence[str]]
    headline_signs: Sequence[str] | None  # null where there is no headline


def find_themes(article: ArticleDocs, rules: ThemeRules) -> list[list[ThemeFound]]:
    """Return the themes of each paragraph, the likeliest first, each with its cues in the order of the text.

    The score of a theme is its probability; that of a theme decided by its rules alone is the weight of their cues.
    """
    if not article.docs:
        return []
    found = article_evidence(article, rules)
    likely = probabilities(found, rules)
    return [themes_of(found, position, likely[position], rules) for position in range(len(article.docs))]


def article_evidence(article: ArticleDocs, rules: ThemeRules) -> ArticleEvidence:
    """Return what rules and words of an article say of its paragraphs."""
    own = [evidence_of(words_of(doc), rules, doc.text) for doc in article.docs]
    title = article.title or ""
    headline = evidence_of(words_of_headline(title), rules, title)
    words = [spoken_words(doc) for doc in article.docs]
    head = _headline(article)
    return ArticleEvidence(
        words,
        own,
        headline,
        [given_by_rules(own, position, headline, rules) for position in range(len(own))],
        [signs_of(doc, said, found) for doc, said, found in zip(article.docs, words, own, strict=True)],
        signs_of(head, spoken_words(head), headline) if head is not None else None,
    )


def _headline(article: ArticleDocs) -> Doc | None:
    return article.head[0] if article.title and article.head else None


def probabilities(found: ArticleEvidence, rules: ThemeRules) -> Numbers:
    """Return how likely each theme that weights were learned for (column) is of each paragraph (row)."""
    if not rules.words.themes:
        return np.zeros((len(found.own), 0))
    odds = np.array([rules.words.log_odds(signs) for signs in found.signs])
    headline = None if found.headline_signs is None else rules.words.log_odds(found.headline_signs)
    return rules.weights.probabilities(evidence_for(signs_by_theme(found, odds, headline, rules.words.themes)))


def signs_by_theme(
    found: ArticleEvidence, odds: Numbers, headline: Numbers | None, themes: Sequence[str]
) -> ArticleSigns:
    """Return what is found as arrays, with the log-odds of the words of paragraphs and headline."""
    own = column([{slug: one.score for slug, one in text.themes.items()} for text in found.own], themes)
    [head] = column([{slug: one.score for slug, one in found.headline.themes.items()}], themes)
    lengths = np.array([text.words for text in found.own])
    return ArticleSigns(own, column(found.given, themes), odds, head, headline, lengths)


def themes_of(found: ArticleEvidence, position: int, likely: Numbers, rules: ThemeRules) -> list[ThemeFound]:
    """Return the themes of a paragraph: of those learned the likely ones, of others those that the rules give."""
    by_rules = [
        ThemeFound(slug, round(score, 3), list(found.own[position].themes[slug].cues))
        for slug, score in found.given[position].items()
        if slug not in rules.words.themes
    ]
    room = max(int(rules.scoring.most) - len(by_rules), 0)
    learned = list(_learned(found, position, likely, rules))
    enough = [theme for theme in learned if theme.score >= rules.learned.likely]
    if not enough and not by_rules:
        enough = [theme for theme in learned[:1] if theme.score >= rules.learned.best]
    return [*by_rules, *enough[:room]]


def _learned(found: ArticleEvidence, position: int, likely: Numbers, rules: ThemeRules) -> Iterator[ThemeFound]:
    """Yield the themes that may be given, the likeliest first, each with its cues; one without a cue is left out."""
    for number in np.argsort(-likely, kind="stable"):
        theme = rules.words.themes[number]
        if theme not in rules.themes or likely[number] < rules.learned.best:
            continue
        cues = _cues(found, position, theme, rules)
        if cues:
            yield ThemeFound(theme, round(float(likely[number]), 3), cues)


def _cues(found: ArticleEvidence, position: int, theme: str, rules: ThemeRules) -> list[Cue]:
    """Return the words that speak for a theme: those of rules and learned ones, else the weak ones of either."""
    own = found.own[position]
    counted = own.themes[theme].cues if theme in own.themes else ()
    cues = [*counted, *_words_for(found.words[position], theme, rules, rules.learned.cue)]
    if not cues:
        weak = _words_for(found.words[position], theme, rules, rules.learned.weak_cue)
        cues = [*own.touched.get(theme, ()), *weak]
    return _apart(cues)


def _words_for(words: Sequence[SpokenWord], theme: str, rules: ThemeRules, least: float) -> list[Cue]:
    column_of = rules.words.themes.index(theme)
    return [
        Cue(word.start, word.end, word.text, LEARNED)
        for word in words
        if rules.words.weight(word.form, column_of) >= least
    ]


def _apart(cues: Sequence[Cue]) -> list[Cue]:
    """Return cues in the order of the text; of those that overlap, the one given first."""
    kept: list[Cue] = []
    for cue in cues:
        if all(cue.end <= other.start or other.end <= cue.start for other in kept):
            kept.append(cue)
    return sorted(kept, key=lambda cue: cue.start)
