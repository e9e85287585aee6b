"""Strike builds with every kind of fault, many times, and count what was lost, doubled, or could not be read.

    python -m benchmarks.faults [--trials 1032] [--seed 1] [--only KIND ...]

Ends with code 1 where a trial found anything. The same seed strikes at the same changes, bytes and files; other moments
depend on the machine. The figures are in docs/faults.md.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.faults.disks import may_mount, step_inside


def main() -> int:
    """Run the trials and print a line for each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=1032)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", metavar="KIND")
    asked = parser.parse_args()
    step_inside()
    from benchmarks.faults.running import run

    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="borderlines-faults-", dir=memory if memory.is_dir() else None))
    start = time.monotonic()
    try:
        wrong = run(folder, asked.trials, asked.seed, asked.only, may_mount())
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{time.monotonic() - start:.0f} seconds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
