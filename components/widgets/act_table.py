"""Acts as a table: who does what to whom, in which sentence, and whether it happened."""

from typing import Any

import pandas as pd
import streamlit as st

from components.queries.tables import Tables
from components.widgets.all_rows import AllRows
from components.widgets.data_table import data_table
from components.widgets.dates import shown_date
from components.widgets.headlines import with_headlines
from components.widgets.moments import in_words
from components.widgets.wording import ACT_NAMES, SIGN_MARKS, STATUS_NAMES

_COLUMNS = {
    "sign": st.column_config.TextColumn("±", width=36, help="+ cooperation, − conflict, · neutral"),
    "source": st.column_config.TextColumn("Who acts", width=115),
    "act": st.column_config.TextColumn("Act", width=95),
    "target": st.column_config.TextColumn("On whom", width=115),
    "sentence": st.column_config.TextColumn("Sentence", width=290),
    "status_name": st.column_config.TextColumn("Status", width="small"),
    "when": st.column_config.TextColumn("When", width="small", help="When the act happened, where the text says so"),
    "headline": st.column_config.TextColumn("Article", width="medium"),
}
_DATED = {
    "date_words": st.column_config.TextColumn("When", width=125),
    "basis_words": st.column_config.TextColumn(
        "Dated by", width=80, help="The text dates the act, or only its article"
    ),
}


def act_table(acts: pd.DataFrame, *, key: str, alt: str, every: AllRows | None = None) -> None:
    """Show acts (columns as of queries.relations.acts); choosing one opens its sentence.

    Acts of queries.timeline.dated_acts begin with their date and what it rests on. `every` leads to all acts, in the
    words of `acts_in_words`, where these are the first of them only.
    """
    columns: dict[str, Any] = dict(_COLUMNS)
    if "basis" in acts:
        del columns["when"]
        columns = _DATED | columns
    data_table(acts_in_words(acts), columns, key=key, alt=alt, every=every)


def acts_in_words(acts: pd.DataFrame, tables: Tables | None = None) -> pd.DataFrame:
    """Return acts with the columns of their table. `tables` are given where no rerun goes on."""
    shown = with_headlines(acts, tables).assign(
        sign=acts["polarity"].map(SIGN_MARKS),
        act=acts["type"].map(ACT_NAMES),
        status_name=acts["status"].map(STATUS_NAMES),
        when=acts["event_date"].map(shown_date, na_action="ignore"),
    )
    return in_words(shown) if "basis" in acts else shown
