"""The sample corpus reaches its floors, and what the repository says of it is what was measured."""

import json
from pathlib import Path

import pytest

from components.quality.command import DOC, FLOORS, REAL, SAMPLES, SCORES, with_figures
from components.quality.floors import breaches, figures, load_floors
from components.quality.gold import load_gold
from components.quality.predictions import found_in
from components.quality.report import AUDIT, HELD_OUT
from components.quality.scoring import measure, measure_readers


@pytest.fixture(scope="module")
def gold():
    return load_gold(REAL.gold, REAL.texts)


@pytest.fixture(scope="module")
def scores():
    return json.loads(SCORES.read_text("utf-8"))


def test_the_sample_corpus_reaches_its_floors(gold, sample_tables):
    missed = breaches(figures(measure(gold, found_in(sample_tables)), REAL.name), load_floors(FLOORS))
    assert [str(breach) for breach in missed if breach.figure.startswith(f"{REAL.name}.")] == []


def test_there_is_a_floor_under_every_stage(scores):
    floors = load_floors(FLOORS)
    wanted = {
        f"{name}.{figure}"
        for name, sample in scores.items()
        if name not in (AUDIT, HELD_OUT)  # judged or measured once on one build: nothing to hold at every change
        for figure in [
            *(f"{stage}_f1" for part in ("stages", "dating") for stage in sample["ours"].get(part, {})),
            *sample["ours"]["splitting"],
        ]
    }
    assert wanted == floors["at_least"].keys() | floors["at_most"].keys()


def test_the_figures_of_the_readers_are_those_of_the_labels(gold, scores):
    assert measure_readers(gold).as_json() == scores[REAL.name]["readers"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_scores_name_the_labels_they_were_measured_on(sample, scores):
    gold = load_gold(sample.gold, sample.texts, sample.only)
    assert scores[sample.name]["sample"] == {
        "files": len(gold.furniture),
        "articles": gold.articles,
        "paragraphs": len(gold.paragraphs),
        "readers": gold.readers,
        "version": gold.version,
    }
    assert scores[sample.name]["made_with"].keys() == {"recipe", "pipeline", "pipeline_version"}


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
