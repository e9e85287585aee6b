"""Options of the filter bar as an address writes them."""

import pytest

from components.widgets.filter_choices import Choices

NAMES = {"TJK": "Tajikistan", "CHN": "China", "COG": "Congo (Republic)"}
COUNTRIES = Choices(NAMES, {value: f"{name} (34)" for value, name in NAMES.items()})


@pytest.mark.parametrize(
    ("given", "values"),
    [
        (["Tajikistan (34)"], ["TJK"]),
        (["Tajikistan (7)", "China (3)"], ["TJK", "CHN"]),  # numbers of another build
        (["Tajikistan"], ["TJK"]),
        (["TJK"], ["TJK"]),
        (["Congo (Republic)"], ["COG"]),
        (["Tajikistan (34)", "TJK"], ["TJK"]),
        (["Atlantis (9)", "China"], ["Atlantis (9)", "CHN"]),  # unknown: for the filters to say so
        (["<script>"], ["<script>"]),
        ([], []),
    ],
)
def test_an_address_may_write_an_option_in_several_ways(given, values):
    assert COUNTRIES.read(given) == values


def test_the_version_follows_the_texts():
    other = Choices(NAMES, {value: f"{name} (35)" for value, name in NAMES.items()})
    assert COUNTRIES.version == Choices(NAMES, dict(COUNTRIES.labels)).version != other.version
