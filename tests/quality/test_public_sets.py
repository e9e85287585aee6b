"""The converters that answer public labelled sets, so that others' scorers can judge what we find."""

import json

import pytest

from docs import place_names, plover_spans


@pytest.fixture
def answers(tmp_path, capsys):
    """What a converter writes for records, one a line."""

    def ask(main, *records, **options):
        path = tmp_path / "set.jsonl"
        path.write_text("".join(json.dumps({"id": "one", **record}) + "\n" for record in records), "utf-8")
        main(path, **options)
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return ask


PRAISE = "Brazil praised Chile on Monday."
ENDS = {"source": [[0, 6]], "target": [[15, 20]]}


@pytest.mark.parametrize("given", [False, True])
def test_relations_are_answered_as_spans_with_type_class_and_sign(answers, given):
    (told,) = answers(plover_spans.main, {"text": PRAISE, "relations": [ENDS]}, given=given)
    assert told == {"id": "one", "relations": [{**ENDS, "root": "SUPPORT", "quad": 1, "sign": 1}]}


def test_a_place_name_is_answered_with_its_reading(answers):
    where = {"text": "The talks were held in Geneva.", "start": 23, "end": 29}
    who = {"text": "Moscow condemned the talks.", "start": 0, "end": 6}
    assert [one["reading"] for one in answers(place_names.main, where, who, but=None)] == ["lit", "met"]


def test_a_text_is_answered_with_its_countries(answers):
    (told,) = answers(place_names.main, {"text": PRAISE}, but=None)
    assert [(one["start"], one["end"], one["country"]) for one in told["mentions"]] == [(0, 6, "BRA"), (15, 20, "CHL")]
