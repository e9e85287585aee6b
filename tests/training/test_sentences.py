"""Labelled sentences: what a line says, and how a faulty one is told."""

import pytest

from components.training.sentences import COLUMNS, SentenceError, read_files

HEADER = "\t".join(COLUMNS)
GOOD = (
    "AID\tplanned\tpassive\tFRA,-wfp\tTCD\t"
    "Grain {c:will be sent} to {t:Chad} by {s:France} and {s:the World Food Programme}."
)


def read(folder, *lines, header=HEADER):
    path = folder / "some.tsv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return read_files([path])


def test_a_line_gives_text_without_marks_and_the_offsets_of_the_marked_words(tmp_path):
    [sentence] = read(tmp_path, GOOD)
    assert sentence.text == "Grain will be sent to Chad by France and the World Food Programme."
    assert [sentence.text[a:b] for a, b in sentence.sources] == ["France", "the World Food Programme"]
    assert [sentence.text[a:b] for a, b in sentence.targets] == ["Chad"]
    assert [sentence.text[a:b] for a, b in sentence.cue] == ["will be sent"]
    assert (sentence.type, sentence.status, sentence.construction) == ("AID", "planned", "passive")
    assert sentence.pairs == {frozenset({"FRA", "TCD"}), frozenset({"-wfp", "TCD"})}
    assert (sentence.file, sentence.line) == ("some.tsv", 2)


def test_a_sentence_without_a_relation_has_a_reason_and_no_act(tmp_path):
    [sentence] = read(tmp_path, "none\t\tvenue\tFRA\tTCD\tA {s:French} band played in {t:Chad}.")
    assert (sentence.type, sentence.status, sentence.construction, sentence.cue) == ("none", "", "venue", ())


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        (GOOD.replace("AID", "HELP"), "type 'HELP': has to be AGREE"),
        (GOOD.replace("planned", "soon"), "status 'soon': has to be actual"),
        (GOOD.replace("passive", "verb"), "construction 'verb': has to be active"),
        (GOOD.replace("FRA", "FRZ"), "sources 'FRZ': has to be an ISO 3166-1 alpha-3 code"),
        (GOOD.replace("TCD", "Chad"), "targets 'Chad': has to be an ISO"),
        (GOOD.replace("{t:Chad}", "Chad"), "no {t:...}: mark the target"),
        (GOOD.replace("{c:will be sent}", "will be sent"), "no {c:...}: mark the act"),
        (GOOD.replace("{t:Chad}", "{t:Chad"), "a mark is not closed, nested or unknown"),
        (GOOD.replace("{t:Chad}", "{x:Chad}"), "a mark is not closed, nested or unknown"),
        (GOOD.replace("\tTCD\t", "\t"), "a line has 6 cells, parted by tabs; here they number 5"),
        ("none\t\tvenue\tFRA\tTCD\t{s:France} {c:met} {t:Chad}.", "has no {c:...}: take the mark off"),
        ("none\tactual\tvenue\tFRA\tTCD\t{s:France}, {t:Chad}.", "status 'actual': has to be empty"),
    ],
)
def test_a_faulty_line_is_told_with_file_line_and_remedy(tmp_path, line, remedy):
    with pytest.raises(SentenceError) as error:
        read(tmp_path, GOOD, line)
    assert str(error.value).startswith(f"{tmp_path / 'some.tsv'}:3: ")
    assert remedy in str(error.value)


def test_a_repeated_sentence_is_told_with_the_line_of_the_first(tmp_path):
    with pytest.raises(SentenceError, match=r"some\.tsv:3: the same sentence stands in some\.tsv:2; delete one"):
        read(tmp_path, GOOD, GOOD)


def test_a_file_without_the_header_is_refused(tmp_path):
    with pytest.raises(SentenceError, match=r"some\.tsv:1: the first line has to be the header"):
        read(tmp_path, header=GOOD)
