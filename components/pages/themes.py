"""To come."""
import streamlit as st
from components.widgets.filter_bar import chosen_filters
from components.widgets.passage_panel import page_and_panel, passage_panel
filters = chosen_filters()
content, panel = page_and_panel()
with content: st.title("themes")
with panel: passage_panel(filters)
