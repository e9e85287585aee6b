"""How good the tables were found to be: the figures of quality/scores.json, which `make quality` writes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

SCORES = Path(__file__).parents[2] / "quality" / "scores.json"
_AUDIT = "audit"  # every other key names a sample
_FIGURES = ("precision", "recall", "f1", "low", "high", "found", "wanted")


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What was measured: the size of the labelled sample, the recipe it was built with, and the figures as frames.

    `stages`, `themes` and `types` have one row a stage, theme (slug) or PLOVER type, with the columns name, precision,
    recall, f1, low, high (95 % bounds of f1), found, wanted, baseline, readers (their f1; null where not measured).
    `splitting` has the columns name, ours, baseline.
    """

    files: int
    articles: int
    paragraphs: int
    readers: int
    recipe: str
    stages: pd.DataFrame
    themes: pd.DataFrame
    types: pd.DataFrame
    splitting: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Audit:
    """Relations that a reader judged one by one: `rows` of `relations` drawn at random from `texts` (words) on `day`.

    `right` of them are right in pair, direction and sign; `low` and `high` are the 95 % bounds of their share. `parts`
    has how many are right in each of the three, by the name of the column of the audit.
    """

    texts: str
    day: str
    relations: int
    rows: int
    recipe: str
    right: int
    low: float
    high: float
    parts: Mapping[str, int]


def scores(path: Path = SCORES) -> dict[str, Scores]:
    """Return what was measured by name of the sample; nothing where the file is missing or cannot be used.

    Figures are no reason for a page to fail.
    """
    try:
        measured = json.loads(path.read_text(encoding="utf-8"))
        return {name: _scores(data) for name, data in measured.items() if name != _AUDIT}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def audit(path: Path = SCORES) -> Audit | None:
    """Return the newest audit by eye, null where there is none or the file cannot be used."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))[_AUDIT]
        everything = found["all_right"]
        return Audit(
            texts=str(found["texts"]),
            day=str(found["day"]),
            relations=int(found["relations"]),
            rows=int(found["rows"]),
            recipe=str(found["recipe"]),
            right=int(everything["right"]),
            low=float(everything["low"]),
            high=float(everything["high"]),
            parts={name: int(found[name]["right"]) for name in ("pair_right", "direction_right", "sign_right")},
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _scores(data: Mapping[str, Any]) -> Scores:
    sample = data["sample"]
    return Scores(
        files=int(sample["files"]),
        articles=int(sample["articles"]),
        paragraphs=int(sample["paragraphs"]),
        readers=int(sample["readers"]),
        recipe=str(data["made_with"]["recipe"]),
        stages=pd.DataFrame(_rows(data, "stages")),
        themes=pd.DataFrame(_rows(data, "themes")),
        types=pd.DataFrame(_rows(data, "types")),
        splitting=pd.DataFrame(_splitting(data)),
    )


def _rows(data: Mapping[str, Any], part: str) -> Iterator[dict[str, object]]:
    for name, score in data["ours"][part].items():
        yield {
            "name": name,
            **{figure: score[figure] for figure in _FIGURES},
            "baseline": data["baseline"][part][name]["f1"],
            "readers": data["readers"][part][name]["f1"] if data["readers"] else None,
        }


def _splitting(data: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    for name, value in data["ours"]["splitting"].items():
        yield {"name": name, "ours": value, "baseline": data["baseline"]["splitting"][name]}
