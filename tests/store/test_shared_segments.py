"""Segments that stores share, in a folder and in a bucket of a real server: the same facts hold for both."""

import gzip
import os
import resource
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from s3_server import BUCKET, KEY, SECRET, S3Server
from two_articles import MINE, PORT, port_and_mine

from components import command_line
from components.preprocessing.building import Built, build
from components.preprocessing.engines import Outcome, Task
from components.preprocessing.recipe import Recipe
from components.preprocessing.worker import outcome
from components.preprocessing.working import attempt
from components.settings import load_settings
from components.store import segment_claims
from components.store.builds import current_build
from components.store.errors import SegmentsUnusable
from components.store.process import BuildProcess
from components.store.reading import open_tables
from components.store.segment_bucket import Bucket
from components.store.segment_claims import Claims
from components.store.segment_folder import Folder
from components.store.segment_place import Place
from components.store.segment_pruning import holdings, prune
from components.store.segments import Segments, name_of
from components.store.shared_segments import SharedSegments, segments_of

KEYS = [f"{number:032x}" for number in range(0, 40 << 120, 1 << 120)]
AT_ONCE = timedelta()


@pytest.fixture(autouse=True)
def credentials(monkeypatch, tmp_path):
    """Those of the server, and none that this machine may have."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for variable in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(variable, str(tmp_path / "none"))


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[S3Server]:
    one = S3Server(tmp_path_factory.mktemp("s3") / "files")
    try:
        one.start()
        yield one
    finally:
        one.end()


@pytest.fixture(params=["folder", "bucket"])
def shared(request, tmp_path) -> dict[str, str]:
    """The settings that name a place of a test's own."""
    if request.param == "folder":
        (tmp_path / "shared").mkdir()
        return {"BORDERLINES_SEGMENTS": str(tmp_path / "shared")}
    address = request.getfixturevalue("server").address
    return {"BORDERLINES_SEGMENTS": f"s3://{BUCKET}/{tmp_path.name}", "BORDERLINES_S3_ENDPOINT": address}


@pytest.fixture
def place(shared) -> Place:
    return place_in(shared)


def place_in(shared: dict[str, str]) -> Place:
    where = shared["BORDERLINES_SEGMENTS"]
    return Bucket(where, shared["BORDERLINES_S3_ENDPOINT"]) if where.startswith("s3:") else Folder(Path(where))


@pytest.fixture
def segments(tmp_path, place) -> Callable[[str], SharedSegments]:
    """What makes the segments of a store by its name, as each build does."""

    def of(name: str) -> SharedSegments:
        (tmp_path / name).mkdir(exist_ok=True)
        return SharedSegments(tmp_path / name, place)

    return of


def written(segments: SharedSegments, keys: Sequence[str]) -> None:
    """Do what a build does that annotates these."""
    assert segments.readable(keys) == set()
    for key in keys:
        segments.write(key, key.encode())
    segments.settle(keys)


def kept_at(place: Place) -> set[str]:
    return {listed.name for listed in place.listed() if not listed.name.startswith("stores/")}


def test_what_one_store_has_written_another_reads(segments):
    written(segments("a"), KEYS)
    other = segments("b")
    assert other.readable([*KEYS, "ff" * 16]) == set(KEYS)
    assert [other.read(key) for key in KEYS] == [key.encode() for key in KEYS]
    assert (other.read("ff" * 16), segments("c").read(KEYS[3])) == (None, KEYS[3].encode())


def test_what_a_store_has_read_once_it_reads_without_the_place(tmp_path, segments):
    written(segments("a"), KEYS)
    segments("b").readable(KEYS)
    assert Segments(tmp_path / "b").readable(KEYS) == set(KEYS)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.text("0123456789abcdef", min_size=4, max_size=32), data=st.binary(min_size=1, max_size=2000))
def test_bytes_come_back_as_they_were(tmp_path_factory, place, key, data):
    stores = [tmp_path_factory.mktemp("store") for _ in range(2)]
    writer, reader = (SharedSegments(store, place) for store in stores)
    writer.write(key, data)
    writer.settle([key])
    assert reader.read(key) == data


