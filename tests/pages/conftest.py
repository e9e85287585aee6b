"""The store that the pages read, set as a user sets it: by the environment."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from correcting_app import wait_for_correction
from dashboard_app import ROOT, unopened
from streamlit.testing.v1 import AppTest


@pytest.fixture
def settings(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment of a dashboard on the test corpus; there are no articles that it could build."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("BORDERLINES_STORE", str(store))
    monkeypatch.setenv("BORDERLINES_CORPUS", str(tmp_path / "nothing"))
    return monkeypatch


@pytest.fixture
def app(settings: pytest.MonkeyPatch) -> AppTest:
    """The dashboard on the test corpus, not drawn yet: a page is opened by `go_to`, the first one by `run`."""
    return unopened()


@pytest.fixture
def own_store(store: Path, settings: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A store of its own, whose corrections harm no other test."""
    folder = tmp_path / "store"
    shutil.copytree(store, folder)
    settings.setenv("BORDERLINES_STORE", str(folder))
    return folder


@pytest.fixture
def own_app(own_store: Path) -> Iterator[AppTest]:
    """The dashboard on that store; what it started has ended when the test ends."""
    app = unopened()
    yield app
    wait_for_correction(app)
