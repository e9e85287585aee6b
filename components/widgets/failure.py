"""A page that fails says so in plain words; the traceback goes to the server's log."""

import logging

import streamlit as st
from streamlit.navigation.page import StreamlitPage

_LOG = logging.getLogger(__name__)


def run_page(page: StreamlitPage) -> None:
    """Run a page of the navigation; what goes wrong is logged, and told without a traceback."""
    try:
        page.run()
    except Exception:  # whatever it is: a reader is told, the log has the rest
        _LOG.exception("the page %s could not be drawn", page.title)
        st.error(
            "This page could not be drawn. Reload it or reset the filters; if it happens again, report the address of "
            "this page with the server's log, which holds the reason.",
            icon=":material/error:",
        )
