"""What tests of several folders share: the test corpus as a published build."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus_frames import corpus_frames

from components.queries.tables import Tables
from components.store.builds import current_build, publish
from components.store.reading import open_tables


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose build in force holds the corpus of corpus.py. Read only: tests that publish make their own."""
    folder = tmp_path_factory.mktemp("store")
    publish(folder, corpus_frames(), {"corpus": "tests/corpus.py"})
    return folder


@pytest.fixture(scope="session")
def tables(store: Path) -> Iterator[Tables]:
    """The tables of that build."""
    connection = open_tables(current_build(store))
    yield connection
    connection.close()
