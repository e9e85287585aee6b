"""The command line as a user meets it: what it prints, where, and with which exit code."""

import json
import signal
import subprocess
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from program import in_front, run

from components import command_line, schema

ARTICLE = """Kenya and Somalia agree on a port

Kenya signed an agreement with Somalia on Tuesday to open the port of Lamu to Somali traders, officials said.
"""


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
        (["sources", "add"], "SOURCE"),
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
        ("{}/bad.zip", "bad.zip: not a usable archive"),
        ("ftp://example.org/feed", "no address of the web; give one such as https://example.org/news"),
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
        ({"BORDERLINES_PIPELINE": "no_such_pipeline"}, "pip install -r requirements.txt"),
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
    assert "whose tables were cut off or added to. Run `python -m components build" in refusal(run(*export))
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
    with in_front(*arguments, "--progress", "json") as process:
        while "annotating" not in process.stdout.readline():  # the workers load the language model meanwhile
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "borderlines: interrupted; the last build stays in force\n")
    assert run("export", "--store", tmp_path / "store", "--to", tmp_path / "tables").returncode == 0


@pytest.mark.parametrize("seconds", [0.15, 0.3, 0.45])
def test_an_interruption_while_the_program_loads_shows_no_traceback(tmp_path, seconds):
    (tmp_path / "port.txt").write_text(ARTICLE)
    with in_front("build", tmp_path, "--store", tmp_path / "store") as process:
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
