"""The journal: only ever added to, whole lines, many writers, and whatever stands in it no reader fails."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journal_lines import ACTOR, HIDE, THEME, entry, text

from components.store.corrections import exchange, journal
from components.store.corrections.changes import undo
from components.store.corrections.entries import Change, Correction, checked, from_line
from components.store.errors import CorrectionRefused, StoreUnwritable

ROOT = Path(__file__).resolve().parents[2]


def test_an_entry_is_written_signed_and_read_again(tmp_path):
    written = journal.append(tmp_path, HIDE, "  Ada\nLovelace ", "no person,\n a  river")
    assert (written.who, written.why) == ("Ada Lovelace", "no person, a river")
    assert journal.read(tmp_path).corrections == (written,)
    line = (tmp_path / "corrections.jsonl").read_text().removesuffix("\n")
    assert json.loads(line) == {
        "id": written.id, "when": written.when, "who": "Ada Lovelace", "why": "no person, a river", "action": "hide",
        "actor": ACTOR,
    }  # fmt: skip


def test_a_store_without_a_journal_has_an_empty_one(tmp_path):
    assert journal.read(tmp_path / "nowhere") == journal.Journal()


def test_what_is_written_is_never_changed(tmp_path):
    journal.append(tmp_path, HIDE, "Ada")
    before = (tmp_path / "corrections.jsonl").read_bytes()
    first = journal.read(tmp_path).corrections[0]
    journal.append(tmp_path, undo(first.id), "Bo")
    assert (tmp_path / "corrections.jsonl").read_bytes().startswith(before)


@pytest.mark.parametrize(
    ("who", "why"), [("", ""), (" \n ", ""), ("A" * 101, ""), ("Ada", "w" * 1001), ("A\x1bda", "")]
)
def test_an_entry_without_a_name_or_with_an_unshowable_one_is_refused(tmp_path, who, why):
    with pytest.raises(CorrectionRefused):
        journal.append(tmp_path, HIDE, who, why)
    assert not (tmp_path / "corrections.jsonl").exists()


def test_an_undo_can_be_undone_and_done_again(tmp_path):
    hide = journal.append(tmp_path, HIDE, "Ada")
    states = [journal.read(tmp_path).in_force]
    last = hide
    for _ in range(3):
        last = journal.append(tmp_path, undo(last.id), "Ada")
        states.append(journal.read(tmp_path).in_force)
    assert states == [(hide,), (), (hide,), ()]


def test_an_undo_names_an_entry_that_is_there_and_in_force(tmp_path):
    with pytest.raises(CorrectionRefused, match="no entry"):
        journal.append(tmp_path, undo("0" * 16), "Ada")
    hide = journal.append(tmp_path, HIDE, "Ada")
    undone = journal.append(tmp_path, undo(hide.id), "Ada")
    with pytest.raises(CorrectionRefused, match=f"undone already .by {undone.id}"):
        journal.append(tmp_path, undo(hide.id), "Ada")
    assert journal.read(tmp_path).undone == {hide.id: undone.id}


def test_a_line_cut_off_by_a_crash_spoils_no_other(tmp_path):
    first = journal.append(tmp_path, HIDE, "Ada")
    with (tmp_path / "corrections.jsonl").open("ab") as file:
        file.write(b'{"id": "0123')
    second = journal.append(tmp_path, THEME, "Ada")
    known = journal.read(tmp_path)
    assert known.corrections == (first, second)
    (problem,) = known.problems
    assert problem.line == 2
    assert "no JSON" in problem.reason
    assert problem.remedy == "mend or remove that line of corrections.jsonl"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"\xff\xfe{}", "not UTF-8"),
        (b"[]", "no object"),
        (b"null", "no object"),
        (b"{}", "id, when, who, why, action has to be text"),
        (b'{"a": 1, "a": 2}', "a name stands twice"),
        (b'{"a": NaN}', "NaN is no number"),
        (b"[" * 60_000, "nested too deeply"),
        (b'{"a": ' + b"9" * 60_000 + b"}", "no JSON"),
        (b'"' + b"x" * 70_000 + b'"', "longer than 64 KiB"),
        (text(entry(1)).replace(b"hide", b"burn").strip(), "action 'burn' is unknown"),
        (text(entry(1)).replace(b"Ada", b"\\ud800").strip(), "who has to be text"),
        (text(entry(1)).replace(b"2025-12-02T", b"2025-13-02T").strip(), "when has to be a time in UTC"),
        (text(entry(1)).replace(b'"actor"', b'"source"').strip(), "a hide has the fields actor; here are 'source'"),
        (text(entry(1)).replace(b"PERSON", b"WIZARD").strip(), "actor has to be an object whose type is one of"),
        (text(entry(1)).replace(b'"action"', b'"run": "rm", "action"').strip(), "here are 'actor', 'run'"),
        (text(entry(1, Change("undo", {"undoes": "f" * 16}))).strip(), "does not stand before it"),
        (text(entry(1)).replace(b'"action"', b'"\\ud800": 1, "action"').strip(), "here are 'actor', '\\ud800'"),
        (text(entry(0)).strip(), "an entry before it has the same id"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_rest_is_read(tmp_path, line, says):
    (tmp_path / "corrections.jsonl").write_bytes(text(entry(0)) + line + b"\n\n" + text(entry(9, THEME)))
    known = journal.read(tmp_path)
    assert [c.id for c in known.corrections] == [f"{0:016x}", f"{9:016x}"]
    (problem,) = known.problems
    assert problem.line == 2
    assert says in problem.reason


@given(st.lists(st.binary(max_size=80) | st.just(text(entry(1)).strip()) | st.just(b"{}"), max_size=8))
def test_no_bytes_stop_the_reader(tmp_path_factory, lines):
    store = tmp_path_factory.mktemp("journal")
    data = b"\n".join(lines)
    (store / "corrections.jsonl").write_bytes(data)
    known = journal.read(store)
    used = [line for line in data.split(b"\n") if line.strip()]
    assert len(known.corrections) + len(known.problems) == len(used)
    assert {problem.line for problem in known.problems} <= set(range(1, data.count(b"\n") + 2))
    taken = exchange.take(store, data)  # what is there already is skipped, what is wrong stays wrong
    assert taken.taken == 0
    assert journal.read(store) == known


names = st.text(min_size=1, max_size=20).filter(lambda name: bool(name.strip()))


@given(names, names, st.lists(names, max_size=3))
def test_every_entry_that_is_taken_is_one_line_and_comes_back(name, who, forms):
    into = {"name": name, "type": "PERSON", "country": None}
    fields = {"actor": ACTOR, "forms": forms, "mentions": [], "into": into}
    try:
        written = checked(Correction("0" * 16, "2025-12-02T09:30:00Z", who, "", "split", fields))
    except CorrectionRefused:
        return
    line = written.to_line()
    assert "\n" not in line
    assert from_line(line.encode().decode()) == written


WRITER = """
import sys
from pathlib import Path
from components.store.corrections import journal
from components.store.corrections.entries import Change
for number in range(25):
    place = {"id": "a" * 16, "begins": sys.argv[2] * 600}
    change = Change("add_theme", {"paragraph": place, "theme": f"theme_{number}"})
    journal.append(Path(sys.argv[1]), change, sys.argv[2])
"""


def test_two_writers_at_once_lose_and_mix_nothing(tmp_path):
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], cwd=ROOT) for name in ("Ada", "Bo")
    ]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    known = journal.read(tmp_path)
    assert known.problems == ()
    for name in ("Ada", "Bo"):
        themes = [c.fields["theme"] for c in known.corrections if c.who == name]
        assert themes == [f"theme_{number}" for number in range(25)]


def test_an_entry_that_a_full_disk_cuts_off_is_taken_back_and_the_entries_before_it_stay(tmp_path):
    change = Change("add_theme", {"paragraph": {"id": "a" * 16, "begins": "word " * 200}, "theme": "theme_1"})
    journal.append(tmp_path, change, "Ada")
    before = (tmp_path / "corrections.jsonl").read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 100, limits[1]))
    try:
        with pytest.raises(StoreUnwritable, match="the disk is full"):
            journal.append(tmp_path, change, "Bo")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (tmp_path / "corrections.jsonl").read_bytes() == before
    journal.append(tmp_path, change, "Bo")
    assert [c.who for c in journal.read(tmp_path).corrections] == ["Ada", "Bo"]
