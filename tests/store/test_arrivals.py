"""What the last build found new: read from the end of the ledger, whatever its lines went through."""

import json

import pytest

from components.store import arrivals as module
from components.store.arrivals import arrivals
from components.store.ledger import FILE, LINES

FACTS = {"sha256": "0", "status": "read", "reason": None, "articles": 1, **dict.fromkeys(LINES, 0)}


def closing(day):
    return {"event": "build", "build": f"00000{day}-00000000", "at": f"2026-01-0{day}", "files": 1}


def event(kind, file):
    return {"event": kind, "file": file, **FACTS}


@pytest.fixture(params=[1 << 16, 7])
def ledger(tmp_path, monkeypatch, request):
    """Write a ledger of these lines, read in pieces of some bytes."""
    monkeypatch.setattr(module, "_PIECE", request.param)

    def written(*lines):
        text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
        (tmp_path / FILE).write_text(text)
        return arrivals(tmp_path)

    return written


def test_a_store_without_a_ledger_has_none(tmp_path):
    assert arrivals(tmp_path) is None


def test_only_what_the_last_build_found_is_told(ledger):
    found = ledger(
        event("given", "old.txt"),
        closing(1),
        event("given", "new.txt"),
        event("given again", "back.txt"),
        event("changed", "old.txt"),
        {"event": "removed", "file": "gone.txt"},
        closing(2),
    )
    assert found.at == "2026-01-02"
    assert [one["file"] for one in found.came] == ["new.txt", "back.txt"]
    assert [one["file"] for one in found.changed] == ["old.txt"]
    assert found.removed == ["gone.txt"]


def test_a_build_that_found_nothing_new_is_told_as_such(ledger):
    found = ledger(event("given", "old.txt"), closing(1), closing(2))
    assert (found.at, found.came, found.changed, found.removed) == ("2026-01-02", [], [], [])


def test_lines_that_are_spoilt_or_not_closed_say_nothing(ledger):
    found = ledger(closing(1), event("given", "new.txt"), "{half a li", closing(2), event("given", "crashed.txt"), "{")
    assert [one["file"] for one in found.came] == ["new.txt"]
