"""What is learned from shares no pattern and no pair of actors with what is measured on."""

import numpy as np
import pytest

from components.preprocessing.relations.evidence import RuleFinding
from components.training.samples import Sample
from components.training.sentences import FOLDER, Sentence, read_files
from components.training.splitting import KNOWN, TEST, folds, split


def sample(file, cue, source, target, line=1, construction="active"):
    kind = "AID" if cue else "none"
    sentence = Sentence(file, line, kind, "", construction, (source,), (target,), "", (), (), ())
    return Sample(sentence, cue, RuleFinding(), [], [], np.zeros(0))


@pytest.mark.parametrize(
    ("learned", "kept"),
    [
        (sample("a.tsv", "send", "FRA", "TCD"), True),
        (sample("a.tsv", "bankroll", "FRA", "TCD"), False),  # the pattern is tested
        (sample("a.tsv", "bankroll", "FRA", "TCD", construction="passive"), True),
        (sample("a.tsv", "send", "KEN", "UGA"), False),  # the pair is tested
        (sample("a.tsv", "send", "UGA", "KEN"), False),  # also the other way round
        (sample("a.tsv", "send", "PER", "CHL"), False),  # a pair of the second test file
        (sample("a.tsv", "send", "KEN", "TCD"), True),
        (sample("a.tsv", "", "FRA", "TCD"), True),
        (sample("a.tsv", "", "KEN", "UGA"), False),
    ],
)
def test_no_pattern_and_no_pair_of_the_test_part_is_learned(learned, kept):
    tested = [sample(TEST, "bankroll", "KEN", "UGA"), sample(KNOWN, "send", "PER", "CHL")]
    parts = split([learned, *tested])
    assert parts.train == ([learned] if kept else [])
    assert parts.left_out == (0 if kept else 1)
    assert (parts.test, parts.known) == ([tested[0]], [tested[1]])


def test_sentences_with_one_word_of_action_stand_on_one_side_of_a_cross_check():
    samples = [
        sample("a.tsv", cue, "FRA", "TCD", line) for line, cue in enumerate(["send", "lend", "ship"] * 10 + [""] * 9)
    ]
    held_once = []
    for kept, held in folds(samples):
        assert not {samples[i].cue for i in kept if samples[i].cue} & {samples[i].cue for i in held}
        assert sorted(kept + held) == list(range(len(samples)))
        held_once += held
    assert sorted(held_once) == list(range(len(samples)))


def test_the_sentences_that_ship_can_be_read_and_are_enough():
    """As many as were promised: 3,000, 120 a type, 40 countries, a quarter without an act, none twice."""
    sentences = read_files(sorted(FOLDER.glob("*.tsv")))
    types = [sentence.type for sentence in sentences]
    assert len(sentences) >= 3000
    assert all(types.count(kind) >= 120 for kind in set(types))
    assert len(set(types)) == 17
    assert types.count("none") >= len(types) / 4
    assert len({code for s in sentences for code in s.source_countries if code[0] != "-"}) >= 40
