"""The store that the pages read, set as a user sets it: by the environment."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus_frames import corpus_frames
from correcting_app import settled
from dashboard_app import ROOT, open_app
from streamlit.testing.v1 import AppTest

from components.store.builds import publish


@pytest.fixture
def settings(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment of a dashboard on the test corpus; there are no articles that it could build."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("BORDERLINES_STORE", str(store))
    monkeypatch.setenv("BORDERLINES_CORPUS", str(tmp_path / "nothing"))
    return monkeypatch


@pytest.fixture
def app(settings: pytest.MonkeyPatch) -> AppTest:
    """The dashboard on the test corpus, at its first page."""
    return open_app()


@pytest.fixture
def own_store(settings: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A store of its own, whose corrections harm no other test."""
    folder = tmp_path / "store"
    publish(folder, corpus_frames(), {})
    settings.setenv("BORDERLINES_STORE", str(folder))
    return folder


@pytest.fixture
def own_app(own_store: Path) -> Iterator[AppTest]:
    """The dashboard on that store; what it started has ended when the test ends."""
    app = open_app()
    yield app
    settled(app)
