"""`python -m components`: quick to start, so that Ctrl-C is heard in plain words while the program still loads."""

import os
import signal
import sys
from types import FrameType

_SAID = b"borderlines: interrupted; the last build stays in force\n"


def _leave(number: int, frame: FrameType | None) -> None:
    """End at once: in the middle of an import no exception finds its way out in one piece."""
    os.write(sys.stderr.fileno(), _SAID)
    os._exit(128 + number)


if __name__ == "__main__":  # worker processes load this file too, under another name
    heard = signal.getsignal(signal.SIGINT)
    if heard is not signal.SIG_IGN:  # as a shell starts what runs in the background
        signal.signal(signal.SIGINT, _leave)
    from components.command_line import main

    # Ended from outside, leave by the same door, so that workers and temporary files go too.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    signal.signal(signal.SIGINT, heard)
    sys.exit(main())
