"""A seeded sample of what `make faults` does to builds: killed, out of room, poisoned, damaged, two at once."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# those that take no time waiting; `make faults` tries all
KINDS = (
    "builder_killed_at_a_change",
    "builder_killed_at_a_byte",
    "corrections_killed",
    "disk_full",
    "quota",
    "file_crashes",
    "two_builds",
    "segment_damaged",
    "tables_damaged",
    "pointer_damaged",
    "store_of_an_older_version",
    "bad_files",
)


def test_faults_lose_nothing_double_nothing_and_show_no_traceback():
    command = [sys.executable, "-m", "benchmarks.faults", "--trials", "55", "--only", *KINDS]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (everything,) = (line.split()[1:] for line in done.stdout.splitlines() if line.startswith("all "))
    trials, *wrong = map(int, everything)
    assert trials >= 45  # where no disk can be mounted, those are left out
    assert wrong == [0, 0, 0, 0, 0]
