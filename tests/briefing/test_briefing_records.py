"""A briefing changes by giving a new one: order, comments, removal."""

from dataclasses import replace
from datetime import date

import pytest

from components.briefing.records import Briefing, Note

A, B, C = (Note(f"{letter * 16}", letter) for letter in "abc")
ABC = Briefing("Title", date(2025, 12, 31), (A, B, C))


def names(briefing: Briefing) -> str:
    return "".join(pin.comment for pin in briefing.pins)


@pytest.mark.parametrize(
    ("pin", "place", "order"),
    [(A, 1, "bac"), (A, 2, "bca"), (C, 0, "cab"), (B, -1, "bac"), (B, 9, "acb"), (Note("0" * 16, "x"), 0, "abc")],
)
def test_a_pin_moves_to_its_place(pin, place, order):
    assert names(ABC.with_place(pin.id, place)) == order


def test_a_pin_is_added_at_the_end_commented_and_removed():
    assert names(ABC.with_pin(Note("d" * 16, "d"))) == "abcd"
    assert names(ABC.with_comment(B.id, "new")) == "anewc"
    assert names(ABC.without(B.id)) == "ac"
    assert names(ABC) == "abc"


def test_two_briefings_are_joined_without_repeating_a_pin():
    other = replace(ABC, title="Other", pins=(C, Note("d" * 16, "d")))
    assert names(ABC.joined(other)) == "abcd"
    assert ABC.joined(other).title == "Title"
