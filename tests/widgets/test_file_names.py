"""Names of downloads say what is in them, and nothing in them harms a file system."""

from datetime import date

import pytest

from components.queries.filters import Filters
from components.widgets.file_names import file_name, filtered_file_name


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("Mentions over actors", "mentions-over-actors"),
        ("Who acts (rows) on whom (columns)", "who-acts-rows-on-whom-columns"),
        ("../../etc/passwd", "etc-passwd"),
        ("Бриефинг: Кабул", "бриефинг-кабул"),
        ("<script>", "script"),
        ("…", "borderlines"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_name_keeps_letters_and_digits(what, name):
    assert file_name(what) == name


def test_the_dates_of_the_filters_stand_in_the_name():
    filters = Filters(date_from=date(2025, 11, 1), date_to=date(2025, 11, 30))
    assert filtered_file_name("Themes", filters) == "themes_2025-11-01_2025-11-30"
    assert filtered_file_name("Themes", Filters()) == "themes"
