"""How the numbers come about: what was kept and dropped of every file, definitions, versions, the policy of the map."""

import streamlit as st

from components.widgets.definitions import definitions
from components.widgets.heading import page_heading
from components.widgets.ledger import ledger
from components.widgets.scores import scores
from components.widgets.versions import versions

VIEWS = {"Kept and dropped": ledger, "How good": scores, "Definitions": definitions, "This build": versions}

page_heading("How the numbers come about")
view = st.segmented_control(
    "View",
    list(VIEWS),
    default="Kept and dropped",
    required=True,
    key="method",
    bind="query-params",
    label_visibility="collapsed",
)
VIEWS[view]()
