"""The command: figures printed, exit codes, plain messages; labels of one's own are measured and nothing is written."""

import pytest
from gold_samples import page, write

from components import command_line
from components.quality.command import DOC, FLOORS, SCORES, CannotMeasure, Sample, run, scored, with_figures
from components.quality.gold import load_gold
from components.quality.report import END, START, as_text
from components.settings import load_settings
from components.store.builds import current_build


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    gold = write(folder, A=page())
    kept = [path.read_bytes() for path in (SCORES, FLOORS, DOC)]
    texts = folder / "seeds"
    texts.mkdir()
    (folder / "ports.txt").rename(texts / "ports.txt")
    found = run(Sample("own", gold, texts), True, load_settings().pipeline)
    assert [path.read_bytes() for path in (SCORES, FLOORS, DOC)] == kept
    return found


def test_labels_of_ones_own_are_measured(outcome):
    assert outcome.breaches == []
    assert outcome.scores["own"]["sample"]["paragraphs"] == 2
    assert outcome.scores["own"]["readers"] is None
    assert outcome.scores["own"]["ours"]["stages"]["countries"]["f1"] == 1
    assert outcome.scores["own"]["baseline"]["splitting"]["furniture_leaks"] == 1


def test_the_table_reads_well(outcome):
    lines = as_text(outcome.scores).splitlines()
    assert lines[0].startswith("The own sample: 2 paragraphs of 1 article in 1 file, read by 1 reader")
    countries = next(line for line in lines if line.startswith("countries"))
    assert countries.split()[1:4] == ["1.000", "1.000", "1.000"]
    assert countries.split()[6] == "–"  # nobody to compare a single reader with


def test_the_part_between_the_marks_of_a_page_is_replaced(outcome):
    text = with_figures(f"before\n{START}\nold\n{END}\nafter\n", outcome.scores)
    assert text.startswith(f"before\n{START}\n")
    assert text.endswith(f"{END}\nafter\n")
    assert "old" not in text
    assert "| countries | 1.00 | 1.00 | 1.00 |" in text
    assert with_figures(text, outcome.scores) == text


def test_a_theme_that_no_rule_file_has_is_named(tmp_path, store):
    data = page()
    data["documents"][0]["paragraphs"][0]["themes"] = ["ports"]
    gold = load_gold(write(tmp_path, A=data), tmp_path)
    with pytest.raises(CannotMeasure, match="no theme is called ports; correct the labels"):
        scored(current_build(store), gold, tmp_path, "any")


def test_a_faulty_label_ends_the_command_with_one_plain_line(tmp_path, capsys):
    data = page()
    data["documents"][0]["paragraphs"][0]["countries"] = ["Kenya"]
    gold = write(tmp_path, A=data)
    assert command_line.main(["quality", "--gold", str(gold), "--seeds", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "documents[0].paragraphs[0].countries[0]: 'Kenya' does not have the shape" in said
    assert said.count("\n") == 1
