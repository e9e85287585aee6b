"""The command line as a user meets it: what it prints, where, and with which exit code."""

import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from components import command_line, schema
from components.preprocessing.annotating import Annotator
from components.preprocessing.long_texts import LONGEST_PARAGRAPH
from components.preprocessing.text_records import LISTS, annotate_lines
from components.settings import load_settings

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = """Kenya and Somalia agree on a port

Kenya signed an agreement with Somalia on Tuesday to open the port of Lamu to Somali traders, officials said.
"""
TEXT = 'Kenya sent aid to Somalia on 2 December 2025. "We are glad," said President William Ruto.'

Run = Callable[..., subprocess.CompletedProcess[str]]


def run(*arguments: object, given: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "components", *map(str, arguments)],
        input=given,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def refusal(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one plain line that a refused command gives on standard error."""
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("borderlines: ")
    return line


@pytest.mark.parametrize("command", [[], ["build"], ["export"], ["annotate"]])
def test_help_says_what_each_command_does(command, capsys):
    with pytest.raises(SystemExit) as left:
        command_line.main([*command, "--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith("usage: python -m components")
    for line in told.splitlines():
        assert "None" not in line and "%" not in line


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build"], "SOURCE"),
        (["build", "seeds", "--workers", "-1"], "give a whole number"),
        (["export"], "--to"),
        (["export", "--to", "x", "--format", "xlsx"], "invalid choice"),
        (["paint"], "invalid choice"),
        ([], "COMMAND"),
    ],
)
def test_wrong_arguments_end_with_code_2_and_the_usage(arguments, says, capsys):
    with pytest.raises(SystemExit) as left:
        command_line.main(arguments)
    assert left.value.code == 2
    told = capsys.readouterr().err
    assert "usage: python -m components" in told and says in told


def test_a_zip_is_built_quietly_and_exported(tmp_path):
    with zipfile.ZipFile(tmp_path / "corpus.zip", "w") as archive:
        archive.writestr("day/port.txt", ARTICLE)
        archive.writestr("day/empty.txt", "")
    done = run("build", tmp_path / "corpus.zip", "--store", tmp_path / "store", "--workers", 1)
    assert done.returncode == 0
    assert done.stdout.startswith("made build 000001-") and done.stdout.endswith("1 article, 1 paragraph in 1 file\n")
    assert done.stderr.startswith("borderlines: day/empty.txt was set aside: the file is empty")
    assert len(done.stderr.splitlines()) == 1  # no bar where nobody looks
    exported = run("export", "--store", tmp_path / "store", "--to", tmp_path / "tables")
    assert exported.returncode == 0
    assert {Path(line).name for line in exported.stdout.splitlines()} == {f"{name}.parquet" for name in schema.TABLES}
    files = pd.read_parquet(tmp_path / "tables" / "files.parquet").set_index("source_file")
    assert files["status"].to_dict() == {"day/empty.txt": "failed", "day/port.txt": "read"}


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{}/nowhere", "nowhere: no such file or folder; give the path"),
        ("{}/empty", "no file to read; give a folder"),
        ("{}/bad.zip", "bad.zip: not a usable zip archive"),
        ("https://example.org/feed", "feeds and page addresses cannot be read yet; save the pages as text files"),
    ],
)
def test_a_source_that_cannot_be_used_gives_one_plain_line(tmp_path, source, says):
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.zip").write_bytes(b"no zip")
    assert says in refusal(run("build", source.format(tmp_path), "--store", tmp_path / "store"))
    assert not (tmp_path / "store" / "current").exists()


def test_a_failure_ends_the_machine_readable_progress_too(tmp_path):
    done = run("build", tmp_path / "nowhere", "--store", tmp_path / "store", "--progress", "json")
    assert done.returncode == 1
    last = json.loads(done.stdout.splitlines()[-1])
    assert last["state"] == "failed" and "no such file or folder" in last["message"]


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"BORDERLINES_PIPELINE": "no_such_pipeline"}, "'no_such_pipeline' cannot be loaded"),
        ({"BORDERLINES_WORKERS": "many"}, "BORDERLINES_WORKERS='many': give a whole number"),
        ({"BORDERLINES_KNOWLEDGE": "no/such/folder"}, "no/such/folder: no such folder"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path, environment, says):
    (tmp_path / "port.txt").write_text(ARTICLE)
    assert says in refusal(run("build", tmp_path / "port.txt", "--store", tmp_path / "store", **environment))


def test_a_folder_of_knowledge_of_ones_own_extends_the_shipped_one(tmp_path):
    (tmp_path / "port.txt").write_text(ARTICLE)
    mine = tmp_path / "mine"
    mine.mkdir()
    rule = '[themes.ports]\nlabel = "Ports"\ndefinition = "Harbours."\n[themes.ports.rules.port]\ncues = ["port"]\n'
    (mine / "themes.toml").write_text(rule)
    store = ("--store", tmp_path / "store")
    assert run("build", tmp_path / "port.txt", *store, BORDERLINES_KNOWLEDGE=str(mine)).returncode == 0
    run("export", *store, "--to", tmp_path / "tables", "--format", "csv")
    found = (tmp_path / "tables" / "paragraph_themes.csv").read_text()
    assert "ports" in found and "diplomacy_recognition" in found
    (mine / "themes.toml").write_text(rule.replace("cues", "cue"))
    said = refusal(run("build", tmp_path / "port.txt", *store, BORDERLINES_KNOWLEDGE=str(mine)))
    assert "themes.toml:5: rule 'port': unknown key 'cue'" in said


def test_a_store_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "port.txt").write_text(ARTICLE)
    assert "port.txt" in refusal(run("build", tmp_path / "port.txt", "--store", tmp_path / "port.txt"))


def test_an_export_without_a_build_says_what_to_run(tmp_path):
    said = refusal(run("export", "--store", tmp_path / "none", "--to", tmp_path / "tables"))
    assert "no build yet; run `python -m components build SOURCE" in said
    assert not (tmp_path / "tables").exists()


def test_a_build_that_cannot_be_opened_says_what_to_run_and_that_mends_it(tmp_path):
    (tmp_path / "port.txt").write_text(ARTICLE)
    build = ["build", tmp_path / "port.txt", "--store", tmp_path / "store", "--workers", 1]
    assert run(*build).returncode == 0
    (database,) = tmp_path.glob("store/builds/*/tables.duckdb")
    database.write_text("nonsense")
    export = ["export", "--store", tmp_path / "store", "--to", tmp_path / "x"]
    assert "whose tables cannot be opened. Run `python -m components build" in refusal(run(*export))
    assert run(*build).stdout.startswith("made build 000002-")
    assert run(*export).returncode == 0


def test_what_a_folder_holds_besides_articles_is_told_up_to_a_number(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "port.txt").write_text(ARTICLE)
    for number in range(25):
        (tmp_path / "in" / f".{number:02}").write_text("hidden")
    told = run("build", tmp_path / "in", "--store", tmp_path / "store", "--workers", 1).stderr.splitlines()
    assert told[0] == "borderlines: .00 was left out: hidden file"
    assert (len(told), told[-1].partition(":")[2]) == (
        21,
        " 5 more files were left out: the table `files` names each with the reason",
    )


def test_an_interrupted_build_says_so_and_leaves_the_last_one(tmp_path):
    (tmp_path / "port.txt").write_text(ARTICLE)
    arguments = ["build", str(tmp_path / "port.txt"), "--store", str(tmp_path / "store")]
    assert run(*arguments).returncode == 0
    (tmp_path / "port.txt").write_text(ARTICLE * 400)
    command = [sys.executable, "-m", "components", *arguments, "--progress", "json"]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while "annotating" not in process.stdout.readline():  # the workers load the language model meanwhile
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "borderlines: interrupted; the last build stays in force\n")
    assert run("export", "--store", tmp_path / "store", "--to", tmp_path / "tables").returncode == 0


@pytest.mark.parametrize("seconds", [0.15, 0.3, 0.45])
def test_an_interruption_while_the_program_loads_shows_no_traceback(tmp_path, seconds):
    (tmp_path / "port.txt").write_text(ARTICLE)
    command = [sys.executable, "-m", "components", "build", str(tmp_path), "--store", str(tmp_path / "store")]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            process.wait(seconds)  # how far it has come by then differs; at none of these points may it show code
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert "Traceback" not in said
    assert (process.returncode, said) == (130, "borderlines: interrupted; the last build stays in force\n")


def test_a_defect_of_the_program_is_one_plain_line(capsys):
    assert command_line.main(["export", "--store", "a\0b", "--to", "x"]) == 1
    assert capsys.readouterr().err == (
        "borderlines: ValueError: embedded null byte; a defect of the program, please report it with what "
        "`python -X dev -m components ...` says\n"
    )


def test_a_damaged_store_says_what_to_run(tmp_path):
    (tmp_path / "current").write_text("nonsense")
    assert "Run `python -m components build" in refusal(run("export", "--store", tmp_path, "--to", tmp_path / "x"))


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(load_settings().pipeline)


def test_annotate_gives_the_columns_of_the_tables_and_offsets_into_the_text(annotator):
    (record,) = annotate_lines([json.dumps({"id": "t1", "text": TEXT})], annotator)
    assert list(record) == ["id", *LISTS]
    assert record["id"] == "t1"
    for name in ("mentions", "relations", "quotations", "dates"):
        extra = {f"{end}_{side}" for end in ("source", "target") for side in ("start", "end")}
        assert set(record[name][0]) - extra == set(schema.TABLES[name].names)
    assert {TEXT[m["char_start"] : m["char_end"]] for m in record["mentions"]} >= {"Kenya", "Somalia"}
    assert all(m["form"] == TEXT[m["char_start"] : m["char_end"]] for m in record["mentions"])
    (act,) = record["relations"]
    assert TEXT[act["source_start"] : act["source_end"]] == "Kenya"
    assert TEXT[act["target_start"] : act["target_end"]] == "Somalia"
    assert (act["type"], act["event_date"], act["event_date_from"]) == ("AID", "2025-12-02", "2025-12-02")
    names = {e["entity_id"]: e["name"] for e in record["entities"]}
    assert names[record["quotations"][0]["speaker_id"]] == "William Ruto"
    assert json.loads(json.dumps(record)) == record


def test_annotate_an_end_outside_the_sentence_has_no_offsets(annotator):
    texts = [TEXT, "Iran arrested a Turkish diplomat. It later expelled the ambassador of Turkey."]
    records = list(annotate_lines([json.dumps({"id": n, "text": text}) for n, text in enumerate(texts)], annotator))
    for act in (act for record in records for act in record["relations"]):
        for end in ("source", "target"):
            assert (act[f"{end}_mention_id"] is None) == (act[f"{end}_start"] is None) == (act[f"{end}_end"] is None)


@pytest.mark.parametrize(
    ("line", "given_id", "says"),
    [
        ("not JSON", None, "not JSON"),
        ("[1, 2]", None, "no text"),
        ('{"id": 7}', 7, "no text"),
        ('{"id": 7, "text": 5}', 7, "the text as a string"),
        ('{"id": 7, "text": "half \\ud800 a pair"}', 7, "half of a surrogate pair"),
        ("[" * 100_000, None, "not JSON"),
    ],
)
def test_annotate_a_bad_line_gives_an_error_on_its_place_and_stops_nothing(annotator, line, given_id, says):
    good = json.dumps({"id": "good", "text": TEXT})
    first, bad, last = annotate_lines([good, "\n", line, good], annotator)
    assert first == last and first["relations"]
    assert list(bad) == ["id", "line", "error"]
    assert (bad["id"], bad["line"]) == (given_id, 3)
    assert says in bad["error"]


@pytest.mark.parametrize("text", ["", " \n ", "😀", "<script>alert(1)</script> $x$", "word " * 9000])
def test_annotate_takes_any_text(annotator, text):
    (record,) = annotate_lines([json.dumps({"text": text})], annotator)
    assert list(record) == ["id", *LISTS]
    assert record["id"] == 1  # the number of its line, where none is given


def test_annotate_offsets_of_a_long_text_are_those_of_the_text(annotator):
    text = "Kenya praised Somalia for opening the port of Kismayo to its traders on Monday. " * 110
    assert len(text) > 2 * LONGEST_PARAGRAPH
    (record,) = annotate_lines([json.dumps({"text": text})], annotator)
    for name in ("mentions", "dates"):
        assert all(row["form"] == text[row["char_start"] : row["char_end"]] for row in record[name])
    assert all(row["cue"] == text[row["cue_start"] : row["cue_end"]] for row in record["relations"])
    cues = [cue for theme in record["themes"] for cue in theme["cues"]]
    assert all(cue["form"] == text[cue["char_start"] : cue["char_end"]] for cue in cues)
    assert max(row["char_end"] for row in record["mentions"]) > 2 * LONGEST_PARAGRAPH
    assert {text[act["source_start"] : act["source_end"]] for act in record["relations"]} == {"Kenya"}
    assert len({row["paragraph_id"] for name in LISTS if name != "entities" for row in record[name]}) == 1


def test_annotate_reads_and_writes_lines():
    done = run("annotate", given=json.dumps({"id": 1, "text": TEXT}, ensure_ascii=False) + "\nnot JSON\n")
    assert (done.returncode, done.stderr) == (0, "")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [("error" in record) for record in records] == [False, True]


def test_a_line_is_answered_before_the_next_one_comes():
    command = [sys.executable, "-m", "components", "annotate"]
    line = json.dumps({"id": 1, "text": "Kenya sent aid to Somalia."}) + "\n"
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        for _ in range(2):
            process.stdin.write(line)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == 1
        process.stdin.close()
