"""`python -m components annotate`: a line of JSON in, a line with the columns of the tables out."""

import json
import subprocess
import sys

import pytest
from program import ROOT, run

from components import schema
from components.preprocessing.languages.annotators import Annotators
from components.preprocessing.long_texts import LONGEST_PARAGRAPH
from components.preprocessing.recipe import Recipe
from components.preprocessing.text_records import LISTS, annotate_lines
from components.settings import load_settings

TEXT = 'Kenya sent aid to Somalia on 2 December 2025. "We are glad," said President William Ruto.'


@pytest.fixture(scope="module")
def annotator() -> Annotators:
    return Annotators(Recipe(load_settings().pipeline))


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
