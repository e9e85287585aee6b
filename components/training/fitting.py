"""Fit a linear classifier over named features and numbers: multinomial logistic regression, by L-BFGS from zero.

The same samples give the same weights, to the last bit that is kept.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

from components.knowledge.relation_contexts import BASE
from components.knowledge.relation_model import Linear, Numbers, scale

Features = Sequence[str]


@dataclass(frozen=True, slots=True)
class Fitting:
    """How a classifier is fitted: what large weights cost, and how rare a feature may be."""

    penalty: float = 1.0  # of half the squared weights, against the summed loss of all samples
    rarest: int = 2  # samples that a feature has to occur in
    iterations: int = 200


USUAL = Fitting()


def fit(samples: Sequence[Features], numbers: Numbers, labels: Sequence[str], how: Fitting = USUAL) -> Linear:
    """Return the classifier that fits the samples best; `numbers` has one row a sample."""
    counts = Counter(feature for sample in samples for feature in set(sample))
    vocabulary = {f: n for n, f in enumerate(sorted(f for f, c in counts.items() if c >= how.rarest))}
    classes = tuple(sorted(set(labels)))
    wanted = np.array([classes.index(label) for label in labels])
    weights = _minimised(rows_of(samples, numbers, vocabulary), wanted, len(classes), how)
    split = len(vocabulary)
    return Linear(classes, vocabulary, weights[:split], weights[split:-1], weights[-1])


def log_odds(samples: Sequence[Features], answers: Sequence[bool], how: Fitting = USUAL) -> dict[str, float]:
    """Return what each feature adds to the log-odds of a yes, and under BASE what they start from.

    Each feature of a sample counts one, however many there are.
    """
    counts = Counter(feature for sample in samples for feature in sample)
    vocabulary = {f: n for n, f in enumerate(sorted(f for f, c in counts.items() if c >= how.rarest))}
    known = [sorted(vocabulary[feature] for feature in sample if feature in vocabulary) for sample in samples]
    starts = np.cumsum([0, *map(len, known)])
    indices = np.array([index for sample in known for index in sample], dtype=int)
    rows = csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(samples), len(vocabulary)))
    weights = _minimised(rows, np.array(answers, dtype=int), 2, how)
    odds = weights[:, 1] - weights[:, 0]
    return {BASE: float(odds[-1])} | {feature: float(odds[n]) for feature, n in vocabulary.items()}


def rows_of(samples: Sequence[Features], numbers: Numbers, vocabulary: Mapping[str, int]) -> csr_matrix:
    """One row a sample: its known features, each with the value that `scale` gives, and then its numbers."""
    indices: list[int] = []
    starts = [0]
    values: list[float] = []
    for sample in samples:
        known = sorted({vocabulary[feature] for feature in sample if feature in vocabulary})
        indices.extend(known)
        values.extend([scale(len(known))] * len(known))
        starts.append(len(indices))
    named = csr_matrix((values, indices, starts), shape=(len(samples), len(vocabulary)))
    return hstack([named, csr_matrix(numbers)]).tocsr()


def probabilities(linear: Linear, samples: Sequence[Features], numbers: Numbers) -> Numbers:
    """The probability of each class (column) for each sample (row): `Linear.probabilities` for many at once."""
    weights = np.vstack([linear.weights, linear.dense])
    scores = rows_of(samples, numbers, linear.vocabulary) @ weights + linear.bias
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def _minimised(rows: csr_matrix, wanted: Numbers, classes: int, how: Fitting) -> Numbers:
    """The weights (features, numbers and bias, by class) with the least loss."""
    samples, features = rows.shape
    columns = rows.T.tocsr()
    hot = np.zeros((samples, classes))
    hot[np.arange(samples), wanted] = 1.0

    def loss(flat: Numbers) -> tuple[float, Numbers]:
        weights = flat.reshape(features + 1, classes)
        scores = rows @ weights[:-1] + weights[-1]
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        error = np.exp(logs) - hot
        gradient = np.vstack([columns @ error + how.penalty * weights[:-1], error.sum(axis=0)])
        return float(how.penalty / 2 * (weights[:-1] ** 2).sum() - logs[hot > 0].sum()), gradient.ravel()

    start = np.zeros((features + 1) * classes)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": how.iterations})
    return np.asarray(found.x).reshape(features + 1, classes)
