"""A page that fails tells it in plain words."""

from streamlit.testing.v1 import AppTest


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
