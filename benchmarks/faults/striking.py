"""The kinds of faults, each a function that strikes one trial, and how many of a thousand trials each gets."""

import os
import time
from collections.abc import Callable
from contextlib import suppress

from benchmarks.faults import moments
from benchmarks.faults.contents import Contents
from benchmarks.faults.disks import small_disk
from benchmarks.faults.program import CRASHES, DEVOURS, HANGS, Running, impatient
from benchmarks.faults.trials import Trial
from components.store.corrections import journal

_LONGEST = 4_000_000  # bytes of the largest file that a build of the trials writes
_BUSY = "another build of this store is running"


def builder_killed_at_a_change(trial: Trial) -> None:
    """kill -9 just before the n-th change of the store, of the builder or of its whole group."""
    strike = trial.random.choice([moments.killed, moments.killed_with_workers])
    number = trial.random.randint(1, trial.ground.changes_of_build)
    trial.build(moments.at_change(number, strike, trial.store))
    resumed(trial)


def builder_killed_at_a_byte(trial: Trial) -> None:
    """kill -9 in the middle of a file."""
    trial.build(moments.killed_at_byte(_some_bytes(trial)))
    resumed(trial)


def builder_killed_whenever(trial: Trial) -> None:
    """kill -9 at any moment, of the builder or of its whole group."""
    running = trial.start(trial.build_arguments)
    _strike(trial, running, lambda: running.kill(group=trial.random.random() < 0.5))
    trial.looked_at(running.wait())
    resumed(trial)


def worker_killed(trial: Trial) -> None:
    """kill -9 of a worker, as the system does where memory runs out: its file is tried again in the same build."""
    running = trial.start(trial.build_arguments)
    while running.runs and not running.workers():
        time.sleep(0.001)

    def strike() -> None:
        for pid in running.workers()[:1]:
            with suppress(ProcessLookupError):
                os.kill(pid, 9)

    _strike(trial, running, strike, 0.2)
    ended = trial.looked_at(running.wait())
    if ended.code and "before it was ready" not in ended.err:
        trial.wrong(f"the build failed: {ended.err}")
    resumed(trial)


def corrections_killed(trial: Trial) -> None:
    """kill -9 while a correction is taken back: at a change, in the middle of a file, at any moment."""
    undo, how = trial.undo_arguments, trial.random.randrange(3)
    if how == 0:
        number = trial.random.randint(1, trial.ground.changes)
        trial.run(undo, moments.at_change(number, moments.killed, trial.store))
    elif how == 1:
        trial.run(undo, moments.killed_at_byte(_some_bytes(trial)))
    else:
        running = trial.start(undo)
        _strike(trial, running, running.kill)
        trial.looked_at(running.wait())
    trial.still(trial.ground.before, trial.ground.undone)
    trial.finish(_as_journal_says(trial))


def disk_full(trial: Trial) -> None:
    """A disk that has room for a part of the build alone: the whole build fails, or none of it."""
    with small_disk(trial.store) as disk:
        disk.leave(trial.random.randint(0, int(trial.ground.bytes * 0.8)))
        ended = trial.build()
        if ended.code and "free" not in ended.err:
            trial.wrong(f"it does not say how much is missing: {ended.err}")
        trial.still(trial.ground.before, trial.ground.after)
        disk.grow()
        trial.finish(trial.ground.after)


def disk_full_for_corrections(trial: Trial) -> None:
    """The same while a correction is taken back."""
    with small_disk(trial.store) as disk:
        disk.leave(trial.random.randint(0, int(trial.ground.bytes * 0.6)))
        trial.run(trial.undo_arguments)
        trial.still(trial.ground.before, trial.ground.undone)
        disk.grow()
        trial.finish(_as_journal_says(trial))


def quota(trial: Trial) -> None:
    """Writes that fail past some byte of a file."""
    trial.build(moments.refused_at_byte(_some_bytes(trial)))
    resumed(trial)


def write_refused(trial: Trial) -> None:
    """The n-th change of the store fails for want of room."""
    number = trial.random.randint(1, trial.ground.changes_of_build)
    trial.build(moments.at_change(number, moments.refused, trial.store))
    resumed(trial)


def file_crashes(trial: Trial) -> None:
    """A file that ends its worker is set aside with its reason, and not tried by the next build."""
    _poisoned(trial, CRASHES, "ended its worker", lambda: None)


def file_hangs(trial: Trial) -> None:
    """A file that takes for ever."""
    _poisoned(trial, HANGS, "took longer than", impatient)


def file_devours(trial: Trial) -> None:
    """A file that takes all memory that a worker may have."""
    _poisoned(trial, DEVOURS, "MB of memory", lambda: None)


def killed_over_a_poisoned_file(trial: Trial) -> None:
    """kill -9 of the builder while its worker hangs: the worker ends by itself."""
    trial.write({"bad.txt": f"A headline\n\n{HANGS}\n"})
    running = trial.start(trial.build_arguments, impatient)
    _strike(trial, running, running.kill, 2.0)
    trial.looked_at(running.wait())
    trial.write()
    resumed(trial)


def two_builds(trial: Trial) -> None:
    """Two builds at once: one of them makes the tables, the other says that it has to wait."""
    first = trial.start(trial.build_arguments)
    time.sleep(trial.random.random() * 0.4)
    second = trial.start(trial.build_arguments)
    for running in (first, second):
        ended = trial.looked_at(running.wait())
        if ended.code and _BUSY not in ended.err:
            trial.wrong(ended.err)
    trial.still(trial.ground.after)
    trial.finish(trial.ground.after)


def build_and_corrections(trial: Trial) -> None:
    """A correction is taken back while a build runs: none of the two is lost."""
    build = trial.start(trial.build_arguments)
    time.sleep(trial.random.random() * 0.8)
    undo = trial.start(trial.undo_arguments)
    for running in (build, undo):
        ended = trial.looked_at(running.wait())
        if ended.code:
            trial.wrong(ended.err)
    trial.still(trial.ground.after_undone, trial.ground.after)
    trial.finish(trial.ground.after_undone)


def resumed(trial: Trial) -> None:
    """Demand the build before or that after, then that after."""
    trial.still(trial.ground.before, trial.ground.after)
    trial.finish(trial.ground.after)


def _as_journal_says(trial: Trial) -> Contents:
    undone = bool(journal.read(trial.store).undone)
    return trial.ground.after_undone if undone else trial.ground.after


def _some_bytes(trial: Trial) -> int:
    return int(_LONGEST ** trial.random.random())  # as many small files as large ones are struck


def _strike(trial: Trial, running: Running, strike: Callable[[], None], within: float = 0.8) -> None:
    """Strike at a random moment of a run that takes about so many seconds."""
    until = time.monotonic() + trial.random.random() * within
    while running.runs and time.monotonic() < until:
        time.sleep(0.001)
    strike()


def _poisoned(trial: Trial, poison: str, reason: str, first: Callable[[], None]) -> None:
    trial.write({"bad.txt": f"A headline\n\n{poison}\n"})
    trial.build(first)
    held = trial.still_with_more(trial.ground.after)
    status, why = held.files.get("bad.txt", ("", None))
    if status != "failed" or reason not in (why or ""):
        trial.wrong(f"bad.txt is {status or 'not there'}: {why}")
    again = trial.build(first)
    if "nothing changed, kept" not in again.out:
        trial.wrong(f"it was tried again: {again.out}")
    trial.write()
    trial.finish(trial.ground.after)
