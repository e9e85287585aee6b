"""A build from end to end: what is annotated again, what a bad file does, and that nothing depends on order."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from engine_here import in_process
from two_articles import MINE, PORT, port_and_mine

from components import schema
from components.preprocessing import crews
from components.preprocessing.building import Built, CannotBuild, build
from components.preprocessing.engines import Engine, Outcome, Task, local
from components.preprocessing.recipe import Recipe
from components.settings import load_settings
from components.store.builds import Build, current_build
from components.store.errors import StoreBusy
from components.store.lock import exclusive
from components.store.progress import Progress, progress_from_json
from components.store.reading import open_tables

ROOT = Path(__file__).resolve().parents[2]
RECIPE = Recipe.of(load_settings())


@pytest.fixture
def corpus(tmp_path) -> Path:
    return port_and_mine(tmp_path / "corpus")


class Watched:
    """The engine that works in this process, and the names of the files it was given."""

    def __init__(self, annotate: Callable[[Task], bytes]) -> None:
        self.given: list[str] = []
        self._engine = in_process(annotate)

    def __call__(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        self.given += [task.source_file for task in tasks]
        return self._engine(tasks)


@pytest.fixture
def engine(annotate_source) -> Watched:
    return Watched(annotate_source)


@pytest.fixture
def poisoned(engine) -> Engine:
    """An engine whose workers mine.txt has ended."""

    def run(tasks: Sequence[Task]) -> Iterator[Outcome]:
        for outcome in engine(tasks):
            crashes = outcome.task.source_file == "mine.txt"
            yield Outcome(outcome.task, None, "it ended its worker", crashed=True) if crashes else outcome

    return run


def built(store: Path, corpus: Path, engine: Engine) -> Built:
    return build(store, [str(corpus)], RECIPE, engine)


def rows(build: Build, table: str) -> list[dict]:
    connection = open_tables(build)
    try:
        return connection.sql(f"SELECT * FROM {table}").to_arrow_table().to_pylist()
    finally:
        connection.close()


def all_rows(build: Build) -> dict[str, list[dict]]:
    """All rows of a build, in an order of their own: where a build adds to the last one, new rows stand last."""
    return {table: sorted(rows(build, table), key=repr) for table in schema.TABLES}


def test_files_become_tables(tmp_path, corpus, engine):
    result = built(tmp_path / "store", corpus, engine)
    assert [row["title"] for row in rows(result.build, "articles")] == [
        "Chile protests against a Bolivian mine",
        "Kenya and Somalia agree on a port",
    ]
    acts = {(r["source_country"], r["target_country"], r["type"]) for r in rows(result.build, "relations")}
    assert ("CHL", "BOL", "ACCUSE") in acts
    names = {row["name"] for row in rows(result.build, "entities")}
    assert names >= {"Kenya", "Somalia", "Bolivia", "William Ruto", "Al-Shabaab"}
    assert {len(theme["definition"]) > 0 for theme in rows(result.build, "themes")} == {True}
    assert "2 articles, 5 paragraphs in 2 files" in result.summary()


def test_lines_in_are_lines_out(tmp_path, corpus, engine):
    for row in rows(built(tmp_path / "store", corpus, engine).build, "files"):
        text = (corpus / row["source_file"]).read_text()
        assert row["lines_in"] == sum(1 for line in text.splitlines() if line.strip())
        assert row["lines_in"] == sum(row[f"lines_{kind}"] for kind in schema.PARAGRAPH_KINDS)


def test_an_unchanged_corpus_keeps_its_build(tmp_path, corpus, engine):
    first = built(tmp_path / "store", corpus, engine)
    again = built(tmp_path / "store", corpus, engine)
    assert (first.reused, again.reused) == (False, True)
    assert again.build == first.build
    assert engine.given == ["mine.txt", "port.txt"]


def test_only_what_changed_is_annotated_again(tmp_path, corpus, engine):
    built(tmp_path / "store", corpus, engine)
    engine.given.clear()
    (corpus / "port.txt").write_text(PORT.replace("Tuesday", "Wednesday"))
    assert not built(tmp_path / "store", corpus, engine).reused
    assert engine.given == ["port.txt"]


def test_a_row_of_sources_csv_counts_and_concerns_its_file_alone(tmp_path, corpus, engine):
    built(tmp_path / "store", corpus, engine)
    engine.given.clear()
    (corpus / "sources.csv").write_text(
        "source_file,publisher,published\nport.txt,Coast Daily,2024-03-05\nlost.txt,X,\n"
    )
    result = built(tmp_path / "store", corpus, engine)
    assert engine.given == ["port.txt"]
    known = {row["source_file"]: (row["publisher"], row["published"]) for row in rows(result.build, "articles")}
    assert known["port.txt"] == ("Coast Daily", "2024-03-05")
    assert result.remarks == ["sources.csv:3: there is no file lost.txt in the folder"]


def test_a_removed_file_leaves_the_tables(tmp_path, corpus, engine):
    built(tmp_path / "store", corpus, engine)
    (corpus / "port.txt").unlink()
    result = built(tmp_path / "store", corpus, engine)
    assert [row["source_file"] for row in rows(result.build, "files")] == ["mine.txt"]
    assert "Kenya" not in {row["name"] for row in rows(result.build, "entities")}


def test_kept_segments_give_the_same_tables_as_annotating_anew(tmp_path, corpus, engine):
    (corpus / "port.txt").rename(tmp_path / "port.txt")
    built(tmp_path / "store", corpus, engine)
    (tmp_path / "port.txt").rename(corpus / "port.txt")
    grown = built(tmp_path / "store", corpus, engine)
    assert all_rows(grown.build) == all_rows(built(tmp_path / "fresh", corpus, engine).build)


def segments_of(store):
    return {path.name for path in (store / "segments").rglob("*.gz")}


def test_segments_stay_as_long_as_a_kept_build_used_them(tmp_path, corpus, engine):
    store = tmp_path / "store"
    built(store, corpus, engine)
    first = segments_of(store)
    (corpus / "port.txt").write_text(PORT.replace("Tuesday", "Wednesday"))
    built(store, corpus, engine)
    assert first < segments_of(store)  # the build before is kept, and so is what it was made of
    (corpus / "port.txt").write_text(PORT.replace("Tuesday", "Thursday"))
    third = built(store, corpus, engine)
    left = segments_of(store)
    assert (len(first & left), len(left)) == (1, 3)  # mine.txt, and the port of two days
    engine.given.clear()
    (store / "current").unlink()
    assert all_rows(built(store, corpus, engine).build) == all_rows(third.build)
    assert engine.given == []


def test_a_damaged_segment_is_made_again(tmp_path, corpus, engine):
    first = built(tmp_path / "store", corpus, engine)
    for segment in (tmp_path / "store" / "segments").rglob("*.gz"):
        segment.write_bytes(segment.read_bytes()[:50])
    (tmp_path / "store" / "current").unlink()
    again = built(tmp_path / "store", corpus, engine)
    assert len(engine.given) == 4
    assert all_rows(again.build) == all_rows(first.build)


def test_bad_files_are_set_aside_with_their_reason(tmp_path, corpus, engine):
    (corpus / "empty.txt").write_text("")
    (corpus / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))
    (corpus / ".hidden.txt").write_text("x")
    result = built(tmp_path / "store", corpus, engine)
    files = {row["source_file"]: (row["status"], row["reason"]) for row in rows(result.build, "files")}
    assert files["port.txt"] == ("read", None)
    assert files["empty.txt"][0] == "failed" and "empty" in files["empty.txt"][1]
    assert files["picture.txt"][0] == "failed" and "picture" in files["picture.txt"][1]
    assert files[".hidden.txt"][0] == "skipped"
    assert [file for file, _ in result.failed] == ["empty.txt", "picture.txt"]
    assert len(rows(result.build, "articles")) == 2


def test_a_file_that_ended_its_workers_is_tried_again_where_one_asks(tmp_path, corpus, engine, poisoned):
    ((file, reason),) = built(tmp_path / "store", corpus, poisoned).failed
    assert file == "mine.txt" and "it ended its worker (tried twice; it is tried again once it is changed" in reason
    (corpus / "port.txt").write_text(PORT.replace("Tuesday", "Wednesday"))
    engine.given.clear()
    second = built(tmp_path / "store", corpus, engine)
    assert (second.failed, engine.given) == ([("mine.txt", reason)], ["port.txt"])
    asked = build(tmp_path / "store", [str(corpus)], RECIPE, engine, retry=True)
    assert (asked.failed, engine.given) == ([], ["port.txt", "mine.txt"])


def test_a_file_that_ended_its_workers_is_tried_again_once_it_is_changed(tmp_path, corpus, engine, poisoned):
    built(tmp_path / "store", corpus, poisoned)
    (corpus / "mine.txt").write_text(MINE.replace("June", "July"))
    engine.given.clear()
    assert built(tmp_path / "store", corpus, engine).failed == []
    assert engine.given == ["mine.txt"]


def test_where_nothing_can_be_read_the_last_build_stays(tmp_path, corpus, engine):
    first = built(tmp_path / "store", corpus, engine)
    for path in corpus.iterdir():
        path.write_text("")
    with pytest.raises(CannotBuild, match=r"no article found in 2 files, .* mine\.txt: the file is empty"):
        built(tmp_path / "store", corpus, engine)
    assert current_build(tmp_path / "store") == first.build


def test_a_second_builder_is_told_to_wait(tmp_path, corpus, engine):
    with (
        exclusive(tmp_path / "store", "build"),
        pytest.raises(StoreBusy, match="another build of this store is running"),
    ):
        built(tmp_path / "store", corpus, engine)


def test_progress_names_the_stages_and_ends_with_the_build(tmp_path, corpus, engine):
    told: list[Progress] = []
    result = build(tmp_path / "store", [str(corpus)], RECIPE, engine, told.append)
    assert list(dict.fromkeys(progress.stage for progress in told)) == [
        "looking for files",
        "annotating",
        "linking",
        "checking and publishing",
        "published",
    ]
    assert [(p.done, p.total) for p in told if p.stage == "annotating"] == [(0, 2), (1, 2), (2, 2)]
    assert (told[-1].state, told[-1].build, told[-1].message) == ("done", result.build.id, result.summary())
    assert all(progress_from_json(progress.to_json()) == progress for progress in told)


def test_the_order_of_files_does_not_change_the_tables(tmp_path, engine):
    texts = {"a.txt": PORT, "b.txt": MINE, "c.txt": PORT.replace("Kenya and Somalia agree", "They agree")}
    results = []
    for number, order in enumerate((("a.txt", "b.txt", "c.txt"), ("c.txt", "b.txt", "a.txt"))):
        sources = []
        for name in order:
            (tmp_path / f"{number}").mkdir(exist_ok=True)
            (tmp_path / f"{number}" / name).write_text(texts[name])
            sources.append(str(tmp_path / f"{number}" / name))
        backwards: Engine = lambda tasks: reversed(list(engine(tasks)))  # noqa: E731  (outcomes come in any order)
        results.append(build(tmp_path / f"store{number}", sources, RECIPE, backwards if number else engine).build)
    assert all_rows(results[0]) == all_rows(results[1])
    assert results[0].id == results[1].id


def test_two_workers_give_the_tables_of_one(tmp_path, sample_store, monkeypatch):
    monkeypatch.setattr(crews, "BYTES_PER_WORKER", 1)
    two = build(tmp_path / "store", [str(ROOT / "seeds")], RECIPE, local(RECIPE, 2)).build
    one = current_build(sample_store)
    assert one is not None
    assert all_rows(two) == all_rows(one)


def test_a_build_killed_while_it_annotates_leaves_the_last_one(tmp_path, corpus, engine):
    store = tmp_path / "store"
    first = built(store, corpus, engine)
    (corpus / "port.txt").write_text(PORT.replace("Tuesday", "Friday"))
    command = [sys.executable, "-m", "components", "build", str(corpus), "--store", str(store), "--progress", "json"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        told = progress_from_json(line)
        if told is not None and told.stage == "annotating":
            break
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert current_build(store) == first.build
    assert rows(first.build, "articles")
    assert not built(store, corpus, engine).reused  # nor does it block the next build


def test_names_of_files_may_be_anything_the_system_allows(tmp_path, corpus, engine):
    names = [b"\xff\xfe.txt", b"line\nbreak.txt", b"<script>.txt", "übersicht – \u202e.txt".encode(), b"=1+1.txt"]
    for number, name in enumerate(names):
        (corpus / os.fsdecode(name)).write_text(PORT.replace("Tuesday", f"{number + 2} May 2024"))
    files = [row["source_file"] for row in rows(built(tmp_path / "store", corpus, engine).build, "files")]
    assert {"\ufffd\ufffd.txt", "line\nbreak.txt", "<script>.txt", "=1+1.txt"} <= set(files)
    assert len(files) == len(names) + 2


def test_a_store_inside_the_corpus_is_no_part_of_it(corpus, engine):
    first = built(corpus / "store", corpus, engine)
    assert built(corpus / "store", corpus, engine).reused
    assert [row["source_file"] for row in rows(first.build, "files")] == ["mine.txt", "port.txt"]
