"""The store that the pages read, set as a user sets it: by the environment."""

from pathlib import Path

import pytest
from dashboard_app import ROOT, open_app
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
    """The dashboard on the test corpus, at its first page."""
    return open_app()
