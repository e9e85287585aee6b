"""What was learned from labelled sentences: weights for types, statuses and silence, and vectors of words.

`python -m components train` writes the weights (docs/training.md), `make_word_vectors.py` the vectors.
"""

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from components.knowledge.files import FOLDER, KnowledgeError

WEIGHTS = "relation_model.npz"
VECTORS = "word_vectors.npz"
PARTS = ("type", "status", "related")
YES, NO = "yes", "no"
_USUAL = 10  # features of a typical pair; a sample of more counts no more than one of so many

Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Linear:
    """A weight for each feature and class; the probabilities of the classes are the softmax of their sums."""

    classes: tuple[str, ...]
    vocabulary: Mapping[str, int]
    weights: Numbers  # features x classes
    dense: Numbers  # numbers that every sample has x classes
    bias: Numbers

    def probabilities(self, features: Iterable[str], numbers: Numbers) -> dict[str, float]:
        """Return the probability of each class; unknown features say nothing."""
        known = sorted({row for row in map(self.vocabulary.get, features) if row is not None})
        scores = self.bias + numbers @ self.dense
        if known:
            scores = scores + self.weights[known].sum(axis=0) * scale(len(known))
        shares = np.exp(scores - scores.max())
        return dict(zip(self.classes, (float(share) for share in shares / shares.sum()), strict=True))


@dataclass(frozen=True, slots=True)
class WordVectors:
    """What words mean, as numbers: words of like meaning have like vectors of length one."""

    rows: Mapping[str, int]
    table: Numbers  # words x numbers, whole numbers from -127 to 127
    lengths: Numbers  # of each word's row of the table

    @property
    def length(self) -> int:
        """How many numbers a vector has."""
        return int(self.table.shape[1])

    def mean(self, words: Iterable[str]) -> Numbers:
        """The mean of the vectors of the known words; zeros where none is known."""
        rows = [self.rows[word] for word in words if word in self.rows]
        if not rows:
            return np.zeros(self.length)
        return np.asarray((1 / self.lengths[rows]) @ self.table[rows] / len(rows))


@dataclass(frozen=True, slots=True)
class RelationModel:
    """The three classifiers of a pair of ends in a sentence, and the vectors that they use."""

    type: Linear  # PLOVER types
    status: Linear
    related: Linear  # YES or NO: whether the sentence says an act of the source on the target
    vectors: WordVectors


def scale(features: int) -> float:
    """The value of each feature of a sample that has so many, so that all samples are equally long."""
    return float((_USUAL / max(features, 1)) ** 0.5)


def load_relation_model(folder: Path = FOLDER) -> RelationModel:
    """Read the weights and vectors of a knowledge folder. Raises KnowledgeError where one is missing or damaged."""
    weights = _arrays(folder / WEIGHTS, "run `make train`")
    try:
        type_, status, related = (_linear(weights, part) for part in PARTS)
    except KeyError as error:
        raise KnowledgeError(folder / WEIGHTS, None, f"{error} is missing; run `make train`") from None
    return RelationModel(type_, status, related, load_word_vectors(folder))


def load_word_vectors(folder: Path = FOLDER) -> WordVectors:
    """Read the vectors of words of a knowledge folder. Raises KnowledgeError where they are missing or damaged."""
    remedy = "restore it from the repository"
    arrays = _arrays(folder / VECTORS, remedy)
    try:
        table = arrays["table"]
        return WordVectors(_numbered(arrays["words"]), table, np.linalg.norm(table.astype(np.float32), axis=1))
    except KeyError as error:
        raise KnowledgeError(folder / VECTORS, None, f"{error} is missing; {remedy}") from None


def as_arrays(name: str, linear: Linear) -> dict[str, Numbers]:
    """The arrays of one classifier as the file of weights holds them."""
    return {
        f"{name}_classes": packed(linear.classes),
        f"{name}_vocabulary": packed(linear.vocabulary),
        f"{name}_weights": linear.weights.astype(np.float16),
        f"{name}_dense": linear.dense.astype(np.float16),
        f"{name}_bias": linear.bias.astype(np.float32),
    }


def packed(words: Iterable[str]) -> Numbers:
    """Words as bytes, so that reading them runs no code."""
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def _linear(arrays: Mapping[str, Numbers], name: str) -> Linear:
    return Linear(
        classes=tuple(_unpacked(arrays[f"{name}_classes"])),
        vocabulary=_numbered(arrays[f"{name}_vocabulary"]),
        weights=arrays[f"{name}_weights"].astype(np.float32),
        dense=arrays[f"{name}_dense"].astype(
            np.float64
        ),  # as the numbers it is multiplied with, else each product converts it
        bias=arrays[f"{name}_bias"],
    )


def _unpacked(array: Numbers) -> list[str]:
    return array.tobytes().decode().split("\n")


def _numbered(array: Numbers) -> Mapping[str, int]:
    return {word: number for number, word in enumerate(_unpacked(array))}


def _arrays(path: Path, remedy: str) -> dict[str, Numbers]:
    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            return {name: file[name] for name in file.files}
    except FileNotFoundError:
        raise KnowledgeError(path, None, f"the file is missing; {remedy}") from None
    except (ValueError, zipfile.BadZipFile, EOFError) as error:
        raise KnowledgeError(path, None, f"the file is damaged ({error}); {remedy}") from None
