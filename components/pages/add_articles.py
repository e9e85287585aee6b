"""Articles of one's own: what is added, from which sources the tables are made, and what came of every file."""

import streamlit as st

from components.widgets.build_strip import build_strip
from components.widgets.corpus import seen_build
from components.widgets.file_details import file_details
from components.widgets.file_history import file_history
from components.widgets.giving import give_articles
from components.widgets.heading import page_heading
from components.widgets.received import received
from components.widgets.source_list import source_list
from components.widgets.switch import switch

THIS_BUILD, EVER = "This build", "Ever given"

page_heading("Add articles")
give, sources = st.columns([3, 2], gap="large")
with give:
    give_articles()
with sources:
    source_list()
build_strip()
if seen_build() is not None:
    st.subheader("What came of every file", anchor=False, help="Of the whole corpus: the filters do not apply here.")
    with st.container(horizontal=True, gap="medium"):
        view = switch("Files", [THIS_BUILD, EVER], "files")
        status = st.container(width="content")
    if view == EVER:
        file_history(status)
    else:
        chosen = received(status)
        if chosen is None:
            st.caption("Choose a row to read its articles, and to enter publisher, author or date.")
        else:
            file_details(chosen)
