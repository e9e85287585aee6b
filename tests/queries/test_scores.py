"""The figures that the page Method shows are those of the file; a file that cannot be used gives none."""

import json

import pytest

from components.queries.scores import SCORES, scores


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