@pytest.mark.parametrize("damage", [lambda packed: packed[:-9], lambda packed: b"", lambda packed: b"<html>no</html>"])
def test_a_damaged_segment_counts_as_absent_and_is_made_again(segments, place, damage):
    written(segments("a"), KEYS[:2])
    place.write(name_of(KEYS[0]), damage(place.read(name_of(KEYS[0]))))
    other = segments("b")
    assert other.readable(KEYS[:2]) == {KEYS[1]}
    other.write(KEYS[0], b"annotated again")
    other.settle(KEYS[:2])
    assert segments("c").read(KEYS[0]) == b"annotated again"


def test_a_reader_sees_a_whole_segment_or_none_at_any_moment(segments, place):
    bodies = {b"a" * 300_000, b"b" * 300_000}
    segments("a").write(KEYS[0], b"a" * 300_000)
    place.write(name_of(KEYS[0]), gzip.compress(b"a" * 300_000, 0))
    done = threading.Event()

    def write_on() -> None:
        for turn in range(12):
            place.write(name_of(KEYS[0]), gzip.compress(b"ab"[turn % 2 :][:1] * 300_000, 0))
        done.set()

    def seen_by(store: str) -> bytes | None:
        reader = segments(store)
        return reader.read(KEYS[0]) if reader.readable(KEYS[:1]) else None

    writer = threading.Thread(target=write_on)
    writer.start()
    seen = []
    while not done.is_set():
        seen.append(seen_by(f"reader {len(seen)}"))
    writer.join()
    assert set(seen) <= bodies | {None}  # a bucket may break off what it sends when that is written anew
    assert seen_by("last") in bodies


def test_what_a_store_had_before_it_shared_is_sent_by_its_next_build(tmp_path, segments):
    for key in KEYS:
        Segments(tmp_path / "a").write(key, key.encode())
    segments("a").settle(KEYS)
    assert segments("b").readable(KEYS) == set(KEYS)


def test_what_lies_there_already_is_not_sent_again(tmp_path, segments, place):
    written(segments("a"), KEYS[:3])
    before = {listed.name: listed.written for listed in place.listed() if listed.name in map(name_of, KEYS)}
    segments("b").readable(KEYS[:3])
    segments("b").settle(KEYS[:3])
    assert {listed.name: listed.written for listed in place.listed() if listed.name in before} == before


def test_only_what_no_store_uses_is_taken_out(segments, place):
    written(segments("a"), KEYS[:3])
    segments("b").readable(KEYS[2:3])
    segments("b").settle(KEYS[2:3])
    segments("a").settle(KEYS[1:2])
    assert prune(place) == prune(place)  # nothing is a day old
    assert len(kept_at(place)) == 3
    done = prune(place, AT_ONCE)
    assert (done.removed, done.stay) == (1, 2)
    assert kept_at(place) == {name_of(KEYS[1]), name_of(KEYS[2])}


def test_what_a_running_build_asks_for_stays(tmp_path, segments, place):
    written(segments("a"), KEYS[:3])
    segments("a").release()
    Claims(tmp_path / "a", place).ask(KEYS[:1])
    prune(place, AT_ONCE)
    assert kept_at(place) == {name_of(KEYS[0])}


def test_files_that_are_no_segments_stay(segments, place):
    for name in ("ab/notes.txt", "reports/2026.json.gz", "ab/cd0123.json.gz"):
        place.write(name, b"not ours")
    prune(place, AT_ONCE)
    assert kept_at(place) == {"ab/notes.txt", "reports/2026.json.gz", "ab/cd0123.json.gz"}


def test_nothing_is_taken_out_where_it_cannot_be_read_what_a_store_uses(segments, place):
    written(segments("a"), KEYS[:3])
    (claim,) = holdings(place).claims
    place.write(f"stores/{claim.name}.json.gz", b"damaged")
    with pytest.raises(SegmentsUnusable, match=f"what the store {claim.name} uses cannot be read.*--forget"):
        prune(place, AT_ONCE)
    assert len(kept_at(place)) == 3
    assert segment_claims.forget(place, claim.name)
    prune(place, AT_ONCE)
    assert kept_at(place) == set()


