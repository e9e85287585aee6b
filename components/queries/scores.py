"""How good the tables were found to be: the figures of quality/scores.json, which `make quality` writes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

SCORES = Path(__file__).parents[2] / "quality" / "scores.json"
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


def scores(path: Path = SCORES) -> dict[str, Scores]:
    """Return what was measured by name of the sample; nothing where the file is missing or cannot be used.

    Figures are no reason for a page to fail.
    """
    try:
        measured = json.loads(path.read_text(encoding="utf-8"))
        return {name: _scores(data) for name, data in measured.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


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
