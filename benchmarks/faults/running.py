"""So many trials of each kind, in two lanes, and the table of what they found."""

import json
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.faults.kinds import KINDS, NEED_DISKS, of_each
from benchmarks.faults.trials import Found, Ground, Trial

_COLUMNS = ("lost", "double", "tracebacks", "unreadable", "else_wrong")
_LANES = 2
_ALL = "all"


def run(folder: Path, trials: int, seed: int, only: Sequence[str] | None, disks: bool) -> int:
    """Run the trials, print what they found, and return how many found anything."""
    runs = _runs(trials, only, disks)
    ground = Ground(folder)
    lanes = [_started(ground, folder / f"lane{lane}", runs[lane::_LANES], seed) for lane in range(_LANES)]
    found: dict[str, list[Found]] = {kind.__name__: [] for kind, _ in runs}
    for pid, told in lanes:
        if os.waitpid(pid, 0)[1]:
            raise RuntimeError("a lane of the trials ended early")
        for line in told.read_text().splitlines():
            kind, one = json.loads(line)
            found[kind].append(Found(**one))
    tried = {kind.__name__: of_each(kind) * len(found[kind.__name__]) for kind, _ in runs}
    print(f"{'kind':32}{'trials':>8}" + "".join(f"{name:>12}" for name in _COLUMNS))
    for name, ones in found.items():
        _print(name, tried[name], ones)
    everything = [one for ones in found.values() for one in ones]
    _print(_ALL, sum(tried.values()), everything)
    if not disks:
        print("no disk could be mounted here, `unshare --user --mount` is refused: quotas stand in for full disks")
    return sum(not one.good for one in everything)


def _runs(trials: int, only: Sequence[str] | None, disks: bool) -> list[tuple[Callable[[Trial], None], int]]:
    """Return the kind and the number of each run; every kind has one at least."""
    kinds = {kind: n for kind, n in KINDS.items() if not only or kind.__name__ in only}
    kinds = {kind: n for kind, n in kinds.items() if disks or kind not in NEED_DISKS}
    whole = sum(kinds.values())
    numbers = {kind: max(1, round(trials * n / whole / of_each(kind))) for kind, n in kinds.items()}
    return [(kind, number) for kind, times in numbers.items() for number in range(times)]


def _started(
    ground: Ground, folder: Path, runs: Sequence[tuple[Callable[[Trial], None], int]], seed: int
) -> tuple[int, Path]:
    """Start a lane, a copy of this process; return its number and the file where it tells what it finds."""
    folder.mkdir()
    told = folder / "told.jsonl"
    pid = os.fork()
    if pid:
        return pid, told
    code = 1
    try:
        ground.program.move(folder)
        with told.open("w") as file:
            for kind, number in runs:
                found = _tried(ground, kind, f"{seed} {kind.__name__} {number}", folder / "trial")
                file.write(json.dumps([kind.__name__, asdict(found)]) + "\n")
                file.flush()  # whoever wants to know how far it is looks here
        code = 0
    finally:
        sys.stderr.flush()
        os._exit(code)


def _tried(ground: Ground, kind: Callable[[Trial], None], seed: str, folder: Path) -> Found:
    folder.mkdir()
    found = Found()
    try:
        trial = Trial(ground, seed, folder)
        found = trial.found
        kind(trial)
    except Exception:  # a trial that cannot be tried counts as one that went wrong, and the others go on
        found.else_wrong += 1
        found.told.append(traceback.format_exc())
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if not found.good:
        told = "\n    ".join(line for text in found.told for line in text.splitlines())
        print(f"trial {seed}:\n    {told}", file=sys.stderr, flush=True)
    return found


def _print(kind: str, trials: int, found: Sequence[Found]) -> None:
    sums = (sum(getattr(one, name) for one in found) for name in _COLUMNS)
    print(f"{kind.replace('_', ' '):32}{trials:>8}" + "".join(f"{number:>12}" for number in sums))
