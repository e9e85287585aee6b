"""A small page scored by hand: splitting, stages, bounds, and one reader against another."""

from dataclasses import replace

import pytest
from gold_samples import page, write

from components.quality.bounds import f1_bounds
from components.quality.comparing import Counts
from components.quality.facts import Act, Facts
from components.quality.gold import load_gold
from components.quality.predictions import FoundParagraph
from components.quality.scoring import measure, measure_readers
from components.quality.splitting import Splitting

PRAISE = FoundParagraph(
    "ports.txt",
    "article",
    "ports reopen after talks",
    "kenya praised uganda for its ports on monday.",
    Facts(frozenset({"KEN"}), acts=frozenset({Act("UGA", "KEN", "SUPPORT", "+")})),
)
SAID = FoundParagraph(
    "ports.txt",
    "article",
    "ports reopen after talks",
    '"we will work together," jane doe said.',
    Facts(actors=frozenset({frozenset({"doe"})}), quotations=frozenset({("doe", "we will work")})),
)
FURNITURE = FoundParagraph("ports.txt", "article", "", "read more", Facts())


@pytest.fixture
def gold(tmp_path):
    return load_gold(write(tmp_path, A=page()), tmp_path)


def test_splitting_without_fault(gold):
    assert measure(gold, [PRAISE, SAID]).splitting == Splitting(1, 1, 1, 0, 0)


def test_stages_of_the_small_page(gold):
    stages = measure(gold, [PRAISE, SAID]).stages
    figures = {name: (score.precision, score.recall, round(score.f1, 3)) for name, score in stages.items()}
    assert figures == {
        "countries": (1, 0.5, 0.667),  # Uganda was missed
        "actors": (0, 0, 0),  # 'doe' alone is too short to stand for 'jane doe'
        "themes": (0, 0, 0),
        "pair": (1, 1, 1),
        "direction": (0, 0, 0),  # the ends are swapped
        "polarity": (0, 0, 0),
        "type": (0, 0, 0),
        "quotations": (1, 1, 1),
    }
    assert (stages["countries"].found, stages["countries"].wanted) == (1, 2)


def test_themes_and_types_of_the_labels_have_figures_of_their_own(gold):
    ours = measure(gold, [PRAISE, SAID])
    assert {name: score.wanted for name, score in ours.themes.items()} == {"transport_infrastructure": 1}
    assert {name: score.found for name, score in ours.types.items()} == {"SUPPORT": 1}


def test_a_missing_paragraph_loses_its_facts_and_is_not_found(gold):
    ours = measure(gold, [PRAISE])
    assert ours.splitting.paragraphs_found == 0.5
    assert ours.stages["quotations"].recall == 0


def test_page_furniture_shown_as_text_is_a_leak_and_text_beyond_the_labels(gold):
    split = measure(gold, [PRAISE, SAID, FURNITURE]).splitting
    assert (split.furniture_leaks, split.body_beyond_gold) == (1, 1)


def test_other_files_do_not_count(gold):
    assert measure(gold, [PRAISE, SAID, replace(FURNITURE, file="other.txt")]).splitting == Splitting(1, 1, 1, 0, 0)


def test_an_article_torn_apart_loses_boundaries_and_a_title(gold):
    split = measure(gold, [replace(PRAISE, title="x"), replace(SAID, article="another", title="y")]).splitting
    assert (split.segmentation_f1, split.titles) == (0, 0)


def test_a_paragraph_in_two_pieces_is_found_and_read_as_one(gold):
    first = replace(PRAISE, text="kenya praised uganda for its ports on mond")
    second = replace(PRAISE, text="enya praised uganda for its ports on monday.", facts=Facts(frozenset({"UGA"})))
    ours = measure(gold, [first, second, SAID])
    assert ours.splitting.paragraphs_found == 1
    assert ours.stages["countries"].f1 == 1


def test_nothing_found_at_all(gold):
    ours = measure(gold, [])
    assert ours.splitting == Splitting(0, 0, 0, 0, 0)
    assert {score.f1 for score in ours.stages.values()} == {0}


def test_one_reader_against_another(tmp_path):
    other = page()
    other["documents"][0]["paragraphs"][0]["countries"] = ["KEN", "TZA"]
    readers = measure_readers(load_gold(write(tmp_path, A=page(), B=other), tmp_path))
    assert readers.splitting is None
    assert readers.stages["countries"].f1 == 0.5
    assert readers.stages["quotations"].f1 == 1


def test_one_reader_alone_gives_no_figure_of_readers(gold):
    assert measure_readers(gold) is None


def test_bounds_hold_the_figure_and_are_the_same_each_time():
    counts = [Counts(1, 1, 1, 1)] * 8 + [Counts(0, 1, 0, 1)] * 2
    low, high = f1_bounds(counts)
    assert 0.4 <= low < 0.8 < high <= 1
    assert f1_bounds(counts) == (low, high)


def test_bounds_of_a_sample_without_error_show_none():
    assert f1_bounds([Counts(1, 1, 1, 1)] * 5) == (1, 1)


def test_more_paragraphs_give_narrower_bounds():
    few = [Counts(1, 1, 1, 1), Counts(0, 1, 0, 1)] * 5
    low, high = f1_bounds(few)
    low_of_many, high_of_many = f1_bounds(few * 20)
    assert high_of_many - low_of_many < (high - low) / 2
