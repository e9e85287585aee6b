"""Which themes the rules alone give the paragraphs of an article.

A short paragraph leans on the paragraphs around it, the headline and the article, but only for a theme of which it
shows at least one cue itself.
"""

from collections.abc import Sequence

from components.knowledge.themes import ThemeRules
from components.preprocessing.theme_evidence import TextEvidence


def given_by_rules(
    own: Sequence[TextEvidence], position: int, headline: TextEvidence, rules: ThemeRules
) -> dict[str, float]:
    """Return the themes of one paragraph with their scores, the strongest first."""
    scoring = rules.scoring
    scores = {}
    for slug, found in own[position].themes.items():
        lean = _lean(own, position, headline, slug, rules) * min(1.0, scoring.short / max(own[position].words, 1))
        scores[slug] = found.score + min(lean, found.score)
    if not scores:
        return {}
    best = max(scores.values())
    further = min(scoring.share * best, scoring.ample)
    enough = [s for s, score in scores.items() if score >= max(_threshold(s, rules), further)]
    if not enough:
        enough = [s for s, score in scores.items() if score == best and score >= scoring.lowest]
    enough.sort(key=lambda slug: (-scores[slug], slug))
    return {slug: scores[slug] for slug in enough[: int(scoring.most)]}


def _threshold(slug: str, rules: ThemeRules) -> float:
    return rules.themes[slug].threshold or rules.scoring.threshold


def _lean(own: Sequence[TextEvidence], position: int, headline: TextEvidence, slug: str, rules: ThemeRules) -> float:
    """Return what the neighbours, the headline and the whole article add to a theme of one paragraph."""
    scoring = rules.scoring
    around = [own[i].score(slug) for i in (position - 1, position + 1) if 0 <= i < len(own)]
    others = [found.score(slug) for i, found in enumerate(own) if i != position]
    mean = sum(others) / len(others) if others else 0.0
    added = scoring.neighbour * sum(around) + scoring.headline * headline.score(slug) + scoring.article * mean
    return min(added, scoring.lean)
