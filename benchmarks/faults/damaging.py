"""Faults of what lies on the disk: damaged files, a store of an older version, a clock that jumped, bad files."""

import json
import os
import random
import shutil
from pathlib import Path

import duckdb

from benchmarks.faults.bad_files import bad_file
from benchmarks.faults.trials import Trial
from components.store.builds import current_build

BATCH = 25
_FUTURE, _PAST = 4_102_444_800, 315_532_800  # the years 2100 and 1980
_DROPPED = ("DROP TABLE corrections", "ALTER TABLE mentions DROP COLUMN office", "DROP TABLE theme_weights")


def segment_damaged(trial: Trial) -> None:
    """Segments that are cut off, overwritten, empty or gone are made again."""
    for path in _files(trial, "segments"):
        if trial.random.random() < 0.7:
            _damage(path, trial.random)
    trial.still(trial.ground.before)
    trial.finish(trial.ground.after)


def tables_damaged(trial: Trial) -> None:
    """Damaged tables of the build in force are found and made again, also where no article has changed."""
    build = current_build(trial.store)
    if build is None:
        raise RuntimeError("the store of the trials has a build")
    for path in trial.random.sample(sorted(build.database.parent.iterdir()), trial.random.randint(1, 2)):
        _damage(path, trial.random)
    if trial.random.random() < 0.5:
        trial.write_before()
        trial.finish(trial.ground.before)
    else:
        trial.finish(trial.ground.after)


def pointer_damaged(trial: Trial) -> None:
    """Whatever stands in the pointer, the newest whole build stays up."""
    (trial.store / "current").write_bytes(
        trial.random.choice([b"", b"\0" * 16, b"000001", b"000099-00000000\n", b"\xff\n"])
    )
    trial.still(trial.ground.before)
    if trial.random.random() < 0.5:
        trial.write_before()
        trial.finish(trial.ground.before)
    else:
        trial.finish(trial.ground.after)


def small_files_damaged(trial: Trial) -> None:
    """What else a store keeps of its builds may be lost: it is made again."""
    # the pointer has a kind of its own; what analysts wrote cannot be made again, and is named where it is damaged
    own = {"current", "corrections.jsonl", "register.json"}
    paths = [path for path in sorted(trial.store.iterdir()) if path.is_file() and path.name not in own]
    paths += _files(trial, "segments", "*.keys")
    for path in trial.random.sample(paths, min(2, len(paths))):
        _damage(path, trial.random)
    trial.still(trial.ground.before)
    trial.finish(trial.ground.after)


def store_of_an_older_version(trial: Trial) -> None:
    """Tables that lack what this version has, and say nothing of their own bytes, are made again."""
    build = current_build(trial.store)
    if build is None:
        raise RuntimeError("the store of the trials has a build")
    for path in (build.database, build.database.with_name("linked.duckdb")):
        with duckdb.connect(str(path)) as connection:
            connection.execute(trial.random.choice(_DROPPED))
    known = ("bytes", "hash", *trial.random.choice([(), ("linked",), ("made_of",), ("journal", "rows")]))
    told = {key: value for key, value in build.info.items() if key not in known}
    build.database.with_name("info.json").write_text(json.dumps(told))
    trial.finish(trial.ground.after)


def clock_jumped(trial: Trial) -> None:
    """Files of a store and a corpus from the future or the past: no decision hangs on the time of day."""
    for path in [*trial.store.rglob("*"), *trial.sources.rglob("*")]:
        when = trial.random.choice([_FUTURE, _PAST, 0])
        os.utime(path, (when, when))
    trial.still(trial.ground.before)
    trial.finish(trial.ground.after)


def bad_files(trial: Trial) -> None:
    """Bad files are read or set aside with a reason, each of them, and the good ones lose nothing."""
    number = trial.random.randrange(1_000_000)
    bad = dict(bad_file(trial.random, number + place) for place in range(BATCH))
    trial.write(bad)
    ended = trial.build()
    if ended.code:
        trial.wrong(f"the build failed: {ended.err}")
    held = trial.still_with_more(trial.ground.after)
    for name in bad:
        if not any(file == name or file.startswith((f"{name}/", f"{name}#")) for file in held.files):  # members, rows
            trial.wrong(f"{name} is not told of")
    for name, (status, reason) in held.files.items():
        if status != "read" and not reason:
            trial.wrong(f"{name} was set aside without a reason")
    if ended.out and "nothing changed, kept" not in trial.build().out:
        trial.wrong("bad files were read again")
    trial.write()
    trial.finish(trial.ground.after)


def _files(trial: Trial, folder: str, pattern: str = "*") -> list[Path]:
    return sorted(path for path in (trial.store / folder).rglob(pattern) if path.is_file())


def _damage(path: Path, chance: random.Random) -> None:
    """Cut a file off, empty it, fill it with zeros, overwrite some of it, or take it away."""
    size, way = path.stat().st_size, chance.randrange(5)
    if path.stat().st_nlink > 1:  # one build's damage is not another's
        shutil.copyfile(path, path.with_name("copy"))
        path.with_name("copy").replace(path)
    if way == 0:
        os.truncate(path, chance.randrange(size) if size else 0)
    elif way == 1:
        os.truncate(path, 0)
    elif way == 2:
        path.write_bytes(bytes(size))
    elif way == 3 and size:
        with path.open("r+b") as file:
            file.seek(chance.randrange(size))
            file.write(chance.randbytes(64))
    else:
        path.unlink()
