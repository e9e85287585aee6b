"""`python -m components corrections`: list, undo, export, import, apply, in plain words."""

import subprocess
import sys
from pathlib import Path

import pytest
from corpus_frames import corpus_frames, entity_id

from components.store.builds import current_build, publish, publish_corrected
from components.store.corrections import changes, journal
from components.store.reading import open_tables

ROOT = Path(__file__).resolve().parents[1]
ABERA, QUISPE = entity_id("abera"), entity_id("quispe")


def corrections(store: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "components", "corrections", *map(str, arguments), "--store", str(store)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def names(store: Path) -> set[str]:
    tables = open_tables(current_build(store))
    try:
        return {name for (name,) in tables.execute("SELECT name FROM entities").fetchall()}
    finally:
        tables.close()


@pytest.fixture
def store(tmp_path) -> Path:
    folder = tmp_path / "store"
    build = publish(folder, corpus_frames(), {})
    tables = open_tables(build)
    journal.append(folder, changes.rename(tables, ABERA, "A\u0301bera"), "Ada", "an accent")
    tables.close()
    publish_corrected(folder)
    return folder


def test_the_list_says_what_became_of_each_entry(store):
    (entry,) = journal.read(store).corrections
    done = corrections(store, "list")
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        f"{entry.id} {entry.when} Ada: Rename “Meles Abera” (PERSON) to “A\u0301bera” (an accent). "
        "Applied: entities: 1 changed\n"
    )


def test_the_list_names_what_is_not_in_force_and_what_cannot_be_used(store):
    tables = open_tables(current_build(store))
    journal.append(store, changes.hide(tables, QUISPE), "Ada")
    tables.close()
    with (store / journal.JOURNAL).open("a") as file:
        file.write("\x1b[2J\n")
    shown = corrections(store, "list").stdout.splitlines()
    assert [line.endswith("not in force yet: run `python -m components corrections apply`") for line in shown] == [
        True, True, False,
    ]  # fmt: skip
    assert shown[2].startswith("corrections.jsonl, line 3: it is no JSON")
    assert corrections(store, "apply").stdout == f"build {current_build(store).id} is in force\n"
    assert "Rosa Quispe" not in names(store)


def test_an_entry_is_taken_back_and_in_force_at_once(store):
    (entry,) = journal.read(store).corrections
    done = corrections(store, "undo", entry.id, "--who", "Bo", "--why", "no accent")
    assert done.returncode == 0, done.stderr
    undo = journal.read(store).corrections[-1]
    assert (undo.who, undo.why, undo.fields) == ("Bo", "no accent", {"undoes": entry.id})
    assert done.stdout.splitlines() == [
        f"written as entry {undo.id}", f"build {current_build(store).id} is in force",
    ]  # fmt: skip
    assert "Meles Abera" in names(store)


def test_what_one_store_exports_another_imports(store, tmp_path):
    other = tmp_path / "other"
    publish(other, corpus_frames(), {})
    file = tmp_path / "corrections.jsonl"
    assert corrections(store, "export", file).stdout == f"{file}\n"
    with file.open("a") as more:
        more.write("{}\n")
    done = corrections(other, "import", file)
    assert done.returncode == 0, done.stderr
    refused, summary, in_force = done.stdout.splitlines()
    assert refused.startswith("line 2: id, when, who, why, action has to be text; correct that line")
    assert summary == "1 correction taken, 0 there already, 1 refused"
    assert in_force == f"build {current_build(other).id} is in force"
    assert names(other) == names(store)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("undo", "0" * 16, "--who", "Bo"), "there is no entry 0000000000000000 in the journal"),
        (("undo", "../../etc", "--who", "Bo"), "undoes has to be an id"),
        (("import", "no-such-file"), "no-such-file: No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(store, arguments, says):
    done = corrections(store, *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_store_without_a_build_has_nothing_to_apply_to(tmp_path):
    done = corrections(tmp_path / "nowhere", "apply")
    assert done.returncode == 1
    assert "no build yet" in done.stderr
