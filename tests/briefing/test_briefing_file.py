"""The file of a briefing: what is saved is opened again, and nothing else gets in."""

import json
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from known_briefing import known_briefing

from components.briefing.citations import address, besides_filters
from components.briefing.json_values import BriefingFaulty
from components.briefing.opening import opened
from components.briefing.records import Passage
from components.briefing.saving import FORMAT, MOST_BYTES, saved
from components.queries.filters import Filters
from components.widgets.filter_address import KEYS

EMPTY = {"format": FORMAT, "version": 1, "title": "T", "date": "2025-12-31", "pins": [], "sources": {}}
NOTE = {"kind": "note", "id": "0" * 16, "comment": "x"}
VIEW = {"page": "actors", "filters": {}, "pick": None, "filters_words": "", "build": "", "also": []}
SOURCE = {
    "article": "1" * 16,
    "headline": "H",
    "publisher": None,
    "published": None,
    "basis": None,
    "file": "f.txt",
    "paragraph": 1,
    "characters": [0, 5],
}
PASSAGE = {
    "kind": "passage",
    "id": "2" * 16,
    "title": "",
    "comment": "",
    "view": VIEW,
    "source": "3" * 16,
    "text": "Peru.",
    "marks": [[0, 4, "country"]],
}
WHOLE = {**EMPTY, "pins": [PASSAGE], "sources": {"3" * 16: SOURCE}}


def file(**changed: object) -> bytes:
    return json.dumps({**WHOLE, **changed}).encode()


def with_passage(**changed: object) -> bytes:
    return file(pins=[{**PASSAGE, **changed}])


def chart(cells: str) -> bytes:
    """A file with a chart of one column, whose only row has these cells, as JSON."""
    row = '{"cells": [CELLS], "pick": null, "sources": [], "paragraphs": 0}'
    pin = {
        "kind": "chart",
        "id": "4" * 16,
        "title": "",
        "comment": "",
        "view": VIEW,
        "columns": [{"heading": "N", "drawn": "count"}],
        "rows": ["ROW"],
        "all_rows": 1,
    }
    return file(pins=[pin]).replace(b'"ROW"', row.replace("CELLS", cells).encode())


def test_what_is_saved_is_opened_again_and_saved_alike(tables):
    briefing = known_briefing(tables)
    assert opened(saved(briefing)) == briefing
    assert saved(opened(saved(briefing))) == saved(briefing)


def test_the_file_holds_only_what_is_set_and_each_source_once(tables):
    content = json.loads(saved(known_briefing(tables)))
    assert [pin["kind"] for pin in content["pins"]] == ["note", "passage", "chart", "view", "passage"]
    assert content["pins"][1]["view"]["filters"] == {"countries": ["CHL"]}
    assert content["pins"][1]["view"]["pick"] == "pair:BOL-CHL:-"
    assert [source["paragraph"] for source in content["sources"].values()] == [1, 2, 3, 1]


EVERY_FILTER = Filters(
    countries=("CHL", "PER"),
    themes=("mining_resources",),
    actors=("a" * 16,),
    stories=("c" * 16,),
    articles=("b" * 16,),
    publishers=("Andes Daily",),
    match="between",
    classes=("conflict",),
    date_from=date(2025, 1, 1),
    date_to=date(2025, 12, 31),
    undated=False,
    text="tin",
    flag="spun",
    statuses=("planned", "denied"),
    unit="stories",
)


def test_filters_of_every_kind_come_back(tables):
    assert all(getattr(EVERY_FILTER, field.name) != getattr(Filters(), field.name) for field in fields(Filters))
    briefing = known_briefing(tables)
    passage = briefing.pins[1]
    changed = briefing.replaced(replace(passage, view=replace(passage.view, filters=EVERY_FILTER)))
    assert opened(saved(changed)).pins[1].view.filters == EVERY_FILTER


