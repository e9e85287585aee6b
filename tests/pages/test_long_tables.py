"""A table of many rows: the page shows the first, its file has all, made when it is asked for."""

import csv
import io

import pytest
from dashboard_app import errors_of, go_to
from streamlit.runtime.media_file_manager import MediaFileManager

from components.widgets import all_rows, ledger

SHOWN = 2
TABLES = [
    ("articles", {}, "articles"),
    ("actors", {"actors_as": "Table"}, "actors_table"),
    ("relations", {"view": "Acts"}, "acts"),
    ("timeline", {"timeline": "Acts in order"}, "dated_acts"),
    ("quotations", {}, "quotation_list"),
    ("method", {}, "files"),
]


@pytest.fixture
def files(monkeypatch) -> list:
    """The functions that make files, of all buttons of a page in their order."""
    makers = []
    add = MediaFileManager.add_deferred

    def noted(manager, make, *rest, **more):
        makers.append(make)
        return add(manager, make, *rest, **more)

    monkeypatch.setattr(MediaFileManager, "add_deferred", noted)
    return makers


def rows(made: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"))))


def opened(app, page, state):
    for name, value in state.items():
        app.session_state[name] = value
    go_to(app, page)
    assert not errors_of(app)


def place_of(app, key):
    """The place of a table, and of its button, among those of the page."""
    return [one.key for one in app.get("download_button") if one.key.endswith("_csv")].index(f"{key}_csv")


@pytest.mark.parametrize(("page", "state", "key"), TABLES)
def test_the_file_has_all_rows_and_the_columns_of_the_table(app, files, monkeypatch, page, state, key):
    opened(app, page, state)
    whole = app.dataframe[place_of(app, key)].value
    files.clear()
    for module in (all_rows, ledger):
        monkeypatch.setattr(module, "MOST_ROWS", SHOWN)
    opened(app, page, state)
    place = place_of(app, key)
    assert len(app.dataframe[place].value) == SHOWN < len(whole)
    assert app.download_button(key=f"{key}_csv").label == f"CSV, {len(whole)} rows"
    made = rows(files[place]())
    assert len(made) == len(whole)
    assert list(made[0]) == list(whole.columns)


def test_a_file_of_very_many_rows_says_how_many_of_them_it_has(app, files, monkeypatch):
    monkeypatch.setattr(all_rows, "MOST_ROWS", SHOWN)
    monkeypatch.setattr("components.widgets.data_table.MOST_IN_FILE", 4)
    monkeypatch.setattr(all_rows, "MOST_IN_FILE", 4)
    opened(app, "articles", {})
    assert app.download_button(key="articles_csv").label.startswith("CSV, first 4 of ")
    assert len(rows(files[0]())) == 4
