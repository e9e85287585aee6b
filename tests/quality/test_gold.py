"""Labelled articles: read, cut out of their text, checked; a faulty file is answered with file, field and remedy."""

import pytest
from gold_samples import PRAISE, page, write

from components.quality.facts import Act, Facts
from components.quality.gold import load_gold
from components.quality.gold_file import GoldError


def first_paragraph(data):
    return data["documents"][0]["paragraphs"][0]


def test_a_page_read_by_one(tmp_path):
    gold = load_gold(write(tmp_path, A=page()), tmp_path)
    praise, said = gold.paragraphs
    assert (gold.articles, gold.readers) == (1, 1)
    assert praise.text == "kenya praised uganda for its ports on monday."
    assert praise.title == "ports reopen after talks"
    assert praise.readings == (
        Facts(
            countries=frozenset({"KEN", "UGA"}),
            themes=frozenset({"transport_infrastructure"}),
            acts=frozenset({Act("KEN", "UGA", "SUPPORT", "+")}),
        ),
    )
    assert said.readings == (
        Facts(actors=frozenset({frozenset({"jane doe"})}), quotations=frozenset({("doe", "we will work")})),
    )
    assert gold.furniture == {"ports.txt": frozenset({"read more"})}


def test_paragraphs_of_two_readers_are_joined_by_their_first_words_whatever_their_order(tmp_path):
    other = page()
    other["boilerplate"] = []
    other["documents"][0]["paragraphs"].reverse()
    first_paragraph(other)["themes"] = ["economy_investment"]
    gold = load_gold(write(tmp_path, A=page(), B=other), tmp_path)
    assert [len(paragraph.readings) for paragraph in gold.paragraphs] == [2, 2]
    assert gold.paragraphs[1].readings[1].themes == {"economy_investment"}
    assert gold.furniture == {"ports.txt": frozenset()}  # furniture is what both mark


@pytest.mark.parametrize("speaker", ["", "Participants of the talks"])
def test_who_is_never_named_speaks_without_a_name(tmp_path, speaker):
    data = page()
    data["documents"][0]["paragraphs"][1]["quotes"][0]["speaker"] = speaker
    gold = load_gold(write(tmp_path, A=data), tmp_path)
    assert gold.paragraphs[1].readings[0].quotations == {("", "we will work")}


def test_where_first_words_come_twice_the_shortest_stretch_is_the_paragraph(tmp_path):
    folder = write(tmp_path, A=page())
    text = (tmp_path / "ports.txt").read_text("utf-8")
    (tmp_path / "ports.txt").write_text("Kenya praised a deck.\n\n" + text, "utf-8")
    assert load_gold(folder, tmp_path).paragraphs[0].text == "kenya praised uganda for its ports on monday."


def test_a_folder_without_readers_folders_is_one_readers(tmp_path):
    folder = write(tmp_path, A=page())
    assert load_gold(folder / "A", tmp_path) == load_gold(folder, tmp_path)


def test_a_text_that_is_not_there_is_named(tmp_path):
    folder = write(tmp_path, A=page())
    with pytest.raises(GoldError, match=r"ports\.json: file: no 'ports\.txt' in .*nowhere; name its folder"):
        load_gold(folder, tmp_path / "nowhere")


def test_the_version_changes_with_a_label(tmp_path):
    changed = page()
    first_paragraph(changed)["themes"] = []
    versions = [load_gold(write(tmp_path, A=data), tmp_path).version for data in (page(), page(), changed)]
    assert versions[0] == versions[1] != versions[2]


def without(field):
    def change(data):
        del first_paragraph(data)[field]

    return change


def with_value(field, value):
    def change(data):
        first_paragraph(data)[field] = value

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data.pop("file"), r"file: is missing; add it"),
        (lambda data: data.update(documents={}), r"documents: give a list"),
        (lambda data: data["documents"].append("x"), r"documents\[1\]: give an object"),
        (lambda data: data["documents"][0].update(id=" "), r"documents\[0\]\.id: give a text"),
        (without("themes"), r"documents\[0\]\.paragraphs\[0\]\.themes: is missing"),
        (with_value("themes", ["Mining!"]), r"paragraphs\[0\]\.themes\[0\]: 'Mining!' does not have the shape"),
        (with_value("countries", ["KEN", "Uganda"]), r"paragraphs\[0\]\.countries\[1\]: 'Uganda' does not have"),
        (with_value("actors", [{"forms": []}]), r"paragraphs\[0\]\.actors\[0\]\.name: is missing"),
        (with_value("relations", [PRAISE | {"type": "LIKE"}]), r"relations\[0\]\.type: 'LIKE' is no PLOVER type"),
        (with_value("relations", [PRAISE | {"polarity": "good"}]), r"relations\[0\]\.polarity: 'good' is no sign"),
        (with_value("relations", [PRAISE | {"target": "Uganda"}]), r"relations\[0\]\.target: 'Uganda'"),
        (with_value("relations", [PRAISE | {"mutual": "yes"}]), r"relations\[0\]\.mutual: give true or false"),
        (with_value("quotes", [{"speaker": "Jane Doe"}]), r"quotes\[0\]\.quote: is missing"),
        (with_value("starts", "Tanzania"), r"paragraphs\[0\]\.starts: these words are not in the text"),
        (with_value("ends", "on Sunday."), r"paragraphs\[0\]\.ends: these words are not in the text"),
        (with_value("starts", "“We will"), r"paragraphs: two of them start alike"),
    ],
)
def test_a_fault_is_answered_with_file_field_and_remedy(tmp_path, change, message):
    data = page()
    change(data)
    folder = write(tmp_path, A=data)
    with pytest.raises(GoldError, match=rf"ports\.json: .*{message}"):
        load_gold(folder, tmp_path)


def test_a_paragraph_that_a_reader_cut_in_two_is_one_of_the_first_readers(tmp_path):
    other = page()
    paragraph = first_paragraph(other)
    second = {**paragraph, "starts": paragraph["ends"], "themes": ["mining_resources"]}
    other["documents"][0]["paragraphs"].insert(1, second)
    paragraph["ends"] = " ".join(paragraph["starts"].split()[:2])
    gold = load_gold(write(tmp_path, A=page(), B=other), tmp_path)
    assert len(gold.paragraphs) == 2
    assert gold.paragraphs[0].readings[1].themes == {*paragraph["themes"], "mining_resources"}


def test_readers_mark_the_same_paragraphs(tmp_path):
    other = page()
    del other["documents"][0]["paragraphs"][1]
    with pytest.raises(GoldError, match=r"B/ports\.json: paragraphs: '“We will .*' is missing; all readers"):
        load_gold(write(tmp_path, A=page(), B=other), tmp_path)


def test_what_is_no_json_is_named(tmp_path):
    folder = write(tmp_path, A=page())
    (folder / "A" / "ports.json").write_text("{", "utf-8")
    with pytest.raises(GoldError, match=r"ports\.json: cannot be read as JSON"):
        load_gold(folder, tmp_path)


def test_a_folder_without_labels_is_named(tmp_path):
    with pytest.raises(GoldError, match=r"holds no labelled page"):
        load_gold(tmp_path, tmp_path)
