"""What `python -m components quality` does: build the labelled sample, score it, write the figures, hold the floors."""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.quality.audit import newest
from components.quality.baseline import Baseline
from components.quality.floors import Breach, breaches, figures, load_floors, raised, write_floors
from components.quality.gold import Gold, load_gold
from components.quality.predictions import FoundParagraph, found_in
from components.quality.report import AUDIT, END, HELD_OUT, START, as_markdown
from components.quality.scoring import Measured, measure, measure_readers
from components.store.builds import Build, current_build
from components.store.process import DONE, BuildProcess
from components.store.reading import open_tables

_ROOT = Path(__file__).parents[2]
QUALITY = _ROOT / "quality"
SCORES, FLOORS, DOC = QUALITY / "scores.json", QUALITY / "floors.json", _ROOT / "docs" / "quality.md"
AUDITS = QUALITY / "audits"


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled sample: its name, the folder of the labels and the folder of the texts, which is built as a whole."""

    name: str
    gold: Path
    texts: Path
    only: tuple[str, ...] = ()  # the pages that belong to it; all where it names none


REAL = Sample("real", QUALITY / "gold", _ROOT / "seeds")
_LABELS, _TEXTS = QUALITY / "labels" / "development", QUALITY / "texts" / "development"
REGIONS = Sample("regions", _LABELS, _TEXTS)
FIRST_SIX = Sample(  # the pages there were at first, by the one reader they had: their floors hold on
    "invented",
    _LABELS / "A",
    _TEXTS,
    (
        "andes_interview",
        "balkans_baltics_digest",
        "east_asia_saved_page",
        "horn_spun",
        "sahel_wire",
        "southern_africa_newsletter",
    ),
)
SAMPLES = (REAL, REGIONS, FIRST_SIX)
"""The samples that ship; the held-out part is not among them, so that no run looks at it."""


class CannotMeasure(RuntimeError):
    """The labelled sample could not be built or has labels that nothing can reach; the message says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures as scores.json holds them, sample by sample, and those that are under their floors."""

    scores: dict[str, Any]
    breaches: list[Breach]


def run(own: Sample | None, raise_floors: bool, pipeline: str) -> Outcome:
    """Build and score the labelled samples, and return the figures.

    Those of the samples that ship are written to scores.json and docs/quality.md and held against the floors; a sample
    of one's `own` is measured instead of them, and nothing is written. The newest audit by eye goes with the figures.
    Raises GoldError, AuditError, CannotMeasure, StoreError.
    """
    scores: dict[str, Any] = {}
    held: dict[str, float] = {}
    for sample in (own,) if own else SAMPLES:
        gold = load_gold(sample.gold, sample.texts, sample.only)
        with tempfile.TemporaryDirectory(prefix="borderlines-") as scratch:
            build = built(sample.texts, Path(scratch))
            scores[sample.name], ours = scored(build, gold, sample.texts, pipeline)
        held |= figures(ours, sample.name)
    if own:
        return Outcome(scores, [])
    floors = load_floors(FLOORS)
    if raise_floors:
        write_floors(FLOORS, raised(held, floors))
    if held_out := _measured_before(HELD_OUT):
        scores[HELD_OUT] = held_out
    if audit := newest(AUDITS):
        scores[AUDIT] = audit
    SCORES.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    rewrite_doc(scores)
    return Outcome(scores, breaches(held, floors))


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
        found = [paragraph for paragraph in found_in(tables) if paragraph.file in gold.furniture]
        known = {theme for (theme,) in tables.execute("SELECT theme FROM themes").fetchall()}
    finally:
        tables.close()
    if unknown := gold.themes - known:
        raise CannotMeasure(f"no theme is called {', '.join(sorted(unknown))}; correct the labels, or add the theme")
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


def rewrite_doc(scores: dict[str, Any]) -> None:
    """Put the figures into docs/quality.md."""
    DOC.write_text(with_figures(DOC.read_text(encoding="utf-8"), scores), encoding="utf-8")


def _measured_before(name: str) -> dict[str, Any] | None:
    kept: dict[str, Any] = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.exists() else {}
    return kept.get(name)
