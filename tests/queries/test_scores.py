"""The figures that the page Method shows are those of the file; a file that cannot be used gives none."""

import json

import pytest

from components.queries.scores import SCORES, Audit, audit, scores


def test_the_figures_of_the_repository():
    found, data = scores()["real"], json.loads(SCORES.read_text("utf-8"))["real"]
    assert (found.files, found.articles, found.paragraphs, found.readers) == (2, 5, 42, 2)
    assert found.recipe == data["made_with"]["recipe"]
    for part in ("stages", "themes", "types"):
        frame = getattr(found, part)
        assert list(frame["name"]) == list(data["ours"][part])
        for column, side in (("f1", "ours"), ("baseline", "baseline"), ("readers", "readers")):
            assert list(frame[column]) == [data[side][part][name]["f1"] for name in frame["name"]]
        assert (frame["low"] <= frame["f1"]).all()
        assert (frame["f1"] <= frame["high"]).all()
    assert dict(zip(found.splitting["name"], found.splitting["ours"], strict=True)) == data["ours"]["splitting"]


def test_labels_of_one_reader_have_no_figure_of_readers(tmp_path):
    data = json.loads(SCORES.read_text("utf-8"))["real"] | {"readers": None}
    (tmp_path / "scores.json").write_text(json.dumps({"own": data}), "utf-8")
    assert scores(tmp_path / "scores.json")["own"].stages["readers"].isna().all()


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"sample": {}}'])
def test_a_file_that_cannot_be_used_gives_no_figures(tmp_path, text):
    path = tmp_path / "scores.json"
    if text is not None:
        path.write_text(text, "utf-8")
    assert scores(path) == {}
    assert audit(path) is None


def test_an_audit_is_no_sample_and_is_read_apart(tmp_path):
    part = {"right": 90, "share": 0.9, "low": 0.826, "high": 0.945}
    found = {"texts": "texts", "day": "2026-03-04", "relations": 300, "rows": 100, "recipe": "r", "pair_right": part}
    found |= {"direction_right": part | {"right": 88}, "sign_right": part | {"right": 85}}
    data = json.loads(SCORES.read_text("utf-8"))["real"]
    path = tmp_path / "scores.json"
    path.write_text(json.dumps({"own": data, "audit": found | {"all_right": part | {"right": 82}}}), "utf-8")
    assert list(scores(path)) == ["own"]
    parts = {"pair_right": 90, "direction_right": 88, "sign_right": 85}
    assert audit(path) == Audit("texts", "2026-03-04", 300, 100, "r", 82, 0.826, 0.945, parts)
