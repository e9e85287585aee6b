"""Searches that are kept: what comes back, what a damaged file does, two who save at once."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from components.store import saved_searches as kept
from components.store.errors import StoreUnwritable
from components.store.saved_searches import FILE, SavedSearch, looked_at, remove_search, save_search, saved_searches

PORTS = SavedSearch("Ports", "port OR quay", {"countries": ["ETH"]}, "2025-12-01T00:00:00+00:00")
MINES = SavedSearch("mines", '"tin mine"', {}, "2025-12-02T00:00:00+00:00")


def test_what_is_saved_comes_back_in_order_of_names(tmp_path):
    for search in (PORTS, MINES):
        save_search(tmp_path, search)
    assert saved_searches(tmp_path) == [MINES, PORTS]


def test_a_search_of_the_same_name_is_replaced_and_one_is_removed(tmp_path):
    for search in (PORTS, MINES, SavedSearch("Ports", "harbour", {}, PORTS.saved)):
        save_search(tmp_path, search)
    assert [search.query for search in saved_searches(tmp_path)] == ['"tin mine"', "harbour"]
    remove_search(tmp_path, "Ports")
    assert saved_searches(tmp_path) == [MINES]


def test_what_was_found_when_it_was_opened_is_kept(tmp_path):
    save_search(tmp_path, PORTS)
    looked_at(tmp_path, "Ports", "2025-12-03T00:00:00+00:00", ("a", "b"))
    (found,) = saved_searches(tmp_path)
    assert (found.looked, found.seen) == ("2025-12-03T00:00:00+00:00", ("a", "b"))


def test_too_many_found_are_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "MOST_KEPT", 1)
    save_search(tmp_path, PORTS)
    looked_at(tmp_path, "Ports", "", ("a", "b"))
    assert saved_searches(tmp_path)[0].seen is None


@pytest.mark.parametrize(
    "content",
    ["", "{", "7", "{}", '[1, null, "x"]', '[{"name": "a"}]', '[{"name": 1, "query": "b", "filters": {}}]'],
)
def test_a_file_that_holds_something_else_holds_no_searches(tmp_path, content):
    (tmp_path / FILE).write_text(content)
    assert saved_searches(tmp_path) == []
    save_search(tmp_path, PORTS)
    assert saved_searches(tmp_path) == [PORTS]


def test_two_who_save_at_once_lose_nothing(tmp_path):
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: save_search(tmp_path, SavedSearch(f"{n}", "port", {}, "")), range(8)))
    assert len(saved_searches(tmp_path)) == 8
    assert len(json.loads((tmp_path / FILE).read_text())) == 8


def test_a_store_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / FILE).mkdir()
    with pytest.raises(StoreUnwritable, match="the searches cannot be kept"):
        save_search(tmp_path, PORTS)