def test_a_copy_of_a_store_does_not_speak_for_the_first(tmp_path, segments, place):
    written(segments("a"), KEYS[:2])
    shutil.copytree(tmp_path / "a", tmp_path / "copy")
    segments("copy").settle(KEYS[1:2])
    assert {claim.keys for claim in holdings(place).claims} == {frozenset(KEYS[:2]), frozenset(KEYS[1:2])}


def test_what_a_writer_that_died_has_left_is_taken_out(tmp_path):
    leftover = tmp_path / "ab" / ".abcd.json.gz.01234567"
    leftover.parent.mkdir()
    leftover.write_bytes(b"half")
    prune(Folder(tmp_path))
    assert leftover.exists()
    os.utime(leftover, (0, 0))
    prune(Folder(tmp_path))
    assert not leftover.exists()


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """The system takes no file of more bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_folder_whose_disk_is_full_is_named_and_nothing_half_written_stays(tmp_path):
    with files_up_to(1000), pytest.raises(SegmentsUnusable, match=f"^{tmp_path}: .*too large.*Free space on its disk"):
        Folder(tmp_path).write("ab/abcd.json.gz", bytes(2000))
    assert list((tmp_path / "ab").iterdir()) == []


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"BORDERLINES_SEGMENTS": "{}/none"}, r"there is no such folder\). Make the folder, or mount the disk"),
        ({"BORDERLINES_SEGMENTS": "s3://none/x"}, r"there is no such bucket\). Make the bucket none"),
        (
            {"BORDERLINES_S3_ENDPOINT": "127.0.0.1:9"},
            r"the server is out of reach: .*Check the network, BORD",
        ),
        ({"AWS_SECRET_ACCESS_KEY": "wrong"}, r"the server does not let us in\). Give credentials .* AWS_ACCESS_KEY_ID"),
        ({"AWS_ACCESS_KEY_ID": ""}, r"the server does not let us in\). Give credentials .* AWS_ACCESS_KEY_ID"),
    ],
)
def test_a_place_that_cannot_be_used_is_named_with_what_to_do(tmp_path, server, monkeypatch, environment, says):
    monkeypatch.setenv("BORDERLINES_SEGMENTS", f"s3://{BUCKET}/x")
    monkeypatch.setenv("BORDERLINES_S3_ENDPOINT", server.address)
    for name, value in environment.items():
        monkeypatch.setenv(name, value.format(tmp_path))
    (tmp_path / "store").mkdir()
    with pytest.raises(SegmentsUnusable, match=says) as refused:
        segments_of(tmp_path / "store", load_settings()).readable(KEYS[:1])
    assert "the last build stays in force" in str(refused.value)
    assert SECRET not in str(refused.value)


@pytest.fixture
def corpus(tmp_path) -> Path:
    return port_and_mine(tmp_path / "corpus")


class Machine:
    """A machine with a store of its own, and the names of the files that it annotated."""

    def __init__(self, store: Path, place: Place, annotate: Callable[[Task], bytes]) -> None:
        self.store, self.annotated = store, list[str]()
        self._place, self._annotate = place, annotate

    def build(self, corpus: Path, after_each: Callable[[], None] = lambda: None) -> Built:
        def engine(tasks: Sequence[Task]) -> Iterator[Outcome]:
            for task in tasks:
                self.annotated.append(task.source_file)
                yield outcome(task, *attempt(self._annotate, task))
                after_each()

        shared = SharedSegments(self.store, self._place)
        return build(self.store, [str(corpus)], Recipe.of(load_settings()), engine, segments=shared)


def all_rows(built: Built) -> dict[str, list[tuple]]:
    tables = open_tables(built.build)
    try:
        of_build = "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
        names = [name for (name,) in tables.sql(of_build).fetchall()]
        return {name: sorted(tables.sql(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}
    finally:
        tables.close()


def test_of_two_machines_one_annotates_an_article_and_both_have_the_same_tables(
    tmp_path, corpus, place, annotate_source
):
    first, second = (Machine(tmp_path / name, place, annotate_source) for name in ("first", "second"))
    made = first.build(corpus)
    assert all_rows(second.build(corpus)) == all_rows(made)
    assert (first.annotated, second.annotated) == (["mine.txt", "port.txt"], [])


def test_a_server_that_ends_in_the_middle_costs_no_build_and_no_article(tmp_path, corpus, annotate_source):
    server = S3Server(tmp_path / "s3")
    try:
        server.start()
        place = Bucket(f"s3://{BUCKET}", server.address)
        machine, other = (Machine(tmp_path / name, place, annotate_source) for name in ("machine", "other"))
        before = machine.build(corpus).build
        (corpus / "river.txt").write_text(MINE.replace("Chile", "Peru"))
        (corpus / "harbour.txt").write_text(PORT.replace("Kenya", "Uganda"))
        with pytest.raises(SegmentsUnusable, match="the server is out of reach"):
            machine.build(corpus, after_each=server.end)
        assert current_build(machine.store) == before
        server.start()
        machine.build(corpus)
        assert sorted(machine.annotated) == ["harbour.txt", "mine.txt", "port.txt", "river.txt"]
        assert all_rows(other.build(corpus))["articles"] and other.annotated == []
        server.end()
        assert machine.build(corpus).reused  # what has not changed asks nobody
    finally:
        server.end()


def test_the_builds_strip_is_told_why_and_nothing_is_lost(tmp_path, corpus, monkeypatch):
    monkeypatch.setenv("BORDERLINES_SEGMENTS", "s3://shared")
    monkeypatch.setenv("BORDERLINES_S3_ENDPOINT", "http://127.0.0.1:9")
    ended = BuildProcess(tmp_path / "store", [corpus], workers=1).wait(120)
    assert ended.state == "failed"
    assert ended.message is not None and ended.message.startswith("s3://shared: the shared segments cannot be used")
    assert "Check the network" in ended.message and "Traceback" not in ended.message


@pytest.fixture
def command(monkeypatch, capsys, shared) -> Callable[..., str]:
    """What runs a command of the program where the place is set, and returns what it prints."""

    def told(*arguments: object) -> str:
        for name, value in shared.items():
            monkeypatch.setenv(name, value)
        assert command_line.main([*map(str, arguments)]) == 0
        return capsys.readouterr().out

    return told


def test_the_command_tells_what_lies_there_and_who_uses_it(tmp_path, segments, shared, command):
    written(segments("a"), KEYS[:3])
    summary, claim = command("segments").splitlines()
    assert summary.startswith(f"{shared['BORDERLINES_SEGMENTS']}: 3 segments (0.0 MB)")
    assert str(tmp_path / "a") in claim and "uses 3" in claim
    assert command("segments", "--prune") == "removed 0 segments (0.0 MB) that no store uses; 3 stay\n"
    assert "is forgotten" in command("segments", "--forget", claim.split()[0])
    assert command("segments").count("\n") == 1
    assert f"nobody is no store of {shared['BORDERLINES_SEGMENTS']}" in command("segments", "--forget", "nobody")


def test_a_store_whose_sources_are_gone_uses_nothing_any_more(tmp_path, segments, place, command):
    written(segments("store"), KEYS[:3])
    (tmp_path / "store" / "register.json").write_text("[]")
    assert "all sources were removed" in command("build", "--store", tmp_path / "store")
    assert [claim.keys for claim in holdings(place).claims] == [frozenset()]


def test_the_command_needs_a_place(monkeypatch, capsys):
    monkeypatch.delenv("BORDERLINES_SEGMENTS", raising=False)
    assert command_line.main(["segments"]) == 1
    said = "borderlines: BORDERLINES_SEGMENTS is not set, so every store has its segments for itself: give a place\n"
    assert capsys.readouterr().err == said
