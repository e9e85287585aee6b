"""Exported files hold what the tables hold, in every format, and a CSV runs nothing in a spreadsheet."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pandas as pd
import pyarrow.parquet as pq
import pytest
from corpus_frames import corpus_frames
from hypothesis import given
from hypothesis import strategies as st

from components import schema
from components.store.builds import current_build, publish
from components.store.export import FORMATS, export_tables, frame_as_csv, plain_cell
from components.store.reading import open_tables


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    return publish(tmp_path_factory.mktemp("exported"), corpus_frames(), {})


def rows_of(build, table: str) -> list[dict]:
    tables = open_tables(build)
    try:
        return tables.sql(f'SELECT * FROM "{table}"').to_arrow_table().to_pylist()
    finally:
        tables.close()


@pytest.mark.parametrize("table", schema.TABLES)
def test_parquet_gives_the_same_rows_and_types(build, tmp_path, table):
    export_tables(build, tmp_path, "parquet")
    read = pq.read_table(tmp_path / f"{table}.parquet")
    assert read.column_names == schema.TABLES[table].names
    assert read.to_pylist() == rows_of(build, table)


@pytest.mark.parametrize("table", schema.TABLES)
def test_json_lines_give_the_same_rows(build, tmp_path, table):
    export_tables(build, tmp_path, "jsonl")
    read = [json.loads(line) for line in (tmp_path / f"{table}.jsonl").read_text().split("\n")[:-1]]
    days = [column.name for column in schema.TABLES[table].columns if column.holds == schema.DAY]
    wanted = rows_of(build, table)
    for row in wanted:
        row.update({day: row[day] and row[day].isoformat() for day in days})
    assert read == wanted


@pytest.mark.parametrize("table", schema.TABLES)
def test_csv_gives_the_same_rows_once_cells_are_plain_again(build, tmp_path, table):
    export_tables(build, tmp_path, "csv")
    with (tmp_path / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    wanted = rows_of(build, table)
    assert len(read) == len(wanted)
    for column in schema.TABLES[table].columns:
        for cell, value in zip((row[column.name] for row in read), (row[column.name] for row in wanted), strict=True):
            if value is None:
                assert cell == ""
            elif column.holds == schema.TEXT:
                assert plain_cell(cell) == value
            elif column.holds in (schema.WHOLE, schema.REAL, schema.TRUTH, schema.TEXTS, schema.CUES):
                assert json.loads(cell) == value
            else:
                assert cell == value.isoformat()


@given(st.text(alphabet=st.sampled_from("='+-@\t\r\"\n,a'"), max_size=6) | st.text())
def test_no_cell_runs_and_every_cell_can_be_had_back(text):
    written = frame_as_csv(pd.DataFrame({"text": [text]}, dtype=object)).decode("utf-8-sig")
    cell = list(csv.reader(io.StringIO(written, newline="")))[1:]
    cell = cell[0][0] if cell and cell[0] else ""
    assert len(cell) < 2 or cell[0] not in "=+-@\t\r"
    assert plain_cell(cell) == text


def test_a_frame_for_download_shows_nulls_as_nothing_and_days_as_days():
    frame = pd.DataFrame(
        {
            "name": ["=1+1", None],
            "day": pd.to_datetime(["2025-01-02", None]),
            "mentions": pd.array([3, None], dtype="Int64"),
            "aliases": [["a", "b"], []],
        }
    )
    assert frame_as_csv(frame).decode("utf-8-sig").split("\r\n") == [
        "name,day,mentions,aliases",
        '''\'=1+1,2025-01-02,3,"[""a"", ""b""]"''',
        ",,,[]",
        "",
    ]


@pytest.mark.parametrize("file_format", ["gexf", "graphml"])
def test_a_network_has_the_ends_of_all_relations_and_their_number(build, tmp_path, file_format):
    (path,) = export_tables(build, tmp_path, file_format)
    elements = [(element.tag.split("}")[1], element) for element in ET.parse(path).iter()]
    relations = rows_of(build, "relations")
    nodes = {element.get("id") for tag, element in elements if tag == "node"}
    assert nodes == {row[end] for row in relations for end in ("source_id", "target_id")}
    edges = [element for tag, element in elements if tag == "edge"]
    assert {(e.get("source"), e.get("target")) for e in edges} == {(r["source_id"], r["target_id"]) for r in relations}
    if file_format == "gexf":
        assert sum(int(e.get("weight")) for e in edges) == len(relations)
    else:
        weights = [e.findtext("{*}data[@key='edge_weight']") for e in edges]
        assert sum(map(int, weights)) == len(relations)


def test_names_with_control_characters_still_give_xml(tmp_path):
    frames = corpus_frames()
    frames["entities"] = frames["entities"].assign(name=frames["entities"]["name"] + "\x00\x0b<&")
    build = publish(tmp_path / "store", frames, {})
    for file_format in ("gexf", "graphml"):
        (path,) = export_tables(build, tmp_path, file_format)
        assert "<&" in " ".join(e.get("label") or e.text or "" for e in ET.parse(path).iter())


def test_an_unknown_format_is_refused_before_anything_is_written(build, tmp_path):
    with pytest.raises(ValueError, match=f"give one of {', '.join(FORMATS)}"):
        export_tables(build, tmp_path / "out", "xlsx")
    assert not (tmp_path / "out").exists()


def test_the_export_of_a_store_is_that_of_its_build_in_force(build):
    assert current_build(build.database.parents[2]) == build
