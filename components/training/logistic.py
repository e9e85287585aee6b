"""Fit logistic regressions, one a label, over the same rows: labels may be shares, rows may count more than others.

The same rows give the same weights, to the last bit that is kept.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from components.knowledge.relation_model import Numbers

_ITERATIONS = 300


@dataclass(frozen=True, slots=True)
class Rows:
    """What is learned from: columns of numbers, the share of readers who give each label, how often a row counts."""

    columns: csr_matrix | Numbers  # rows x columns
    wanted: Numbers  # rows x labels, from 0 to 1
    counts: Numbers  # rows


def fit_labels(rows: Rows, penalties: Numbers) -> Numbers:
    """Return the weights, columns + 1 (the last for what a label starts from) x labels.

    `penalties` says of each column what half its squared weight costs, against the summed loss of all rows.
    """
    columns, wanted, counts = rows.columns, rows.wanted, rows.counts[:, None]
    width, labels = columns.shape[1], wanted.shape[1]
    turned = columns.T.tocsr() if isinstance(columns, csr_matrix) else columns.T
    cost = penalties[:, None]

    def loss(flat: Numbers) -> tuple[float, Numbers]:
        weights = flat.reshape(width + 1, labels)
        scores = columns @ weights[:-1] + weights[-1]
        error = counts * (1 / (1 + np.exp(-scores)) - wanted)
        total = (counts * (np.logaddexp(0, scores) - wanted * scores)).sum() + (cost * weights[:-1] ** 2).sum() / 2
        return float(total), np.vstack([turned @ error + cost * weights[:-1], error.sum(axis=0)]).ravel()

    start = np.zeros((width + 1) * labels)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS})
    return np.asarray(found.x).reshape(width + 1, labels)
