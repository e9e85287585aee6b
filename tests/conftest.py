"""What tests of several folders share: the test corpus and the sample corpus as published builds."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import corpus
import pytest
from corpus_frames import corpus_frames
from hypothesis import settings

from components.preprocessing.engines import Task
from components.queries.tables import Tables
from components.settings import load_settings
from components.store.builds import current_build, publish
from components.store.lock import exclusive
from components.store.reading import open_tables

ROOT = Path(__file__).parents[1]
BUILD_SECONDS = 240  # that another process may take to build the sample corpus

# The same examples in every run: what fails here fails for everybody.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")


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


@pytest.fixture(scope="session")
def one_article_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose build holds one article alone, that whose text means harm. Read only."""
    folder = tmp_path_factory.mktemp("one_article")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(corpus, "FILES", {corpus.HOSTILE_FILE: corpus.FILES[corpus.HOSTILE_FILE]})
        publish(folder, corpus_frames(), {})
    return folder


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus, built by the command line as a user would: once for all processes of a run. Read only."""
    own = tmp_path_factory.getbasetemp()
    common = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = common / "sample" / "store"
    with exclusive(common / "sample", "sample", patience=BUILD_SECONDS):
        if current_build(folder) is None:
            command = [sys.executable, "-m", "components", "build", "seeds", "--store", str(folder)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def sample_tables(sample_store: Path) -> Iterator[Tables]:
    """The tables of the sample corpus."""
    connection = open_tables(current_build(sample_store))
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def annotate_source() -> Callable[[Task], bytes]:
    """Every stage that takes a file from its bytes to an AnnotatedSource, with the language model loaded once."""
    from components.preprocessing.recipe import Recipe
    from components.preprocessing.sources import SourceAnnotator

    return SourceAnnotator(Recipe.of(load_settings()))


@pytest.fixture(scope="session")
def two_languages_store(tmp_path_factory: pytest.TempPathFactory, annotate_source: Callable[[Task], bytes]) -> Path:
    """A store whose build holds one article in English and one in Spanish, which no pipeline reads. Read only."""
    from components.preprocessing.building import build
    from components.preprocessing.recipe import Recipe
    from components.preprocessing.tasks import Outcome

    folder = tmp_path_factory.mktemp("two_languages")
    texts = ROOT / "tests" / "foreign_texts"
    for code, name in (("en", "english.txt"), ("es", "spanish.txt")):
        (folder / name).write_bytes((texts / f"{code}.txt").read_bytes())
    (folder / "sources.csv").write_text("source_file,position,published\nspanish.txt,,2025-03-04\n")
    build(
        folder / "store",
        [str(folder / name) for name in ("english.txt", "spanish.txt")],
        Recipe.of(load_settings()),
        lambda tasks: (Outcome(task, annotate_source(task)) for task in tasks),
    )
    return folder / "store"


@pytest.fixture(autouse=True)
def own_main_module() -> Iterator[None]:
    """Put back the main module: Streamlit's page tests leave the page there, and worker processes would import it."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
