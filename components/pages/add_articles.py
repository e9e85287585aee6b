"""Articles of one's own: what is added, from which sources the tables are made, and what came of every file."""

import streamlit as st

from components.widgets.build_strip import build_strip
from components.widgets.giving import give_articles
from components.widgets.heading import page_heading
from components.widgets.received import received
from components.widgets.source_list import source_list

page_heading("Add articles")
give, sources = st.columns([3, 2], gap="large")
with give:
    give_articles()
with sources:
    source_list()
build_strip()
received()
