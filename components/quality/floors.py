"""Floors under the figures, in quality/floors.json. They only go up; a figure under its floor fails the command."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from components.quality.gold_file import GoldError
from components.quality.scoring import Measured

AT_LEAST, AT_MOST = "at_least", "at_most"
_COUNTED = ("body_beyond_gold", "furniture_leaks")  # the fewer the better
_STEP = 100  # floors stand at whole hundredths, so that one word more or less elsewhere does not move them

Floors = dict[str, dict[str, float]]
"""`at_least` and `at_most`, each figure -> bound."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A figure on the wrong side of its floor."""

    figure: str
    value: float | None
    floor: float

    def __str__(self) -> str:
        """Say it in one line."""
        value = "not measured" if self.value is None else f"{self.value:g}"
        return f"{self.figure}: {value}, the floor is {self.floor:g}"


def figures(measured: Measured, name: str) -> dict[str, float]:
    """Return the figures that have floors, those of splitting and the F1 of each stage, named after the sample."""
    split = measured.splitting.figures() if measured.splitting else {}
    scores = {**measured.stages, **measured.dating}
    all_figures = {**split, **{f"{stage}_f1": score.f1 for stage, score in scores.items()}}
    return {f"{name}.{figure}": value for figure, value in all_figures.items()}


def load_floors(path: Path) -> Floors:
    """Return the floors of a file, none where it is missing. Raises GoldError where it is faulty."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {AT_LEAST: {}, AT_MOST: {}}
    except ValueError as error:
        raise GoldError(path, "", f"is no JSON ({error}); correct it") from None
    for side in (AT_LEAST, AT_MOST):
        bounds = data.get(side) if isinstance(data, dict) else None
        if not isinstance(bounds, dict):
            raise GoldError(path, side, "is missing; give an object of figures and numbers")
        for name, bound in bounds.items():
            if not isinstance(bound, int | float) or isinstance(bound, bool):
                raise GoldError(path, f"{side}.{name}", "give a number")
    return {side: dict(data[side]) for side in (AT_LEAST, AT_MOST)}


def breaches(measured: Mapping[str, float], floors: Floors) -> list[Breach]:
    """Return the figures that do not reach their floors; a floor without a figure counts as not reached."""
    low = [(name, bound) for name, bound in floors[AT_LEAST].items() if measured.get(name, -1) < bound]
    high = [(name, bound) for name, bound in floors[AT_MOST].items() if measured.get(name, bound + 1) > bound]
    return [Breach(name, measured.get(name), bound) for name, bound in [*low, *high]]


def raised(measured: Mapping[str, float], floors: Floors) -> Floors:
    """Return the floors at what was measured, to the hundredth below, where that is stricter than they were."""
    fresh: Floors = {side: dict(bounds) for side, bounds in floors.items()}
    for name, value in measured.items():
        if name.rpartition(".")[2] in _COUNTED:
            fresh[AT_MOST][name] = min(int(value), floors[AT_MOST].get(name, int(value)))
        else:
            fresh[AT_LEAST][name] = max(int(value * _STEP + 1e-9) / _STEP, floors[AT_LEAST].get(name, 0.0))
    return fresh


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors to a file."""
    path.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
