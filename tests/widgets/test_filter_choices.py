"""Options of the filter bar as an address writes them."""

import pytest

from components.widgets.filter_choices import Choices

COUNTRIES = Choices({"TJK": "Tajikistan (34)", "CHN": "China (1,204)", "COG": "Congo (Republic) (2)"})


@pytest.mark.parametrize(
    ("given", "values"),
    [
        (["Tajikistan (34)"], ["TJK"]),
        (["Tajikistan (7)", "China (3)"], ["TJK", "CHN"]),  # numbers of another build
        (["Tajikistan"], ["TJK"]),
        (["TJK"], ["TJK"]),
        (["Congo (Republic)"], ["COG"]),
        (["Tajikistan (34)", "TJK"], ["TJK"]),
        (["Atlantis (9)", "China"], ["CHN"]),
        (["<script>"], []),
        ([], []),
    ],
)
def test_an_address_may_write_an_option_in_several_ways(given, values):
    assert COUNTRIES.written(given) == values
