"""Milliseconds of processor time that processes have taken (Linux): what a loaded machine hardly changes."""

import os
import re
from pathlib import Path

_TICK = 1000 / os.sysconf("SC_CLK_TCK")


def taken(pid: int) -> float:
    """Return what a process has taken since it began; 0 where it is no more."""
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) * _TICK if fields else 0.0


def renderers() -> list[int]:
    """Return the processes that draw pages in the browsers that this process has started."""
    return [pid for pid in started() if re.search(rb"--type=renderer\b", command(pid))]


def started() -> list[int]:
    """Return the processes that this process has started, and those that they have."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*"):
        fields = _stat(int(path.name))
        if fields:
            children.setdefault(int(fields[1]), []).append(int(path.name))
    below = [os.getpid()]
    for pid in below:  # grows while it is walked
        below += children.get(pid, [])
    return below[1:]


def _stat(pid: int) -> list[str]:
    """Return the fields of /proc/PID/stat behind the name; none where the process is no more."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def command(pid: int) -> bytes:
    """Return the command that a process was started with; nothing where it is no more."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
