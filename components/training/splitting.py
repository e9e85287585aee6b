"""Which sentences are learned from, and which are kept to measure: no pattern and no pair of the test part is learned.

The test part is test.tsv, whose words of action no other file uses. test_known_cues.tsv measures something else: words
that are learned, between actors that are not; only its pairs are kept out.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.training.samples import Sample

TEST = "test.tsv"
KNOWN = "test_known_cues.tsv"


@dataclass(frozen=True, slots=True)
class Split:
    """The samples by what they are for, and how many of the learned files were left out as too like the test part."""

    train: list[Sample]
    test: list[Sample]
    known: list[Sample]
    left_out: int


def split(samples: Sequence[Sample]) -> Split:
    """Keep the test files, and learn from all others what shares neither pattern nor pair with them."""
    test = [sample for sample in samples if sample.sentence.file == TEST]
    known = [sample for sample in samples if sample.sentence.file == KNOWN]
    others = [sample for sample in samples if sample.sentence.file not in (TEST, KNOWN)]
    patterns = {sample.pattern for sample in test if sample.cue}
    pairs = {pair for sample in (*test, *known) for pair in sample.sentence.pairs}
    train = [s for s in others if (not s.cue or s.pattern not in patterns) and not s.sentence.pairs & pairs]
    return Split(train, test, known, len(others) - len(train))


def folds(samples: Sequence[Sample], number: int = 5) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the places of the samples to learn from and to measure on, for cross-checks.

    Sentences with the same words of action stay together, so that every one is measured on words not learned from it.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for place, sample in enumerate(samples):
        groups[sample.cue or f"{sample.sentence.file}:{sample.sentence.line}"].append(place)
    order = sorted(groups, key=lambda name: hashlib.blake2b(name.encode()).digest())  # a shuffle that stays the same
    for fold in range(number):
        held = [place for name in order[fold::number] for place in groups[name]]
        kept = set(range(len(samples))) - set(held)
        yield sorted(kept), held
