"""Looks at watched folders, and at feeds and pages from time to time, and has the store built where there is news.

One process does so for a store (`python -m components watch`), whether a page of the dashboard is open or not. What it
does stands in STORE/watching.json, for the page: since when, the last thing said, and when that was.
"""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from components.store.durable import replace_durably
from components.store.errors import StoreBusy, StoreError
from components.store.lock import is_held
from components.store.process import BuildProcess, is_building
from components.store.progress import DONE
from components.store.register import registered
from components.store.watching import EVERY, Watch

LOCK = "watch"
FILE = "watching.json"
_FIRST_PAUSE, _LONGEST_PAUSE = 60.0, 900.0  # seconds before a build that failed is tried again


@dataclass(frozen=True, slots=True)
class Watching:
    """What the process that watches last said, and when (ISO 8601 in UTC)."""

    said: str
    at: str


def watching(store: Path) -> Watching | None:
    """Return what the process that watches a store says, null where none does."""
    if not is_held(store / f"{LOCK}.lock"):
        return None
    try:
        told = json.loads((store / FILE).read_text(encoding="ascii"))
        return Watching(str(told["said"]), str(told["at"]))
    except (OSError, ValueError, TypeError, KeyError):
        return Watching("", "")


class Watcher:
    """Has a store built where its watched folders have changed, or its feeds are due. `step` is called every second."""

    def __init__(
        self, store: Path, workers: int, minutes: int, say: Callable[[str], None], every: float = EVERY
    ) -> None:
        """Look at folders every so many seconds, at addresses every so many minutes (0: never).

        The lock LOCK of the store must be held.
        """
        self._store, self._workers, self._say = store, workers, say
        self._watch = Watch(store, every)
        self._every = minutes * 60
        self._addresses_at = time.monotonic() + self._every
        self._of_folders = "first look at the watched folders"
        self._why: str | None = None  # why a build is due
        self._not_before, self._pause = 0.0, _FIRST_PAUSE
        self._process: BuildProcess | None = None
        self._trouble = ""

    def step(self) -> None:
        """Look, and begin or end what is to be done; what goes wrong is said, and tried again."""
        try:
            self._look()
            self._go_on()
            self._trouble = ""
        except (StoreError, OSError) as error:
            if str(error) != self._trouble:  # once, not every second
                self._trouble = str(error)
                self.tell(f"cannot look: {error}")

    def close(self) -> None:
        """End the build that was started here."""
        if self._process is not None:
            self._process.stop()

    def tell(self, sentence: str) -> None:
        """Say something, and keep it for the page."""
        self._say(sentence)
        told = {"said": sentence, "at": datetime.now(UTC).isoformat(timespec="seconds")}
        with suppress(OSError):  # a full disk: said all the same
            replace_durably(self._store / FILE, json.dumps(told) + "\n")

    def _look(self) -> None:
        if self._watch.changed():
            self._why, self._not_before = self._of_folders, 0.0
            self._of_folders = "a watched folder has changed"
        if self._every and time.monotonic() >= self._addresses_at:
            self._addresses_at = time.monotonic() + self._every
            if any(entry.on and entry.is_address for entry in registered(self._store)):
                self._why = self._why or "feeds and pages are due"

    def _go_on(self) -> None:
        if self._process is not None:
            if self._process.running:
                return
            self._ended(self._process)
            self._process = None
        if self._why and time.monotonic() >= self._not_before and not is_building(self._store):
            with suppress(StoreBusy):  # another came first: the next step comes after it
                self._process = BuildProcess(self._store, workers=self._workers)
                self.tell(f"{self._why}: reading")
                self._why = None

    def _ended(self, process: BuildProcess) -> None:
        """Say how a build ended; one that failed is tried again later, one that was cancelled is not."""
        progress = process.progress()
        if progress.state == DONE:
            self._pause = _FIRST_PAUSE
            self.tell(progress.message or "done")
        elif process.cancelled:
            self.tell("cancelled; the next change is read again")
        else:
            self._why = self._why or "trying again"
            self._not_before = time.monotonic() + self._pause
            self.tell(f"not read: {progress.message}; tried again in {self._pause:.0f} seconds")
            self._pause = min(2 * self._pause, _LONGEST_PAUSE)
