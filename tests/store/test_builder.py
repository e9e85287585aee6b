"""One builder for all: a build that is asked for while another runs comes after it; cancelling asks for no other."""

import pytest

from components.store import register
from components.store.builder import Builder


@pytest.fixture
def builder(tmp_path):
    """A builder of a store whose one source is empty, so that a build ends at once."""
    (tmp_path / "articles").mkdir()
    register.add(tmp_path / "store", str(tmp_path / "articles"))
    builder = Builder(tmp_path / "store", workers=1)
    yield builder
    builder.cancel()


def ended(builder):
    """Wait until a build has ended and return how."""
    builder._process.wait(60)
    return builder._process.progress()


def test_nothing_is_built_before_it_is_asked_for(builder):
    assert builder.progress() is None
    assert not builder.running


def test_a_build_that_is_asked_for_while_another_runs_follows_it(builder):
    builder.ask()
    first = builder._process
    builder.ask()
    assert builder._process is first
    assert "no file to read" in ended(builder).message
    assert builder.running
    assert builder._process is not first


def test_a_cancelled_build_is_told_and_nothing_follows(builder):
    builder.ask()
    builder.ask()
    builder.cancel()
    assert not builder.running
    assert "the build was cancelled" in builder.progress().message


def test_a_build_that_another_process_started_is_shown_waited_for_and_can_be_cancelled(builder, tmp_path):
    (tmp_path / "articles" / "port.txt").write_text("Kenya opens a port\n\nThe government of Kenya opened a port.\n")
    other = Builder(tmp_path / "store", workers=1)
    other.ask()
    builder.ask()
    assert builder._process is None
    while builder.progress().stage == "starting":
        assert builder.running
    builder.cancel()
    assert "the build was cancelled" in other._process.wait(60).message
    assert not builder.running
    builder.ask()
    assert builder._process is not None
