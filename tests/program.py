"""The program as a user starts it, in a process of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run(*arguments: object, given: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "components", *map(str, arguments)],
        input=given,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def in_front(*arguments: object) -> subprocess.Popen[str]:
    """The program running in a terminal: Ctrl-C reaches it, though the tests themselves may run in the background."""
    return subprocess.Popen(
        [sys.executable, "-m", "components", *map(str, arguments)],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  (it does nothing else)
    )
