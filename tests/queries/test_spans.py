from hypothesis import given
from hypothesis import strategies as st

from components.queries.spans import KINDS, Piece, Span, pieces

TEXT = "Chile rejected the threat of Bolivia."
SENTENCE = Span(0, 37, "sentence", "REJECT", "")
SOURCE = Span(0, 5, "source", "Chile", "name")
CUE = Span(6, 14, "cue", "REJECT", "")


def test_marks_that_nest_are_cut_into_pieces_widest_mark_first():
    assert pieces(TEXT, [CUE, SOURCE, SENTENCE]) == [
        Piece("Chile", (SENTENCE, SOURCE)),
        Piece(" ", (SENTENCE,)),
        Piece("rejected", (SENTENCE, CUE)),
        Piece(" the threat of Bolivia.", (SENTENCE,)),
    ]


def test_text_without_marks_is_one_piece():
    assert pieces(TEXT, []) == [Piece(TEXT, ())]
    assert pieces("", [SOURCE]) == []


SPANS = st.builds(
    Span, st.integers(-5, 60), st.integers(-5, 60), st.sampled_from(KINDS), st.text(max_size=3), st.just("")
)


@given(st.text(max_size=50), st.lists(SPANS, max_size=8))
def test_pieces_joined_are_the_text_and_carry_every_mark_inside_it(text, spans):
    cut = pieces(text, spans)
    assert "".join(piece.text for piece in cut) == text
    assert all(piece.text for piece in cut)
    for span in spans:
        words = text[max(span.start, 0) : max(span.end, 0)]
        carried = [p.text for p in cut if any((s.kind, s.label) == (span.kind, span.label) for s in p.spans)]
        assert sum(map(len, carried)) >= len(words)


@given(st.text(min_size=1, max_size=50), st.data())
def test_a_mark_covers_exactly_its_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cut = pieces(text, [Span(start, end, "cue", "", ""), Span(0, len(text), "sentence", "", "")])
    assert "".join(p.text for p in cut if any(s.kind == "cue" for s in p.spans)) == text[start:end]
