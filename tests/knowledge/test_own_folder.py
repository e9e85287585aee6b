"""An analyst's own folder of knowledge extends the shipped files: what it adds, replaces and takes out."""

import pytest

from components.knowledge.files import FOLDER, SUFFIXES, KnowledgeError, check_folder
from components.knowledge.furniture import load_furniture
from components.knowledge.layers import with_own_rows, with_own_tables
from components.knowledge.names import load_names
from components.knowledge.relations import load_relation_rules
from components.knowledge.themes import load_themes
from components.preprocessing.gazetteer import find_forms


@pytest.mark.parametrize(
    ("shipped", "own", "expected"),
    [
        ({"a": ["x"]}, {"a": ["y", "x"]}, {"a": ["x", "y"]}),
        ({"a": {"b": ["x"], "c": 1}}, {"a": {"b": ["y"]}}, {"a": {"b": ["x", "y"], "c": 1}}),
        ({"a": 1}, {"a": 2, "b": 3}, {"a": 2, "b": 3}),
        ({"a": [{"w": ["x", "y"]}]}, {"a": [{"w": ["z"]}]}, {"a": [{"w": ["x", "y"]}, {"w": ["z"]}]}),
        ({"a": [{"w": ["x", "y"]}], "w": ["x"]}, {"remove": {"w": ["x"]}}, {"a": [{"w": ["y"]}], "w": []}),
        ({"w": ["x"], "v": ["x"]}, {"remove": {"w": ["x"]}, "w": ["z"]}, {"w": ["z"], "v": ["x"]}),
    ],
)
def test_tables_are_joined_lists_extended_and_words_removed(shipped, own, expected):
    assert with_own_tables(shipped, own) == expected


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ([(1, {"name": "C", "x": "3"})], ["A1", "B2", "C3"]),
        ([(1, {"name": "A", "x": "9"})], ["B2", "A9"]),
        ([(1, {"name": "A", "x": ""})], ["B2"]),
        ([], ["A1", "B2"]),
    ],
)
def test_rows_of_ones_own_replace_those_of_the_same_name(own, expected):
    shipped = [(1, {"name": "A", "x": "1"}), (2, {"name": "B", "x": "2"})]
    assert ["".join(row.values()) for _, row in with_own_rows(shipped, own, 1)] == expected


def test_an_actor_is_added_another_one_changed_and_a_third_taken_out(tmp_path):
    rows = "name,type,country,rules,names\nHarbour Front,ARMED_GROUP,KEN,,HFK\nBoko Haram,MOVEMENT,NGA,,\nNATO,,,,\n"
    (tmp_path / "actors.csv").write_text(rows, encoding="utf-8-sig")
    names = load_names(tmp_path)
    text = "Harbour Front, Boko Haram and NATO"
    assert [(f.known.name, f.known.type) for f in find_forms(text, names.trie)] == [
        ("Harbour Front", "ARMED_GROUP"),
        ("Boko Haram", "MOVEMENT"),
    ]
    assert names.countries == load_names().countries


def test_a_verb_may_be_given_another_type(tmp_path):
    entry = '[remove]\nverbs = ["bombard"]\n[[cue]]\ntype = "AID"\nverbs = ["bombard"]\ntarget = ["object"]\n'
    (tmp_path / "relations.toml").write_text(entry, encoding="utf-8")
    assert [cue.type for cue in load_relation_rules(tmp_path).verbs["bombard"] if cue.words == ("bombard",)] == ["AID"]


def test_a_line_of_a_site_of_ones_own_is_furniture(tmp_path):
    text = '[[group]]\nreason = "menu"\nexact = ["read our harbour notes"]\n'
    (tmp_path / "furniture.toml").write_text(text, encoding="utf-8")
    assert load_furniture().group_of("Read our harbour notes") is None
    found = load_furniture(tmp_path).group_of("Read our harbour notes")
    assert found is not None
    assert found.reason == "menu"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[remove]\nverbs = ["zzz"]\n', r"relations\.toml:2: \[remove\]: 'zzz' stands in no shipped list"),
        ('[remove]\nverbs = "attack"\n', r"relations\.toml:1: \[remove\]: name a list"),
        ("remove = 3\n", r"relations\.toml: \[remove\]: name a list"),
    ],
)
def test_a_faulty_removal_is_named_with_its_line(tmp_path, text, message):
    (tmp_path / "relations.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        load_relation_rules(tmp_path)


def test_a_theme_is_taken_out_by_use_false(tmp_path):
    (tmp_path / "themes.toml").write_text("[themes.drugs_crime]\nuse = false\n", encoding="utf-8")
    assert set(load_themes().themes) - set(load_themes(tmp_path).themes) == {"drugs_crime"}


def test_a_folder_that_is_missing_is_named(tmp_path):
    with pytest.raises(KnowledgeError, match="no such folder"):
        check_folder(tmp_path / "nowhere")


def test_a_file_that_no_stage_reads_is_named(tmp_path):
    (tmp_path / "README.md").write_text("notes are fine")
    check_folder(tmp_path)
    (tmp_path / "theme.toml").write_text("")
    with pytest.raises(
        KnowledgeError, match=r"theme\.toml: no stage reads a file of this name; known are .*themes\.toml"
    ):
        check_folder(tmp_path)


def test_the_shipped_folder_is_one_of_its_own_kind():
    check_folder(FOLDER)


def test_the_documentation_lists_every_file():
    text = (FOLDER.parents[1] / "docs" / "knowledge.md").read_text(encoding="utf-8")
    assert [
        path.name for path in FOLDER.iterdir() if path.suffix in SUFFIXES and f"| `{path.name}` |" not in text
    ] == []
