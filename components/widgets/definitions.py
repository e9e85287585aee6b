"""What the numbers and words of the product mean."""

import pandas as pd
import streamlit as st

from components.queries.filters import Filters
from components.queries.themes import themes
from components.queries.type_names import TYPE_NAMES
from components.schema import PLOVER
from components.widgets.corpus import ask
from components.widgets.wording import (
    ACT_DEFINITIONS,
    ACT_NAMES,
    CLASS_NAMES,
    SIGN_NAMES,
    STATUS_DEFINITIONS,
    STATUS_NAMES,
    TYPE_DEFINITIONS,
    UNIT_DEFINITIONS,
)

_RULES = """
- **A country** is mentioned where the words name it, its people, its government or an organ of it, or a capital that
  stands for its government.
- **An actor** is a person, state body, armed group, organisation, company, medium or movement. Countries and places
  are shown apart.
- **An act** joins two different actors in one sentence: who acts, what is done, on whom. Two countries named in one
  paragraph without an act between them are *named together*, a layer of its own that counts no act.
- **Names of one actor** are joined across articles: surname to full name, acronym to name.
- **Dates** are never more precise than what is known; what a date rests on stands beside it.
"""
_MAP = """
Boundaries are those of the base map that ships with the product (see NOTICE): simplified, for orientation only. Areas
whose status is disputed are drawn as disputed and belong to no country on the map. No boundary here expresses a view on
the status of a territory. `BORDERLINES_BASE_MAP` names another file of boundaries.
"""


def definitions() -> None:
    """Show what is counted, the types of actors and acts, statuses, themes, and the policy on boundaries."""
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader("What counts", anchor=False)
        st.markdown(_RULES)
        _table("What is counted", {unit.capitalize(): text for unit, text in UNIT_DEFINITIONS.items()})
        _table("Actors", {TYPE_NAMES[kind].capitalize(): text for kind, text in TYPE_DEFINITIONS.items()})
        _table("Statuses of acts", {STATUS_NAMES[status]: text for status, text in STATUS_DEFINITIONS.items()})
        st.subheader("Boundaries on the map", anchor=False)
        st.markdown(_MAP)
    with right:
        st.subheader("Acts", anchor=False)
        st.caption("Types and signs follow PLOVER, the ontology of political events.")
        acts = [
            (ACT_NAMES[kind].capitalize(), SIGN_NAMES[sign], CLASS_NAMES[quad_class], ACT_DEFINITIONS[kind])
            for kind, (sign, quad_class) in PLOVER.items()
        ]
        st.table(
            pd.DataFrame(acts, columns=["Act", "Sign", "Kind", "What belongs to it"]),
            hide_index=True,
            border="horizontal",
        )
        st.subheader("Themes", anchor=False)
        found = ask(themes, Filters())[["label", "definition"]].set_axis(["Theme", "What belongs to it"], axis=1)
        st.table(found, hide_index=True, border="horizontal")


def _table(heading: str, rows: dict[str, str]) -> None:
    st.subheader(heading, anchor=False)
    st.table(
        pd.DataFrame(rows.items(), columns=["Name", "Meaning"]), hide_index=True, hide_header=True, border="horizontal"
    )
