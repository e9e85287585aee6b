"""What loads with the language model, and that a text is parsed as it stands however long it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.preprocessing.annotating import PipelineMissing, load_pipeline
from components.preprocessing.long_texts import split_long


@given(st.text(alphabet=st.sampled_from("ab .?!\n")), st.integers(3, 20))
def test_pieces_of_a_long_text_are_the_text(text, longest):
    pieces = split_long(text, longest)
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= longest for piece in pieces) or pieces == [""]


@pytest.mark.parametrize(
    ("text", "longest", "pieces"),
    [
        ("One two. Three four.", 12, ["One two. ", "Three four."]),
        ("One. Two three four", 12, ["One. Two ", "three four"]),  # a cut after 'One. ' would leave too little
        ("abcdefghijklmnop", 10, ["abcdefghij", "klmnop"]),
        ("short", 10, ["short"]),
    ],
)
def test_a_long_text_is_cut_after_a_sentence_or_at_a_space(text, longest, pieces):
    assert split_long(text, longest) == pieces


def test_a_missing_pipeline_is_named_with_the_remedy():
    with pytest.raises(PipelineMissing, match=r"'no_such' cannot be loaded .*requirements.txt.*BORDERLINES_PIPELINE"):
        load_pipeline("no_such")


def test_a_pipeline_without_a_parser_is_refused(tmp_path):
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineMissing, match="has no tagger, parser, ner: name another pipeline"):
        load_pipeline(str(tmp_path / "blank"))
