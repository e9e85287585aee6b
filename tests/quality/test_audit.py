"""The audit by eye: what is drawn, that a reader's work is never lost or half counted, and the figures."""

import csv
import io
import json

import pytest

from components import command_line
from components.quality.audit import VERDICTS, AuditError, draw, in_words, newest, score
from components.quality.bounds import share_bounds
from components.quality.command import AUDITS, SCORES
from components.quality.report import AUDIT, as_markdown, as_text
from components.store.builds import current_build

TEXTS = "six invented articles"


def drawn(store, path, number=6, seed=1):
    """Draw an audit from the test corpus and return its rows."""
    draw(current_build(store), path, TEXTS, number, seed)
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def judge(path, *verdicts):
    """Fill the rows with verdicts in the order of VERDICTS, 'yny' for yes, no, yes."""
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    words = {"y": "yes", "n": "no", "-": "", "?": "maybe"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        for row, said in zip(rows, verdicts, strict=True):
            writer.writerow(row | {name: words[letter] for name, letter in zip(VERDICTS, said, strict=True)})


def test_rows_are_relations_of_the_build_each_once_with_sentence_and_empty_verdicts(store, tables, tmp_path):
    rows = drawn(store, tmp_path / "audit.csv")
    assert len({row["relation_id"] for row in rows}) == 6
    for row in rows:
        text, start, end, kind = tables.execute(
            "SELECT text, r.char_start, r.char_end, r.type FROM relations r JOIN paragraphs USING (paragraph_id)"
            " WHERE relation_id = ?",
            [row["relation_id"]],
        ).fetchone()
        assert row["sentence"] == text[start:end]
        assert row["type"] == kind
        assert row["cue"] in row["sentence"]
        assert [row[name] for name in (*VERDICTS, "remark")] == ["", "", "", ""]


def test_the_same_seed_draws_the_same_rows_and_another_seed_others(store, tmp_path):
    first = drawn(store, tmp_path / "a.csv")
    assert drawn(store, tmp_path / "b.csv") == first
    assert drawn(store, tmp_path / "c.csv", seed=2) != first


def test_what_a_reader_may_have_filled_is_not_replaced(store, tmp_path):
    drawn(store, tmp_path / "audit.csv")
    with pytest.raises(AuditError, match="may hold verdicts; give another name"):
        drawn(store, tmp_path / "audit.csv")


def test_more_rows_than_the_build_has_are_refused(store, tmp_path):
    with pytest.raises(AuditError, match=r"has \d+ relations; build more texts, or draw fewer"):
        drawn(store, tmp_path / "audit.csv", number=10_000)
    assert not (tmp_path / "audit.csv").exists()


def test_a_wrong_pair_has_neither_direction_nor_sign(store, tmp_path):
    drawn(store, tmp_path / "audit.csv")
    judge(tmp_path / "audit.csv", "yyy", "yyy", "yyn", "yny", "nyy", "nnn")
    found = score(tmp_path / "audit.csv")
    assert {name: found[name]["right"] for name in ("all_right", *VERDICTS)} == {
        "all_right": 2,
        "pair_right": 4,
        "direction_right": 3,
        "sign_right": 3,
    }
    assert (found["rows"], found["texts"], found["name"]) == (6, TEXTS, "audit")
    assert "all right        2 of 6, 0.33 (0.10-0.70)" in in_words(found)


@pytest.mark.parametrize(("said", "remedy"), [("yy-", "holds ''"), ("y?y", "holds 'maybe'")])
def test_a_row_that_is_not_judged_is_named(store, tmp_path, said, remedy):
    drawn(store, tmp_path / "audit.csv", number=2)
    judge(tmp_path / "audit.csv", "yyy", said)
    with pytest.raises(AuditError, match=rf"audit\.csv: row 3, \w+_right: {remedy}; judge the row with yes or no"):
        score(tmp_path / "audit.csv")


def test_a_file_that_is_no_audit_is_named(tmp_path):
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(AuditError, match="has no column pair_right"):
        score(tmp_path / "other.csv")
    with pytest.raises(AuditError, match="cannot be read"):
        score(tmp_path / "missing.csv")


def test_the_newest_audit_of_a_folder_counts_and_an_empty_folder_has_none(store, tmp_path):
    assert newest(tmp_path) is None
    for name in ("first", "second"):
        drawn(store, tmp_path / f"{name}.csv", number=1)
        judge(tmp_path / f"{name}.csv", "yyy")
    about = tmp_path / "second.json"
    about.write_text(about.read_text(encoding="utf-8").replace('"day": "2', '"day": "1'), encoding="utf-8")
    assert newest(tmp_path)["name"] == "first"


def test_the_figures_stand_in_the_report(store, tmp_path):
    drawn(store, tmp_path / "audit.csv", number=4)
    judge(tmp_path / "audit.csv", "yyy", "yyy", "yyy", "yyn")
    scores = {"audit": score(tmp_path / "audit.csv")}
    assert "| all right | 3 | 0.75 | 0.30–0.95 |" in as_markdown(scores)
    assert "sign right       3 of 4, 0.75" in as_text(scores)


@pytest.mark.parametrize(
    ("right", "cases", "bounds"),
    [(82, 100, (0.733, 0.883)), (0, 10, (0.0, 0.278)), (10, 10, (0.722, 1.0)), (1, 2, (0.095, 0.905))],
)
def test_bounds_of_a_share_are_wilsons(right, cases, bounds):
    assert share_bounds(right, cases) == pytest.approx(bounds, abs=0.0005)


def test_the_command_draws_counts_and_refuses_in_plain_words(store, tmp_path, capsys):
    path = tmp_path / "audit.csv"
    assert command_line.main(["audit", "--store", str(store), "--to", str(path), "--number", "2"]) == 0
    judge(path, "yyy", "yyn")
    assert command_line.main(["audit", "--score", str(path)]) == 0
    assert "1 of 2" in capsys.readouterr().out
    assert command_line.main(["audit", "--store", str(tmp_path / "none"), "--to", str(tmp_path / "b.csv")]) == 1
    assert "no build yet" in capsys.readouterr().err


def test_every_audit_of_the_repository_is_judged_to_the_end_and_the_figures_are_its_own():
    found = newest(AUDITS)
    assert found["rows"] >= 100
    assert json.loads(SCORES.read_text("utf-8"))[AUDIT] == found