def test_the_address_of_a_view_sets_every_filter_by_the_names_of_the_filter_bar():
    parameters = address(EVERY_FILTER)
    assert {name for name, _ in parameters} == {*KEYS, "dates", "undated", "words", "unit"}
    assert besides_filters([*parameters, ("pick", "all"), ("view", "Matrix")]) == (("view", "Matrix"),)
    assert address(Filters()) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'{"format": NaN}', "no JSON"),
        (b"9" * 5000, "no JSON"),
        (b"[]", "an object"),
        (b"{}", "no briefing"),
        (b" " * (MOST_BYTES + 1), "bytes"),
        (file(version=2), "version 2"),
        (file(version="1"), "version should be a whole number"),
        (file(title=None), "title should be text"),
        (file(date="yesterday"), "date should be a day"),
        (file(date="2025-02-31"), "date should be a day"),
        (file(pins="x"), "pins should be a list"),
        (file(pins=[{}]), "pins[0].kind should be one of"),
        (file(pins=[NOTE] * 201), "at most 200"),
        (file(pins=[NOTE, NOTE]), "the same id"),
        (file(pins=[{**NOTE, "id": "../../x"}]), "pins[0].id should be 16"),
        (file(sources={}), "pins[0].source should be the name of one of the sources"),
        (file(sources={"<script>": SOURCE}), "16 hexadecimal digits"),
        (file(sources={"3" * 16: {**SOURCE, "article": "javascript:alert(1)"}}), "article should be 16"),
        (file(sources={"3" * 16: {**SOURCE, "published": "soon"}}), "published should be a date"),
        (file(sources={"3" * 16: {**SOURCE, "characters": [1]}}), "two numbers"),
        (file(sources={"3" * 16: {**SOURCE, "paragraph": -1}}), "whole number"),
        (chart("1e999"), "rows[0].cells[0] should be text, a number up to"),
        (chart("9" * 400), "rows[0].cells[0] should be text, a number up to"),
        (chart("[]"), "rows[0].cells[0] should be text, a number up to"),
        (chart("true"), "rows[0].cells[0] should be text, a number up to"),
        (chart('1, "more"'), "rows[0].cells should be a list of at most 1"),
        (chart(""), "rows[0].cells should be a list of 1"),
        (with_passage(marks=[[0, 9, "country"]]), "marks[0][1] should be a whole number from 0 to 5"),
        (with_passage(marks=[[0, 4, "onclick"]]), "one of"),
        (with_passage(view={**VIEW, "page": "//evil.example"}), "view.page should be the name of a page"),
        (with_passage(view={**VIEW, "also": [["x=1&y", "2"]]}), "also[0][0] should be the name of a parameter"),
        (with_passage(view={**VIEW, "also": [["view"]]}), "also[0] should be a list of the name"),
        (with_passage(view={**VIEW, "filters": {"countries": ["'; DROP"]}}), "countries[0]"),
        (with_passage(view={**VIEW, "filters": {"unit": "euros"}}), "unit should be one of"),
        (with_passage(view={**VIEW, "filters": {"undated": 1}}), "true or false"),
    ],
)
def test_what_is_no_briefing_is_refused_with_the_reason(data, said):
    with pytest.raises(BriefingFaulty) as fault:
        opened(data)
    assert said in str(fault.value)


def test_a_pick_of_another_version_is_dropped_and_characters_unfit_for_documents_are_replaced():
    briefing = opened(with_passage(view={**VIEW, "pick": "moon:1"}, text="Pe\x00ru", comment="\ud800\x0b"))
    passage = briefing.pins[0]
    assert isinstance(passage, Passage)
    assert passage.view.pick is None
    assert passage.text == "Pe\ufffdru"
    assert passage.comment == "\ufffd\ufffd"
    assert opened(saved(briefing)) == briefing


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_bytes_never_do_more_than_be_refused(data):
    with pytest.raises(BriefingFaulty):
        opened(data)


@settings(deadline=None)
@given(st.sampled_from(sorted(WHOLE)), ANYTHING)
def test_a_file_with_anything_in_any_place_is_opened_or_refused(place, anything):
    try:
        briefing = opened(file(**{place: anything}))
    except BriefingFaulty:
        return
    assert opened(saved(briefing)) == briefing


@settings(deadline=None)
@given(st.sampled_from(sorted(PASSAGE)), ANYTHING)
def test_a_pin_with_anything_in_any_place_is_opened_or_refused(place, anything):
    try:
        briefing = opened(with_passage(**{place: anything}))
    except BriefingFaulty:
        return
    assert opened(saved(briefing)) == briefing


@settings(deadline=None)
@given(st.sampled_from(sorted(VIEW)) | st.just("filters"), ANYTHING)
def test_a_view_with_anything_in_any_place_is_opened_or_refused(place, anything):
    try:
        briefing = opened(with_passage(view={**VIEW, place: anything}))
    except BriefingFaulty:
        return
    assert opened(saved(briefing)) == briefing
