"""Commands of the program run as a user runs them: in a process of their own, timed from its start to its end."""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.2  # seconds between two looks
_ROOT = Path(__file__).parents[1]


class Ended(NamedTuple):
    """What a command took."""

    seconds: float  # by the clock
    processor: float  # seconds of processor time, its workers' included
    megabytes: float  # most that one of its processes held


class CommandFailed(RuntimeError):
    """A command did not do its work; the message holds what it said."""


def run(command: Sequence[str], look: Callable[[int], None] = lambda pid: None) -> Ended:
    """Run a command from the folder of the program, and tell what it took.

    `look` is called with its process id every fifth of a second. Raises CommandFailed where it fails.
    """
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    while True:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        look(process.pid)
        time.sleep(_EVERY / 10 if time.perf_counter() - begun < 10 * _EVERY else _EVERY)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    said = process.stdout.read().decode() if process.stdout else ""
    if process.returncode:
        raise CommandFailed(f"{' '.join(command)} ended with {process.returncode}: {said}")
    return Ended(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def workers_of(pid: int) -> dict[int, float]:
    """Return the megabytes that each child of a process holds, by its process id."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/status"):
        try:
            told = dict(line.split(":", 1) for line in path.read_text().splitlines() if ":" in line)
        except OSError:  # ended meanwhile
            continue
        if int(told["PPid"]) == pid and "VmRSS" in told:
            found[int(told["Pid"])] = int(told["VmRSS"].split()[0]) / 1024
    return found
