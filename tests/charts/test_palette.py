"""One palette for light and dark, and for readers who do not tell red from green."""

import pytest

from components.charts.layout import numbered, shortened, two_lines
from components.charts.palette import (
    ACCENT,
    CONFLICT,
    COOPERATION,
    FAMILY_COLOURS,
    FAMILY_OF_TYPE,
    NEUTRAL,
    translucent,
)
from components.schema import ENTITY_TYPES

LIGHT, DARK = "#ffffff", "#12161c"
SHOWN = [ACCENT, COOPERATION, CONFLICT, NEUTRAL, *FAMILY_COLOURS.values()]


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("background", [LIGHT, DARK])
@pytest.mark.parametrize("colour", SHOWN)
def test_every_mark_is_seen_on_light_and_dark(colour, background):
    assert contrast(colour, background) >= 3.0


def test_every_entity_type_has_a_colour():
    assert set(FAMILY_OF_TYPE) == set(ENTITY_TYPES)
    assert set(FAMILY_OF_TYPE.values()) <= set(FAMILY_COLOURS)


def test_cooperation_and_conflict_differ_for_readers_without_green():
    # deuteranopia: red and green merge into their mean, blue stays
    def seen(colour):
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return 0.625 * red + 0.375 * green, blue

    (yellow, blue), (other_yellow, other_blue) = seen(COOPERATION), seen(CONFLICT)
    assert abs(yellow - other_yellow) + abs(blue - other_blue) > 100


def test_translucent_keeps_the_colour():
    assert translucent("#3f80c4", 0.5) == "rgba(63,128,196,0.50)"


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [(1, "act", "1 act"), (0, "act", "0 acts"), (1204, "mention", "1,204 mentions"), (2, "story", "2 stories")],
)
def test_numbers_stand_with_their_noun(number, noun, said):
    assert numbered(number, noun) == said


@pytest.mark.parametrize(
    ("label", "longest", "shown"),
    [
        ("Peru", 10, "Peru"),
        ("Committee of Everything", 14, "Committee of…"),
        ("Donaudampfschifffahrtsgesellschaft", 10, "Donaudamp…"),
    ],
)
def test_labels_are_cut_at_words(label, longest, shown):
    assert shortened(label, longest) == shown


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Short one", "Short one"),
        ("A headline of some length", "A headline of<br>some length"),
        ("Donaudampfschifffahrt", "Donaudampfschif<br>ffahrt"),
    ],
)
def test_long_labels_break_once(label, shown):
    assert two_lines(label, 15) == shown
