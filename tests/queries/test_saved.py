"""What a saved search finds and what of it is new; filters that are kept and come back, whatever the file holds."""

from datetime import date

import pytest
from corpus_frames import corpus_frames

from components.queries.filters import Filters
from components.queries.saved import filters_as_kept, filters_of, found_by, unknown_to
from components.queries.search import results
from components.store.builds import build_before, publish
from components.store.reading import open_tables


def test_a_search_finds_the_paragraphs_that_its_page_shows(tables):
    shown = results(tables, "port", Filters()).frame["paragraph_id"]
    assert found_by(tables, "port", Filters()) == tuple(sorted(shown))
    assert len(found_by(tables, "port", Filters(countries=("PER",)))) == 1
    assert found_by(tables, "nowhere", Filters()) == ()


def test_what_a_build_does_not_have_is_new(tables):
    known = found_by(tables, "port", Filters())
    assert unknown_to(tables, [*known, "0" * 16]) == {"0" * 16}
    assert unknown_to(tables, []) == frozenset()


def test_the_build_before_is_the_one_before(tmp_path):
    frames = corpus_frames()
    first = publish(tmp_path, frames, {})
    assert build_before(tmp_path, first.id) is None
    frames["quotations"] = frames["quotations"].head(0)
    second = publish(tmp_path, frames, {})
    before = build_before(tmp_path, second.id)
    assert before.id == first.id
    open_tables(before).close()


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(countries=("ETH", "ERI"), match="between", unit="stories", text="port"),
        Filters(date_from=date(2025, 11, 1), date_to=date(2025, 12, 1), undated=False, statuses=("planned",)),
    ],
)
def test_filters_come_back_as_they_were_kept(filters):
    assert filters_of(filters_as_kept(filters)) == filters


def test_only_what_is_set_is_kept():
    assert filters_as_kept(Filters(unit="articles", date_from=date(2025, 1, 2))) == {
        "unit": "articles",
        "date_from": "2025-01-02",
    }


@pytest.mark.parametrize(
    "kept",
    [{"countries": "ETH"}, {"countries": [1, None]}, {"date_from": "soon"}, {"undated": "no"}, {"x": 1}, {"unit": []}],
)
def test_values_of_another_kind_count_as_not_set(kept):
    assert filters_of(kept) == Filters()
