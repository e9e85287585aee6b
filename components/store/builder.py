"""One builder for all who look at a store: it builds what is registered, and once more when asked meanwhile."""

import threading
from pathlib import Path

from components.store.process import BuildProcess
from components.store.progress import Progress
from components.store.watching import Watch


class Builder:
    """Builds a store in a process of its own, one build at a time. Sessions share it; each call returns at once."""

    def __init__(self, store: Path, workers: int = 0) -> None:
        """Use a store; nothing is started yet."""
        self._store, self._workers = store, workers
        self._lock = threading.Lock()
        self._process: BuildProcess | None = None
        self._again = False
        self._watch = Watch(store)

    def ask(self) -> None:
        """Have the store built from what is registered now; a build that runs is followed by another."""
        with self._lock:
            if self._process is not None and self._process.running:
                self._again = True
            else:
                self._start()

    def look(self) -> None:
        """Look at the watched folders, and have the store built where one has changed. Raises StoreDamaged."""
        with self._lock:
            changed = self._watch.changed()
        if changed:
            self.ask()

    def progress(self) -> Progress | None:
        """Return how far the build is, or how the last one ended; null where none was asked for."""
        with self._lock:
            self._go_on()
            return self._process.progress() if self._process else None

    @property
    def running(self) -> bool:
        """Whether a build runs; quicker than its progress, so that every page may ask."""
        with self._lock:
            self._go_on()
            return self._process is not None and self._process.running

    def cancel(self) -> None:
        """End the build that runs, and ask for no other; the build in force stays, and what was read is kept."""
        with self._lock:
            self._again = False
            process = self._process
        if process is not None:
            process.stop()  # may take seconds, in which others look on

    def _go_on(self) -> None:
        """Start the build that was asked for while another ran."""
        if self._again and self._process is not None and not self._process.running:
            self._start()

    def _start(self) -> None:
        self._again = False
        self._process = BuildProcess(self._store, workers=self._workers)
