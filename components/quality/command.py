"""What `python -m components quality` does: build the labelled sample, score it, write the figures, hold the floors."""

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.quality.baseline import Baseline
from components.quality.floors import Breach, breaches, figures, load_floors, raised, write_floors
from components.quality.gold import Gold, load_gold
from components.quality.predictions import FoundParagraph, found_in
from components.quality.report import END, START, as_markdown
from components.quality.scoring import Measured, measure, measure_readers
from components.store.builds import Build, current_build
from components.store.process import DONE, BuildProcess
from components.store.reading import open_tables

_ROOT = Path(__file__).parents[2]
GOLD, SEEDS = _ROOT / "quality" / "gold", _ROOT / "seeds"
SCORES, FLOORS, DOC = (
    _ROOT / "quality" / "scores.json",
    _ROOT / "quality" / "floors.json",
    _ROOT / "docs" / "quality.md",
)


class CannotMeasure(RuntimeError):
    """The labelled sample could not be built; the message says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures as scores.json holds them, and those that are under their floors."""

    scores: dict[str, Any]
    breaches: list[Breach]


def run(seeds: Path, gold_folder: Path, raise_floors: bool, pipeline: str) -> Outcome:
    """Build and score the labelled sample, and return the figures.

    For the sample that ships, the figures are written to scores.json and docs/quality.md and held against the floors;
    another sample is measured only. Raises GoldError, CannotMeasure, StoreError.
    """
    gold = load_gold(gold_folder, seeds)
    with tempfile.TemporaryDirectory(prefix="borderlines-") as scratch:
        build = built(seeds, Path(scratch))
        scores, ours = scored(build, gold, seeds, pipeline)
    if gold_folder.resolve() != GOLD:
        return Outcome(scores, [])
    floors = load_floors(FLOORS)
    missed = breaches(figures(ours), floors)
    if raise_floors:
        write_floors(FLOORS, raised(figures(ours), floors))
    SCORES.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    _rewrite(DOC, lambda text: with_figures(text, scores))
    return Outcome(scores, missed)


def built(seeds: Path, store: Path) -> Build:
    """Return a build of a folder, made as the command line makes it. Raises CannotMeasure where that fails."""
    ended = BuildProcess(store, [seeds]).wait()
    build = current_build(store)
    if ended.state != DONE or build is None:
        raise CannotMeasure(f"the labelled sample could not be built: {ended.message}")
    return build


def scored(build: Build, gold: Gold, seeds: Path, pipeline: str) -> tuple[dict[str, Any], Measured]:
    """Return the figures of a build, of the baseline and of the readers as scores.json holds them, and ours apart."""
    tables = open_tables(build)
    try:
        found = found_in(tables)
    finally:
        tables.close()
    ours, readers = measure(gold, found), measure_readers(gold)
    made_with = {name: build.info.get(name) for name in ("recipe", "pipeline", "pipeline_version")}
    scores = {
        "sample": {
            "files": len(gold.furniture),
            "articles": gold.articles,
            "paragraphs": len(gold.paragraphs),
            "readers": gold.readers,
            "version": gold.version,
        },
        "made_with": made_with,
        "ours": ours.as_json(),
        "baseline": measure(gold, _obvious(gold, seeds, pipeline)).as_json(),
        "readers": readers.as_json() if readers else None,
    }
    return scores, ours


def _obvious(gold: Gold, seeds: Path, pipeline: str) -> list[FoundParagraph]:
    baseline = Baseline(pipeline)
    return [paragraph for name in gold.furniture for paragraph in baseline.paragraphs(seeds / name)]


def with_figures(text: str, scores: dict[str, Any]) -> str:
    """Return the text of docs/quality.md with the figures between its two marks replaced."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{as_markdown(scores)}{after}"


def _rewrite(path: Path, change: Callable[[str], str]) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(change(text), encoding="utf-8")
