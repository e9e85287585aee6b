"""The half of the invented sample that nobody who writes rules has seen: measured three times at most, each logged."""

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from components.quality.command import QUALITY, SCORES, CannotMeasure, Sample, built, rewrite_doc, scored
from components.quality.gold import load_gold
from components.quality.report import HELD_OUT

SAMPLE = Sample(HELD_OUT, QUALITY / "labels" / "held_out", QUALITY / "texts" / "held_out")
LOG = QUALITY / "held_out.json"
MOST = 3
"""Who looks more often tunes on it, and then it is no longer held out."""


def measure_held_out(pipeline: str, day: date, log: Path = LOG, sample: Sample = SAMPLE) -> dict[str, Any]:
    """Measure the held-out sample, log it with the day, and return the figures as scores.json holds them.

    Raises CannotMeasure where it was measured as often as it may be, or cannot be built; GoldError, StoreError.
    """
    openings = logged(log)
    if len(openings) >= MOST:
        days = ", ".join(opening["day"] for opening in openings)
        raise CannotMeasure(f"{log}: the held-out sample was measured {MOST} times ({days}); write a new one")
    gold = load_gold(sample.gold, sample.texts)
    with tempfile.TemporaryDirectory(prefix="borderlines-") as scratch:
        scores, _ = scored(built(sample.texts, Path(scratch)), gold, sample.texts, pipeline)
    figures = {stage: score["f1"] for stage, score in scores["ours"]["stages"].items()}
    opening = {"day": day.isoformat(), "version": gold.version, "recipe": scores["made_with"]["recipe"], "f1": figures}
    log.write_text(json.dumps([*openings, opening], indent=1) + "\n", encoding="utf-8")
    return scores


def logged(log: Path = LOG) -> list[dict[str, Any]]:
    """Return each measurement so far: its day, version of the labels, recipe, and the F1 of each stage."""
    if not log.exists():
        return []
    openings: list[dict[str, Any]] = json.loads(log.read_text(encoding="utf-8"))
    return openings


def write_held_out(scores: dict[str, Any]) -> None:
    """Put the figures of the held-out sample beside those of the others, in scores.json and docs/quality.md."""
    kept = json.loads(SCORES.read_text(encoding="utf-8"))
    parts = {**{name: kept[name] for name in kept if name != HELD_OUT}, HELD_OUT: scores}
    SCORES.write_text(json.dumps(parts, indent=1) + "\n", encoding="utf-8")
    rewrite_doc(parts)
