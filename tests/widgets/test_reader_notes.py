"""The notes on a text beside its headline, with the words that speak for them."""

import pytest

from components.widgets.reader import _notes as notes


def cue(form: str, rule: str) -> dict[str, object]:
    return {"char_start": 0, "char_end": len(form), "form": form, "rule": rule}


@pytest.mark.parametrize(
    ("flags", "cues", "said"),
    [
        ([], [], []),
        (["spun"], [], ["spun"]),
        (["spun"], [cue("with out", "spun"), cue("with out", "spun")], ["spun (“with out”)"]),
        (
            ["machine_translated", "spun"],
            [cue("told to us", "machine_translated"), *(cue(word, "spun") for word in "abcdef")],
            ["machine translated (“told to us”)", "spun (“a”, “b”, “c”, “d”)"],
        ),
    ],
)
def test_each_note_shows_the_first_words_that_speak_for_it(flags, cues, said):
    assert notes({"text_flags": flags, "flag_cues": cues}) == said
