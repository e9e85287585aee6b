"""How far a figure may be off because the sample is small: bootstrapped bounds of F1, Wilson's bounds of a share.

For F1, paragraphs are drawn with replacement, as many as there are, and the figure taken anew (Efron 1979, percentile
method). Two limits: paragraphs of one article resemble each other, so the true bounds are wider; and where the sample
shows no error, the bounds cannot show one either.
"""

from collections.abc import Sequence
from math import sqrt

import numpy as np

from components.quality.comparing import Counts

_DRAWS = 2000
_SEED = 20251
_NORMAL_95 = 1.959963984540054  # 95 % of a normal distribution lie within so many deviations


def f1_bounds(paragraphs: Sequence[Counts]) -> tuple[float, float]:
    """Return the bounds that hold the middle 95 % of F1 over redrawn samples; always the same for the same counts.

    A draw in which nothing is found nor wanted says nothing and is left out.
    """
    table = np.array([(c.right, c.found, c.met, c.wanted) for c in paragraphs])
    drawn = np.random.default_rng(_SEED).integers(0, len(table), size=(_DRAWS, len(table)))
    sums = [Counts(*map(int, row)) for row in table[drawn].sum(axis=1)]
    scores = [counts.f1 for counts in sums if counts.found or counts.wanted] or [0.0]
    low, high = np.percentile(scores, (2.5, 97.5))
    return float(low), float(high)


def share_bounds(right: int, cases: int) -> tuple[float, float]:
    """Return the 95 % bounds of a share of independent cases (Wilson 1927, score method)."""
    share, squared = right / cases, _NORMAL_95**2
    middle = share + squared / (2 * cases)
    half = _NORMAL_95 * sqrt(share * (1 - share) / cases + squared / (4 * cases**2))
    scale = 1 + squared / cases
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)
