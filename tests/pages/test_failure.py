"""A page that fails, and a store that another version made, tell it in plain words."""

import json

import duckdb
from dashboard_app import open_app
from streamlit.testing.v1 import AppTest

from components.store.builds import current_build


def failing():
    from types import SimpleNamespace

    from components.widgets.failure import run_page

    def run():
        raise ZeroDivisionError("secret detail")

    run_page(SimpleNamespace(title="Broken", run=run))


def stopping():
    from types import SimpleNamespace

    import streamlit as st

    from components.widgets.failure import run_page

    run_page(SimpleNamespace(title="Empty", run=st.stop))


def test_a_failure_is_told_without_its_traceback():
    app = AppTest.from_function(failing).run()
    assert not app.exception
    assert "could not be drawn" in app.error[0].value
    assert "secret" not in app.error[0].value


def test_a_page_that_stops_has_not_failed():
    app = AppTest.from_function(stopping).run()
    assert not app.exception
    assert not app.error


def test_tables_of_another_version_are_named_with_what_to_do(own_store):
    build = current_build(own_store)
    connection = duckdb.connect(str(build.database))
    connection.execute("DROP TABLE corrections")
    connection.close()
    told = {key: value for key, value in build.info.items() if key not in ("bytes", "hash")}
    build.database.with_name("info.json").write_text(json.dumps(told))
    app = open_app()
    assert not app.exception
    (told,) = (error.value for error in app.error)
    assert "another version made" in told
    assert "components build SOURCE" in told
