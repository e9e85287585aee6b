"""Fetching as a build asks for it: by the settings; the libraries are loaded by the first address that is given."""

from collections.abc import Callable, Sequence
from pathlib import Path

from components.preprocessing.fetching.fetched import Fetched
from components.settings import OFF, Settings
from components.store.progress import RUNNING, Progress


def fetcher(
    store: Path, settings: Settings, on_progress: Callable[[Progress], None]
) -> Callable[[Sequence[str]], Fetched]:
    """Return the function that fetches addresses into a store, in the manner that the settings say."""

    def fetch(addresses: Sequence[str]) -> Fetched:
        from components.preprocessing.fetching.collecting import collect
        from components.preprocessing.fetching.visiting import Manner

        manner = None if settings.network == OFF else Manner.of(settings)
        return collect(
            addresses, store, manner, lambda done, total: on_progress(Progress(RUNNING, "fetching", done, total))
        )

    return fetch
