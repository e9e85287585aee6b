"""The command `watch`: folders that are watched, and feeds, are looked at by themselves until it ends."""

import argparse
import os
import time
from collections.abc import Callable
from contextlib import suppress

from components.progress_bar import plain
from components.settings import Settings
from components.store.errors import StoreBusy
from components.store.lock import exclusive
from components.store.watcher import LOCK, Watcher

HELP = """Look at the watched folders of a store every ten seconds, and at its feeds and pages every
BORDERLINES_REFRESH_MINUTES; have the store built where there is news. Runs until it is ended. `make run` starts it
beside the dashboard, and so does the dashboard where none runs."""
_OFTEN = 1.0  # seconds
_PATIENCE = 1.0  # seconds to wait for those who only look whether one watches


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command, besides the store."""
    said = "end when the process that started this one does"
    parser.add_argument("--until-parent-ends", action="store_true", help=said)


def watch(options: argparse.Namespace, settings: Settings, say: Callable[[str], None]) -> None:
    """Watch a store until this process is asked to end, or its parent has ended; at once where another does so."""
    parent = os.getppid()
    try:
        with exclusive(options.store, LOCK, _PATIENCE):
            watcher = Watcher(
                options.store,
                settings.workers,
                settings.refresh_minutes,
                lambda sentence: say(plain(f"watching: {sentence}")),
            )
            watcher.tell("started")
            try:
                with suppress(KeyboardInterrupt):
                    while not options.until_parent_ends or os.getppid() == parent:
                        watcher.step()
                        time.sleep(_OFTEN)
            finally:
                watcher.close()
    except StoreBusy:
        say("another process watches this store already")
