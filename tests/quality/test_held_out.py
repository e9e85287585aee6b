"""The held-out sample: every look at it is logged, a fourth one refused, and nobody has touched it since."""

import hashlib
import json
import re
from datetime import date

import pytest
from gold_samples import page, write

from components.quality.command import QUALITY, SCORES, CannotMeasure, Sample
from components.quality.held_out import LOG, MOST, SAMPLE, logged, measure_held_out
from components.quality.report import HELD_OUT
from components.settings import load_settings


@pytest.fixture
def sample(tmp_path):
    gold = write(tmp_path, A=page())
    texts = tmp_path / "texts"
    texts.mkdir()
    (tmp_path / "ports.txt").rename(texts / "ports.txt")
    return Sample(HELD_OUT, gold, texts)


def test_a_measurement_is_logged_and_a_fourth_refused(tmp_path, sample):
    log = tmp_path / "log.json"
    scores = measure_held_out(load_settings().pipeline, date(2026, 3, 1), log, sample)
    (opening,) = logged(log)
    assert opening["day"] == "2026-03-01"
    assert opening["f1"]["countries"] == scores["ours"]["stages"]["countries"]["f1"] == 1
    log.write_text(json.dumps([opening] * MOST))
    with pytest.raises(CannotMeasure, match=r"log\.json: the held-out sample was measured 3 times \(2026-03-01, "):
        measure_held_out(load_settings().pipeline, date(2026, 3, 2), log, sample)


def test_the_held_out_files_are_those_whose_hashes_were_committed_first():
    lines = re.findall(r"^([0-9a-f]{64})  (\S+)$", (QUALITY / "README.md").read_text("utf-8"), re.MULTILINE)
    found = {
        str(path.relative_to(QUALITY)) for path in (*SAMPLE.gold.rglob("*"), *SAMPLE.texts.rglob("*")) if path.is_file()
    }
    assert {name for _, name in lines} == found
    assert [name for sum_, name in lines if hashlib.sha256((QUALITY / name).read_bytes()).hexdigest() != sum_] == []


def test_what_is_shown_of_the_held_out_sample_is_its_last_measurement():
    openings, shown = logged(LOG), json.loads(SCORES.read_text("utf-8")).get(HELD_OUT)
    assert bool(openings) == bool(shown)
    if shown:
        assert {name: score["f1"] for name, score in shown["ours"]["stages"].items()} == openings[-1]["f1"]
        assert len(openings) <= MOST
