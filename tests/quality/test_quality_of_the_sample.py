"""The sample corpus reaches its floors, and what the repository says of it is what was measured."""

import json
from pathlib import Path

import pytest

from components.quality.command import DOC, FLOORS, GOLD, SCORES, SEEDS, with_figures
from components.quality.floors import breaches, figures, load_floors
from components.quality.gold import load_gold
from components.quality.predictions import found_in
from components.quality.scoring import measure, measure_readers


@pytest.fixture(scope="module")
def gold():
    return load_gold(GOLD, SEEDS)


@pytest.fixture(scope="module")
def scores():
    return json.loads(SCORES.read_text("utf-8"))


def test_the_sample_corpus_reaches_its_floors(gold, sample_tables):
    assert breaches(figures(measure(gold, found_in(sample_tables))), load_floors(FLOORS)) == []


def test_there_is_a_floor_under_every_stage(scores):
    floors = load_floors(FLOORS)
    stages = {f"{stage}_f1" for stage in scores["ours"]["stages"]}
    assert stages | set(scores["ours"]["splitting"]) == floors["at_least"].keys() | floors["at_most"].keys()


def test_the_figures_of_the_readers_are_those_of_the_labels(gold, scores):
    assert measure_readers(gold).as_json() == scores["readers"]


def test_scores_name_the_labels_they_were_measured_on(gold, scores):
    sample = {"files": 2, "articles": 5, "paragraphs": 42, "readers": 2, "version": gold.version}
    assert scores["sample"] == sample
    assert scores["made_with"].keys() == {"recipe", "pipeline", "pipeline_version"}


def test_two_careful_readers_reach_what_was_counted_by_an_independent_script(gold):
    """The figures that the script which came with the labels gives for the second reader against the first."""
    found = {name: round(score.f1, 3) for name, score in measure_readers(gold).stages.items()}
    assert found == {
        "countries": 0.981,
        "actors": 0.961,
        "themes": 0.920,
        "pair": 0.959,
        "direction": 0.939,
        "polarity": 0.948,
        "type": 0.835,
        "quotations": 1.0,
    }


def test_the_page_of_docs_shows_the_figures(scores):
    text = Path(DOC).read_text("utf-8")
    assert with_figures(text, scores) == text
    assert "| countries |" in text
