"""Publishing: whole or not at all, one pointer, the last two builds, one publisher at a time."""

import os
import resource
from pathlib import Path

import pandas as pd
import pytest
from corpus_frames import corpus_frames

from components import schema
from components.store.builds import current_build, is_whole, publish, publish_corrected
from components.store.errors import BuildInvalid, StoreBusy, StoreDamaged, StoreUnwritable
from components.store.lock import exclusive
from components.store.reading import open_tables

Frames = dict[str, pd.DataFrame]


@pytest.fixture
def frames() -> Frames:
    return corpus_frames()


def titles(store: Path) -> list[str]:
    tables = open_tables(current_build(store))
    try:
        return [title for (title,) in tables.execute("SELECT title FROM articles").fetchall()]
    finally:
        tables.close()


def retitled(frames: Frames, title: str) -> Frames:
    return {**frames, "articles": frames["articles"].assign(title=title)}


def test_a_store_without_a_build_says_so(tmp_path):
    assert current_build(tmp_path / "nowhere") is None


def test_a_published_build_is_the_one_in_force(tmp_path, frames):
    build = publish(tmp_path, frames, {"corpus": "test"})
    assert current_build(tmp_path) == build
    assert build.info["corpus"] == "test"
    assert build.info["rows"]["articles"] == len(frames["articles"])


def test_columns_have_the_types_of_the_schema(tmp_path, frames):
    tables = open_tables(publish(tmp_path, frames, {}))
    held = {
        (table, column): kind
        for table, column, kind in tables.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns "
            "WHERE table_catalog = current_database()"
        ).fetchall()
    }
    tables.close()
    assert set(held) == {(t.name, c.name) for t in schema.TABLES.values() for c in t.columns}
    assert held["articles", "published_from"] == "DATE"
    assert held["articles", "text_flags"] == "VARCHAR[]"
    assert held["relations", "mutual"] == "BOOLEAN"
    assert held["mentions", "char_start"] == "BIGINT"
    assert held["paragraph_themes", "cues"].startswith("STRUCT(") and held["paragraph_themes", "cues"].endswith("[]")


def test_nulls_are_real_nulls_and_empty_tables_keep_their_types(tmp_path, frames):
    frames["dates"] = frames["dates"].iloc[:0]
    frames["quotations"] = frames["quotations"].assign(speaker_id=float("nan"))
    tables = open_tables(publish(tmp_path, frames, {}))
    spoken = tables.execute("SELECT count(*), count(speaker_id) FROM quotations").fetchone()
    kind = tables.execute("SELECT typeof(date_from) FROM dates RIGHT JOIN (SELECT 1) ON true").fetchone()
    tables.close()
    assert spoken == (len(frames["quotations"]), 0)
    assert kind == ("DATE",)


def test_the_same_tables_give_the_same_digest(tmp_path, frames):
    first, second = publish(tmp_path / "a", frames, {}), publish(tmp_path / "b", frames, {"note": "other"})
    assert first.id == second.id
    assert publish(tmp_path / "a", retitled(frames, "Other"), {}).id.split("-")[1] != first.id.split("-")[1]


def test_the_last_two_builds_are_kept_and_an_open_one_stays_readable(tmp_path, frames):
    oldest = open_tables(publish(tmp_path, retitled(frames, "one"), {}))
    second = publish(tmp_path, retitled(frames, "two"), {})
    third = publish(tmp_path, retitled(frames, "three"), {})
    assert sorted(p.name for p in (tmp_path / "builds").iterdir()) == [second.id, third.id]
    assert oldest.execute("SELECT DISTINCT title FROM articles").fetchall() == [("one",)]
    oldest.close()
    assert set(titles(tmp_path)) == {"three"}


def test_two_publishers_at_once_the_second_is_told_who_is_at_work(tmp_path, frames):
    with exclusive(tmp_path, "publish"), pytest.raises(StoreBusy, match=rf"process {os.getpid()}\).*try again"):
        publish(tmp_path, frames, {})
    assert publish(tmp_path, frames, {}) == current_build(tmp_path)  # the lock ends with its holder


@pytest.mark.parametrize("content", [b"", b"garbage", b"\xff\xfe\x00", b"../../etc\n", b"000009-00000000\n"])
def test_where_the_pointer_is_corrupt_the_last_build_stays_up_and_the_next_publisher_mends_it(
    tmp_path, frames, content
):
    build = publish(tmp_path, frames, {})
    (tmp_path / "current").write_bytes(content)
    assert current_build(tmp_path) == build
    assert publish_corrected(tmp_path) == build
    assert (tmp_path / "current").read_text() == f"{build.id}\n"


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "info.json").write_text("{"),
        lambda folder: os.truncate(folder / "tables.duckdb", 5000),
        lambda folder: (folder / "tables.duckdb").unlink(),
    ],
    ids=["info", "tables cut off", "no tables"],
)
def test_where_the_last_build_is_damaged_the_one_before_stays_up(tmp_path, frames, damage):
    publish(tmp_path, retitled(frames, "one"), {})
    damage(publish(tmp_path, retitled(frames, "two"), {}).database.parent)
    assert set(titles(tmp_path)) == {"one"}
    publish(tmp_path, retitled(frames, "three"), {})
    assert set(titles(tmp_path)) == {"three"}
    assert len(list((tmp_path / "builds").iterdir())) == 2


def test_a_store_whose_only_build_is_damaged_says_so(tmp_path, frames):
    publish(tmp_path, frames, {}).database.unlink()
    with pytest.raises(StoreDamaged, match=r"current.*Run `python -m components build"):
        current_build(tmp_path)
    publish(tmp_path, retitled(frames, "mended"), {})
    assert set(titles(tmp_path)) == {"mended"}


def test_a_changed_byte_of_the_tables_is_found(tmp_path, frames):
    build = publish(tmp_path, frames, {})
    assert is_whole(build)
    with build.database.open("r+b") as file:
        file.seek(-1000, os.SEEK_END)
        byte = file.read(1)
        file.seek(-1000, os.SEEK_END)
        file.write(bytes([byte[0] ^ 1]))
    assert not is_whole(build)


def test_a_full_disk_leaves_the_last_build_and_says_how_much_is_missing(tmp_path, frames):
    publish(tmp_path, retitled(frames, "good"), {})
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(StoreUnwritable, match=r"disk is full: .* MB are free, a build of this store takes about"):
            publish(tmp_path, frames, {})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert set(titles(tmp_path)) == {"good"}
    assert len(list((tmp_path / "builds").iterdir())) == 1


def test_leftovers_of_a_dead_build_are_removed_by_the_next(tmp_path, frames):
    leftover = tmp_path / "builds" / ".unfinished-000001-00000000"
    leftover.mkdir(parents=True)
    (leftover / "tables.duckdb").write_bytes(b"half")
    assert current_build(tmp_path) is None
    publish(tmp_path, frames, {})
    assert not leftover.exists()


def test_tables_that_break_a_rule_leave_the_last_build_in_force(tmp_path, frames):
    publish(tmp_path, retitled(frames, "good"), {})
    with pytest.raises(BuildInvalid, match="Nothing was published"):
        publish(tmp_path, {**frames, "mentions": frames["mentions"].assign(form="other words")}, {})
    assert set(titles(tmp_path)) == {"good"}
    assert len(list((tmp_path / "builds").iterdir())) == 1
