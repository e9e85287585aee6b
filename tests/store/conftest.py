"""A store whose tables are corrected, and what each undo has to bring back."""

import pytest
from corrected_tables import Desk, changes_of


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def after_undo(desk):
    """Undo an entry and demand the tables as they were; redo it and demand those that it made."""

    def check(before, entry):
        with_it = desk.rows()
        undone = desk.undo(entry)
        assert changes_of(before, desk.rows()) == {}
        assert desk.told(entry)["outcome"] == "undone"
        assert (desk.told(undone)["outcome"], desk.told(undone)["undoes"]) == ("undo", entry.id)
        desk.undo(undone)  # redo
        assert changes_of(with_it, desk.rows()) == {}
        assert [desk.told(e)["outcome"] for e in (entry, undone)] == ["applied", "undone"]

    return check
