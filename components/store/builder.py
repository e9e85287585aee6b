"""One builder for all who look at a store: it builds what is registered, and once more when asked meanwhile."""

import threading
from pathlib import Path

from components.store.errors import StoreBusy
from components.store.process import PROGRESS, BuildProcess, end_build, is_building, last_progress
from components.store.progress import RUNNING, Progress


class Builder:
    """Builds a store in a process of its own, one build at a time. Sessions share it; each call returns at once.

    A build that another process has started (the watcher, another dashboard) is waited for, and its progress shown.
    """

    def __init__(self, store: Path, workers: int = 0) -> None:
        """Use a store; nothing is started yet."""
        self._store, self._workers = store, workers
        self._lock = threading.Lock()
        self._process: BuildProcess | None = None
        self._again = False

    def ask(self) -> None:
        """Have the store built from what is registered now; a build that runs is followed by another."""
        with self._lock:
            self._again = True
            self._go_on()

    def progress(self) -> Progress | None:
        """Return how far the build is, or how the last one ended; null where none was asked for."""
        with self._lock:
            self._go_on()
            if not self._own and is_building(self._store):
                return last_progress(self._store / PROGRESS) or Progress(RUNNING, "starting")
            return self._process.progress() if self._process else None

    @property
    def running(self) -> bool:
        """Whether a build runs; quicker than its progress, so that every page may ask."""
        with self._lock:
            self._go_on()
            return self._own or is_building(self._store)

    def cancel(self) -> None:
        """End the build that runs, and ask for no other; the build in force stays, and what was read is kept."""
        with self._lock:
            self._again = False
            process = self._process if self._own else None
        if process is not None:
            process.stop()  # may take seconds, in which others look on
        elif is_building(self._store):
            end_build(self._store)

    @property
    def _own(self) -> bool:
        return self._process is not None and self._process.running

    def _go_on(self) -> None:
        """Start the build that was asked for, once no other runs."""
        if not self._again or self._own or is_building(self._store):
            return
        try:
            self._process = BuildProcess(self._store, workers=self._workers)
        except StoreBusy:  # another came first: after that
            return
        self._again = False
