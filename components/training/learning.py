"""Learn the model of relations from the train part, and write its weights."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from components.knowledge.relation_model import NO, YES, Linear, Numbers, RelationModel, WordVectors, as_arrays
from components.knowledge.relations import RelationRules
from components.training.fitting import fit
from components.training.samples import Sample, counterexamples, samples_of
from components.training.sentences import NONE, Sentence
from components.training.splitting import Split, split

if TYPE_CHECKING:
    from spacy.language import Language

_SMALL = 0.005  # a weight below this changes nothing that is shown


@dataclass(frozen=True, slots=True)
class Examples:
    """All samples by what they are for; `apart` are pairs of the train part's sentences that are no acts."""

    parts: Split
    apart: list[Sample]

    @property
    def acts(self) -> list[Sample]:
        """The samples of the train part that say an act."""
        return [sample for sample in self.parts.train if sample.sentence.type != NONE]


def examples_of(sentences: Sequence[Sentence], nlp: "Language", rules: RelationRules, vectors: WordVectors) -> Examples:
    """Return the sentences as samples, split, with the counterexamples of the train part."""
    parts = split(samples_of(sentences, nlp, rules, vectors))
    cues = {(sample.sentence.file, sample.sentence.line): sample.cue for sample in parts.train}
    apart = counterexamples([sample.sentence for sample in parts.train], nlp, rules, vectors)
    # in a cross-check they stand on the side of the sentence that they come from
    return Examples(parts, [replace(one, cue=cues[one.sentence.file, one.sentence.line]) for one in apart])


def learn(acts: Sequence[Sample], pairs: Sequence[Sample], vectors: WordVectors) -> RelationModel:
    """Return the model: type and status are learned of acts, silence of all pairs, acts or not."""
    numbers = numbers_of(acts)
    return RelationModel(
        type=fit([s.features for s in acts], numbers, [s.sentence.type for s in acts]),
        status=fit([s.status_features for s in acts], no_numbers(len(acts)), [s.sentence.status for s in acts]),
        related=fit([s.features for s in pairs], numbers_of(pairs), [NO if is_none(s) else YES for s in pairs]),
        vectors=vectors,
    )


def is_none(sample: Sample) -> bool:
    """Whether a sample is a pair without an act."""
    return sample.sentence.type == NONE


def numbers_of(samples: Sequence[Sample]) -> Numbers:
    """The numbers of samples, a row each."""
    return np.array([sample.numbers for sample in samples])


def no_numbers(samples: int) -> Numbers:
    """For what is learned of features alone."""
    return np.zeros((samples, 0))


def write_weights(model: RelationModel, path: Path, of: str) -> None:
    """Write the weights, always the same bytes for the same model; `of` is the fingerprint of what it learned from."""
    arrays: dict[str, Numbers] = {"fingerprint": np.frombuffer(of.encode(), dtype=np.uint8)}
    for name, linear in (("type", model.type), ("status", model.status), ("related", model.related)):
        arrays |= as_arrays(name, _without_small(linear))
    np.savez_compressed(path, allow_pickle=False, **arrays)


def fingerprint(paths: Sequence[Path]) -> str:
    """A hash of files, to tell whether weights were learned from them."""
    digest = hashlib.blake2b(digest_size=16)
    for path in paths:
        digest.update(path.name.encode() + b"\x00" + hashlib.blake2b(path.read_bytes()).digest())
    return digest.hexdigest()


def _without_small(linear: Linear) -> Linear:
    """The classifier without the features that hardly speak for any class."""
    kept = np.flatnonzero(np.abs(linear.weights).max(axis=1) >= _SMALL)
    names = list(linear.vocabulary)
    return replace(linear, vocabulary={names[n]: i for i, n in enumerate(kept)}, weights=linear.weights[kept])
