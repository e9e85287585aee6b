"""How far the context speaks for an act of two countries: relation_contexts.csv, learned from labelled articles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat
from math import exp
from pathlib import Path

from components.knowledge.files import FOLDER, KnowledgeError, read_rows

FILE = "relation_contexts.csv"
COLUMNS = ("question", "feature", "weight")
BASE = "*"  # the feature that holds what a question starts from
_MOST = 30.0  # log-odds beyond which a probability is 0 or 1
# whether two act on each other, at first sight and beside all other pairs; whether one acts on the other; which signs
QUESTIONS = ("first", "pair", "direction", "plus", "minus")


@dataclass(frozen=True, slots=True)
class ContextModel:
    """Weights of named features in log-odds, for each question."""

    weights: Mapping[str, Mapping[str, float]]

    def odds(self, question: str, features: Iterable[str]) -> float:
        """What features add to the log-odds of a yes; unknown ones say nothing."""
        return sum(map(self.weights[question].get, features, repeat(0.0)))


def share_of(odds: float) -> float:
    """The probability of log-odds."""
    return 1 / (1 + exp(-max(min(odds, _MOST), -_MOST)))


def load_context_model(folder: Path = FOLDER) -> ContextModel:
    """Return the weights of relation_contexts.csv. Raises KnowledgeError where the file is faulty."""
    path = folder / FILE
    weights: dict[str, dict[str, float]] = {question: {} for question in QUESTIONS}
    for line, row in read_rows(path, COLUMNS, keys=2):
        if row["question"] not in weights:
            raise KnowledgeError(path, line, f"question {row['question']!r}: has to be {', '.join(QUESTIONS)}")
        try:
            weights[row["question"]][row["feature"]] = float(row["weight"])
        except ValueError:
            raise KnowledgeError(path, line, f"weight {row['weight']!r} is no number; give one such as 0.8") from None
    missing = [question for question, features in weights.items() if BASE not in features]
    if missing:
        raise KnowledgeError(path, None, f"question {missing[0]!r} needs a row with the feature {BASE}")
    return ContextModel(weights)
